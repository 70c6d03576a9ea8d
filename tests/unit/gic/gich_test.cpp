// SPDX-License-Identifier: Apache-2.0
// The hypervisor's side: list registers, linked deactivation, GICH_VMCR, the banks of the other
// cores. GICv2 5.2, 5.3.
#include <catch2/catch.hpp>

#include "hypervisor_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

SCENARIO("GICH resets to disabled, with empty list registers") {
    Hypervisor bench;
    CHECK(bench.hyp.gich[GICH_HCR] == 0);
    CHECK(bench.hyp.gich[GICH_VTR] == 0x90000003);
    CHECK(bench.hyp.gich[GICH_VMCR] == 0x004c0000);
    CHECK(bench.misr() == 0);
    CHECK(bench.hyp.gich[GICH_EISR] == 0);
    CHECK(bench.hyp.gich[GICH_ELRSR] == 0xf);
    CHECK(bench.hyp.gich[GICH_APR] == 0);
    for (u32 n = 0; n < 4; ++n) CHECK(bench.lr(n) == 0);
}

SCENARIO("GICH_VTR and the empty list registers follow the number of list registers") {
    for (const u8 count : {u8{1}, u8{4}, u8{32}, u8{33}, u8{64}}) {
        Hypervisor bench({.cores = 1, .list_registers = count});
        CHECK((bench.hyp.gich[GICH_VTR] & 0x3f) == count - 1u);
        const u64 empty = bench.hyp.gich[GICH_ELRSR] | u64{bench.hyp.gich[GICH_ELRSR + 4]} << 32;
        CHECK(empty == (count == 64 ? ~u64{0} : (u64{1} << count) - 1));
        bench.lr(count - 1, ~0u);
        CHECK(bench.lr(count - 1) != 0);
    }
}

SCENARIO("List registers that are not implemented are RAZ/WI") {
    Hypervisor bench;
    bench.lr(4, ~0u);
    bench.lr(63, ~0u);
    CHECK(bench.lr(4) == 0);
    CHECK(bench.lr(63) == 0);
    CHECK(bench.hyp.gich[GICH_ELRSR] == 0xf);
}

SCENARIO("The last of 64 list registers delivers an interrupt") {
    Hypervisor bench({.cores = 1, .list_registers = 64});
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.lr(63, Lr{.id = 77, .eoi = true}.software());
    CHECK(bench.hyp.gich[GICH_ELRSR + 4] == 0x7fffffff);
    CHECK(bench.guest_handles() == 77);
    CHECK(bench.hyp.gich[GICH_EISR + 4] == 0x80000000);
    CHECK(bench.hyp.gich[GICH_EISR] == 0);
}

SCENARIO("Reserved bits of GICH_HCR, GICH_VMCR and the list registers are zero") {
    Hypervisor bench;
    bench.hcr(0xfffffffe);
    CHECK(bench.hyp.gich[GICH_HCR] == 0xf80000fe);
    bench.hyp.gich.write(GICH_VMCR, ~0u);
    CHECK(bench.hyp.gich[GICH_VMCR] == 0xf8fc021f);
    bench.lr(0, 0x7fffffff);
    CHECK(bench.lr(0) == 0x7f881fff);
    bench.lr(1, 0xffffffff);
    CHECK(bench.lr(1) == 0xff8fffff);
}

SCENARIO("Binary points in GICH_VMCR below the least are taken as the least") {
    Hypervisor bench;
    bench.hyp.gich.write(GICH_VMCR, 0);
    REQUIRE(bench.hyp.gich[GICH_VMCR] == 0x004c0000);
}

SCENARIO("Each core has a virtual interface of its own") {
    Hypervisor bench;
    bench.lr(0, Lr{.id = 40}.software());
    CHECK(bench.nonsecure(1).gich[GICH_LR] == 0);
    CHECK(bench.nonsecure(1).gich[GICH_ELRSR] == 0xf);
}

SCENARIO("The interfaces of all cores appear at 0x1000 in steps of 0x200") {
    Hypervisor bench;
    bench.lr(0, Lr{.id = 40}.software());
    CHECK(bench.nonsecure(1).gich[0x1000 + GICH_LR] == Lr{.id = 40}.software());
    bench.hyp.gich.write(0x1200 + GICH_LR + 8, Lr{.id = 41}.software());
    CHECK(bench.nonsecure(1).gich[GICH_LR + 8] == Lr{.id = 41}.software());
    CHECK(bench.hyp.gich[0x1400 + GICH_VTR] == 0);
    CHECK(bench.lr(2) == 0);
}

SCENARIO("A list register raises vIRQ only while GICH_HCR.En is 1") {
    Hypervisor bench;
    bench.vmcr(2);
    bench.lr(0, Lr{.id = 40}.software());
    CHECK_FALSE(bench.virq());
    CHECK(bench.hyp.gicv[GICV_AIAR] == 1023);
    bench.hcr(kEn);
    CHECK(bench.virq());
    bench.hcr(0);
    CHECK_FALSE(bench.virq());
}

SCENARIO("A list register on one core does not signal another") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.lr(0, Lr{.id = 40}.software());
    CHECK(bench.virq(0));
    CHECK_FALSE(bench.virq(1));
    CHECK_FALSE(bench.irq(0));
}

