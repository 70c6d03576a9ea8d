// SPDX-License-Identifier: Apache-2.0
#include "cpu/line_filter.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <random>
#include <tuple>

using namespace hypscope;
using namespace hypscope::cpu;

namespace {

constexpr u32 kContext = 7;

/// Host addresses that are never looked at: a different one for each guest address.
u8* host_of(u32 va) { return reinterpret_cast<u8*>(0x7000'0000'0000 + u64{va} * 3); }

std::unique_ptr<LineFilter> of_lines() {
    auto filter = std::make_unique<LineFilter>();
    filter->set_granule_shift(6);
    return filter;
}
bool holds(const LineFilter& filter, u32 va, bool write, u32 context = kContext) {
    return filter.at(va, write).tag == filter.tag<u32>(va, u64{context} << 32);
}

}  // namespace

TEST_CASE("An output gives back what it was made of") {
    CHECK_FALSE(PageOutput().is_page());
    for (const u32 flag : {0u, 1u, 2u, 4u}) {
        const PageOutput output({.page_number = 0xfff'ffff,
                                 .block_shift = 30,
                                 .secure = flag == 1,
                                 .cacheable = flag == 2,
                                 .global = flag == 4,
                                 .tlb_entry = 0xabcd});
        CHECK(output.is_page());
        CHECK(output.pa() == 0xff'ffff'f000);
        CHECK(output.block_shift() == 30);
        CHECK(output.secure() == (flag == 1));
        CHECK(output.cacheable() == (flag == 2));
        CHECK(output.global() == (flag == 4));
        CHECK(output.tlb_entry() == 0xabcd);
    }
}

TEST_CASE("A line answers for all its bytes, and for no unaligned address") {
    const auto filter = of_lines();
    filter->fill_line(0x1044, kContext, host_of(0x1044), true, false);
    for (const u32 va : {0x1040u, 0x1044u, 0x107cu}) {
        REQUIRE(holds(*filter, va, false));
        CHECK(reinterpret_cast<u8*>(filter->at(va, false).addend + i64{va}) ==
              host_of(0x1044) + va - 0x1044);
    }
    CHECK_FALSE(holds(*filter, 0x1042, false));
    CHECK_FALSE(holds(*filter, 0x1080, false));
    CHECK_FALSE(holds(*filter, 0x1040, true));
    CHECK_FALSE(holds(*filter, 0x1040, false, kContext + 1));
}

