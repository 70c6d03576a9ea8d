// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl180.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "device_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 ARGUMENT = 0x08, COMMAND = 0x0c, RESPCMD = 0x10, RESPONSE0 = 0x14, RESPONSE3 = 0x20,
              DATATIMER = 0x24, LENGTH = 0x28, DATACTRL = 0x2c, DATACNT = 0x30, STATUS = 0x34,
              CLEAR = 0x38, MASK0 = 0x3c, MASK1 = 0x40, FIFOCNT = 0x48, FIFO = 0x80;
constexpr u32 SHORT = 1u << 6, LONG = 3u << 6, ENABLE = 1u << 10;
constexpr u32 CMDTIMEOUT = 1u << 2, DATATIMEOUT = 1u << 3, CMDRESPEND = 1u << 6, CMDSENT = 1u << 7,
              DATAEND = 1u << 8, BLOCKEND = 1u << 10, TXACTIVE = 1u << 12, RXACTIVE = 1u << 13,
              TXHALFEMPTY = 1u << 14, RXHALFFULL = 1u << 15, TXEMPTY = 1u << 18, RXAVLBL = 1u << 21;
constexpr u32 READ_512 = 9u << 4 | 3, WRITE_512 = 9u << 4 | 1;

/// Answers every command with its argument, sends 0, 1, 2, ..., keeps what it gets.
struct FakeCard final : CardBus {
    std::optional<CardResponse> command(u32 index, u32 argument) override {
        last = index;
        if (is_silent) return std::nullopt;
        return CardResponse{{argument, 2, 3, 0xff}, answers_long, static_cast<u8>(index)};
    }
    [[nodiscard]] bool has_data() const override { return can_send; }
    u8 take() override { return next++; }
    void put(u8 byte) override { got.push_back(byte); }
    void reset() override { ++resets; }
    u32 last = 0;
    bool is_silent = false, answers_long = false, can_send = true;
    u8 next = 0;
    std::vector<u8> got;
    int resets = 0;
};

struct Bench {
    FakeCard card;
    Pl180 mci{&card};
};
}  // namespace

TEST_CASE("PL180: an empty slot lets every response time out") {
    Pl180 mci;
    set(mci, COMMAND, ENABLE);
    CHECK(get(mci, STATUS) == CMDSENT);
    set(mci, CLEAR, 0x7ff);
    set(mci, COMMAND, ENABLE | SHORT | 8);
    CHECK(get(mci, STATUS) == CMDTIMEOUT);
    CHECK(get(mci, COMMAND) == (SHORT | 8));
    set(mci, CLEAR, CMDTIMEOUT);
    set(mci, LENGTH, 512);
    set(mci, DATACTRL, READ_512);
    CHECK(get(mci, STATUS) == DATATIMEOUT);
}

TEST_CASE("PL180: identification and widths") {
    Pl180 mci;
    CHECK(get(mci, 0xfe0) == 0x81);
    CHECK(get(mci, 0xfe4) == 0x11);
    CHECK(get(mci, 0xfe8) == 0x04);
    set(mci, LENGTH, ~0u);
    CHECK(get(mci, LENGTH) == 0xffff);
    set(mci, DATATIMER, ~0u);
    CHECK(get(mci, DATATIMER) == ~0u);
}

TEST_CASE("PL180: a short response gives one word and the index") {
    Bench bench;
    set(bench.mci, ARGUMENT, 0x1aa);
    set(bench.mci, COMMAND, ENABLE | SHORT | 8);
    CHECK(bench.card.last == 8);
    CHECK(get(bench.mci, STATUS) == CMDRESPEND);
    CHECK(get(bench.mci, RESPCMD) == 8);
    CHECK(get(bench.mci, RESPONSE0) == 0x1aa);
}

TEST_CASE("PL180: a long response gives four words, the last bit clear") {
    Bench bench;
    bench.card.answers_long = true;
    set(bench.mci, COMMAND, ENABLE | LONG | 2);
    CHECK(get(bench.mci, STATUS) == CMDRESPEND);
    CHECK(get(bench.mci, RESPONSE3) == 0xfe);
}

TEST_CASE("PL180: a response of the other length, or none, times out") {
    Bench bench;
    set(bench.mci, COMMAND, ENABLE | LONG | 2);
    CHECK(get(bench.mci, STATUS) == CMDTIMEOUT);
    set(bench.mci, CLEAR, 0x7ff);
    bench.card.is_silent = true;
    set(bench.mci, COMMAND, ENABLE | SHORT | 2);
    CHECK(get(bench.mci, STATUS) == CMDTIMEOUT);
}

