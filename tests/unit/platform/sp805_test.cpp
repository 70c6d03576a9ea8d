// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sp805.hpp"

#include <catch2/catch.hpp>

#include "device_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 LOAD = 0x000, VALUE = 0x004, CONTROL = 0x008, INTCLR = 0x00c, RIS = 0x010,
              MIS = 0x014, LOCK = 0xc00, ITCR = 0xf00, ITOP = 0xf04;
constexpr u32 INTEN = 1, RESEN = 2;
constexpr u64 kTick = 1000;

struct Bench {
    EventQueue events;
    Sp805 watchdog{1'000'000'000, 1'000'000, events};
    void write(u32 offset, u32 value, u64 tick = 0) {
        set(watchdog, offset, value, 4, tick * kTick);
    }
    [[nodiscard]] u32 read(u32 offset, u64 tick = 0) {
        return get(watchdog, offset, 4, tick * kTick);
    }
    void until(u64 tick) { events.run_until(Cycles{tick * kTick}); }
};
}  // namespace

TEST_CASE("SP805: reset values") {
    Bench bench;
    CHECK(bench.read(LOAD) == 0xffff'ffff);
    CHECK(bench.read(VALUE) == 0xffff'ffff);
    CHECK(bench.read(CONTROL) == 0);
    CHECK(bench.read(LOCK) == 0);
    CHECK(bench.read(0xfe0) == 0x05);
    CHECK(bench.read(0xfe4) == 0x18);
    CHECK(bench.read(0xfe8) == 0x14);
}

TEST_CASE("SP805: it counts while INTEN is set, from the load value") {
    Bench bench;
    bench.write(LOAD, 100);
    CHECK(bench.read(VALUE, 50) == 100);
    bench.write(CONTROL, INTEN, 50);
    CHECK(bench.read(VALUE, 60) == 90);
    bench.write(CONTROL, 0, 60);
    CHECK(bench.read(VALUE, 99) == 90);
    bench.write(CONTROL, INTEN, 100);
    CHECK(bench.read(VALUE, 110) == 90);
}

TEST_CASE("SP805: the first zero interrupts, the second asks for a reset") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, INTEN | RESEN);
    bench.until(10);
    CHECK(bench.watchdog.interrupt.level());
    CHECK(bench.read(MIS, 10) == 1);
    bench.until(19);
    CHECK_FALSE(bench.watchdog.reset_request.level());
    bench.until(20);
    CHECK(bench.watchdog.reset_request.level());
}

TEST_CASE("SP805: without RESEN there is no reset") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, INTEN);
    bench.until(100);
    CHECK(bench.read(RIS, 100) == 1);
    CHECK_FALSE(bench.watchdog.reset_request.level());
}

TEST_CASE("SP805: clearing the interrupt starts the count again") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, INTEN | RESEN);
    for (u64 tick = 15; tick < 200; tick += 15) {
        bench.until(tick);
        CHECK(bench.watchdog.interrupt.level());
        bench.write(INTCLR, 0, tick);
        CHECK_FALSE(bench.watchdog.interrupt.level());
        CHECK(bench.read(VALUE, tick) == 10);
    }
    CHECK_FALSE(bench.watchdog.reset_request.level());
}

TEST_CASE("SP805: locked, nothing but the lock can be written") {
    Bench bench;
    bench.write(LOCK, 1);
    CHECK(bench.read(LOCK) == 1);
    bench.write(LOAD, 10);
    bench.write(CONTROL, INTEN);
    CHECK(bench.read(LOAD) == 0xffff'ffff);
    CHECK(bench.read(CONTROL) == 0);
    bench.write(LOCK, 0x1acc'e551);
    CHECK(bench.read(LOCK) == 0);
    bench.write(LOAD, 10);
    CHECK(bench.read(LOAD) == 10);
}

TEST_CASE("SP805: the integration test registers drive both outputs") {
    Bench bench;
    bench.write(ITCR, 1);
    bench.write(ITOP, 2);
    CHECK(bench.watchdog.interrupt.level());
    CHECK_FALSE(bench.watchdog.reset_request.level());
    bench.write(ITOP, 1);
    CHECK_FALSE(bench.watchdog.interrupt.level());
    CHECK(bench.watchdog.reset_request.level());
}

TEST_CASE("SP805: reset stops it") {
    Bench bench;
    bench.write(LOAD, 10);
    bench.write(CONTROL, INTEN | RESEN);
    bench.until(20);
    bench.watchdog.reset(Cycles{21 * kTick});
    CHECK_FALSE(bench.watchdog.interrupt.level());
    CHECK_FALSE(bench.watchdog.reset_request.level());
    CHECK(bench.events.next() == kNever);
}
