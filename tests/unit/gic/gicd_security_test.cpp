// SPDX-License-Identifier: Apache-2.0
// What Non-secure software sees of the Distributor, and how GICD_NSACR widens it. GICv2 3.4, 3.5,
// 4.3.14.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {

/// SPI 40 is in Group 0, SPI 41 in Group 1; both enabled, pending and active, priority 0x80.
struct TwoGroups : GicBench {
    TwoGroups() {
        for (const u32 id : {40u, 41u}) {
            with_spi(id, id == 41, 0x80, 3);
            secure().pend(id);
            secure().set_bit(GICD_ISACTIVER, id);
        }
    }
    void nsacr(u32 id, u32 value) {
        secure().gicd.write(GICD_NSACR + id / 16 * 4, value << id % 16 * 2);
    }
};
constexpr u32 kWord = 4;  // offset of the register that holds SPIs 32-63

}  // namespace

SCENARIO("GICD_CTLR is banked: Non-secure bit 0 is EnableGrp1") {
    GicBench bench;
    bench.nonsecure().gicd.write(GICD_CTLR, 0xffffffff);
    CHECK(bench.secure().gicd[GICD_CTLR] == 2);
    CHECK(bench.nonsecure().gicd[GICD_CTLR] == 1);
    bench.secure().gicd.write(GICD_CTLR, 1);
    CHECK(bench.nonsecure().gicd[GICD_CTLR] == 0);
    bench.nonsecure().gicd.write(GICD_CTLR, 0);
    CHECK(bench.secure().gicd[GICD_CTLR] == 1);
}

SCENARIO("GICD_IGROUPR is RAZ/WI to Non-secure accesses") {
    TwoGroups bench;
    bench.nonsecure().gicd.write(GICD_IGROUPR + kWord, 0);
    CHECK(bench.nonsecure().gicd[GICD_IGROUPR + kWord] == 0);
    CHECK(bench.secure().gicd[GICD_IGROUPR + kWord] == 0x200);
}

SCENARIO("The fields of Group 0 interrupts are RAZ to Non-secure accesses") {
    TwoGroups bench;
    Software ns = bench.nonsecure();
    CHECK(ns.gicd[GICD_ISENABLER + kWord] == 0x200);
    CHECK(ns.gicd[GICD_ISPENDR + kWord] == 0x200);
    CHECK(ns.gicd[GICD_ICPENDR + kWord] == 0x200);
    CHECK(ns.gicd[GICD_ISACTIVER + kWord] == 0x200);
    CHECK(ns.gicd[GICD_ITARGETSR + 40] == 0x00000300);
    CHECK(ns.gicd[GICD_ICFGR + 8] == 0x00040000);
    CHECK(ns.gicd.read(GICD_IPRIORITYR + 40, 1) == 0);
}

SCENARIO("The fields of Group 0 interrupts are WI to Non-secure accesses") {
    TwoGroups bench;
    Software ns = bench.nonsecure(), s = bench.secure();
    for (const u32 offset : {GICD_ICENABLER, GICD_ICPENDR, GICD_ICACTIVER})
        ns.gicd.write(offset + kWord, ~0u);
    ns.gicd.write(GICD_ITARGETSR + 40, 0);
    ns.gicd.write(GICD_IPRIORITYR + 40, 0);
    ns.edge(40, true);
    CHECK(s.gicd[GICD_ISENABLER + kWord] == 0x100);
    CHECK(s.gicd[GICD_ISPENDR + kWord] == 0x100);
    CHECK(s.gicd[GICD_ISACTIVER + kWord] == 0x100);
    CHECK(s.gicd.read(GICD_ITARGETSR + 40, 1) == 3);
    CHECK(s.gicd.read(GICD_IPRIORITYR + 40, 1) == 0x80);
    CHECK(s.gicd[GICD_ICFGR + 8] == 0x55555555);
}

SCENARIO("SGIs in Group 0 do not show in the Non-secure GICD_ISENABLER0") {
    GicBench bench;
    bench.secure().gicd.write(GICD_IGROUPR, 0x00ff);
    REQUIRE(bench.nonsecure().gicd[GICD_ISENABLER] == 0x00ff);
}

SCENARIO("Non-secure software sees a priority shifted left by one") {
    TwoGroups bench;
    bench.secure().priority(41, 0xa8);
    REQUIRE(bench.nonsecure().gicd.read(GICD_IPRIORITYR + 41, 1) == 0x50);
}

