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
        CHECK(core.uncached_words(bench.op, stored, 2, true, core.counts(), cycles) ==
              &bench.memory()[stored]);
        CHECK(monitors.store_exclusive({1}, {0x204}, false, true) == (stored == 0x300));
    }
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
