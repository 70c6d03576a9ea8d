// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl031.hpp"

#include <catch2/catch.hpp>

#include "device_bench.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u32 DR = 0x0, MR = 0x4, LR = 0x8, CR = 0xc, IMSC = 0x10, RIS = 0x14, MIS = 0x18,
              ICR = 0x1c;
constexpr u64 kHertz = 1000;

struct Bench {
    EventQueue events;
    Pl031 rtc{kHertz, events};
    Probe probe{rtc.interrupt};
};
}  // namespace

TEST_CASE("PL031: the clock starts at the fixed epoch and counts seconds of model time") {
    Bench bench;
    CHECK(get(bench.rtc, DR) == pl031::kEpoch);
    CHECK(get(bench.rtc, DR, 4, 999) == pl031::kEpoch);
    CHECK(get(bench.rtc, DR, 4, 1000) == pl031::kEpoch + 1);
    CHECK(get(bench.rtc, DR, 4, 3'600'000) == pl031::kEpoch + 3600);
}

TEST_CASE("PL031: a load sets the time from which it counts on") {
    Bench bench;
    set(bench.rtc, LR, 100, 4, 5000);
    CHECK(get(bench.rtc, DR, 4, 5000) == 100);
    CHECK(get(bench.rtc, DR, 4, 8000) == 103);
    CHECK(get(bench.rtc, LR) == 100);
}

TEST_CASE("PL031: the clock is always on") {
    Bench bench;
    CHECK(get(bench.rtc, CR) == 1);
    set(bench.rtc, CR, 0);
    CHECK(get(bench.rtc, CR) == 1);
}

TEST_CASE("PL031: the alarm comes at the beginning of the second that matches") {
    Bench bench;
    set(bench.rtc, IMSC, 1);
    set(bench.rtc, MR, pl031::kEpoch + 3, 4, 500);
    CHECK(bench.events.next() == Cycles{3000});
    bench.events.run_until(Cycles{3000});
    CHECK(bench.rtc.interrupt.level());
    CHECK(bench.probe.last == Cycles{3000});
    CHECK(get(bench.rtc, MIS) == 1);
}

TEST_CASE("PL031: the alarm is raw while masked, and ICR clears it") {
    Bench bench;
    set(bench.rtc, MR, pl031::kEpoch + 1);
    bench.events.run_until(Cycles{1000});
    CHECK(get(bench.rtc, RIS) == 1);
    CHECK(get(bench.rtc, MIS) == 0);
    CHECK(bench.probe.rises == 0);
    set(bench.rtc, IMSC, 1);
    CHECK(bench.rtc.interrupt.level());
    set(bench.rtc, ICR, 1);
    CHECK_FALSE(bench.rtc.interrupt.level());
    CHECK(get(bench.rtc, RIS) == 0);
}

TEST_CASE("PL031: a match with the current second is immediate") {
    Bench bench;
    set(bench.rtc, MR, pl031::kEpoch);
    CHECK(get(bench.rtc, RIS) == 1);
}

TEST_CASE("PL031: a match behind the time is a whole turn of the counter away") {
    Bench bench;
    set(bench.rtc, MR, pl031::kEpoch - 1);
    CHECK(get(bench.rtc, RIS) == 0);
    CHECK(bench.events.next() == Cycles{0xffff'ffffull * kHertz});
}

TEST_CASE("PL031: setting the time moves the alarm") {
    Bench bench;
    set(bench.rtc, MR, 50);
    set(bench.rtc, LR, 48);
    CHECK(bench.events.next() == Cycles{2000});
}

TEST_CASE("PL031: identification registers") {
    Bench bench;
    CHECK(get(bench.rtc, 0xfe0, 1) == 0x31);
    CHECK(get(bench.rtc, 0xfe4, 1) == 0x10);
    CHECK(get(bench.rtc, 0xffc, 1) == 0xb1);
}

TEST_CASE("PL031: reset clears mask and alarm, and the time goes on") {
    Bench bench;
    set(bench.rtc, IMSC, 1);
    set(bench.rtc, MR, pl031::kEpoch);
    bench.rtc.reset(Cycles{2000});
    CHECK_FALSE(bench.rtc.interrupt.level());
    CHECK(get(bench.rtc, IMSC) == 0);
    CHECK(get(bench.rtc, DR, 4, 2000) == pl031::kEpoch + 2);
}
