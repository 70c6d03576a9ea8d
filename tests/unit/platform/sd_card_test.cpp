// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sd_card.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "device_bench.hpp"
#include "error_matcher.hpp"
#include "platform/devices/pl180.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 kRca = 0x4567'0000;
constexpr u32 OUT_OF_RANGE = 1u << 31, WP_VIOLATION = 1u << 26, ILLEGAL = 1u << 22,
              APP_CMD = 1u << 5;

u32 state_of(u32 status) { return status >> 9 & 0xf; }

struct ArrayDisk final : virtio::DiskImage {
    explicit ArrayDisk(u64 size, bool ro) : bytes(size), read_only(ro) {}
    [[nodiscard]] u64 sectors() const override { return bytes.size() / kSectorSize; }
    [[nodiscard]] bool is_read_only() const override { return read_only; }
    bool read(u64 sector, std::span<u8> to) override {
        std::copy_n(bytes.begin() + static_cast<long>(sector * kSectorSize), to.size(), to.begin());
        return true;
    }
    bool write(u64 sector, std::span<const u8> from) override {
        std::ranges::copy(from, bytes.begin() + static_cast<long>(sector * kSectorSize));
        return true;
    }
    bool flush() override { return true; }
    std::vector<u8> bytes;
    bool read_only;
};

