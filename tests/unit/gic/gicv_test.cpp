// SPDX-License-Identifier: Apache-2.0
// The virtual machine's side: GICV as its CPU interface, groups, preemption, and GICH_VMCR as the
// same state. GICv2 5.4, 5.5.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {

/// A virtual machine on core 0 with both groups enabled and nothing masked.
struct Guest : GicBench {
    Software vm = nonsecure();
    explicit Guest(u32 ctlr = 0) {
        vm.gich.write(GICH_HCR, 1);
        vm.gicv.write(GICV_CTLR, kEnableGrp0 | kEnableGrp1 | ctlr);
        vm.gicv.write(GICV_PMR, 0xff);
    }
    void inject(u32 n, const Lr& lr) { vm.gich.write(GICH_LR + 4 * n, lr.software()); }
    u32 lr(u32 n) { return vm.gich[GICH_LR + 4 * n]; }
    u32 vmcr() { return vm.gich[GICH_VMCR]; }
};

}  // namespace

SCENARIO("GICV_CTLR, GICV_PMR, GICV_BPR and GICV_ABPR are fields of GICH_VMCR") {
    Guest bench;
    bench.vm.gich.write(GICH_VMCR, 0);
    bench.vm.gicv.write(GICV_CTLR, ~0u);
    CHECK(bench.vm.gicv[GICV_CTLR] == 0x21f);
    CHECK(bench.vmcr() == 0x004c021f);
    bench.vm.gicv.write(GICV_PMR, 0xb7);
    CHECK(bench.vm.gicv[GICV_PMR] == 0xb0);
    CHECK(bench.vmcr() == 0xb04c021f);
    bench.vm.gicv.write(GICV_BPR, 5);
    CHECK(bench.vm.gicv[GICV_BPR] == 5);
    CHECK(bench.vmcr() == 0xb0ac021f);
    bench.vm.gicv.write(GICV_ABPR, 6);
    CHECK(bench.vm.gicv[GICV_ABPR] == 6);
    CHECK(bench.vmcr() == 0xb0b8021f);
}

SCENARIO("The hypervisor's write of GICH_VMCR is what the virtual machine reads") {
    Guest bench;
    bench.vm.gich.write(GICH_VMCR, 0x80b80202);
    CHECK(bench.vm.gicv[GICV_CTLR] == 0x202);
    CHECK(bench.vm.gicv[GICV_PMR] == 0x80);
    CHECK(bench.vm.gicv[GICV_BPR] == 5);
    CHECK(bench.vm.gicv[GICV_ABPR] == 6);
}

SCENARIO("GICV_BPR and GICV_ABPR have least values of 2 and 3") {
    Guest bench;
    bench.vm.gicv.write(GICV_BPR, 0);
    bench.vm.gicv.write(GICV_ABPR, 0);
    CHECK(bench.vm.gicv[GICV_BPR] == 2);
    CHECK(bench.vm.gicv[GICV_ABPR] == 3);
}

SCENARIO("GICV_APR is an alias of GICH_APR") {
    Guest bench;
    bench.vm.gicv.write(GICV_APR, 0x100);
    CHECK(bench.vm.gich[GICH_APR] == 0x100);
    CHECK(bench.vm.gicv[GICV_APR] == 0x100);
    CHECK(bench.vm.gicv[GICV_RPR] == 0x40);
}

SCENARIO("The virtual CPU interface is idle without interrupts") {
    Guest bench;
    CHECK(bench.vm.gicv[GICV_IAR] == 1023);
    CHECK(bench.vm.gicv[GICV_AIAR] == 1023);
    CHECK(bench.vm.gicv[GICV_HPPIR] == 1023);
    CHECK(bench.vm.gicv[GICV_AHPPIR] == 1023);
    CHECK(bench.vm.gicv[GICV_RPR] == 0xff);
    CHECK_FALSE(bench.virq());
}

SCENARIO("GICV_IAR takes a virtual Group 0 interrupt") {
    Guest bench;
    bench.inject(0, {.id = 40, .priority = 0x48, .group = 0});
    CHECK(bench.virq());
    CHECK(bench.vm.gicv[GICV_HPPIR] == 40);
    CHECK(bench.vm.gicv[GICV_IAR] == 40);
    CHECK(bench.vm.gicv[GICV_RPR] == 0x48);
    CHECK_FALSE(bench.virq());
    bench.vm.gicv.write(GICV_EOIR, 40);
    CHECK(bench.vm.gicv[GICV_RPR] == 0xff);
}

