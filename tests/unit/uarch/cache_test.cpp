// SPDX-License-Identifier: Apache-2.0
#include "uarch/cache.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

/// 4 KB, 2 ways of 64 bytes: 32 sets.
constexpr CacheGeometry kSmall{4096, 2, 64, kLru};

void use(Cache& cache, LineNumber line) {
    u32 frame = cache.find(line);
    if (frame == Cache::kMiss) {
        frame = cache.choose_victim(line);
        cache.fill(frame, line);
    }
    cache.touch(frame);
}

}  // namespace

TEST_CASE("A line number is the address without its offset, apart by security") {
    const Cache cache(kSmall);
    CHECK(cache.line_of(0x1000, false) == 0x40);
    CHECK(cache.line_of(0x103f, false) == 0x40);
    CHECK(cache.line_of(0x1040, false) == 0x41);
    CHECK(cache.line_of(0x1000, true) != cache.line_of(0x1000, false));
    CHECK(cache.pa_of(cache.line_of(0xff'ffff'ffc0, true)) == 0xff'ffff'ffc0);
}

TEST_CASE("A line is found in the frame where it was filled") {
    Cache cache(kSmall);
    CHECK(cache.find(5) == Cache::kMiss);
    const u32 frame = cache.choose_victim(5);
    CHECK_FALSE(cache.is_valid(frame));
    cache.fill(frame, 5);
    CHECK(cache.find(5) == frame);
    CHECK(cache.line_in(frame) == 5);
    CHECK(cache.find(5 + 32) == Cache::kMiss);
}

TEST_CASE("The least recently used way is replaced") {
    Cache cache(kSmall);
    use(cache, 0);
    use(cache, 32);
    use(cache, 0);
    CHECK(cache.line_in(cache.choose_victim(64)) == 32);
    use(cache, 32);
    CHECK(cache.line_in(cache.choose_victim(64)) == 0);
}

TEST_CASE("LRU orders all ways of a set") {
    Cache cache({4096, 8, 64, kLru});
    for (LineNumber i = 0; i < 8; ++i) use(cache, i * 8);
    for (const LineNumber i : {3u, 0u, 7u}) use(cache, i * 8);
    for (const LineNumber expected : {1u, 2u, 4u, 5u, 6u, 3u, 0u, 7u}) {
        const u32 victim = cache.choose_victim(0x1000);
        CHECK(cache.line_in(victim) == expected * 8);
        cache.touch(victim);
    }
}

TEST_CASE("An invalid way is filled before any is replaced") {
    Cache cache({4096, 4, 64, kRandom});
    for (LineNumber i = 0; i < 4; ++i) use(cache, i * 16);
    const u32 freed = cache.find(32);
    cache.invalidate(freed);
    CHECK(cache.choose_victim(0x1000) == freed);
}

TEST_CASE("Random replacement is the same on every run") {
    Cache a({4096, 4, 64, kRandom}), b({4096, 4, 64, kRandom});
    for (LineNumber i = 0; i < 1000; ++i) {
        use(a, i * 7);
        use(b, i * 7);
        CHECK(a.choose_victim(i) == b.choose_victim(i));
    }
}

TEST_CASE("Random replacement reaches every way") {
    Cache cache({4096, 4, 64, kRandom});
    for (LineNumber i = 0; i < 4; ++i) use(cache, i * 16);
    std::set<u32> victims;
    for (int i = 0; i < 100; ++i) victims.insert(cache.choose_victim(0));
    CHECK(victims.size() == 4);
}

TEST_CASE("Invalidating everything empties the cache") {
    Cache cache(kSmall);
    use(cache, 1);
    use(cache, 2);
    cache.invalidate_all();
    CHECK(cache.find(1) == Cache::kMiss);
    CHECK(cache.find(2) == Cache::kMiss);
}
