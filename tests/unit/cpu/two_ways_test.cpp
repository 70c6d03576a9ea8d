// SPDX-License-Identifier: Apache-2.0
// Worlds with the same addresses that take turns: the L0 filter's pages and the jump cache keep two
// of a kind.
#include <catch2/catch.hpp>
#include <memory>

#include "cpu/jump_cache.hpp"
#include "cpu/line_filter.hpp"

namespace hypscope::cpu {
namespace {

constexpr u32 kVa = 0x42001000;

struct Pages {
    Pages() { filter->set_granule_shift(kPageShift); }
    void fill(u32 context, bool write = false, u32 va = kVa) {
        filter->fill_page(va, context, memory.data(), true, write, PageOutput({.block_shift = 12}));
    }
    bool has(u32 context, bool write = false) { return bool{filter->page(kVa, context, write)}; }
    std::unique_ptr<LineFilter> filter = std::make_unique<LineFilter>();
    std::array<u8, 4096> memory{};
};

TEST_CASE("A page of two contexts stays while they take turns") {
    Pages pages;
    pages.fill(1);
    pages.fill(2);
    for (int turn = 0; turn < 3; ++turn) {
        for (const u32 context : {1u, 2u}) {
            CHECK(pages.has(1));
            CHECK(pages.has(2));
            pages.filter->bring_to_front(kVa, context, false);
            CHECK(pages.filter->at(kVa, false).tag == (u64{context} << 32 | kVa));
        }
    }
    pages.fill(3);
    CHECK(pages.has(3));
    CHECK(pages.has(2));
    CHECK_FALSE(pages.has(1));
}

TEST_CASE("A page that is filled again for writes is the same page") {
    Pages pages;
    pages.fill(1);
    pages.fill(2);
    pages.fill(2, true);
    CHECK(pages.has(2, true));
    CHECK(pages.has(1));
    CHECK_FALSE(pages.has(1, true));
}

TEST_CASE("What drops a page drops it in both ways") {
    Pages pages;
    pages.fill(1, true);
    pages.fill(2, true);
    SECTION("by address") { pages.filter->drop_pages(kVa, 12); }
    SECTION("by a large block") { pages.filter->drop_pages(kVa, 30); }
    SECTION("all of them") { pages.filter->clear(); }
    SECTION("writes alone") {
        pages.filter->drop_writes_to(pages.memory.data());
        CHECK(pages.has(1));
        CHECK(pages.has(2));
    }
    CHECK_FALSE(pages.has(1, true));
    CHECK_FALSE(pages.has(2, true));
}

TEST_CASE("A jump of two contexts stays while they take turns") {
    JumpCache jumps;
    std::array<Block, 3> blocks;
    const Block *const first = &blocks[0], *const second = &blocks[1];
    const u8 code = 0;
    blocks[0].native = &code;
    jumps.add(kVa, 1, first);
    jumps.add(kVa, 2, second);
    CHECK(jumps.at(kVa).block == second);
    CHECK(jumps.find_behind(kVa, 2) == nullptr);
    CHECK(jumps.find_behind(kVa, 1) == first);
    CHECK(jumps.at(kVa).context == 1);
    CHECK(jumps.codes()[kVa / 4 % JumpCache::kEntries] == &code);
    CHECK(jumps.find_behind(kVa, 2) == second);
    SECTION("until there is another block") {
        const Block* const third = &blocks[2];
        jumps.add(kVa, 1, third);
        CHECK(jumps.at(kVa).block == third);
        CHECK(jumps.find_behind(kVa, 1) == nullptr);
        CHECK(jumps.find_behind(kVa, 2) == second);
    }
    SECTION("until its page goes") {
        jumps.forget(kVa, 12);
        CHECK(jumps.at(kVa).block == nullptr);
        CHECK(jumps.find_behind(kVa, 1) == nullptr);
    }
    SECTION("until all go") {
        jumps.clear();
        CHECK(jumps.at(kVa).block == nullptr);
        CHECK(jumps.find_behind(kVa, 1) == nullptr);
    }
}

}  // namespace
}  // namespace hypscope::cpu