SCENARIO("GICV_IAR returns 1022 for a virtual Group 1 interrupt while AckCtl is 0") {
    Guest bench;
    bench.inject(0, {.id = 40});
    CHECK(bench.vm.gicv[GICV_IAR] == 1022);
    CHECK(bench.vm.gicv[GICV_HPPIR] == 1022);
    CHECK(lr_state(bench.lr(0)) == 1);
    CHECK(bench.vm.gicv[GICV_AHPPIR] == 40);
    CHECK(bench.vm.gicv[GICV_AIAR] == 40);
    bench.vm.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.lr(0) >> 28 == 4);
}

SCENARIO("With AckCtl GICV_IAR takes both groups") {
    Guest bench(kAckCtl);
    bench.inject(0, {.id = 40});
    CHECK(bench.vm.gicv[GICV_IAR] == 40);
    CHECK(lr_state(bench.lr(0)) == 2);
}

SCENARIO("GICV_AIAR returns 1023 for a virtual Group 0 interrupt") {
    Guest bench;
    bench.inject(0, {.id = 40, .group = 0});
    CHECK(bench.vm.gicv[GICV_AIAR] == 1023);
    CHECK(bench.vm.gicv[GICV_AHPPIR] == 1023);
    CHECK(lr_state(bench.lr(0)) == 1);
}

SCENARIO("A debugger's read of GICV_IAR does not acknowledge") {
    Guest bench;
    bench.inject(0, {.id = 40, .group = 0});
    CHECK(bench.vm.gicv.peek(GICV_IAR) == 40);
    CHECK(lr_state(bench.lr(0)) == 1);
}

SCENARIO("With FIQEn virtual Group 0 is vFIQ and Group 1 is vIRQ") {
    Guest bench(kFIQEn);
    bench.inject(0, {.id = 40, .priority = 0x80, .group = 1});
    CHECK(bench.virq());
    CHECK_FALSE(bench.vfiq());
    bench.inject(1, {.id = 41, .priority = 0x40, .group = 0});
    CHECK_FALSE(bench.virq());
    CHECK(bench.vfiq());
    CHECK(bench.vm.gicv[GICV_IAR] == 41);
    CHECK_FALSE(bench.vfiq());
}

SCENARIO("A virtual interrupt of a disabled group is not signalled and hides no other") {
    Guest bench;
    bench.inject(0, {.id = 40, .priority = 0x10, .group = 0});
    bench.inject(1, {.id = 41, .priority = 0x80, .group = 1});
    bench.vm.gicv.write(GICV_CTLR, kEnableGrp1);
    CHECK(bench.virq());
    CHECK(bench.vm.gicv[GICV_AIAR] == 41);
    bench.vm.gicv.write(GICV_CTLR, 0);
    CHECK_FALSE(bench.virq());
    CHECK(bench.vm.gicv[GICV_HPPIR] == 1023);
}

SCENARIO("GICV_PMR masks virtual interrupts") {
    Guest bench;
    bench.inject(0, {.id = 40, .priority = 0x80});
    bench.vm.gicv.write(GICV_PMR, 0x80);
    CHECK_FALSE(bench.virq());
    CHECK(bench.vm.gicv[GICV_AIAR] == 1023);
    CHECK(bench.vm.gicv[GICV_AHPPIR] == 40);
    bench.vm.gicv.write(GICV_PMR, 0x88);
    CHECK(bench.virq());
}

SCENARIO("Virtual interrupts preempt each other by group priority") {
    Guest bench;
    bench.inject(0, {.id = 40, .priority = 0x80});
    CHECK(bench.vm.gicv[GICV_AIAR] == 40);
    bench.inject(1, {.id = 41, .priority = 0x80});
    CHECK_FALSE(bench.virq());
    bench.inject(2, {.id = 42, .priority = 0x78});
    CHECK(bench.virq());
    CHECK(bench.vm.gicv[GICV_AIAR] == 42);
    CHECK(bench.vm.gich[GICH_APR] == (1u << 15 | 1u << 16));
    bench.vm.gicv.write(GICV_AEOIR, 42);
    CHECK(bench.vm.gicv[GICV_RPR] == 0x80);
    bench.vm.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.vm.gicv[GICV_AIAR] == 41);
}

