// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sp804.hpp"

#include <catch2/catch.hpp>

#include "device_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 LOAD = 0x00, VALUE = 0x04, CONTROL = 0x08, INTCLR = 0x0c, RIS = 0x10, MIS = 0x14,
              BGLOAD = 0x18, SECOND = 0x20;
constexpr u32 ONESHOT = 1, SIZE32 = 2, BY16 = 4, BY256 = 8, IRQ = 0x20, PERIODIC = 0x40,
              ENABLE = 0x80;
constexpr u64 kCore = 1'000'000'000;  // a tick of 1 MHz is 1000 cycles
constexpr u64 kTick = 1000;

struct Bench {
    EventQueue events;
    Sp804 timer{kCore, 1'000'000, events};
    Probe probe{timer.interrupt};
    void write(u32 offset, u32 value, u64 tick = 0) { set(timer, offset, value, 4, tick * kTick); }
    [[nodiscard]] u32 read(u32 offset, u64 tick = 0) { return get(timer, offset, 4, tick * kTick); }
    void until(u64 tick) { events.run_until(Cycles{tick * kTick}); }
};
}  // namespace

TEST_CASE("SP804: reset values") {
    Bench bench;
    for (const u32 base : {0u, SECOND}) {
        CHECK(bench.read(base + LOAD) == 0);
        CHECK(bench.read(base + VALUE) == 0xffff'ffff);
        CHECK(bench.read(base + CONTROL) == IRQ);
        CHECK(bench.read(base + RIS) == 0);
    }
    CHECK(bench.read(0xfe0) == 0x04);
    CHECK(bench.read(0xfe4) == 0x18);
    CHECK(bench.read(0xff0) == 0x0d);
}

TEST_CASE("SP804: a load value appears at once, and counts once the timer is enabled") {
    Bench bench;
    bench.write(LOAD, 100);
    CHECK(bench.read(VALUE, 50) == 100);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC, 50);
    CHECK(bench.read(VALUE, 50) == 100);
    CHECK(bench.read(VALUE, 60) == 90);
    bench.write(CONTROL, SIZE32, 70);
    CHECK(bench.read(VALUE, 99) == 80);
    CHECK(bench.probe.rises == 0);
}

TEST_CASE("SP804: a periodic timer interrupts every `load` ticks, without drift") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC | IRQ);
    for (u64 period = 1; period <= 3; ++period) {
        bench.until(period * 10 - 1);
        CHECK_FALSE(bench.timer.interrupt.level());
        bench.until(period * 10);
        CHECK(bench.timer.interrupt.level());
        CHECK(bench.probe.last == Cycles{period * 10 * kTick});
        bench.write(INTCLR, 0, period * 10);
        CHECK_FALSE(bench.timer.interrupt.level());
    }
    CHECK(bench.probe.rises == 3);
}

TEST_CASE("SP804: a background load counts from the next zero on") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC | IRQ);
    bench.write(BGLOAD, 100, 5);
    CHECK(bench.read(VALUE, 5) == 5);
    CHECK(bench.read(LOAD, 5) == 100);
    bench.until(10);
    CHECK(bench.read(VALUE, 20) == 90);
}

TEST_CASE("SP804: a one-shot timer stands at zero until it is loaded again") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, ENABLE | SIZE32 | ONESHOT | IRQ);
    bench.until(1000);
    CHECK(bench.probe.rises == 1);
    CHECK(bench.read(VALUE, 1000) == 0);
    bench.write(INTCLR, 1, 1000);
    bench.write(CONTROL, ENABLE | SIZE32 | ONESHOT | IRQ, 1000);
    bench.until(2000);
    CHECK(bench.probe.rises == 1);
    bench.write(LOAD, 5, 2000);
    bench.until(2005);
    CHECK(bench.probe.rises == 2);
}

TEST_CASE("SP804: clearing OneShot lets a halted timer go on as its mode says") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, ENABLE | SIZE32 | ONESHOT | IRQ);
    bench.until(10);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC, 20);
    CHECK(bench.read(VALUE, 23) == 7);
}

