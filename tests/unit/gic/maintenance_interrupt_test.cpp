// SPDX-License-Identifier: Apache-2.0
// The maintenance interrupt: every condition of GICH_MISR, and EOICount. GICv2 5.2, 5.3.1, 5.3.4.
#include <catch2/catch.hpp>

#include "hypervisor_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

SCENARIO("The maintenance interrupt is PPI 25 of the core") {
    Hypervisor bench;
    bench.hcr(kEn | kNPIE);
    CHECK(bench.irq(0));
    CHECK_FALSE(bench.irq(1));
    CHECK(bench.hyp.ack() == 25);
    CHECK(bench.hyp.gicd[GICD_PPISR] == 1u << 9);
}

SCENARIO("Without GICH_HCR.En no maintenance interrupt is asserted") {
    Hypervisor bench;
    bench.hcr(kNPIE | kUIE | kVGrp0DIE | kVGrp1DIE);
    CHECK(bench.misr() == 0xaa);
    CHECK_FALSE(bench.maintenance());
}

SCENARIO("A software list register with EOI set asks for maintenance at its end") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.lr(2, Lr{.id = 40, .eoi = true}.software());
    CHECK_FALSE(bench.maintenance());
    bench.guest_handles();
    CHECK(bench.misr() == 1);
    CHECK(bench.hyp.gich[GICH_EISR] == 0x4);
    CHECK(bench.hyp.gich[GICH_ELRSR] == 0xb);
    CHECK(bench.maintenance());
    WHEN("the list register is written again") {
        bench.lr(2, 0);
        THEN("the condition is gone") {
            CHECK(bench.misr() == 0);
            CHECK_FALSE(bench.maintenance());
            CHECK(bench.hyp.gich[GICH_ELRSR] == 0xf);
        }
    }
}

SCENARIO("Underflow: UIE asserts while at most one list register is valid") {
    Hypervisor bench;
    bench.hcr(kEn | kUIE);
    CHECK(bench.misr() == 2);
    bench.lr(0, Lr{.id = 40}.software());
    CHECK(bench.misr() == 2);
    bench.lr(1, Lr{.id = 41, .state = 2}.software());
    CHECK(bench.misr() == 0);
    CHECK_FALSE(bench.maintenance());
    bench.lr(0, 0);
    CHECK(bench.misr() == 2);
    CHECK(bench.maintenance());
}

SCENARIO("No pending: NPIE asserts while no list register is pending") {
    Hypervisor bench;
    bench.vmcr(2);
    bench.hcr(kEn | kNPIE);
    CHECK(bench.misr() == 8);
    bench.lr(3, Lr{.id = 40}.software());
    CHECK(bench.misr() == 0);
    CHECK(bench.hyp.gicv[GICV_AIAR] == 40);
    CHECK(bench.misr() == 8);
    CHECK(bench.maintenance());
}

SCENARIO("LRENP: an end without a list register counts, and asserts with LRENPIE") {
    Hypervisor bench;
    bench.vmcr(2);
    bench.hcr(kEn | kLRENPIE);
    bench.hyp.gich.write(GICH_APR, 1u << 16);
    CHECK(bench.misr() == 0);
    bench.hyp.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.hyp.gich[GICH_HCR] == (1u << 27 | kEn | kLRENPIE));
    CHECK(bench.hyp.gich[GICH_APR] == 0);
    CHECK(bench.misr() == 4);
    CHECK(bench.maintenance());
    bench.hcr(kEn | kLRENPIE);
    CHECK(bench.misr() == 0);
    CHECK_FALSE(bench.maintenance());
}

SCENARIO("EOICount does not assert without LRENPIE") {
    Hypervisor bench;
    bench.hcr(kEn | 5u << 27);
    CHECK(bench.misr() == 0);
    CHECK_FALSE(bench.maintenance());
}

SCENARIO("An end that drops no priority is not counted") {
    Hypervisor bench;
    bench.vmcr(2);
    bench.hcr(kEn);
    bench.hyp.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.hyp.gich[GICH_HCR] == kEn);
}

SCENARIO("EOICount wraps from 31 to 0 and disturbs no other field") {
    Hypervisor bench;
    bench.vmcr(2);
    bench.hcr(kEn | 31u << 27);
    bench.hyp.gich.write(GICH_APR, 1);
    bench.hyp.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.hyp.gich[GICH_HCR] == kEn);
}

SCENARIO("With virtual EOImode 1 it is GICV_DIR without a list register that counts") {
    Hypervisor bench;
    bench.vmcr(2 | kEOImode);
    bench.hcr(kEn);
    bench.hyp.gich.write(GICH_APR, 1);
    bench.hyp.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.hyp.gich[GICH_HCR] == kEn);
    bench.hyp.gicv.write(GICV_DIR, 40);
    CHECK(bench.hyp.gich[GICH_HCR] == (1u << 27 | kEn));
}

SCENARIO("Each group's enable and disable has a maintenance condition") {
    Hypervisor bench;
    bench.hcr(kEn | kVGrp0EIE | kVGrp0DIE | kVGrp1EIE | kVGrp1DIE);
    CHECK(bench.misr() == (kVGrp0DIE | kVGrp1DIE));
    bench.hyp.gicv.write(GICV_CTLR, kEnableGrp0);
    CHECK(bench.misr() == (kVGrp0EIE | kVGrp1DIE));
    bench.hyp.gicv.write(GICV_CTLR, kEnableGrp0 | kEnableGrp1);
    CHECK(bench.misr() == (kVGrp0EIE | kVGrp1EIE));
    bench.hcr(kEn | kVGrp0DIE | kVGrp1DIE);
    CHECK(bench.misr() == 0);
    CHECK_FALSE(bench.maintenance());
    bench.hyp.gicv.write(GICV_CTLR, kEnableGrp1);
    CHECK(bench.misr() == kVGrp0DIE);
    CHECK(bench.maintenance());
}
