// SPDX-License-Identifier: Apache-2.0
// Signalling, acknowledge, spurious IDs, priority drop and deactivation in both groups. GICv2 3.2,
// 3.4, 4.4.4 to 4.4.11, 4.4.15.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {
/// SPI 40 in Group 0 at 0x40, SPI 41 in Group 1 at 0xa0.
struct Groups : GicBench {
    explicit Groups(u32 ctlr = 0) {
        enable_all(ctlr).with_spi(40, 0, 0x40).with_spi(41, 1, 0xa0);
        secure().edge(40, true);
        secure().edge(41, true);
    }
};
}  // namespace

SCENARIO("An interrupt is signalled only when its group is enabled in the CPU interface") {
    Groups bench;
    bench.secure().gicc.write(GICC_CTLR, 0);
    bench.pulse(41);
    CHECK_FALSE(bench.irq());
    bench.secure().gicc.write(GICC_CTLR, kEnableGrp0);
    CHECK_FALSE(bench.irq());
    CHECK(bench.nonsecure().ack() == 1023);
    bench.secure().gicc.write(GICC_CTLR, kEnableGrp1);
    CHECK(bench.irq());
}

SCENARIO("A pending interrupt of a disabled group hides no other interrupt") {
    Groups bench;
    bench.secure().gicc.write(GICC_CTLR, kEnableGrp1);
    bench.pulse(40);
    bench.pulse(41);
    CHECK(bench.irq());
    CHECK(bench.nonsecure().ack() == 41);
}

SCENARIO("Without FIQEn both groups are signalled as IRQ") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.irq());
    CHECK_FALSE(bench.fiq());
}

SCENARIO("With FIQEn Group 0 is signalled as FIQ and Group 1 as IRQ") {
    Groups bench(kFIQEn);
    bench.pulse(41);
    CHECK(bench.irq());
    CHECK_FALSE(bench.fiq());
    bench.pulse(40);
    CHECK_FALSE(bench.irq());
    CHECK(bench.fiq());
    CHECK(bench.secure().ack() == 40);
    CHECK_FALSE(bench.fiq());
    CHECK_FALSE(bench.irq());
    bench.secure().eoi(40);
    CHECK(bench.irq());
}

SCENARIO("GICC_IAR returns 1023 when nothing is pending") {
    Groups bench;
    CHECK(bench.secure().ack() == 1023);
    CHECK(bench.nonsecure().ack() == 1023);
}

SCENARIO(
    "A Non-secure read of GICC_IAR returns 1023 for a Group 0 interrupt and leaves it pending") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.nonsecure().ack() == 1023);
    CHECK(bench.nonsecure().gicc[GICC_HPPIR] == 1023);
    CHECK(bench.irq());
    CHECK(bench.secure().ack() == 40);
}

SCENARIO("A Secure read of GICC_IAR returns 1022 for a Group 1 interrupt while AckCtl is 0") {
    Groups bench;
    bench.pulse(41);
    CHECK(bench.secure().ack() == 1022);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 1022);
    CHECK(bench.irq());
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
    CHECK_FALSE(bench.secure().is_active(41));
}

SCENARIO("A Secure read of GICC_IAR takes a Group 1 interrupt while AckCtl is 1") {
    Groups bench(kAckCtl);
    bench.pulse(41);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 41);
    CHECK(bench.secure().ack() == 41);
    CHECK(bench.secure().gicc[GICC_NSAPR] == 1u << 20);
    bench.secure().eoi(41);
    CHECK_FALSE(bench.secure().is_active(41));
    CHECK(bench.secure().gicc[GICC_NSAPR] == 0);
}

SCENARIO("GICC_AIAR takes a Group 1 interrupt from Secure state, whatever AckCtl is") {
    Groups bench;
    bench.pulse(41);
    CHECK(bench.secure().gicc[GICC_AHPPIR] == 41);
    CHECK(bench.secure().gicc[GICC_AIAR] == 41);
    CHECK(bench.secure().is_active(41));
    bench.secure().gicc.write(GICC_AEOIR, 41);
    CHECK_FALSE(bench.secure().is_active(41));
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
}

SCENARIO("GICC_AIAR and GICC_AHPPIR return 1023 for a Group 0 interrupt") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.secure().gicc[GICC_AHPPIR] == 1023);
    CHECK(bench.secure().gicc[GICC_AIAR] == 1023);
    CHECK(bench.irq());
}

SCENARIO("GICC_AEOIR does not end a Group 0 interrupt") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.secure().ack() == 40);
    bench.secure().gicc.write(GICC_AEOIR, 40);
    CHECK(bench.secure().is_active(40));
    CHECK(bench.secure().gicc[GICC_RPR] == 0x40);
}

SCENARIO("A Non-secure write to GICC_EOIR does not end a Group 0 interrupt") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.secure().ack() == 40);
    bench.nonsecure().eoi(40);
    CHECK(bench.secure().is_active(40));
    CHECK(bench.secure().gicc[GICC_RPR] == 0x40);
}

SCENARIO("GICC_HPPIR shows the highest priority pending interrupt though it is masked") {
    Groups bench;
    bench.pulse(40);
    bench.secure().gicc.write(GICC_PMR, 0x10);
    CHECK_FALSE(bench.irq());
    CHECK(bench.secure().gicc[GICC_HPPIR] == 40);
    CHECK(bench.secure().ack() == 1023);
}