struct Bench {
    explicit Bench(bool read_only = false, u64 size = 2 * SdCard::kGranule) {
        auto made = std::make_unique<ArrayDisk>(size, read_only);
        for (std::size_t i = 0; i < made->bytes.size(); ++i)
            made->bytes[i] = static_cast<u8>(i / 512 + i);
        disk = made.get();
        card = std::make_unique<SdCard>(std::move(made), "card.img");
    }
    /// R1 of a command that is answered.
    u32 status(u32 index, u32 argument) {
        const auto response = card->command(index, argument);
        REQUIRE(response);
        CHECK(response->index == index);
        return response->words[0];
    }
    void to_transfer() {
        (void)card->command(0, 0);
        REQUIRE(card->command(8, 0x1aa));
        REQUIRE(card->command(55, 0));
        REQUIRE(card->command(41, 0x4030'0000));
        REQUIRE(card->command(2, 0));
        REQUIRE(card->command(3, 0));
        REQUIRE(card->command(7, kRca));
    }
    std::vector<u8> take(std::size_t count) {
        std::vector<u8> bytes;
        for (std::size_t i = 0; i < count && card->has_data(); ++i) bytes.push_back(card->take());
        return bytes;
    }
    ArrayDisk* disk = nullptr;
    std::unique_ptr<SdCard> card;
};
}  // namespace

TEST_CASE("SD card: from idle to transfer, as a host identifies it") {
    Bench bench;
    SdCard& card = *bench.card;
    CHECK_FALSE(card.command(0, 0));
    CHECK(bench.status(8, 0x1aa) == 0x1aa);
    CHECK((bench.status(55, 0) & (APP_CMD | ILLEGAL)) == APP_CMD);
    const auto ocr = card.command(41, 0x4030'0000);
    REQUIRE(ocr);
    CHECK(ocr->words[0] == 0xc0ff'8000);
    CHECK(ocr->index == 0x3f);
    const auto cid = card.command(2, 0);
    REQUIRE(cid);
    CHECK(cid->is_long);
    CHECK(cid->words[0] == 0xaa48'5348);  // 0xaa, "HSH"
    const u32 rca = bench.status(3, 0);
    CHECK((rca & 0xffff'0000) == kRca);
    CHECK(state_of(rca) == 2);                     // ident, the state before
    CHECK(state_of(bench.status(7, kRca)) == 3);   // stand-by
    CHECK(state_of(bench.status(13, kRca)) == 4);  // transfer
}

TEST_CASE("SD card: an inquiry of the voltages changes nothing") {
    Bench bench;
    REQUIRE(bench.card->command(55, 0));
    REQUIRE(bench.card->command(41, 0));
    CHECK_FALSE(bench.card->command(2, 0));
}

TEST_CASE("SD card: the CSD tells the capacity") {
    Bench bench(false, 64 * SdCard::kGranule);
    bench.to_transfer();
    CHECK_FALSE(bench.card->command(7, 0));  // deselected
    const auto csd = bench.card->command(9, kRca);
    REQUIRE(csd);
    CHECK(csd->words[0] >> 30 == 1);           // version 2.0
    CHECK((csd->words[1] & 0x3f) << 16 == 0);  // C_SIZE<21:16>
    CHECK(csd->words[2] >> 16 == 63);          // C_SIZE<15:0>
    CHECK((csd->words[1] >> 16 & 0xf) == 9);   // READ_BL_LEN: 512 bytes
}

TEST_CASE("SD card: a block is read, and the card is back in transfer") {
    Bench bench;
    bench.to_transfer();
    CHECK(state_of(bench.status(17, 3)) == 4);
    const std::vector<u8> bytes = bench.take(1000);
    REQUIRE(bytes.size() == 512);
    CHECK(std::equal(bytes.begin(), bytes.end(), bench.disk->bytes.begin() + 3 * 512));
    CHECK(state_of(bench.status(13, kRca)) == 4);
}

TEST_CASE("SD card: many blocks are read until the stop") {
    Bench bench;
    bench.to_transfer();
    (void)bench.status(18, 1);
    const std::vector<u8> bytes = bench.take(1024);
    CHECK(std::equal(bytes.begin(), bytes.end(), bench.disk->bytes.begin() + 512));
    CHECK(state_of(bench.status(12, 0)) == 5);
    CHECK_FALSE(bench.card->has_data());
}

TEST_CASE("SD card: reading on past the last block says so") {
    Bench bench;
    bench.to_transfer();
    (void)bench.status(18, 2047);
    CHECK(bench.take(1024).size() == 512);
    CHECK((bench.status(13, kRca) & OUT_OF_RANGE) != 0);
    CHECK((bench.status(17, 2048) & OUT_OF_RANGE) != 0);
    CHECK_FALSE(bench.card->has_data());
}

TEST_CASE("SD card: blocks are written") {
    Bench bench;
    bench.to_transfer();
    (void)bench.status(25, 4);
    for (int i = 0; i < 1024; ++i) bench.card->put(0x5a);
    CHECK(state_of(bench.status(12, 0)) == 6);
    CHECK(bench.disk->bytes[4 * 512] == 0x5a);
    CHECK(bench.disk->bytes[6 * 512 - 1] == 0x5a);
    CHECK(bench.disk->bytes[6 * 512] != 0x5a);
    (void)bench.status(24, 0);
    for (int i = 0; i < 513; ++i) bench.card->put(0xa5);  // one too many is lost
    CHECK(bench.disk->bytes[511] == 0xa5);
    CHECK(bench.disk->bytes[512] != 0xa5);
}

TEST_CASE("SD card: a read-only card refuses a write") {
    Bench bench(true);
    bench.to_transfer();
    CHECK((bench.status(24, 0) & WP_VIOLATION) != 0);
    bench.card->put(0xff);
    CHECK(state_of(bench.status(13, kRca)) == 4);
    CHECK(bench.card->is_read_only());
}

TEST_CASE("SD card: SCR, SD status and the switch function are data") {
    Bench bench;
    bench.to_transfer();
    (void)bench.status(55, kRca);
    (void)bench.status(51, 0);
    CHECK(bench.take(64) == std::vector<u8>{2, 5, 0, 0, 0, 0, 0, 0});
    (void)bench.status(55, kRca);
    (void)bench.status(13, 0);
    CHECK(bench.take(100).size() == 64);
    (void)bench.status(6, 0x00ff'fff1);  // high speed?
    const std::vector<u8> functions = bench.take(100);
    REQUIRE(functions.size() == 64);
    CHECK(functions[13] == 0x01);
    CHECK(functions[16] == 0x0f);  // no
}

TEST_CASE("SD card: a command that it has not, or not now, is illegal") {
    Bench bench;
    bench.to_transfer();
    CHECK_FALSE(bench.card->command(38, 0));
    CHECK((bench.status(13, kRca) & ILLEGAL) != 0);
    CHECK((bench.status(13, kRca) & ILLEGAL) == 0);
    CHECK_FALSE(bench.card->command(2, 0));
    CHECK_FALSE(bench.card->command(13, 0x1234'0000));
}

TEST_CASE("SD card: an image of another size is refused") {
    CHECK_THROWS_MATCHES(Bench(false, 1000 * 512), SimError, bad_image("card.img"));
    CHECK_THROWS_MATCHES(Bench(false, 0), SimError, bad_image("512 KiB"));
}

TEST_CASE("SD card: a block comes through the PL180") {
    Bench bench;
    bench.to_transfer();
    Pl180 mci(bench.card.get());
    set(mci, 0x28, 512);
    set(mci, 0x2c, 9u << 4 | 3);
    set(mci, 0x08, 5);
    set(mci, 0x0c, 0x400 | 0x40 | 17);
    for (u32 i = 0; i < 128; ++i) {
        const u8* at = &bench.disk->bytes[5 * 512 + 4 * i];
        REQUIRE(get(mci, 0x80) == (at[0] | u32{at[1]} << 8 | u32{at[2]} << 16 | u32{at[3]} << 24));
    }
    CHECK((get(mci, 0x34) & 0x500) == 0x500);
}