SCENARIO("Acknowledge makes a list register active, the end makes it empty") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.lr(1, Lr{.id = 40, .priority = 0x80}.software());
    CHECK(bench.hyp.gich[GICH_ELRSR] == 0xd);
    CHECK(bench.hyp.gicv[GICV_AIAR] == 40);
    CHECK(lr_state(bench.lr(1)) == 2);
    CHECK(bench.hyp.gich[GICH_APR] == 1u << 16);
    CHECK_FALSE(bench.virq());
    bench.hyp.gicv.write(GICV_AEOIR, 40);
    CHECK(lr_state(bench.lr(1)) == 0);
    CHECK(bench.hyp.gich[GICH_APR] == 0);
    CHECK(bench.hyp.gich[GICH_ELRSR] == 0xf);
    CHECK(bench.hyp.gich[GICH_EISR] == 0);
}

SCENARIO("A pending and active list register becomes pending at the end") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.lr(0, Lr{.id = 40, .state = 3}.software());
    bench.hyp.gich.write(GICH_APR, 1);
    CHECK_FALSE(bench.virq());
    bench.hyp.gicv.write(GICV_AEOIR, 40);
    CHECK(lr_state(bench.lr(0)) == 1);
    CHECK(bench.virq());
}

SCENARIO("The end of a hardware interrupt deactivates the physical interrupt") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.hyp.enable(40);
    bench.hyp.targets(40, 1);
    bench.spi(40, true);
    CHECK(bench.hyp.ack() == 40);
    bench.hyp.eoi(40);
    CHECK(bench.hyp.is_active(40));
    bench.spi(40, false);
    bench.lr(0, Lr{.id = 50}.hardware(40));
    CHECK(bench.guest_handles() == 50);
    CHECK_FALSE(bench.hyp.is_active(40));
    CHECK(bench.hyp.gich[GICH_ELRSR] == 0xf);
    CHECK(bench.hyp.gich[GICH_EISR] == 0);
}

SCENARIO("A level that is still high is signalled again after linked deactivation") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.hyp.enable(27);
    bench.ppi(27, true);
    bench.hyp.eoi(bench.hyp.ack());
    CHECK_FALSE(bench.irq());
    bench.lr(0, Lr{.id = 27}.hardware(27));
    CHECK(bench.guest_handles() == 27);
    CHECK(bench.irq());
}

SCENARIO("Linked deactivation of a PPI reaches the core of the list register") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    for (u8 core = 0; core < 2; ++core) bench.nonsecure(core).set_bit(GICD_ISACTIVER, 27);
    bench.lr(0, Lr{.id = 27}.hardware(27));
    bench.guest_handles();
    CHECK_FALSE(bench.nonsecure(0).is_active(27));
    CHECK(bench.nonsecure(1).is_active(27));
}

SCENARIO("Linked deactivation does not touch SGIs, Group 0, or IDs that do not exist") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.with_spi(41, 0, 0x40);
    bench.secure().set_bit(GICD_ISACTIVER, 41);
    bench.secure().set_bit(GICD_ISACTIVER, 3);
    for (const u32 physical : {3u, 41u, 288u, 1020u, 1023u}) {
        bench.lr(0, Lr{.id = 50}.hardware(physical));
        CHECK(bench.guest_handles() == 50);
    }
    CHECK(bench.secure().is_active(41));
    CHECK(bench.secure().is_active(3));
}

SCENARIO("With virtual EOImode 1 the physical interrupt is deactivated by GICV_DIR") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2 | kEOImode);
    bench.hyp.set_bit(GICD_ISACTIVER, 40);
    bench.lr(0, Lr{.id = 40}.hardware(40));
    CHECK(bench.guest_handles() == 40);
    CHECK(bench.hyp.is_active(40));
    CHECK(lr_state(bench.lr(0)) == 2);
    bench.hyp.gicv.write(GICV_DIR, 40);
    CHECK_FALSE(bench.hyp.is_active(40));
    CHECK(lr_state(bench.lr(0)) == 0);
}

SCENARIO(
    "A virtual machine moves to another core with its list registers, GICH_VMCR and GICH_APR") {
    Hypervisor bench;
    bench.hcr(kEn);
    bench.vmcr(2);
    bench.lr(0, Lr{.id = 40, .priority = 0x80}.software());
    bench.lr(1, Lr{.id = 41, .priority = 0xa0}.software());
    CHECK(bench.hyp.gicv[GICV_AIAR] == 40);
    Software other = bench.nonsecure(1);
    for (const u32 offset : {GICH_VMCR, GICH_APR, GICH_LR, GICH_LR + 4, GICH_HCR}) {
        other.gich.write(offset, bench.hyp.gich[offset]);
        if (offset != GICH_VMCR) bench.hyp.gich.write(offset, 0);
    }
    CHECK_FALSE(bench.virq(0));
    CHECK_FALSE(bench.virq(1));
    CHECK(other.gicv[GICV_RPR] == 0x80);
    other.gicv.write(GICV_AEOIR, 40);
    CHECK(bench.virq(1));
    CHECK(other.gicv[GICV_AIAR] == 41);
}
