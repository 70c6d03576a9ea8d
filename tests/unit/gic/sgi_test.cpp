// SPDX-License-Identifier: Apache-2.0
// Software generated interrupts: targets, sources, groups, pending for each source.
// GICv2 4.3.15-17.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {
struct FourCores : GicBench {
    FourCores() : GicBench({.cores = 4}) { enable_all(); }
    u32 signalled() {
        u32 cores = 0;
        for (u8 core = 0; core < 4; ++core) cores |= static_cast<u32>(irq(core)) << core;
        return cores;
    }
    void group1(u8 core, u32 sgis) { secure(core).gicd.write(GICD_IGROUPR, sgis); }
};
}  // namespace

SCENARIO("TargetListFilter 0b00 sends an SGI to the CPUs of the target list") {
    FourCores bench;
    bench.secure(1).sgi(0b1101, 3);
    REQUIRE(bench.signalled() == 0b1101);
}

SCENARIO("TargetListFilter 0b01 sends an SGI to all other CPUs") {
    FourCores bench;
    bench.secure(2).sgi(0, 3, 1);
    REQUIRE(bench.signalled() == 0b1011);
}

SCENARIO("TargetListFilter 0b10 sends an SGI to the CPU itself") {
    FourCores bench;
    bench.secure(3).sgi(0b0111, 3, 2);
    REQUIRE(bench.signalled() == 0b1000);
}

SCENARIO("TargetListFilter 0b11 is reserved and sends nothing") {
    FourCores bench;
    bench.secure(0).sgi(0xff, 3, 3);
    REQUIRE(bench.signalled() == 0);
}

SCENARIO("Absent CPUs in a target list are ignored") {
    FourCores bench;
    bench.secure(0).sgi(0xf0, 3);
    REQUIRE(bench.signalled() == 0);
}

SCENARIO("GICC_IAR gives the source of an SGI in CPUID") {
    FourCores bench;
    bench.secure(2).sgi(0b0001, 5);
    CHECK(bench.secure(0).gicc[GICC_HPPIR] == (2u << 10 | 5));
    CHECK(bench.secure(0).ack() == (2u << 10 | 5));
}

SCENARIO("The same SGI from two CPUs is two interrupts") {
    FourCores bench;
    bench.secure(3).sgi(1, 5);
    bench.secure(1).sgi(1, 5);
    Software s = bench.secure(0);
    CHECK(s.ack() == (1u << 10 | 5));
    CHECK(s.is_pending(5));
    CHECK_FALSE(bench.irq(0));
    s.eoi(1u << 10 | 5);
    CHECK(s.ack() == (3u << 10 | 5));
    CHECK_FALSE(s.is_pending(5));
    s.eoi(3u << 10 | 5);
    CHECK(s.ack() == 1023);
}

SCENARIO("The same SGI twice from one CPU is one interrupt") {
    FourCores bench;
    bench.secure(1).sgi(1, 5);
    bench.secure(1).sgi(1, 5);
    bench.secure(0).eoi(bench.secure(0).ack());
    REQUIRE(bench.secure(0).ack() == 1023);
}

SCENARIO("GICD_SPENDSGIR and GICD_CPENDSGIR show the sources of the CPU that reads") {
    FourCores bench;
    bench.secure(1).sgi(1, 5);
    bench.secure(3).sgi(1, 5);
    for (const u32 offset : {GICD_CPENDSGIR, GICD_SPENDSGIR}) {
        CHECK(bench.secure(0).gicd.read(offset + 5, 1) == 0b1010);
        CHECK(bench.secure(0).gicd[offset + 4] == 0x00000a00);
        CHECK(bench.secure(1).gicd.read(offset + 5, 1) == 0);
    }
}

SCENARIO("GICD_CPENDSGIR takes away the sources written as 1") {
    FourCores bench;
    Software s = bench.secure(0);
    bench.secure(1).sgi(1, 5);
    bench.secure(3).sgi(1, 5);
    s.gicd.write(GICD_CPENDSGIR + 5, 0b0010, 1);
    CHECK(s.gicd.read(GICD_SPENDSGIR + 5, 1) == 0b1000);
    CHECK(bench.irq(0));
    s.gicd.write(GICD_CPENDSGIR + 4, 0xff00);
    CHECK_FALSE(s.is_pending(5));
    CHECK_FALSE(bench.irq(0));
}