TEST_CASE("SP804: a free-running timer wraps at its size") {
    Bench bench;
    bench.write(LOAD, 2);
    bench.write(CONTROL, ENABLE | SIZE32);
    bench.until(2);
    CHECK(bench.read(RIS, 2) == 1);
    CHECK(bench.read(MIS, 2) == 0);
    CHECK(bench.probe.rises == 0);
    CHECK(bench.read(VALUE, 3) == 0xffff'ffff);
    bench.write(LOAD, 0x5'0002, 10);
    bench.write(CONTROL, ENABLE, 10);
    bench.until(12);
    CHECK((bench.read(VALUE, 13) & 0xffff) == 0xffff);
}

TEST_CASE("SP804: the prescaler divides by 16 or 256") {
    Bench bench;
    const auto [bits, divider] = GENERATE(table<u32, u64>({{BY16, u64{16}}, {BY256, u64{256}}}));
    bench.write(LOAD, 10);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC | IRQ | bits);
    CHECK(bench.read(VALUE, 3 * divider) == 7);
    bench.until(10 * divider);
    CHECK(bench.probe.last == Cycles{10 * divider * kTick});
}

TEST_CASE("SP804: both timers share the output, and each clears its own interrupt") {
    Bench bench;
    for (const u32 base : {0u, SECOND}) {
        bench.write(base + LOAD, 10);
        bench.write(base + CONTROL, ENABLE | SIZE32 | ONESHOT | IRQ);
    }
    bench.until(10);
    bench.write(INTCLR, 0, 11);
    CHECK(bench.read(RIS, 11) == 0);
    CHECK(bench.read(SECOND + MIS, 11) == 1);
    CHECK(bench.timer.interrupt.level());
    bench.write(SECOND + INTCLR, 0, 11);
    CHECK_FALSE(bench.timer.interrupt.level());
}

TEST_CASE("SP804: IntEnable masks, RIS stays raw") {
    Bench bench;
    bench.write(LOAD, 1);
    bench.write(CONTROL, ENABLE | SIZE32 | ONESHOT);
    bench.until(1);
    CHECK(bench.read(RIS, 1) == 1);
    CHECK(bench.read(MIS, 1) == 0);
    bench.write(CONTROL, ENABLE | SIZE32 | ONESHOT | IRQ, 2);
    CHECK(bench.timer.interrupt.level());
}

TEST_CASE("SP804: a load of zero interrupts at once") {
    Bench bench;
    bench.write(CONTROL, ENABLE | SIZE32 | ONESHOT | IRQ);
    bench.write(LOAD, 0, 5);
    bench.until(5);
    CHECK(bench.probe.rises == 1);
}

TEST_CASE("SP804: another clock rate keeps the value") {
    Bench bench;
    bench.write(LOAD, 100);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC);
    bench.timer.set_rate(0, 100'000, Cycles{50 * kTick});
    CHECK(bench.read(VALUE, 50) == 50);
    CHECK(bench.read(VALUE, 100) == 45);
}

TEST_CASE("SP804: the integration test registers drive the output") {
    Bench bench;
    bench.write(0xf04, 1);
    CHECK_FALSE(bench.timer.interrupt.level());
    bench.write(0xf00, 1);
    CHECK(bench.timer.interrupt.level());
    bench.write(0xf00, 0);
    CHECK_FALSE(bench.timer.interrupt.level());
}

TEST_CASE("SP804: reset stops both timers and drops the interrupt") {
    Bench bench;
    bench.write(LOAD, 1);
    bench.write(CONTROL, ENABLE | SIZE32 | PERIODIC | IRQ);
    bench.until(1);
    bench.timer.reset(Cycles{2 * kTick});
    CHECK_FALSE(bench.timer.interrupt.level());
    CHECK(bench.read(VALUE, 100) == 0xffff'ffff);
    CHECK(bench.events.next() == kNever);
}
