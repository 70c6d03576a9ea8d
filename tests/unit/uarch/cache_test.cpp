// SPDX-License-Identifier: Apache-2.0
#include "uarch/cache.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <list>
#include <random>
#include <set>

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

/// 4 KB, 2 ways of 64 bytes: 32 sets.
constexpr CacheGeometry kSmall{4096, 2, 64, kLru};

constexpr LineNumber kNoLine = ~LineNumber{0};

/// The frame into which a line came; what it replaced there, or kNoLine.
u32 fill(Cache& cache, LineNumber line, LineNumber& replaced) {
    const Cache::Place place = cache.place_of(line);
    const u32 frame = cache.frame_for(place);
    replaced = cache.holds_line(frame) ? cache.line_in(frame) : kNoLine;
    cache.put(frame, place);
    return frame;
}
/// Makes the line the latest used of its set; what it replaced, or kNoLine.
LineNumber use(Cache& cache, LineNumber line) {
    LineNumber replaced = kNoLine;
    const u32 frame = cache.find(line);
    if (frame == Cache::kMiss)
        fill(cache, line, replaced);
    else
        cache.touch(frame);
    return replaced;
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
    LineNumber replaced;
    const u32 frame = fill(cache, 5, replaced);
    CHECK(replaced == kNoLine);
    CHECK(cache.find(5) == frame);
    CHECK(cache.find(5 + 32) == Cache::kMiss);
}

TEST_CASE("Lines of every set and of 40-bit addresses in both worlds come back whole") {
    Cache cache(kSmall);
    const LineNumber line = cache.line_of(0xff'ffff'f540, true);
    LineNumber replaced;
    fill(cache, line, replaced);
    CHECK(use(cache, line ^ 1 << 6) == kNoLine);
    CHECK(use(cache, line ^ 1 << 7) == line);
}

TEST_CASE("The least recently used way is replaced") {
    Cache cache(kSmall);
    use(cache, 0);
    use(cache, 32);
    use(cache, 0);
    CHECK(use(cache, 64) == 32);
    use(cache, 0);
    CHECK(use(cache, 96) == 64);
}

TEST_CASE("LRU orders all ways of a set") {
    Cache cache({4096, 8, 64, kLru});
    for (LineNumber i = 0; i < 8; ++i) use(cache, i * 8);
    for (const LineNumber i : {3u, 0u, 7u}) use(cache, i * 8);
    LineNumber next = 0x1000;
    for (const LineNumber expected : {1u, 2u, 4u, 5u, 6u, 3u, 0u, 7u}) {
        CHECK(use(cache, next) == expected * 8);
        next += 8;
    }
}

TEST_CASE("LRU agrees with a list on random lines, with lines taken out in between") {
    const u32 ways = GENERATE(1u, 2u, 4u, 8u, 16u);
    const u64 seed = GENERATE(take(3, random(u64{1}, u64{1} << 40)));
    INFO("ways " << ways << " seed " << seed);
    std::mt19937_64 random(seed);
    Cache cache({64 * ways, ways, 64, kLru});  // one set
    std::list<LineNumber> recent;              // latest first
    for (int i = 0; i < 5000; ++i) {
        const LineNumber line = random() % (2 * ways);
        const u32 frame = cache.find(line);
        const auto known = std::find(recent.begin(), recent.end(), line);
        REQUIRE((frame != Cache::kMiss) == (known != recent.end()));
        if (known != recent.end()) recent.erase(known);
        if (frame != Cache::kMiss && random() % 8 == 0) {
            cache.invalidate(frame);
            continue;
        }
        const bool full = recent.size() == ways;
        REQUIRE(use(cache, line) == (full ? recent.back() : kNoLine));
        if (full) recent.pop_back();
        recent.push_front(line);
    }
}

TEST_CASE("An invalid way is filled before any is replaced") {
    Cache cache({4096, 4, 64, kRandom});
    for (LineNumber i = 0; i < 4; ++i) use(cache, i * 16);
    const u32 freed = cache.find(32);
    cache.invalidate(freed);
    LineNumber replaced;
    CHECK(fill(cache, 0x1000, replaced) == freed);
    CHECK(replaced == kNoLine);
}

TEST_CASE("Random replacement is the same on every run") {
    Cache a({4096, 4, 64, kRandom}), b({4096, 4, 64, kRandom});
    for (LineNumber i = 0; i < 1000; ++i) CHECK(use(a, i * 7) == use(b, i * 7));
}

TEST_CASE("Random replacement reaches every way") {
    Cache cache({4096, 4, 64, kRandom});
    for (LineNumber i = 0; i < 4; ++i) use(cache, i * 16);
    std::set<u32> frames;
    LineNumber replaced;
    for (LineNumber i = 4; i < 100; ++i) frames.insert(fill(cache, i * 16, replaced));
    CHECK(frames.size() == 4);
}

TEST_CASE("Invalidating everything empties the cache") {
    Cache cache(kSmall);
    use(cache, 1);
    use(cache, 2);
    cache.invalidate_all();
    CHECK(cache.find(1) == Cache::kMiss);
    CHECK(cache.find(2) == Cache::kMiss);
}