SCENARIO("GICD_SPENDSGIR makes an SGI pending as if the sources had sent it") {
    FourCores bench;
    bench.secure(0).gicd.write(GICD_SPENDSGIR + 7, 0b0100, 1);
    CHECK(bench.irq(0));
    CHECK(bench.secure(0).ack() == (2u << 10 | 7));
}

SCENARIO("GICD_SPENDSGIR ignores sources that are absent") {
    FourCores bench;
    bench.secure(0).gicd.write(GICD_SPENDSGIR + 7, 0xf0, 1);
    REQUIRE_FALSE(bench.irq(0));
}

SCENARIO("GICD_ISPENDR0 and GICD_ICPENDR0 show SGIs and ignore writes to them") {
    FourCores bench;
    Software s = bench.secure(0);
    s.gicd.write(GICD_ISPENDR, 0xffff);
    CHECK(s.gicd[GICD_ISPENDR] == 0);
    bench.secure(1).sgi(1, 5);
    s.gicd.write(GICD_ICPENDR, 0xffff);
    CHECK(s.gicd[GICD_ISPENDR] == 0x20);
}

SCENARIO("A Secure SGI with NSATT 0 reaches the CPUs where it is in Group 0") {
    FourCores bench;
    bench.group1(1, 0x8);
    bench.secure(0).sgi(0b0110, 3);
    REQUIRE(bench.signalled() == 0b0100);
}

SCENARIO("A Secure SGI with NSATT 1 reaches the CPUs where it is in Group 1") {
    FourCores bench;
    bench.group1(1, 0x8);
    bench.secure(0).sgi(0b0110, 3, 0, 1);
    REQUIRE(bench.signalled() == 0b0010);
}

SCENARIO("A Non-secure SGI reaches only CPUs where it is in Group 1, whatever its NSATT") {
    FourCores bench;
    bench.group1(1, 0x8);
    bench.nonsecure(0).sgi(0b1111, 3, 0, 0);
    CHECK(bench.signalled() == 0b0010);
    bench.nonsecure(0).sgi(0b1111, 4, 0, 1);
    CHECK(bench.signalled() == 0b0010);
}

SCENARIO("The target's GICD_NSACR lets a Non-secure SGI through to Group 0") {
    FourCores bench;
    bench.secure(2).gicd.write(GICD_NSACR, 1u << 6);
    bench.nonsecure(0).sgi(0b1111, 3);
    REQUIRE(bench.signalled() == 0b0100);
}

SCENARIO("GICD_SPENDSGIR and GICD_CPENDSGIR of Group 0 SGIs are RAZ/WI to Non-secure accesses") {
    FourCores bench;
    bench.secure(1).sgi(1, 5);
    Software ns = bench.nonsecure(0);
    CHECK(ns.gicd.read(GICD_SPENDSGIR + 5, 1) == 0);
    ns.gicd.write(GICD_CPENDSGIR + 5, 0xff, 1);
    ns.gicd.write(GICD_SPENDSGIR + 6, 0xff, 1);
    CHECK(bench.secure(0).gicd.read(GICD_SPENDSGIR + 5, 1) == 0b0010);
    CHECK(bench.secure(0).gicd.read(GICD_SPENDSGIR + 6, 1) == 0);
}

SCENARIO("An SGI to oneself is signalled by the write to GICD_SGIR") {
    FourCores bench;
    bench.secure(0).sgi(0, 0, 2);
    CHECK(bench.irq(0));
    CHECK(bench.secure(0).ack() == 0);
}

SCENARIO("Without the Security Extensions an SGI is sent whatever its group") {
    GicBench bench({.cores = 2, .security_extensions = false});
    bench.enable_all(kAckCtl);
    bench.nonsecure(1).gicd.write(GICD_IGROUPR, 0x8);
    bench.nonsecure(0).sgi(0b10, 3);
    REQUIRE(bench.nonsecure(1).ack() == 3);
}
