// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl011.hpp"

#include <catch2/catch.hpp>

#include "device_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 DR = 0x000, RSR = 0x004, FR = 0x018, IBRD = 0x024, FBRD = 0x028, LCR_H = 0x02c,
              CR = 0x030, IFLS = 0x034, IMSC = 0x038, RIS = 0x03c, MIS = 0x040, ICR = 0x044;
constexpr u32 kEnable = 0x301;    // UARTEN, TXE, RXE
constexpr u32 kEightBits = 0x60;  // 8N1, no FIFO
constexpr u32 kFifos = 0x70;      // 8N1, FEN
constexpr u32 kRx = 1u << 4, kTx = 1u << 5, kTimeout = 1u << 6, kOverrun = 1u << 10;

/// A UART on a 240 MHz core: a bit at IBRD = 1 takes 160 cycles, a character of 8N1 1600.
struct Bench {
    explicit Bench(std::string input = "") { source.text = std::move(input); }

    Bench& enabled(u32 line_control = kFifos) {
        set(uart, IBRD, 1);
        set(uart, LCR_H, line_control);
        set(uart, CR, kEnable);
        return *this;
    }
    u32 reg(u32 offset) { return get(uart, offset); }

    EventQueue events;
    FakeSink sink;
    FakeSource source;
    Pl011 uart{{.core_hertz = 240'000'000}, events, sink, &source};
    Probe probe{uart.interrupt};
};
}  // namespace

TEST_CASE("PL011: every register resets to the TRM's value") {
    Bench bench;
    CHECK(bench.reg(DR) == 0);
    CHECK(bench.reg(FR) == 0x90);
    CHECK(bench.reg(CR) == 0x300);
    CHECK(bench.reg(IFLS) == 0x12);
    CHECK(bench.reg(IMSC) == 0);
    CHECK(bench.reg(RIS) == 0);
    CHECK(bench.reg(LCR_H) == 0);
}

