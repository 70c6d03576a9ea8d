// SPDX-License-Identifier: Apache-2.0
#include "uarch/associative_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <random>

using namespace hypscope;
using uarch::AssociativeSet;

TEST_CASE("A key is found after it was inserted") {
    AssociativeSet set(4);
    CHECK_FALSE(set.contains(7));
    set.insert(7);
    CHECK(set.contains(7));
    CHECK_FALSE(set.contains(8));
}

TEST_CASE("The first key in is the first key out") {
    AssociativeSet set(2);
    u64 replaced = 0;
    CHECK_FALSE(set.insert(1, replaced));
    CHECK_FALSE(set.insert(2, replaced));
    CHECK(set.insert(3, replaced));
    CHECK(replaced == 1);
    CHECK(set.contains(2));
    CHECK(set.contains(3));
}

TEST_CASE("Keys with equal low halves are different keys") {
    AssociativeSet set(4);
    set.insert(u64{1} << 40 | 5);
    CHECK_FALSE(set.contains(5));
    CHECK(set.contains(u64{1} << 40 | 5));
}

TEST_CASE("Erasing takes what the predicate names under one low half") {
    AssociativeSet set(4);
    set.insert(u64{1} << 40 | 5);
    set.insert(u64{2} << 40 | 5);
    set.insert(6);
    CHECK(set.erase_if(5, [](u64 key) { return key >> 40 == 1; }));
    CHECK_FALSE(set.contains(u64{1} << 40 | 5));
    CHECK(set.contains(u64{2} << 40 | 5));
    CHECK_FALSE(set.erase_if(7, [](u64) { return true; }));
    CHECK(set.contains(6));
}

TEST_CASE("A cleared set is empty and starts again") {
    AssociativeSet set(2);
    set.insert(1);
    set.insert(2);
    set.clear();
    CHECK_FALSE(set.contains(1));
    u64 replaced;
    CHECK_FALSE(set.insert(3, replaced));
}

TEST_CASE("A set is cleared without a trace of what it held") {
    AssociativeSet set(4);
    set.insert(1);
    set.clear();
    CHECK_FALSE(set.is_latest(1));
    CHECK_FALSE(set.erase_if(1, [](u64) { return true; }));
    set.insert(2);
    CHECK_FALSE(set.contains(1));
}

TEST_CASE("The latest key is the one found or inserted last") {
    AssociativeSet set(2);
    set.insert(1);
    set.insert(2);
    CHECK(set.is_latest(2));
    CHECK(set.contains(1));
    CHECK(set.is_latest(1));
    set.insert(3);
    CHECK_FALSE(set.is_latest(1));
    CHECK(set.is_latest(3));
}

TEST_CASE("A set agrees with a queue on random keys") {
    const u32 entries = GENERATE(1u, 10u, 32u, 128u);
    const u64 seed = GENERATE(take(3, random(u64{1}, u64{1} << 40)));
    INFO("entries " << entries << " seed " << seed);
    std::mt19937_64 random(seed);
    AssociativeSet set(entries);
    constexpr u64 kErased = ~u64{0};  // its place is still taken
    std::deque<u64> queue;
    for (int i = 0; i < 5000; ++i) {
        const u64 key = random() % (3 * entries);
        const auto known = std::find(queue.begin(), queue.end(), key);
        if (random() % 1000 == 0) {
            set.clear();
            queue.clear();
            continue;
        }
        if (random() % 16 == 0) {
            const bool any = set.erase_if(static_cast<u32>(key), [](u64) { return true; });
            REQUIRE(any == (known != queue.end()));
            if (any) *known = kErased;
            continue;
        }
        REQUIRE(set.contains(key) == (known != queue.end()));
        if (known != queue.end()) continue;
        u64 replaced = kErased;
        const u64 leaves = queue.size() == entries ? queue.front() : kErased;
        REQUIRE(set.insert(key, replaced) == (leaves != kErased));
        REQUIRE(replaced == leaves);
        if (queue.size() == entries) queue.pop_front();
        queue.push_back(key);
    }
}
