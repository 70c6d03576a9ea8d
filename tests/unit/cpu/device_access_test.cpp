// SPDX-License-Identifier: Apache-2.0
// What a core remembers of the devices that it reached, and when it must forget.
#include <catch2/catch.hpp>

#include "cpu/block.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

struct NotingDevice final : MmioDevice {
    MmioRead read(const MmioAccess& access) override {
        last = access;
        return {0x11223344};
    }
    MmioStatus write(const MmioAccess& access, u32 value) override {
        last = access;
        written = value;
        return status;
    }
    MmioAccess last{};
    u32 written = 0;
    MmioStatus status = MmioStatus::Ok;
};

constexpr u32 kFirst = 0x10000000, kSecond = 0x10100000;

/// A core that stands at one instruction of an empty block, and two devices of 512 bytes.
struct DeviceBench : SysRegBench {
    DeviceBench() {
        op.id = isa::OpId::LDR_imm;
        core().hot.block = &block;
        system.devices = {{.device = &first, .base = {kFirst}, .size = 0x200},
                          {.device = &second, .base = {kSecond}, .size = 0x200}};
    }
    u64 load(u32 va, u32 size = 4) { return core().load_slow(op, va, size, false, false); }
    bool store(u32 va, u32 value, u32 size = 4) {
        return core().store_slow(op, va, size, value, false, false);
    }
    /// Sections of Short-descriptor tables at 0x4000, Strongly-ordered, read and write at PL1.
    void map(u32 va, u32 pa) {
        const u32 descriptor = pa | 0x402;
        std::memcpy(&system.memory[0x4000 + (va >> 20) * 4], &descriptor, 4);
    }
    void enable_mmu() {
        core().sys.set(SysReg::TTBR0, 0x4000, true);
        core().sys.set(SysReg::DACR, 1, true);
        core().sys.set(SysReg::SCTLR, core().sys.get32(SysReg::SCTLR, true) | 1, true);
        core().regime_changed();
    }
    NotingDevice first, second;
    Op op;
    Block block;
};

constexpr u64 kDone = u64{1} << 32;

TEST_CASE("A device that was reached is reached again without a look at the map") {
    DeviceBench bench;
    CHECK(bench.load(kFirst + 0x18) == (kDone | 0x11223344));
    CHECK(bench.system.asked_for_device == 1);
    CHECK(bench.load(kFirst + 0x1c) == (kDone | 0x11223344));
    CHECK(bench.system.asked_for_device == 1);
    CHECK(bench.first.last.offset == 0x1c);
    CHECK(bench.first.last.size == 4);
    CHECK(bench.first.last.by.secure);
    CHECK(bench.first.last.by.privileged);
    CHECK(bench.store(kFirst + 4, 0xaabbccdd));  // that loads may does not say that stores may
    CHECK(bench.system.asked_for_device == 2);
    CHECK(bench.store(kFirst + 6, 0xaabbccdd, 2));
    CHECK(bench.system.asked_for_device == 2);
    CHECK(bench.first.last.offset == 6);
    CHECK(bench.first.written == 0xccdd);
}

TEST_CASE("A load takes the bytes it asked for, whatever else the device answers") {
    DeviceBench bench;
    for (int i = 0; i < 2; ++i) {
        CHECK(bench.load(kFirst, 1) == (kDone | 0x44));
        CHECK(bench.load(kFirst, 2) == (kDone | 0x3344));
    }
}

TEST_CASE("Beyond the end of a device in its page there is something else") {
    DeviceBench bench;
    CHECK(bench.load(kFirst) != 0);
    CHECK(bench.load(kFirst + 0x200) == 0);
    CHECK(bench.core().pending().fault.kind == mmu::FaultKind::SyncExternal);
}

TEST_CASE("A device at another address is reached after its translation changed") {
    DeviceBench bench;
    constexpr u32 kVa = 0x00300000;
    bench.map(kVa, kFirst);
    bench.enable_mmu();
    CHECK(bench.load(kVa + 8) != 0);
    CHECK(bench.load(kVa + 8) != 0);
    CHECK(bench.first.last.offset == 8);
    bench.map(kVa, kSecond);
    bench.first.last = {};
    CHECK(bench.load(kVa + 8) != 0);  // the TLB holds the old one
    CHECK(bench.first.last.offset == 8);
    bench.core().mmu().maintain(
        {.operation = mmu::TlbOperation::TLBIMVA, .secure = true, .value = kVa});
    CHECK(bench.load(kVa + 8) != 0);
    CHECK(bench.second.last.offset == 8);
}

TEST_CASE("User mode may not use what privileged code has reached") {
    DeviceBench bench;
    constexpr u32 kVa = 0x00300000;
    bench.map(kVa, kFirst);
    bench.enable_mmu();
    CHECK(bench.load(kVa) != 0);
    CHECK(bench.core().load_slow(bench.op, kVa, 4, true, false) == 0);  // LDRT
    CHECK(bench.core().pending().fault.kind == mmu::FaultKind::Permission);
    bench.go(From::SecurePl0);
    CHECK(bench.load(kVa) == 0);
    CHECK(bench.core().pending().fault.kind == mmu::FaultKind::Permission);
}

TEST_CASE("Big-endian data are swapped at every access") {
    DeviceBench bench;
    bench.core().state.big_endian = true;
    bench.core().regime_changed();
    for (int i = 0; i < 3; ++i) {
        CHECK(bench.load(kFirst) == (kDone | 0x44332211));
        CHECK(bench.store(kFirst, 0x01020304));
        CHECK(bench.first.written == 0x04030201);
    }
}

TEST_CASE("An unaligned access to a device is an external abort each time") {
    DeviceBench bench;
    CHECK(bench.load(kFirst) != 0);
    CHECK(bench.load(kFirst + 1) == 0);
    CHECK(bench.core().pending().kind == ExceptionKind::DataAbort);
}

// A15 TRM 7.6.
TEST_CASE("A write that a known device refuses is recorded as one that the bus refuses") {
    DeviceBench bench;
    bench.first.status = MmioStatus::Error;
    for (const DeviceKind kind : {DeviceKind::Gic, DeviceKind::Other}) {
        bench.system.devices[0].kind = kind;
        bench.core().forget_host_pointers();
        for (int i = 0; i < 2; ++i) {
            bench.core().sys.set(SysReg::L2ECTLR, 0);
            CHECK(bench.store(kFirst, 1));
            CHECK(bench.core().sys.get32(SysReg::L2ECTLR) ==
                  1u << (kind == DeviceKind::Gic ? 30 : 29));
        }
    }
}

}  // namespace
}  // namespace hypscope::cpu