SCENARIO("Reading GICC_HPPIR does not acknowledge") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 40);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 40);
    CHECK(bench.secure().is_pending(40));
}

SCENARIO("A debugger's read of GICC_IAR does not acknowledge") {
    Groups bench;
    bench.pulse(40);
    CHECK(bench.secure().gicc.peek(GICC_IAR) == 40);
    CHECK(bench.secure().is_pending(40));
    CHECK(bench.irq());
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
}

SCENARIO("A priority equal to GICC_PMR is masked") {
    Groups bench;
    bench.pulse(40);
    bench.secure().gicc.write(GICC_PMR, 0x40);
    CHECK_FALSE(bench.irq());
    bench.secure().gicc.write(GICC_PMR, 0x48);
    CHECK(bench.irq());
}

SCENARIO("Of two pending interrupts the one of the lower priority value is taken first") {
    Groups bench(kAckCtl);
    bench.pulse(41);
    bench.pulse(40);
    CHECK(bench.secure().ack() == 40);
    bench.secure().eoi(40);
    CHECK(bench.secure().ack() == 41);
}

SCENARIO("Of equal priorities the lowest ID is taken first") {
    Groups bench(kAckCtl);
    bench.secure().priority(40, 0xa0);
    bench.with_spi(39, 1, 0xa0);
    bench.spi(39, true);
    bench.pulse(41);
    bench.pulse(40);
    CHECK(bench.secure().ack() == 39);
    bench.secure().eoi(39);
    bench.spi(39, false);
    CHECK(bench.secure().ack() == 40);
}

SCENARIO("Writes of special IDs to GICC_EOIR and GICC_DIR are ignored") {
    Groups bench(kEOImodeS);
    bench.pulse(40);
    CHECK(bench.secure().ack() == 40);
    for (const u32 id : {1020u, 1021u, 1022u, 1023u, 288u}) {
        bench.secure().eoi(id);
        bench.secure().dir(id);
    }
    CHECK(bench.secure().gicc[GICC_RPR] == 0x40);
    CHECK(bench.secure().is_active(40));
}

SCENARIO("An end of interrupt without an active priority is ignored") {
    Groups bench;
    bench.secure().set_bit(GICD_ISACTIVER, 40);
    bench.secure().eoi(40);
    REQUIRE(bench.secure().is_active(40));
}

SCENARIO("With EOImode 0 GICC_EOIR drops the priority and deactivates") {
    Groups bench;
    bench.pulse(40);
    (void)bench.secure().ack();
    bench.secure().eoi(40);
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
    CHECK_FALSE(bench.secure().is_active(40));
}

SCENARIO("With EOImode 1 GICC_EOIR drops the priority alone, and GICC_DIR deactivates") {
    Groups bench(kEOImodeS);
    bench.pulse(40);
    (void)bench.secure().ack();
    bench.pulse(40);
    bench.secure().eoi(40);
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
    CHECK(bench.secure().is_active(40));
    CHECK_FALSE(bench.irq());
    bench.secure().dir(40);
    CHECK_FALSE(bench.secure().is_active(40));
    CHECK(bench.irq());
}

SCENARIO("EOImodeS and EOImodeNS are independent") {
    Groups bench(kEOImodeNS);
    bench.pulse(41);
    (void)bench.nonsecure().ack();
    bench.nonsecure().eoi(41);
    CHECK(bench.nonsecure().is_active(41));
    bench.nonsecure().dir(41);
    CHECK_FALSE(bench.nonsecure().is_active(41));
    bench.pulse(40);
    (void)bench.secure().ack();
    bench.secure().eoi(40);
    CHECK_FALSE(bench.secure().is_active(40));
}

SCENARIO("GICC_DIR is ignored while EOImode is 0") {
    Groups bench;
    bench.pulse(40);
    (void)bench.secure().ack();
    bench.secure().dir(40);
    REQUIRE(bench.secure().is_active(40));
}

SCENARIO("A Non-secure write to GICC_DIR does not deactivate a Group 0 interrupt") {
    Groups bench(kEOImodeS | kEOImodeNS);
    bench.pulse(40);
    (void)bench.secure().ack();
    bench.nonsecure().dir(40);
    CHECK(bench.secure().is_active(40));
    bench.secure().dir(40);
    CHECK_FALSE(bench.secure().is_active(40));
}

SCENARIO("After a priority drop an equal interrupt can be taken while the first is active") {
    Groups bench(kEOImodeS);
    bench.with_spi(42, 0, 0x40);
    bench.pulse(40);
    CHECK(bench.secure().ack() == 40);
    bench.spi(42, true);
    CHECK_FALSE(bench.irq());
    bench.secure().eoi(40);
    CHECK(bench.irq());
    CHECK(bench.secure().ack() == 42);
    CHECK(bench.secure().is_active(40));
}

SCENARIO("GICC_DIR of a PPI reaches the CPU's own") {
    Groups bench(kEOImodeS);
    for (u8 core = 0; core < 2; ++core) {
        bench.secure(core).enable(30);
        bench.ppi(30, true, core);
        CHECK(bench.secure(core).ack() == 30);
        bench.ppi(30, false, core);
        bench.secure(core).eoi(30);
    }
    bench.secure(0).dir(30);
    CHECK_FALSE(bench.secure(0).is_active(30));
    CHECK(bench.secure(1).is_active(30));
}