SCENARIO("A Non-secure write of a priority goes to the lower half of the priorities") {
    TwoGroups bench;
    bench.nonsecure().priority(41, 0x00);
    CHECK(bench.secure().gicd.read(GICD_IPRIORITYR + 41, 1) == 0x80);
    bench.nonsecure().priority(41, 0xff);
    CHECK(bench.secure().gicd.read(GICD_IPRIORITYR + 41, 1) == 0xf8);
    CHECK(bench.nonsecure().gicd.read(GICD_IPRIORITYR + 41, 1) == 0xf0);
    bench.nonsecure().priority(41, 0x50);
    CHECK(bench.nonsecure().gicd.read(GICD_IPRIORITYR + 41, 1) == 0x50);
}

SCENARIO("A Group 1 priority that Secure software put in the upper half loses its top bit") {
    TwoGroups bench;
    bench.secure().priority(41, 0x48);
    REQUIRE(bench.nonsecure().gicd.read(GICD_IPRIORITYR + 41, 1) == 0x90);
}

SCENARIO("GICD_NSACR is RAZ/WI to Non-secure accesses") {
    TwoGroups bench;
    bench.secure().gicd.write(GICD_NSACR + 8, 0x00030000);
    bench.nonsecure().gicd.write(GICD_NSACR + 8, 0);
    CHECK(bench.nonsecure().gicd[GICD_NSACR + 8] == 0);
    CHECK(bench.secure().gicd[GICD_NSACR + 8] == 0x00030000);
}

SCENARIO("GICD_NSACR has no fields for PPIs") {
    TwoGroups bench;
    Software s = bench.secure();
    for (u32 n = 0; n < 3; ++n) s.gicd.write(GICD_NSACR + 4 * n, ~0u);
    CHECK(s.gicd[GICD_NSACR] == ~0u);
    CHECK(s.gicd[GICD_NSACR + 4] == 0);
    CHECK(s.gicd[GICD_NSACR + 8] == ~0u);
}

SCENARIO("GICD_NSACR 0b01 lets Non-secure software set a Group 0 interrupt pending, no more") {
    TwoGroups bench;
    bench.secure().unpend(40);
    bench.nsacr(40, 1);
    Software ns = bench.nonsecure();
    ns.pend(40);
    CHECK(bench.secure().is_pending(40));
    CHECK(ns.is_pending(40));
    ns.unpend(40);
    CHECK(bench.secure().is_pending(40));
    CHECK_FALSE(ns.is_active(40));
    CHECK(ns.gicd.read(GICD_ITARGETSR + 40, 1) == 0);
}

SCENARIO("GICD_NSACR 0b10 adds clearing the pending state and reading the active state") {
    TwoGroups bench;
    bench.nsacr(40, 2);
    Software ns = bench.nonsecure();
    CHECK(ns.is_active(40));
    ns.unpend(40);
    CHECK_FALSE(bench.secure().is_pending(40));
    ns.set_bit(GICD_ICACTIVER, 40);
    CHECK(bench.secure().is_active(40));
    CHECK(ns.gicd.read(GICD_ITARGETSR + 40, 1) == 0);
}

SCENARIO("GICD_NSACR 0b11 adds the targets, and never enable, priority or configuration") {
    TwoGroups bench;
    bench.nsacr(40, 3);
    Software ns = bench.nonsecure();
    CHECK(ns.gicd.read(GICD_ITARGETSR + 40, 1) == 3);
    ns.targets(40, 2);
    CHECK(bench.secure().gicd.read(GICD_ITARGETSR + 40, 1) == 2);
    ns.disable(40);
    ns.priority(40, 0);
    CHECK(bench.secure().test_bit(GICD_ISENABLER, 40));
    CHECK(bench.secure().gicd.read(GICD_IPRIORITYR + 40, 1) == 0x80);
}

SCENARIO("GICD_PPISR and GICD_SPISR hide the lines of Group 0 interrupts") {
    TwoGroups bench;
    bench.spi(40, true);
    bench.spi(41, true);
    CHECK(bench.nonsecure().gicd[GICD_SPISR] == 0x200);
    CHECK(bench.secure().gicd[GICD_SPISR] == 0x300);
}

SCENARIO("Without the Security Extensions every access has the one view") {
    GicBench bench({.cores = 2, .security_extensions = false});
    Software ns = bench.nonsecure();
    ns.gicd.write(GICD_CTLR, 3);
    ns.gicd.write(GICD_IGROUPR + kWord, 0x100);
    ns.priority(40, 0x48);
    ns.gicd.write(GICD_NSACR + 8, ~0u);
    CHECK(ns.gicd[GICD_CTLR] == 3);
    CHECK(ns.gicd[GICD_IGROUPR + kWord] == 0x100);
    CHECK(ns.gicd.read(GICD_IPRIORITYR + 40, 1) == 0x48);
    CHECK(ns.gicd[GICD_NSACR + 8] == 0);
}
