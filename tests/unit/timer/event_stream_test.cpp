// SPDX-License-Identifier: Apache-2.0
// The event streams of CNTKCTL and CNTHCTL. ARM ARM B8.1.4.
#include <catch2/catch.hpp>

#include "timer_bench.hpp"

using namespace hypscope;
using namespace hypscope::timer;

namespace {
constexpr u32 kEvntEn = 1u << 2, kFalling = 1u << 3;
constexpr u32 evnti(u32 bit_number) { return bit_number << 4; }
}  // namespace

SCENARIO("No event is sent while EVNTEN is 0") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(evnti(2), {0});
    bench.run_until(100'000);
    REQUIRE(bench.events.empty());
}

SCENARIO("With EVNTDIR 0 an event is sent when bit EVNTI of the count goes to 1") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(kEvntEn | evnti(3), {0});
    bench.run_until(bench.cycle_of(41));
    const std::vector<u64> expected{bench.cycle_of(8), bench.cycle_of(24), bench.cycle_of(40)};
    REQUIRE(bench.events == expected);
    REQUIRE(bench.events[2] == 896);
}

SCENARIO("With EVNTDIR 1 an event is sent when bit EVNTI of the count goes to 0") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(kEvntEn | kFalling | evnti(3), {0});
    bench.run_until(bench.cycle_of(33));
    REQUIRE(bench.events == std::vector<u64>{bench.cycle_of(16), bench.cycle_of(32)});
}

SCENARIO("With EVNTI 0 every second count sends an event") {
    TimerBench bench;
    bench.timer.write_CNTHCTL(kEvntEn, {0});
    bench.run_until(bench.cycle_of(6));
    const std::vector<u64> expected{bench.cycle_of(1), bench.cycle_of(3), bench.cycle_of(5)};
    REQUIRE(bench.events == expected);
}

SCENARIO("The stream of CNTKCTL follows the virtual count") {
    TimerBench bench;
    bench.timer.write_CNTVOFF(3, {0});
    bench.timer.write_CNTKCTL(kEvntEn | evnti(3), {0});
    bench.run_until(bench.cycle_of(28));
    REQUIRE(bench.events == std::vector<u64>{bench.cycle_of(11), bench.cycle_of(27)});
}

SCENARIO("The stream of CNTHCTL follows the physical count") {
    TimerBench bench;
    bench.timer.write_CNTVOFF(3, {0});
    bench.timer.write_CNTHCTL(kEvntEn | evnti(3), {0});
    bench.run_until(bench.cycle_of(25));
    REQUIRE(bench.events == std::vector<u64>{bench.cycle_of(8), bench.cycle_of(24)});
}

SCENARIO("A stream that is turned off sends no more events") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(kEvntEn | evnti(3), {0});
    bench.run_until(bench.cycle_of(9));
    bench.timer.write_CNTKCTL(evnti(3), {bench.cycle_of(9)});
    bench.run_until(100'000);
    REQUIRE(bench.events == std::vector<u64>{bench.cycle_of(8)});
    REQUIRE(bench.queue.next() == kNever);
}

SCENARIO("A stream turned on at the very moment of an event waits for the next") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(kEvntEn | evnti(3), {bench.cycle_of(8)});
    bench.run_until(bench.cycle_of(25));
    REQUIRE(bench.events == std::vector<u64>{bench.cycle_of(24)});
}

SCENARIO("A write to CNTVOFF moves the virtual stream") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(kEvntEn | evnti(3), {0});
    bench.timer.write_CNTVOFF(4, {100});
    bench.run_until(bench.cycle_of(13));
    REQUIRE(bench.events == std::vector<u64>{bench.cycle_of(12)});
}

SCENARIO("Both streams at once send their events in the order of time") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(kEvntEn | evnti(3), {0});
    bench.timer.write_CNTHCTL(kEvntEn | evnti(2), {0});
    bench.run_until(bench.cycle_of(12));
    const std::vector<u64> expected{bench.cycle_of(4), bench.cycle_of(8), bench.cycle_of(12)};
    REQUIRE(bench.events == expected);
}
