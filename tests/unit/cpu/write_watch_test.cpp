// SPDX-License-Identifier: Apache-2.0
// Descriptors that are watched: no store to them goes unseen, whoever makes it and whatever the
// filters held before.
#include <catch2/catch.hpp>
#include <cstring>

#include "cpu/block.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

/// Two cores with one Short-descriptor table: the first megabyte flat, and a page at kPage.
struct WatchBench : SysRegBench {
    static constexpr u32 kFirstLevel = 0x4000, kSecondLevel = 0x8000, kOne = 0x9000,
                         kOther = 0xa000;
    static constexpr u32 kPage = 0x00100000, kDescriptor = kSecondLevel + 8;
    static constexpr u32 kDescriptorByPage = kPage + 0x3008;  ///< the same

    explicit WatchBench(u8 data_granule) : SysRegBench("cortex-a15", true, true, data_granule) {
        system.watch.add(system.memory.data(), system.memory.size());
        put(kFirstLevel, 0x00000c0e);
        put(kFirstLevel + 4, kSecondLevel | 1);
        put(kDescriptor, page_at(kOne));
        put(kDescriptor + 4, page_at(kSecondLevel));
        put(kOne, 1);
        put(kOther, 2);
        block.dependences = nullptr;
        op.id = isa::OpId::STR_imm;
        for (u32 i = 0; i < 2; ++i) {
            timing(i).cost_of_data = {3, true, true};
            cores[i]->hot.block = &block;
            go(From::SecurePl1, i);
            Core& c = core(i);
            c.sys.set(SysReg::TTBR0, kFirstLevel, true);
            c.sys.set(SysReg::DACR, 1, true);
            c.sys.set(SysReg::SCTLR, 0x00c50079, true);
            c.regime_changed();
        }
    }
    static u32 page_at(u32 pa) { return pa | 0x7e; }
    void put(u32 pa, u32 value) { std::memcpy(&system.memory[pa], &value, sizeof value); }
    u32 load(u32 index = 0) {
        return static_cast<u32>(core(index).load_slow(op, kPage + 0x2000, 4, false, false));
    }
    /// After an invalidation by the first core for itself: the other's filter keeps what it has.
    u32 load_again() {
        write(SysReg::TLBIALL, 0);
        return load();
    }
    bool store(u32 va, u32 value, u32 index = 0) {
        return core(index).store_slow(op, va, 4, value, false, false);
    }
    /// Until nobody compares descriptors any more.
    void see_often() {
        for (u32 i = 0; i < 2 * WriteWatch::kPatience; ++i) {
            CHECK(load_again() == 1);
            CHECK(core().load_slow(op, kDescriptorByPage, 4, false, false) != 0);
        }
        REQUIRE(system.watch.is_watched(&system.memory[kFirstLevel]));
        REQUIRE(system.watch.is_watched(&system.memory[kSecondLevel]));
    }
    bool filter_holds(u32 va, u32 index) {
        Core& c = core(index);
        return c.lines.find<u32>(va, c.hot.context_tag, true) != nullptr;
    }
    Op op;
    Block block;
};

TEST_CASE("A descriptor that is watched is written, and the next walk sees it") {
    const u8 granule = GENERATE(u8{12}, u8{6});
    WatchBench bench(granule);
    for (const u32 index : {0u, 1u}) {
        CHECK(bench.store(WatchBench::kDescriptor, WatchBench::page_at(WatchBench::kOne), index));
        CHECK(bench.store(WatchBench::kDescriptor, WatchBench::page_at(WatchBench::kOne), index));
        CHECK(bench.filter_holds(WatchBench::kDescriptor, index));
    }
    CHECK(bench.store(WatchBench::kDescriptorByPage, WatchBench::page_at(WatchBench::kOne)));
    bench.see_often();
    CHECK_FALSE(bench.filter_holds(WatchBench::kDescriptor, 1));

    const u32 other = WatchBench::page_at(WatchBench::kOther);
    Core& core = bench.core();
    SECTION("by a store") { CHECK(bench.store(WatchBench::kDescriptor, other)); }
    SECTION("by a store to a page that comes back") {
        CHECK(bench.store(WatchBench::kDescriptorByPage, other));
    }
    SECTION("by another core") { CHECK(bench.store(WatchBench::kDescriptor, other, 1)); }
    SECTION("by an unaligned store of another core") {
        CHECK(bench.store(WatchBench::kDescriptor - 1, other << 8, 1));
    }
    SECTION("by a Store-Exclusive") {
        u64 value = 0;
        u32 status = 1;
        CHECK(core.load_exclusive_slow(bench.op, WatchBench::kDescriptor, 4, value));
        CHECK(core.store_exclusive_slow(bench.op, WatchBench::kDescriptor, 4, other, status));
        CHECK(status == 0);
    }
    CHECK(bench.load() == 1);  // no invalidation yet
    CHECK(bench.load_again() == 2);
    bench.write(SysReg::TLBIALLIS, 0);
    CHECK(bench.load(1) == 2);
}

TEST_CASE("A list is not stored to a watched page by what an engine knew of it") {
    WatchBench bench(6);
    Core& core = bench.core(1);
    CHECK(bench.store(WatchBench::kDescriptor, WatchBench::page_at(WatchBench::kOne), 1));
    u32 cycles = 0;
    const auto words = [&] {
        return core.missed_words(bench.op, WatchBench::kDescriptor, 2, true, core.counts(), cycles);
    };
    CHECK(words() != nullptr);
    CHECK(core.misses_in_page<true>(WatchBench::kDescriptor, 4));
    bench.see_often();
    CHECK_FALSE(core.misses_in_page<true>(WatchBench::kDescriptor, 4));
    CHECK(words() == nullptr);
}

TEST_CASE("What is known of a walk ends with permissions and with what lies at the address") {
    WatchBench bench(GENERATE(u8{12}, u8{6}));
    bench.see_often();
    SECTION("the domain") {
        bench.write(SysReg::DACR, 0);
        bench.write(SysReg::TLBIALL, 0);
        CHECK(bench.core().load_slow(bench.op, WatchBench::kPage + 0x2000, 4, false, false) == 0);
        CHECK(bench.core().pending().fault.kind == mmu::FaultKind::Domain);
    }
    SECTION("another table") {
        bench.put(0xc004, (WatchBench::kSecondLevel + 0x400) | 1);
        bench.put(WatchBench::kSecondLevel + 0x408, WatchBench::page_at(WatchBench::kOther));
        bench.write(SysReg::TTBR0, 0xc000);
        CHECK(bench.load_again() == 2);
    }
    SECTION("PL0 may not") {
        bench.put(WatchBench::kDescriptor, WatchBench::kOne | 0x5e);
        bench.system.watch.written(&bench.system.memory[WatchBench::kDescriptor]);
        bench.see_often();
        bench.go(From::SecurePl0);
        CHECK(bench.core().load_slow(bench.op, WatchBench::kPage + 0x2000, 4, false, false) == 0);
        CHECK(bench.core().pending().fault.kind == mmu::FaultKind::Permission);
    }
}

}  // namespace
}  // namespace hypscope::cpu
