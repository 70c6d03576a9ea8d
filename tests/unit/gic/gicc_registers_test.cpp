// SPDX-License-Identifier: Apache-2.0
// The CPU interface's registers in both security views. GICv2 4.4.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

SCENARIO("The CPU interface resets to disabled, with everything masked") {
    GicBench bench;
    Software s = bench.secure(), ns = bench.nonsecure();
    CHECK(s.gicc[GICC_CTLR] == 0);
    CHECK(s.gicc[GICC_PMR] == 0);
    CHECK(s.gicc[GICC_BPR] == 2);
    CHECK(ns.gicc[GICC_BPR] == 3);
    CHECK(s.gicc[GICC_ABPR] == 3);
    CHECK(s.gicc[GICC_RPR] == 0xff);
    CHECK(ns.gicc[GICC_RPR] == 0xff);
    CHECK(s.gicc[GICC_HPPIR] == 0x3ff);
    CHECK(s.gicc[GICC_AHPPIR] == 0x3ff);
    CHECK(s.gicc[GICC_IAR] == 0x3ff);
    CHECK(s.gicc[GICC_APR] == 0);
    CHECK(s.gicc[GICC_NSAPR] == 0);
}

SCENARIO("GICC_IIDR names architecture version 2 and Arm") {
    GicBench bench;
    CHECK(bench.nonsecure().gicc[GICC_IIDR] == 0x0002043b);
    CHECK(bench.nonsecure().gicv[GICV_IIDR] == 0x0002043b);
}

SCENARIO("Each CPU has an interface of its own") {
    GicBench bench;
    bench.secure(0).gicc.write(GICC_PMR, 0x80);
    bench.secure(0).gicc.write(GICC_CTLR, 1);
    CHECK(bench.secure(1).gicc[GICC_PMR] == 0);
    CHECK(bench.secure(1).gicc[GICC_CTLR] == 0);
}

SCENARIO("The Secure GICC_CTLR has eleven bits") {
    GicBench bench;
    bench.secure().gicc.write(GICC_CTLR, ~0u);
    REQUIRE(bench.secure().gicc[GICC_CTLR] == 0x7ff);
}

SCENARIO("The Non-secure GICC_CTLR shows the Group 1 bits of the Secure one") {
    GicBench bench;
    const std::array<std::pair<u32, u32>, 4> pairs{{{1, 0}, {7, 5}, {8, 6}, {10, 9}}};
    for (const auto& [secure_bit, nonsecure_bit] : pairs) {
        bench.secure().gicc.write(GICC_CTLR, 1u << secure_bit);
        CHECK(bench.nonsecure().gicc[GICC_CTLR] == 1u << nonsecure_bit);
    }
    bench.secure().gicc.write(GICC_CTLR, 0x27d);
    CHECK(bench.nonsecure().gicc[GICC_CTLR] == 0);
}

SCENARIO("A Non-secure write of GICC_CTLR leaves the Secure bits alone") {
    GicBench bench;
    bench.secure().gicc.write(GICC_CTLR, 0x27d);
    bench.nonsecure().gicc.write(GICC_CTLR, ~0u);
    CHECK(bench.secure().gicc[GICC_CTLR] == 0x7ff);
    bench.nonsecure().gicc.write(GICC_CTLR, 0);
    CHECK(bench.secure().gicc[GICC_CTLR] == 0x27d);
}

SCENARIO("Without the Security Extensions GICC_CTLR has no EOImodeNS") {
    GicBench bench({.security_extensions = false});
    bench.nonsecure().gicc.write(GICC_CTLR, ~0u);
    REQUIRE(bench.nonsecure().gicc[GICC_CTLR] == 0x3ff);
}

SCENARIO("GICC_PMR implements the priority bits of the GIC") {
    GicBench bench;
    bench.secure().gicc.write(GICC_PMR, 0xffffffff);
    CHECK(bench.secure().gicc[GICC_PMR] == 0xf8);
    CHECK(bench.nonsecure().gicc[GICC_PMR] == 0xf0);
}

SCENARIO("Non-secure software cannot see or change a Secure GICC_PMR") {
    GicBench bench;
    bench.secure().gicc.write(GICC_PMR, 0x78);
    CHECK(bench.nonsecure().gicc[GICC_PMR] == 0);
    bench.nonsecure().gicc.write(GICC_PMR, 0xff);
    CHECK(bench.secure().gicc[GICC_PMR] == 0x78);
}