TEST_CASE("PL180: a block is read through the FIFO") {
    Bench bench;
    set(bench.mci, LENGTH, 512);
    set(bench.mci, DATACTRL, READ_512);
    CHECK(get(bench.mci, DATACNT) == 448);
    CHECK(get(bench.mci, FIFOCNT) == 112);
    CHECK((get(bench.mci, STATUS) & (RXACTIVE | RXHALFFULL | DATAEND)) == (RXACTIVE | RXHALFFULL));
    for (u32 i = 0; i < 128; ++i) {
        const u32 first = 4 * i & 0xff;
        CHECK(get(bench.mci, FIFO + 4 * (i % 16)) ==
              (first | (first + 1) << 8 | (first + 2) << 16 | (first + 3) << 24));
    }
    CHECK(get(bench.mci, STATUS) == (DATAEND | BLOCKEND));
    CHECK(get(bench.mci, FIFO) == 0);
}

TEST_CASE("PL180: a read waits for the card's data") {
    Bench bench;
    bench.card.can_send = false;
    set(bench.mci, LENGTH, 8);
    set(bench.mci, DATACTRL, 3u << 4 | 3);
    CHECK((get(bench.mci, STATUS) & (RXAVLBL | DATAEND)) == 0);
    bench.card.can_send = true;
    set(bench.mci, COMMAND, ENABLE | SHORT | 17);
    CHECK((get(bench.mci, STATUS) & (RXAVLBL | DATAEND)) == (RXAVLBL | DATAEND));
    CHECK(get(bench.mci, FIFO) == 0x0302'0100);
    CHECK((get(bench.mci, STATUS) & RXACTIVE) != 0);
    CHECK(get(bench.mci, FIFO) == 0x0706'0504);
    CHECK((get(bench.mci, STATUS) & RXACTIVE) == 0);
}

TEST_CASE("PL180: a block is written through the FIFO") {
    Bench bench;
    set(bench.mci, LENGTH, 512);
    set(bench.mci, DATACTRL, WRITE_512);
    CHECK(get(bench.mci, STATUS) == (TXACTIVE | TXHALFEMPTY | TXEMPTY));
    for (u32 i = 0; i < 128; ++i) set(bench.mci, FIFO, i);
    CHECK(get(bench.mci, STATUS) == (DATAEND | BLOCKEND));
    REQUIRE(bench.card.got.size() == 512);
    CHECK(bench.card.got[4] == 1);
    CHECK(bench.card.got[508] == 127);
    set(bench.mci, FIFO, 1);
    CHECK(bench.card.got.size() == 512);
}

TEST_CASE("PL180: each output has its own mask") {
    Bench bench;
    set(bench.mci, MASK0, CMDRESPEND);
    set(bench.mci, MASK1, RXAVLBL);
    set(bench.mci, COMMAND, ENABLE | SHORT | 17);
    CHECK(bench.mci.interrupts[0].level());
    CHECK_FALSE(bench.mci.interrupts[1].level());
    set(bench.mci, CLEAR, CMDRESPEND);
    CHECK_FALSE(bench.mci.interrupts[0].level());
    set(bench.mci, LENGTH, 4);
    set(bench.mci, DATACTRL, 2u << 4 | 3);
    CHECK(bench.mci.interrupts[1].level());
    (void)get(bench.mci, FIFO);
    CHECK_FALSE(bench.mci.interrupts[1].level());
}

TEST_CASE("PL180: a debugger takes nothing from the FIFO") {
    Bench bench;
    set(bench.mci, LENGTH, 4);
    set(bench.mci, DATACTRL, 2u << 4 | 3);
    CHECK(bench.mci.read(debug_at(FIFO)).value == 0x0302'0100);
    CHECK(get(bench.mci, FIFO) == 0x0302'0100);
}

TEST_CASE("PL180: reset reaches the card and drops the interrupts") {
    Bench bench;
    set(bench.mci, MASK0, ~0u);
    set(bench.mci, COMMAND, ENABLE | SHORT | 17);
    bench.mci.reset(Cycles{});
    CHECK(bench.card.resets == 1);
    CHECK_FALSE(bench.mci.interrupts[0].level());
    CHECK(get(bench.mci, STATUS) == 0);
}
