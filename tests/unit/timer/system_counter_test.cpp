// SPDX-License-Identifier: Apache-2.0
// The system counter as a function of cycles, and its inverse. ARM ARM B8.1.1.
#include "timer/system_counter.hpp"

#include <catch2/catch.hpp>

#include "common/error.hpp"

using hypscope::Cycles;
using hypscope::kNever;
using hypscope::SimError;
using hypscope::u64;
using hypscope::timer::SystemCounter;

namespace {
constexpr u64 kFrequency = 62'500'000, kClock = 1'400'000'000;  // 5 counts in 112 cycles
}

SCENARIO("The system counter starts at zero") {
    REQUIRE(SystemCounter(kFrequency, kClock).count({0}) == 0);
}

SCENARIO("The count is the whole number of periods that have passed") {
    const SystemCounter counter(kFrequency, kClock);
    REQUIRE(counter.count({22}) == 0);
    REQUIRE(counter.count({23}) == 1);  // 22.4 cycles a count
    REQUIRE(counter.count({44}) == 1);
    REQUIRE(counter.count({45}) == 2);
    REQUIRE(counter.count({112}) == 5);
}

SCENARIO("A second of cycles is a second of counts, however long the machine runs") {
    const SystemCounter counter(kFrequency, kClock);
    REQUIRE(counter.count({kClock}) == kFrequency);
    REQUIRE(counter.count({kClock * 1'000'000'000}) == kFrequency * 1'000'000'000);
}

SCENARIO("The first cycle of a count is the one at which the count is reached and not before") {
    const SystemCounter counter(kFrequency, kClock);
    for (const u64 count : {u64{1}, u64{2}, u64{5}, u64{77}, u64{1'000'003}, u64{1} << 50}) {
        const Cycles first = counter.first_cycle_at(count);
        CHECK(counter.count(first) == count);
        CHECK(counter.count(first - Cycles{1}) == count - 1);
    }
    REQUIRE(counter.first_cycle_at(0) == Cycles{0});
}

SCENARIO("A count beyond the range of cycles is never reached") {
    const SystemCounter counter(kFrequency, kClock);
    REQUIRE(counter.first_cycle_at(~u64{0}) == kNever);
    REQUIRE(counter.first_cycle_at(u64{1} << 60) == kNever);
}

SCENARIO("A clock that is not a multiple of the counter's frequency loses nothing") {
    const SystemCounter counter(62'500'000, 1'396'000'000);
    REQUIRE(counter.count({1'396'000'000}) == 62'500'000);
    REQUIRE(counter.first_cycle_at(62'500'000) == Cycles{1'396'000'000});
}

SCENARIO("A counter at the clock's own frequency counts cycles") {
    const SystemCounter counter(kClock, kClock);
    REQUIRE(counter.count({123'456'789}) == 123'456'789);
    REQUIRE(counter.first_cycle_at(42) == Cycles{42});
}

SCENARIO("A counter faster than the clock passes over counts") {
    const SystemCounter counter(3, 2);
    REQUIRE(counter.count({1}) == 1);
    REQUIRE(counter.count({2}) == 3);
    REQUIRE(counter.first_cycle_at(2) == Cycles{2});
}

SCENARIO("A frequency of zero is refused") {
    REQUIRE_THROWS_AS(SystemCounter(0, kClock), SimError);
    REQUIRE_THROWS_AS(SystemCounter(kFrequency, 0), SimError);
}
