// SPDX-License-Identifier: Apache-2.0
// Loads and stores that take the slow path: faults of an access that crosses a page, and doubleword
// exclusives in either endianness. Found by the random differential test against QEMU.
#include <catch2/catch.hpp>

#include "cpu/block.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

/// A core that stands at one instruction of an empty block.
struct MemoryBench : SysRegBench {
    explicit MemoryBench(const char* name = "cortex-a15", u8 data_granule = 12)
        : SysRegBench(name, true, true, data_granule) {
        op.id = isa::OpId::STRH_imm;
        core().hot.block = &block;
    }
    std::vector<u8>& memory() { return system.memory; }
    Op op;
    Block block;
};

TEST_CASE("A store across two pages that both fault reports the lower address") {
    MemoryBench bench;
    Core& core = bench.core();
    core.sys.set(SysReg::SCTLR, core.sys.get32(SysReg::SCTLR, true) | 1,
                 true);  // nothing is mapped
    core.regime_changed();
    CHECK_FALSE(core.store_slow(bench.op, 0x20fff, 2, 0x1234, false, false));
    CHECK(core.pending().kind == ExceptionKind::DataAbort);
    CHECK(core.pending().fault.va.value == 0x20fff);
}

TEST_CASE("A doubleword exclusive is one 64-bit access in the current endianness") {
    MemoryBench bench;
    Core& core = bench.core();
    for (u8 i = 0; i < 8; ++i) bench.memory()[0x100u + i] = static_cast<u8>(0x10 + i);
    u64 value = 0;
    u32 status = 2;

    SECTION("little-endian: the first word is the low half") {
        CHECK(core.load_exclusive_slow(bench.op, 0x100, 8, value));
        CHECK(value == 0x1716151413121110);
        CHECK(core.store_exclusive_slow(bench.op, 0x100, 8, 0x8877665544332211, status));
        CHECK(bench.memory()[0x100] == 0x11);
        CHECK(bench.memory()[0x107] == 0x88);
    }
    SECTION("big-endian: the first word is the high half") {
        core.state.big_endian = true;
        core.regime_changed();  // as SETEND and exceptions do
        CHECK(core.load_exclusive_slow(bench.op, 0x100, 8, value));
        CHECK(value == 0x1011121314151617);
        CHECK(core.store_exclusive_slow(bench.op, 0x100, 8, 0x1122334455667788, status));
        CHECK(bench.memory()[0x100] == 0x11);
        CHECK(bench.memory()[0x107] == 0x88);
    }
    CHECK(status == 0);
}

TEST_CASE("A list stored to memory that no cache may hold clears another core's exclusive tag") {
    MemoryBench bench("cortex-a15", 6);
    Core& core = bench.core();
    mmu::ExclusiveMonitors& monitors = bench.system.exclusive;
    // With the MMU off data are Strongly-ordered; the second store finds the page known.
    for (int i = 0; i < 2; ++i) CHECK(core.store_slow(bench.op, 0x100, 4, 1, false, false));
    for (const u32 stored : {0x300u, 0x200u}) {
        monitors.load_exclusive({1}, {0x204}, false, true);
        u32 cycles = 0;
        CHECK(core.missed_words(bench.op, stored, 2, true, core.counts(), cycles) ==
              &bench.memory()[stored]);
        CHECK(monitors.store_exclusive({1}, {0x204}, false, true) == (stored == 0x300));
    }
}

TEST_CASE("Words of a list that the filter does not hold are priced as one by one") {
    MemoryBench bench("cortex-a15", 6);
    Core& core = bench.core();
    const bool filled = GENERATE(true, false);
    bench.timing().cost_of_data = {3, filled, filled};
    const auto words = [&](u32 va, u32 count) {
        bench.timing().accesses.clear();
        u32 cycles = 0;
        CHECK(core.missed_words(bench.op, va, count, true, core.counts(), cycles) ==
              &bench.memory()[va]);
        CHECK(cycles == 3 * bench.timing().accesses.size());
        return bench.timing().accesses;
    };
    for (int i = 0; i < 2; ++i) CHECK(core.store_slow(bench.op, 0x100, 4, 1, false, false));
    if (filled) {
        CHECK(words(0x138, 4) == std::vector<u64>{0x140});  // two words in the line that is there
        CHECK(words(0x138, 4).empty());
    } else {
        CHECK(words(0x138, 4) == std::vector<u64>{0x138, 0x13c, 0x140, 0x144});
    }
}

TEST_CASE("A list that no page of the filter holds is left to its body") {
    MemoryBench bench("cortex-a15", 6);
    Core& core = bench.core();
    for (int i = 0; i < 2; ++i) CHECK(core.store_slow(bench.op, 0x100, 4, 1, false, false));
    bench.timing().accesses.clear();
    const auto words = [&](u32 va, bool write) {
        u32 cycles = 0;
        return core.missed_words(bench.op, va, 4, write, core.counts(), cycles);
    };
    CHECK(words(0xff8, true) == nullptr);   // into the next page
    CHECK(words(0x102, true) == nullptr);   // unaligned
    CHECK(words(0x1100, true) == nullptr);  // a page that nobody stored to
    CHECK(bench.timing().accesses.empty());
    CHECK(words(0x100, false) != nullptr);  // whoever may store may load
}

// A15 TRM 7.6, A7 TRM 5.7.1.
TEST_CASE("A write that the bus refuses is recorded by an A15, an asynchronous abort on an A7") {
    constexpr u32 kNowhere = 0x10000000;
    SECTION("cortex-a15") {
        MemoryBench bench;
        Core& core = bench.core();
        CHECK(core.store_slow(bench.op, kNowhere, 4, 1, false, false));
        CHECK(core.pending().kind == ExceptionKind::None);
        CHECK_FALSE(core.async_abort_pending());
        CHECK(bench.read(SysReg::L2ECTLR) == 1u << 29);
        bench.write(SysReg::L2ECTLR, 0xffffffff);
        CHECK(bench.read(SysReg::L2ECTLR) == 1u << 29);
        bench.write(SysReg::L2ECTLR, 0);
        CHECK(bench.read(SysReg::L2ECTLR) == 0);
        bench.write(SysReg::L2ECTLR, 0xffffffff);
        CHECK(bench.read(SysReg::L2ECTLR) == 0);
    }
    SECTION("cortex-a7") {
        MemoryBench bench("cortex-a7");
        Core& core = bench.core();
        CHECK(core.store_slow(bench.op, kNowhere, 4, 1, false, false));
        CHECK(core.pending().kind == ExceptionKind::None);
        CHECK(core.async_abort_pending());
        CHECK(bench.read(SysReg::L2ECTLR) == 0);
    }
}

TEST_CASE("A read that the bus refuses is a synchronous external abort") {
    for (const char* name : {"cortex-a15", "cortex-a7"}) {
        MemoryBench bench(name);
        Core& core = bench.core();
        CHECK(core.load_slow(bench.op, 0x10000000, 4, false, false) == 0);
        CHECK(core.pending().kind == ExceptionKind::DataAbort);
        CHECK(core.pending().fault.kind == mmu::FaultKind::SyncExternal);
        CHECK(mmu::dfsr(core.pending().fault, false) == 0x8);
        CHECK_FALSE(core.async_abort_pending());
    }
}

}  // namespace
}  // namespace hypscope::cpu