SCENARIO("A Non-secure write of GICC_PMR stays in the lower half of the priorities") {
    GicBench bench;
    bench.secure().gicc.write(GICC_PMR, 0xff);
    bench.nonsecure().gicc.write(GICC_PMR, 0x00);
    CHECK(bench.secure().gicc[GICC_PMR] == 0x80);
    CHECK(bench.nonsecure().gicc[GICC_PMR] == 0x00);
    bench.nonsecure().gicc.write(GICC_PMR, 0xa0);
    CHECK(bench.secure().gicc[GICC_PMR] == 0xd0);
    CHECK(bench.nonsecure().gicc[GICC_PMR] == 0xa0);
}

SCENARIO("A binary point below the least is taken as the least") {
    GicBench bench;
    bench.secure().gicc.write(GICC_BPR, 0);
    bench.nonsecure().gicc.write(GICC_BPR, 0);
    CHECK(bench.secure().gicc[GICC_BPR] == 2);
    CHECK(bench.nonsecure().gicc[GICC_BPR] == 3);
    bench.secure().gicc.write(GICC_ABPR, 1);
    CHECK(bench.secure().gicc[GICC_ABPR] == 3);
}

SCENARIO("The least binary point follows the number of priority bits") {
    GicBench bench({.priority_bits = 8});
    bench.secure().gicc.write(GICC_BPR, 0);
    bench.nonsecure().gicc.write(GICC_BPR, 0);
    CHECK(bench.secure().gicc[GICC_BPR] == 0);
    CHECK(bench.nonsecure().gicc[GICC_BPR] == 1);
}

SCENARIO("GICC_BPR is banked and GICC_ABPR is the Non-secure copy") {
    GicBench bench;
    bench.secure().gicc.write(GICC_BPR, 5);
    bench.nonsecure().gicc.write(GICC_BPR, 6);
    CHECK(bench.secure().gicc[GICC_BPR] == 5);
    CHECK(bench.secure().gicc[GICC_ABPR] == 6);
    bench.secure().gicc.write(GICC_ABPR, 4);
    CHECK(bench.nonsecure().gicc[GICC_BPR] == 4);
}

SCENARIO("With CBPR the Non-secure GICC_BPR reads the Secure one plus one and ignores writes") {
    GicBench bench;
    bench.secure().gicc.write(GICC_CTLR, kCBPR);
    bench.secure().gicc.write(GICC_BPR, 4);
    CHECK(bench.nonsecure().gicc[GICC_BPR] == 5);
    bench.nonsecure().gicc.write(GICC_BPR, 7);
    CHECK(bench.nonsecure().gicc[GICC_BPR] == 5);
    CHECK(bench.secure().gicc[GICC_ABPR] == 3);
    bench.secure().gicc.write(GICC_BPR, 7);
    CHECK(bench.nonsecure().gicc[GICC_BPR] == 7);
}

SCENARIO("The aliased registers are RAZ/WI to Non-secure accesses") {
    GicBench bench;
    bench.enable_all(kAckCtl).with_spi(41, 1, 0xa0);
    bench.spi(41, true);
    Software ns = bench.nonsecure();
    CHECK(ns.gicc[GICC_AIAR] == 0);
    CHECK(ns.gicc[GICC_AHPPIR] == 0);
    CHECK(ns.gicc[GICC_ABPR] == 0);
    CHECK(ns.gicc[GICC_NSAPR] == 0);
    ns.gicc.write(GICC_ABPR, 7);
    CHECK(bench.secure().gicc[GICC_ABPR] == 3);
    CHECK(bench.irq());
    CHECK(ns.ack() == 41);
    ns.gicc.write(GICC_AEOIR, 41);
    CHECK(bench.secure().is_active(41));
}

SCENARIO("GICC_RPR hides a Secure running priority from Non-secure software") {
    GicBench bench;
    bench.enable_all().with_spi(40, 0, 0x20).with_spi(41, 1, 0xb0);
    bench.spi(41, true);
    CHECK(bench.nonsecure().ack() == 41);
    CHECK(bench.secure().gicc[GICC_RPR] == 0xb0);
    CHECK(bench.nonsecure().gicc[GICC_RPR] == 0x60);
    bench.spi(40, true);
    CHECK(bench.secure().ack() == 40);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x20);
    CHECK(bench.nonsecure().gicc[GICC_RPR] == 0);
}

SCENARIO("The registers of the CPU interface are word-accessible only") {
    GicBench bench;
    bench.secure().gicc.write(GICC_PMR, 0xff, 1);
    CHECK(bench.secure().gicc[GICC_PMR] == 0);
    CHECK(bench.gic.warnings().count() == 1);
}

SCENARIO("GICC_EOIR, GICC_AEOIR and GICC_DIR are write-only") {
    GicBench bench;
    for (const u32 offset : {GICC_EOIR, GICC_AEOIR, GICC_DIR})
        CHECK(bench.secure().gicc[offset] == 0);
    CHECK(bench.gic.warnings().count() == 0);
}
