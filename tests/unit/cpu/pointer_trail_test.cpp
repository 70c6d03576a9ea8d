// SPDX-License-Identifier: Apache-2.0
#include "cpu/pointer_trail.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

using namespace hypscope;
using namespace hypscope::cpu;

namespace {

/// Lines in no order, at addresses that are never looked at.
std::vector<const u8*> list_of(u32 lines) {
    std::vector<u32> order(lines);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::minstd_rand(lines));
    std::vector<const u8*> list;
    for (const u32 line : order)
        list.push_back(reinterpret_cast<const u8*>(0x7ffe'c000'0000 + u64{line} * 64 + line % 64));
    return list;
}
const u8* line_of(const u8* host) {
    return reinterpret_cast<const u8*>(reinterpret_cast<u64>(host) / 64 * 64);
}
/// Goes through the list; steps at which what comes kAhead steps later was asked for.
u32 foreseen(PointerTrail& trail, const std::vector<const u8*>& list) {
    u32 count = 0;
    for (size_t i = 0; i < list.size(); ++i)
        count += trail.ahead(list[i]) == line_of(list[(i + PointerTrail::kAhead) % list.size()]);
    return count;
}

/// Goes through the list; true: until it went to sleep.
bool sleeps_again(PointerTrail& trail, const std::vector<const u8*>& list) {
    return std::any_of(list.begin(), list.end(), [&](const u8* host) {
        (void)trail.ahead(host);
        return trail.asleep() != 0;
    });
}

}  // namespace

TEST_CASE(
    "A list that is gone through again is foreseen, all but the way to its first known line") {
    constexpr u32 kLines = 100'000;
    const auto list = list_of(kLines);
    PointerTrail trail;
    CHECK(foreseen(trail, list) == 0);
    CHECK(foreseen(trail, list) > kLines - 20 * PointerTrail::kFoundBy);
    for (int round = 0; round < 10; ++round) CHECK(foreseen(trail, list) == kLines);
    CHECK(trail.asleep() == 0);
}

TEST_CASE("Another word of a line is no step") {
    const auto list = list_of(4096);
    PointerTrail trail;
    for (int round = 0; round < 2; ++round) {
        for (const u8* host : list) {
            (void)trail.ahead(host);
            CHECK(trail.ahead(line_of(host) + 8) == nullptr);
        }
    }
    CHECK(foreseen(trail, list) == list.size());
}

TEST_CASE("A list that has changed is found again") {
    auto list = list_of(50'000);
    PointerTrail trail;
    (void)foreseen(trail, list);
    (void)foreseen(trail, list);
    std::rotate(list.begin() + 10'000, list.begin() + 20'000, list.begin() + 40'000);
    CHECK(foreseen(trail, list) > 49'000);
    CHECK(foreseen(trail, list) == 50'000);
}

TEST_CASE("Lists too long to be kept are never foreseen, nor are first visits") {
    const auto list = list_of(PointerTrail::kSteps + 1000);
    PointerTrail trail;
    CHECK(foreseen(trail, list) == 0);
    CHECK(foreseen(trail, list) == 0);
}

TEST_CASE("Where there is nothing to gain the trail sleeps") {
    PointerTrail trail;
    SECTION("a list that stays in the host's caches") {
        const auto list = list_of(PointerTrail::kShort / 2);
        for (int round = 0; round < 40 && !sleeps_again(trail, list); ++round) {
        }
    }
    SECTION("lines in another order each time") {
        auto list = list_of(20'000);
        std::minstd_rand random(1);
        for (int round = 0; round < 4 && !sleeps_again(trail, list); ++round)
            std::shuffle(list.begin(), list.end(), random);
    }
    CHECK(trail.asleep() == PointerTrail::kSleep);
}

TEST_CASE("A trail that sleeps counts loads and does not look at them") {
    PointerTrail trail;
    CHECK(trail.asleep() == PointerTrail::kFirstSleep);
    for (u32 i = 0; i < PointerTrail::kFirstSleep; ++i) trail.load(nullptr);
    CHECK(trail.asleep() == 0);
    trail.load(list_of(1).front());
    CHECK(trail.asleep() == 0);
}
