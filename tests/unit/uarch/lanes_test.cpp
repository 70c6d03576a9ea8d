// SPDX-License-Identifier: Apache-2.0
#include "uarch/lanes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

template <class T>
u32 one_by_one(const std::vector<T>& values, T wanted) {
    u32 mask = 0;
    for (size_t i = 0; i < values.size(); ++i) mask |= u32{values[i] == wanted} << i;
    return mask;
}

/// Few different values, some of them with the top bit set.
template <class T>
std::vector<T> some(std::mt19937_64& random, size_t count) {
    std::vector<T> values(count);
    for (T& value : values) value = static_cast<T>(T{0} - T{1} + random() % 3);
    return values;
}

}  // namespace

TEST_CASE("Comparisons of a whole set find what a loop finds") {
    std::mt19937_64 random(1);
    for (int i = 0; i < 1000; ++i) {
        const auto four = some<u32>(random, 4), sixteen = some<u32>(random, 16);
        const u32 wanted = static_cast<u32>(random() % 3 - 1);
        REQUIRE(equal_of_four(four.data(), wanted) == one_by_one(four, wanted));
        REQUIRE(equal_of_sixteen(sixteen.data(), wanted) == one_by_one(sixteen, wanted));
    }
}

TEST_CASE("A pushed value is in lane 0, the others one lane on, the last one gone") {
    EightLanes lanes{};
    for (u32 i = 0; i < 10; ++i) lanes = pushed(lanes, 0xfff0 + i);
    for (u32 i = 0; i < 8; ++i) CHECK(static_cast<u16>(lanes[i]) == 0xfff9 - i);
}

TEST_CASE("Any of eight lanes, and which") {
    std::mt19937_64 random(2);
    for (int i = 0; i < 1000; ++i) {
        EightLanes a{}, b{};
        for (u32 lane = 0; lane < 8; ++lane) {
            a[lane] = static_cast<i16>(random());
            b[lane] = static_cast<i16>(random() % 4 == 0 ? a[lane] : random());
        }
        u32 pairs = 0;
        for (u32 lane = 0; lane < 8; ++lane) pairs |= (a[lane] == b[lane] ? 3u : 0u) << 2 * lane;
        REQUIRE(any_of(a == b) == (pairs != 0));
        REQUIRE(pairs_of(a == b) == pairs);
        REQUIRE(pushed(a, 7)[0] == 7);
        REQUIRE(pushed_zero(a)[0] == 0);
        REQUIRE(pushed_zero(a)[7] == a[6]);
    }
}

TEST_CASE("A difference of lanes runs around as the numbers do") {
    const u32 pairs[][2] = {{0x8000, 0x7fff}, {0xa107, 0x60fe}, {5, 0xffff}, {0x4000, 0x8000}};
    for (const auto& [a, b] : pairs) {
        const EightLanes found = difference(all_lanes(a), all_lanes(b));
        CHECK(mask_of(found == all_lanes(a - b)) == 0xff);
    }
}