TEST_CASE("PL011: the identification registers name an r1p3 of Arm") {
    Bench bench;
    u32 peripheral = 0;
    u32 cell = 0;
    for (u32 i = 0; i < 4; ++i) {
        peripheral |= bench.reg(0xfe0 + 4 * i) << (8 * i);
        cell |= bench.reg(0xff0 + 4 * i) << (8 * i);
    }
    CHECK(peripheral == 0x0014'1011);
    CHECK(cell == 0xb105'f00d);
}

TEST_CASE("PL011: identification registers can be read by bytes and halfwords") {
    Bench bench;
    CHECK(get(bench.uart, 0xfe0, 1) == 0x11);
    CHECK(get(bench.uart, 0xfe0, 2) == 0x11);
    CHECK(get(bench.uart, 0xfe1, 1) == 0);
}

TEST_CASE("PL011: no row of the register table lies on another") {
    for (const RegisterRow& a : pl011::kRows) {
        for (const RegisterRow& b : pl011::kRows) {
            if (&a != &b) CHECK(a.offset != b.offset);
        }
        CHECK(a.offset % 4 == 0);
    }
}

TEST_CASE("PL011: bits that do not exist read as zero after all ones were written") {
    Bench bench;
    for (const RegisterRow& row : pl011::kRows) {
        if (row.access != RegisterAccess::RW || row.offset == DR) continue;
        set(bench.uart, row.offset, ~0u);
        INFO(row.name);
        CHECK(bench.reg(row.offset) == row.bits);
    }
}

TEST_CASE("PL011: a hole in the register map reads as zero and ignores writes") {
    Bench bench;
    set(bench.uart, 0x100, ~0u);
    CHECK(bench.reg(0x100) == 0);
    CHECK(bench.uart.read(at(0x00c)).status == MmioStatus::Ok);
}

TEST_CASE("PL011: a byte written to DR leaves at once, at any access size") {
    Bench bench;
    bench.enabled();
    set(bench.uart, DR, 'a', 1);
    set(bench.uart, DR, 'b', 2);
    set(bench.uart, DR, 0xffff'ff00u | 'c', 4);
    CHECK(bench.sink.text == "abc");
    CHECK((bench.reg(FR) & 0xa8) == 0x80);  // TXFE, neither TXFF nor BUSY
}

TEST_CASE("PL011: the transmit interrupt follows a write and is cleared by ICR") {
    Bench bench;
    bench.enabled();
    set(bench.uart, IMSC, kTx);
    CHECK(bench.probe.rises == 0);
    set(bench.uart, DR, 'x', 1);
    CHECK(bench.probe.rises == 1);
    CHECK(bench.reg(MIS) == kTx);
    set(bench.uart, ICR, kTx);
    CHECK(bench.probe.falls == 1);
    CHECK(bench.reg(RIS) == 0);
}

TEST_CASE("PL011: unmasking raises a pending interrupt, masking lowers it") {
    Bench bench;
    set(bench.uart, DR, 'x', 1);
    CHECK(bench.probe.rises == 0);
    CHECK(bench.reg(RIS) == kTx);
    set(bench.uart, IMSC, kTx);
    CHECK(bench.uart.interrupt.level());
    set(bench.uart, IMSC, 0);
    CHECK_FALSE(bench.uart.interrupt.level());
}

TEST_CASE("PL011: the character time follows divisor and format") {
    Bench bench;
    CHECK(bench.uart.character_time() == Cycles{240'000'000ull * 10 / 115'200});
    set(bench.uart, IBRD, 13);
    set(bench.uart, FBRD, 1);
    set(bench.uart, LCR_H, kFifos);
    // 10 bits of (13 * 64 + 1) / 4 periods of 24 MHz, each ten cycles.
    CHECK(bench.uart.character_time() == Cycles{10 * 833 * 10 / 4});
    set(bench.uart, LCR_H, kFifos | 1u << 1 | 1u << 3);  // parity and two stop bits
    CHECK(bench.uart.character_time() == Cycles{12 * 833 * 10 / 4});
}

TEST_CASE("PL011: nothing is received while the UART or its receiver is off") {
    Bench bench("abc");
    bench.events.run_until(Cycles{1'000'000});
    CHECK(bench.reg(FR) == 0x90);
    set(bench.uart, CR, 0x101);  // RXE clear
    CHECK(bench.events.next() == kNever);
    set(bench.uart, CR, 0x300);  // UARTEN clear
    CHECK(bench.events.next() == kNever);
    CHECK(bench.source.text == "abc");
}

TEST_CASE("PL011: bytes come one character time apart") {
    Bench bench("ab");
    bench.enabled();
    CHECK(bench.events.next() == Cycles{1600});
    bench.events.run_until(Cycles{1599});
    CHECK((bench.reg(FR) & 0x10) != 0);
    bench.events.run_until(Cycles{1600});
    CHECK((bench.reg(FR) & 0x10) == 0);
    CHECK(bench.source.text == "b");
    bench.events.run_until(Cycles{3200});
    CHECK(bench.reg(DR) == 'a');
    CHECK(bench.reg(DR) == 'b');
    CHECK((bench.reg(FR) & 0x10) != 0);
}

TEST_CASE("PL011: the FIFO holds 16 and the seventeenth byte waits outside") {
    Bench bench("0123456789abcdefXY");
    bench.enabled();
    bench.events.run_until(Cycles{1'000'000});
    CHECK((bench.reg(FR) & 0x40) != 0);
    CHECK(bench.source.text == "XY");
    CHECK(bench.reg(DR) == '0');
    bench.events.run_until(Cycles{2'000'000});
    CHECK(bench.source.text == "Y");
}

TEST_CASE("PL011: without FIFOs there is room for one byte") {
    Bench bench("ab");
    bench.enabled(kEightBits);
    bench.events.run_until(Cycles{1'000'000});
    CHECK(bench.source.text == "b");
    CHECK((bench.reg(FR) & 0x50) == 0x40);
    CHECK(bench.reg(RIS) == kRx);
    CHECK(bench.reg(DR) == 'a');
    CHECK(bench.reg(RIS) == 0);
}

TEST_CASE("PL011: the receive interrupt comes at the trigger level and goes below it") {
    Bench bench("0123456789");
    bench.enabled();
    set(bench.uart, IMSC, kRx);
    bench.events.run_until(Cycles{1600 * 7});
    CHECK_FALSE(bench.uart.interrupt.level());
    bench.events.run_until(Cycles{1600 * 8});  // IFLS resets to a half
    CHECK(bench.uart.interrupt.level());
    CHECK(bench.probe.last == Cycles{1600 * 8});
    CHECK(bench.reg(DR) == '0');
    CHECK_FALSE(bench.uart.interrupt.level());
}

TEST_CASE("PL011: every trigger level is the TRM's fraction of the FIFO") {
    const auto [select, level] =
        GENERATE(table<u32, u32>({{0, 2}, {1, 4}, {2, 8}, {3, 12}, {4, 14}}));
    Bench bench(std::string(16, 'x'));
    bench.enabled();
    set(bench.uart, IFLS, select << 3);
    bench.events.run_until(Cycles{1600 * (level - 1)});
    CHECK((bench.reg(RIS) & kRx) == 0);
    bench.events.run_until(Cycles{1600 * level});
    CHECK((bench.reg(RIS) & kRx) != 0);
}

TEST_CASE("PL011: the receive timeout comes 32 bit periods after the last byte") {
    Bench bench("a");
    bench.enabled();
    set(bench.uart, IMSC, kTimeout);
    bench.events.run_until(Cycles{1600 + 32 * 160 - 1});
    CHECK_FALSE(bench.uart.interrupt.level());
    bench.events.run_until(Cycles{1600 + 32 * 160});
    CHECK(bench.uart.interrupt.level());
    CHECK(bench.reg(DR) == 'a');
    CHECK_FALSE(bench.uart.interrupt.level());
}

TEST_CASE("PL011: the receive timeout does not come when the FIFO was emptied before") {
    Bench bench("a");
    bench.enabled();
    bench.events.run_until(Cycles{1600});
    CHECK(bench.reg(DR) == 'a');
    bench.events.run_until(Cycles{1'000'000});
    CHECK(bench.reg(RIS) == 0);
}

TEST_CASE("PL011: a debugger reads the next byte and leaves it there") {
    Bench bench("a");
    bench.enabled();
    bench.events.run_until(Cycles{1600});
    CHECK(bench.uart.read(debug_at(DR)).value == 'a');
    CHECK(bench.uart.write(debug_at(DR), 'z') == MmioStatus::Ok);
    CHECK(bench.sink.text.empty());
    CHECK(bench.reg(DR) == 'a');
}

TEST_CASE("PL011: reading an empty FIFO gives zero and nothing else") {
    Bench bench;
    bench.enabled();
    CHECK(bench.reg(DR) == 0);
    CHECK(bench.reg(FR) == 0x90);
}

TEST_CASE("PL011: loopback turns transmitted bytes into received ones") {
    Bench bench("outside");
    set(bench.uart, LCR_H, kFifos);
    set(bench.uart, CR, kEnable | 1u << 7);
    set(bench.uart, DR, 'q', 1);
    bench.events.run_until(Cycles{1'000'000});
    CHECK(bench.reg(DR) == 'q');
    CHECK(bench.source.text == "outside");
}

TEST_CASE("PL011: a byte that finds the FIFO full is lost and reported as overrun") {
    Bench bench;
    set(bench.uart, LCR_H, kEightBits);
    set(bench.uart, CR, kEnable | 1u << 7);
    set(bench.uart, DR, 'a', 1);
    set(bench.uart, DR, 'b', 1);
    CHECK((bench.reg(RIS) & kOverrun) != 0);
    CHECK(bench.reg(DR) == (1u << 11 | 'a'));
    CHECK(bench.reg(RSR) == 8);
    set(bench.uart, RSR, 0);
    CHECK(bench.reg(RSR) == 0);
}

TEST_CASE("PL011: switching the FIFOs empties them; writing the same format does not") {
    Bench bench("ab");
    bench.enabled();
    bench.events.run_until(Cycles{1600});
    set(bench.uart, LCR_H, kFifos);
    CHECK((bench.reg(FR) & 0x10) == 0);
    set(bench.uart, LCR_H, kEightBits);
    CHECK((bench.reg(FR) & 0x10) != 0);
}

TEST_CASE("PL011: a live source that becomes ready later is heard") {
    Bench bench;
    bench.enabled();
    bench.events.run_until(Cycles{5000});
    bench.source.text = "k";
    bench.uart.input_arrived(Cycles{5000});
    bench.events.run_until(Cycles{6600});
    CHECK(bench.reg(DR) == 'k');
}

TEST_CASE("PL011: reset forgets bytes, interrupts and events") {
    Bench bench("abc");
    bench.enabled();
    set(bench.uart, IMSC, kRx | kTx);
    set(bench.uart, DR, 'x', 1);
    bench.events.run_until(Cycles{1600});
    bench.uart.reset(Cycles{2000});
    CHECK_FALSE(bench.uart.interrupt.level());
    CHECK(bench.reg(FR) == 0x90);
    CHECK(bench.reg(CR) == 0x300);
    CHECK(bench.events.next() == kNever);
}
