// SPDX-License-Identifier: Apache-2.0
#include "common/write_watch.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "common/memory/guest_memory.hpp"
#include "common/memory/physical_map.hpp"

using namespace hypscope;

namespace {

constexpr u64 kPage = GuestMemory::kPageSize;

struct Bench {
    WriteWatch watch;
    GuestMemory memory{16 * kPage}, other{2 * kPage};

    Bench() {
        other.set_watch(watch);
        memory.set_watch(watch);
    }
    const u8* page(u64 number) { return memory.host() + number * kPage; }
    /// Wishes for the page until a watch is due, and lets it begin.
    bool begin(u64 number) {
        for (u32 i = 0; i < WriteWatch::kPatience; ++i) watch.wish_for(page(number));
        if (!watch.is_due()) return false;
        watch.begin();
        return true;
    }
};

}  // namespace

TEST_CASE("A watch begins after some wishes, for all pages that are wished for") {
    Bench b;
    b.watch.wish_for(b.page(3));
    CHECK_FALSE(b.watch.is_due());
    CHECK(b.watch.is_wished_for(b.page(3) + 8));
    CHECK_FALSE(b.watch.is_watched(b.page(3)));
    CHECK(b.begin(5));
    CHECK_FALSE(b.watch.is_due());
    for (const u64 number : {3u, 5u}) {
        CHECK(b.watch.is_watched(b.page(number)));
        CHECK(b.watch.is_watched(b.page(number) + kPage - 1));
        CHECK_FALSE(b.watch.is_wished_for(b.page(number)));
    }
    CHECK_FALSE(b.watch.is_watched(b.page(4)));
    CHECK(b.watch.epoch() == 1);
}

TEST_CASE("The first write to a watched page raises the epoch and ends its watch alone") {
    Bench b;
    b.watch.wish_for(b.page(3));
    b.begin(5);
    b.watch.written(b.page(4));
    CHECK(b.watch.epoch() == 1);
    b.watch.written(b.page(5) + 0x123);
    CHECK(b.watch.epoch() == 2);
    CHECK_FALSE(b.watch.is_watched(b.page(5)));
    CHECK(b.watch.is_watched(b.page(3)));
    b.watch.written(b.page(5));
    CHECK(b.watch.epoch() == 2);
}

TEST_CASE("A page whose watch ended some times is not watched again") {
    Bench b;
    for (u32 i = 0; i < WriteWatch::kMaxEnds; ++i) {
        CHECK(b.begin(7));
        b.watch.written(b.page(7));
    }
    CHECK(b.watch.epoch() == 1 + WriteWatch::kMaxEnds);
    CHECK_FALSE(b.begin(7));
    CHECK_FALSE(b.watch.is_watched(b.page(7)));
    CHECK(b.begin(8));
}

TEST_CASE("Memory that was not added is not watched, nor written") {
    Bench b;
    const std::array<u8, 16> elsewhere{};
    b.watch.wish_for(elsewhere.data());
    b.begin(0);
    CHECK_FALSE(b.watch.is_watched(elsewhere.data()));
    b.watch.written(elsewhere.data());
    CHECK(b.watch.epoch() == 1);
}

TEST_CASE("Whatever writes to memory by its address ends the watch of the pages it reaches") {
    Bench b;
    PhysicalMap map;
    map.add_memory(Space::Both, PhysAddr{0x1000}, b.memory, "ram");
    for (const u64 number : {2u, 3u, 4u, 5u}) b.watch.wish_for(b.page(number));
    b.begin(6);
    const std::array<u8, 8> bytes{};
    SECTION("a write across two pages") {
        CHECK(map.write_memory(PhysAddr{0x1000 + 4 * kPage - 4}, false, bytes));
    }
    SECTION("a write to the last byte and the first") {
        CHECK(b.memory.write(4 * kPage - 1, std::span(bytes).first(2)));
    }
    SECTION("memory is cleared") {
        CHECK(map.clear_memory(PhysAddr{0x1000 + 3 * kPage + 8}, true, kPage));
    }
    CHECK(b.watch.is_watched(b.page(2)));
    CHECK_FALSE(b.watch.is_watched(b.page(3)));
    CHECK_FALSE(b.watch.is_watched(b.page(4)));
    CHECK(b.watch.is_watched(b.page(5)));
    CHECK(b.watch.epoch() == 3);
}

TEST_CASE("Reads, and writes that are refused, leave the watch alone") {
    Bench b;
    b.begin(15);
    std::array<u8, 8> bytes{};
    CHECK(b.memory.read(15 * kPage, bytes));
    CHECK_FALSE(b.memory.write(16 * kPage - 4, bytes));
    CHECK(b.memory.write(15 * kPage, std::span(bytes).first(0)));
    CHECK(b.watch.is_watched(b.page(15)));
}

TEST_CASE("Memory that somebody may write to without a word is never watched again") {
    Bench b;
    b.watch.wish_for(b.other.host());
    b.begin(1);
    b.watch.wish_for(b.page(2));
    b.memory.give_for_writing();
    CHECK(b.watch.epoch() == 2);
    CHECK_FALSE(b.watch.is_watched(b.page(1)));
    CHECK_FALSE(b.watch.is_watched(b.other.host()));
    CHECK_FALSE(b.watch.is_wished_for(b.page(2)));
    CHECK_FALSE(b.begin(1));
    CHECK_FALSE(b.begin(9));
}