TEST_CASE("Loads and stores of arrays at a distance of a power of two keep their lines") {
    const auto filter = of_lines();
    for (u32 va = 0; va < 0x1'0000; va += 64) {
        filter->fill_line(va, kContext, host_of(va), true, false);
        filter->fill_line(va + 0x100'0000, kContext, host_of(va + 0x100'0000), false, true);
    }
    for (u32 va = 0; va < 0x1'0000; va += 64) {
        REQUIRE(holds(*filter, va, false));
        REQUIRE(holds(*filter, va + 0x100'0000, true));
    }
}

TEST_CASE("Code in a page ends stores to it, under whatever address, and nothing else") {
    const auto filter = of_lines();
    const auto fill = [&](u32 va, u8* host) {
        filter->fill_page(va, kContext, host, true, true, PageOutput({.block_shift = 12}));
        filter->fill_line(va + 0x40, kContext, host + 0x40, true, true);
    };
    fill(0x1000, host_of(0x1000));
    fill(0x8000, host_of(0x1000));
    fill(0x2000, host_of(0x2000));
    filter->drop_writes_to(host_of(0x1000));
    for (const u32 va : {0x1000u, 0x8000u}) {
        CHECK(holds(*filter, va + 0x40, false));
        CHECK_FALSE(holds(*filter, va + 0x40, true));
        CHECK(filter->page(va, kContext, false));
        CHECK_FALSE(filter->page(va, kContext, true));
    }
    CHECK(holds(*filter, 0x2040, true));
    CHECK(filter->page(0x2000, kContext, true));
}

TEST_CASE("A dropped page takes its lines along; dropped lines leave their page") {
    const auto filter = of_lines();
    filter->fill_page(0x5000, kContext, host_of(0x5000), true, true,
                      PageOutput({.block_shift = 20}));
    filter->fill_line(0x5040, kContext, host_of(0x5040), true, true);
    filter->drop_lines(0x5000, 12, true, false);
    CHECK_FALSE(holds(*filter, 0x5040, false));
    CHECK(holds(*filter, 0x5040, true));
    REQUIRE(filter->page(0x5abc, kContext, false));
    CHECK(filter->page(0x5abc, kContext, false).output.block_shift() == 20);
    CHECK(filter->page(0x5abc, kContext, false).host == host_of(0x5000));
    filter->drop_pages(0x5000, 12);
    CHECK_FALSE(holds(*filter, 0x5040, true));
    CHECK_FALSE(filter->page(0x5abc, kContext, false));
    CHECK_FALSE(filter->page(0x5abc, kContext, true));
}

TEST_CASE("A page that was dropped with its translation is remembered, one that was taken is not") {
    const auto filter = std::make_unique<LineFilter>();
    const PageOutput output({.page_number = 5, .block_shift = 12, .tlb_entry = 9});
    filter->fill_page(0x3000, kContext, host_of(0x3000), true, true, output);
    filter->drop_pages(0x3000, 12);
    for (const bool write : {false, true}) {
        CHECK_FALSE(filter->page(0x3000, kContext, write));
        CHECK_FALSE(holds(*filter, 0x3000, write));
        REQUIRE(filter->former_page(0x3abc, write));
        CHECK(filter->former_page(0x3abc, write).output == output);
        CHECK_FALSE(filter->former_page(0x4000, write));
    }
    SECTION("it comes back") {
        filter->renew_page(0x3abc, kContext + 1, true);
        CHECK(holds(*filter, 0x3ffc, true, kContext + 1));
        CHECK_FALSE(holds(*filter, 0x3ffc, false, kContext + 1));
        CHECK(filter->page(0x3004, kContext + 1, true).host == host_of(0x3000));
    }
    SECTION("stores to it were taken") {
        filter->drop_writes_if([](const u8* page) { return page == host_of(0x3000); });
        CHECK_FALSE(filter->former_page(0x3000, true));
        CHECK(filter->former_page(0x3000, false));
    }
    SECTION("everything was forgotten") {
        filter->clear();
        CHECK_FALSE(filter->former_page(0x3000, false));
    }
}

TEST_CASE("Nothing is answered for that was dropped, whatever came in between") {
    const u64 seed = GENERATE(take(5, random(u64{1}, u64{1} << 40)));
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const auto filter = of_lines();
    std::map<std::tuple<bool, u32>, u32> allowed;  // {write, line}: context
    const auto forget = [&](bool write, u32 first, u32 size) {
        std::erase_if(allowed, [&](const auto& line) {
            const auto [is_write, va] = line.first;
            return is_write == write && va - first < size;
        });
    };
    // 16 pages near one another and 16 that share places with them.
    const auto any_line = [&] {
        return static_cast<u32>((random() % 16 << 12) | (random() % 2 << 24) |
                                (random() % 64 << 6));
    };
    for (int i = 0; i < 20'000; ++i) {
        const u32 va = any_line();
        const bool write = random() % 2 != 0;
        switch (random() % 16) {
            case 0:
                filter->drop_line(va);
                forget(false, va, 64);
                forget(true, va, 64);
                break;
            case 1:
                filter->drop_write(va);
                forget(true, va, 64);
                break;
            case 2:
                filter->drop_lines(va, 12, !write, write);
                forget(write, va & ~0xfffu, 0x1000);
                break;
            case 3:
                if (random() % 8 != 0) break;
                filter->drop_lines(va, 16, true, true);
                for (const bool w : {false, true}) forget(w, va & ~0xffffu, 0x1'0000);
                break;
            default: {
                const u32 context = kContext + random() % 2;
                filter->fill_line(va, context, host_of(va), !write, write);
                allowed[{write, va}] = context;
                REQUIRE(holds(*filter, va, write, context));
            }
        }
        const u32 asked = any_line();
        for (const bool w : {false, true}) {
            for (const u32 context : {kContext, kContext + 1}) {
                if (!holds(*filter, asked, w, context)) continue;
                const auto line = allowed.find({w, asked});
                REQUIRE(line != allowed.end());
                REQUIRE(line->second == context);
            }
        }
    }
}