SCENARIO("A larger GICV_ABPR keeps virtual Group 1 from preempting") {
    Guest bench;
    bench.vm.gicv.write(GICV_ABPR, 5);
    bench.inject(0, {.id = 40, .priority = 0x88});
    CHECK(bench.vm.gicv[GICV_AIAR] == 40);
    CHECK(bench.vm.gicv[GICV_RPR] == 0x80);
    bench.inject(1, {.id = 41, .priority = 0x80});
    CHECK_FALSE(bench.virq());
}

SCENARIO("With virtual CBPR Group 1 uses GICV_BPR") {
    Guest bench(kCBPR);
    bench.vm.gicv.write(GICV_BPR, 4);
    bench.inject(0, {.id = 40, .priority = 0x88});
    CHECK(bench.vm.gicv[GICV_AIAR] == 40);
    CHECK(bench.vm.gicv[GICV_RPR] == 0x80);
}

SCENARIO("Of equal virtual priorities the lowest list register is taken first") {
    Guest bench;
    bench.inject(3, {.id = 33, .priority = 0x80});
    bench.inject(2, {.id = 99, .priority = 0x80});
    REQUIRE(bench.vm.gicv[GICV_AIAR] == 99);
}

SCENARIO("A virtual SGI shows the CPUID of its list register") {
    Guest bench;
    bench.inject(0, {.id = 5, .cpu_id = 3});
    CHECK(bench.vm.gicv[GICV_AIAR] == (3u << 10 | 5));
    bench.vm.gicv.write(GICV_AEOIR, 3u << 10 | 5);
    CHECK(lr_state(bench.lr(0)) == 0);
}

SCENARIO("Two virtual SGIs of one ID are told apart by CPUID") {
    Guest bench;
    bench.inject(0, {.id = 5, .state = 2, .cpu_id = 1});
    bench.inject(1, {.id = 5, .state = 2, .cpu_id = 2});
    bench.vm.gich.write(GICH_APR, 1);
    bench.vm.gicv.write(GICV_AEOIR, 2u << 10 | 5);
    CHECK(lr_state(bench.lr(0)) == 2);
    CHECK(lr_state(bench.lr(1)) == 0);
}

SCENARIO("An SPI's CPUID field is not part of its acknowledge value") {
    Guest bench;
    bench.inject(0, {.id = 40, .cpu_id = 3});
    CHECK(bench.vm.gicv[GICV_AIAR] == 40);
    bench.vm.gicv.write(GICV_AEOIR, 7u << 10 | 40);
    CHECK(lr_state(bench.lr(0)) == 0);
}

SCENARIO("With virtual EOImode 1 GICV_EOIR drops the priority and GICV_DIR deactivates") {
    Guest bench(kEOImode | kAckCtl);
    bench.inject(0, {.id = 40, .priority = 0x80});
    CHECK(bench.vm.gicv[GICV_IAR] == 40);
    bench.vm.gicv.write(GICV_EOIR, 40);
    CHECK(bench.vm.gicv[GICV_RPR] == 0xff);
    CHECK(lr_state(bench.lr(0)) == 2);
    bench.vm.gicv.write(GICV_DIR, 40);
    CHECK(lr_state(bench.lr(0)) == 0);
}

SCENARIO("GICV_DIR is ignored while virtual EOImode is 0") {
    Guest bench(kAckCtl);
    bench.inject(0, {.id = 40});
    (void)bench.vm.gicv[GICV_IAR];
    bench.vm.gicv.write(GICV_DIR, 40);
    CHECK(lr_state(bench.lr(0)) == 2);
    CHECK(bench.vm.gich[GICH_HCR] == 1);
}

SCENARIO("Writes of special IDs to GICV_EOIR and GICV_DIR are ignored") {
    Guest bench(kEOImode);
    bench.vm.gich.write(GICH_APR, 1);
    for (const u32 id : {1020u, 1021u, 1022u, 1023u}) {
        bench.vm.gicv.write(GICV_EOIR, id);
        bench.vm.gicv.write(GICV_DIR, id);
    }
    CHECK(bench.vm.gich[GICH_APR] == 1);
    CHECK(bench.vm.gich[GICH_HCR] == 1);
}

SCENARIO("GICV does not touch the physical CPU interface") {
    Guest bench;
    bench.enable_all();
    bench.inject(0, {.id = 40, .priority = 0x10, .group = 0});
    (void)bench.vm.gicv[GICV_IAR];
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
    CHECK_FALSE(bench.secure().is_active(40));
}
