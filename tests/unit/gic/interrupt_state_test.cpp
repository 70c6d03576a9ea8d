// SPDX-License-Identifier: Apache-2.0
// Inactive, pending, active, active and pending: level-sensitive and edge-triggered interrupts,
// PPIs and SPIs, one target and several. GICv2 3.2.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {
struct Ready : GicBench {
    explicit Ready(bool edge = false) {
        enable_all().with_spi(40, 0, 0x80);
        secure().edge(40, edge);
    }
};
}  // namespace

SCENARIO("A level-sensitive interrupt is pending while its line is high") {
    Ready bench;
    bench.spi(40, true);
    CHECK(bench.secure().is_pending(40));
    CHECK(bench.irq());
    bench.spi(40, false);
    CHECK_FALSE(bench.secure().is_pending(40));
    CHECK_FALSE(bench.irq());
}

SCENARIO("A level that stays high makes the interrupt active and pending") {
    Ready bench;
    Software s = bench.secure();
    bench.spi(40, true);
    CHECK(s.ack() == 40);
    CHECK(s.is_active(40));
    CHECK(s.is_pending(40));
    CHECK_FALSE(bench.irq());
    WHEN("it is ended while the line is high") {
        s.eoi(40);
        THEN("it is pending again and signalled") {
            CHECK_FALSE(s.is_active(40));
            CHECK(bench.irq());
        }
    }
    WHEN("the line falls before the end") {
        bench.spi(40, false);
        s.eoi(40);
        THEN("it is inactive") {
            CHECK_FALSE(s.is_pending(40));
            CHECK_FALSE(bench.irq());
        }
    }
}

SCENARIO("An edge-triggered interrupt is latched at the rising edge") {
    Ready bench(true);
    bench.pulse(40);
    CHECK(bench.secure().is_pending(40));
    CHECK(bench.irq());
}

SCENARIO("An edge-triggered interrupt whose line stays high is pending once") {
    Ready bench(true);
    Software s = bench.secure();
    bench.spi(40, true);
    CHECK(s.ack() == 40);
    CHECK_FALSE(s.is_pending(40));
    s.eoi(40);
    CHECK_FALSE(bench.irq());
}

SCENARIO("Edges while an interrupt is pending are one interrupt") {
    Ready bench(true);
    Software s = bench.secure();
    bench.pulse(40);
    bench.pulse(40);
    s.eoi(s.ack());
    CHECK(s.ack() == 1023);
}

SCENARIO("An edge while an interrupt is active makes it active and pending") {
    Ready bench(true);
    Software s = bench.secure();
    bench.pulse(40);
    CHECK(s.ack() == 40);
    bench.pulse(40);
    CHECK(s.is_active(40));
    CHECK(s.is_pending(40));
    CHECK_FALSE(bench.irq());
    s.eoi(40);
    CHECK(s.ack() == 40);
}

SCENARIO("A falling edge does nothing") {
    Ready bench(true);
    bench.spi(40, true);
    bench.secure().unpend(40);
    bench.spi(40, false);
    REQUIRE_FALSE(bench.secure().is_pending(40));
}

SCENARIO("GICD_ISPENDR makes an interrupt pending without its line") {
    Ready bench;
    Software s = bench.secure();
    s.pend(40);
    CHECK(bench.irq());
    CHECK(s.ack() == 40);
    CHECK_FALSE(s.is_pending(40));
}

SCENARIO("GICD_ICPENDR takes the latched state away") {
    Ready bench(true);
    bench.pulse(40);
    bench.secure().unpend(40);
    CHECK_FALSE(bench.secure().is_pending(40));
    CHECK_FALSE(bench.irq());
}

SCENARIO("GICD_ICPENDR does not clear a level-sensitive interrupt whose line is high") {
    Ready bench;
    bench.spi(40, true);
    bench.secure().unpend(40);
    REQUIRE(bench.secure().is_pending(40));
}

SCENARIO("A level-sensitive interrupt set pending by software stays so when its line falls") {
    Ready bench;
    bench.spi(40, true);
    bench.secure().pend(40);
    bench.spi(40, false);
    REQUIRE(bench.secure().is_pending(40));
}

SCENARIO("An interrupt that is disabled becomes pending and is not forwarded") {
    Ready bench;
    Software s = bench.secure();
    s.disable(40);
    bench.spi(40, true);
    CHECK(s.is_pending(40));
    CHECK_FALSE(bench.irq());
    s.enable(40);
    CHECK(bench.irq());
}

SCENARIO("GICD_CTLR enables forwarding for each group") {
    Ready bench;
    bench.with_spi(41, 1, 0x80);
    Software s = bench.secure();
    bench.spi(40, true);
    bench.spi(41, true);
    s.gicd.write(GICD_CTLR, 0);
    CHECK_FALSE(bench.irq());
    s.gicd.write(GICD_CTLR, 2);
    CHECK(s.gicc[GICC_AHPPIR] == 41);
    s.gicd.write(GICD_CTLR, 1);
    CHECK(s.gicc[GICC_HPPIR] == 40);
}

SCENARIO("An interrupt set active by software is not forwarded until it is cleared") {
    Ready bench;
    Software s = bench.secure();
    s.set_bit(GICD_ISACTIVER, 40);
    bench.spi(40, true);
    CHECK_FALSE(bench.irq());
    CHECK(s.gicc[GICC_RPR] == 0xff);
    s.set_bit(GICD_ICACTIVER, 40);
    CHECK(bench.irq());
}

SCENARIO("An SPI without a target is pending and goes nowhere") {
    Ready bench;
    bench.secure().targets(40, 0);
    bench.spi(40, true);
    CHECK(bench.secure().is_pending(40));
    CHECK_FALSE(bench.irq(0));
    CHECK_FALSE(bench.irq(1));
}

SCENARIO("A pending SPI moves when its target is changed") {
    Ready bench;
    bench.spi(40, true);
    bench.secure().targets(40, 2);
    CHECK_FALSE(bench.irq(0));
    CHECK(bench.irq(1));
}

SCENARIO("An SPI with two targets is signalled to both and taken by one") {
    Ready bench;
    bench.secure().targets(40, 3);
    bench.spi(40, true);
    CHECK(bench.irq(0));
    CHECK(bench.irq(1));
    CHECK(bench.secure(1).ack() == 40);
    CHECK_FALSE(bench.irq(0));
    CHECK(bench.secure(0).ack() == 1023);
    CHECK(bench.secure(1).gicc[GICC_RPR] == 0x80);
    CHECK(bench.secure(0).gicc[GICC_RPR] == 0xff);
}

SCENARIO("A PPI belongs to its CPU alone") {
    Ready bench;
    bench.secure(0).enable(30);
    bench.secure(1).enable(30);
    bench.ppi(30, true, 1);
    CHECK_FALSE(bench.irq(0));
    CHECK(bench.irq(1));
    CHECK(bench.secure(1).ack() == 30);
    CHECK(bench.secure(1).is_active(30));
    CHECK_FALSE(bench.secure(0).is_active(30));
    CHECK(bench.secure(0).ack() == 1023);
}

SCENARIO("A change of priority of a pending interrupt takes effect at once") {
    Ready bench;
    bench.with_spi(41, 0, 0x70);
    bench.spi(40, true);
    bench.spi(41, true);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 41);
    bench.secure().priority(40, 0x60);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 40);
}

SCENARIO("A change of group of a pending interrupt takes effect at once") {
    Ready bench;
    bench.spi(40, true);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 40);
    bench.with_spi(40, 1, 0x80);
    CHECK(bench.secure().gicc[GICC_HPPIR] == 1022);
}

SCENARIO("The line changes at the moment of its cause") {
    Ready bench;
    std::vector<std::pair<bool, u64>> changes;
    bench.gic.irq({0}).connect(
        [](void* all, u32, bool level, Cycles when) {
            static_cast<std::vector<std::pair<bool, u64>>*>(all)->push_back({level, when.value});
        },
        &changes, 0);
    bench.gic.set_spi({40}, true, {1000});
    bench.clock = 1999;
    (void)bench.secure().ack();
    bench.gic.set_spi({40}, false, {2500});
    bench.clock = 2999;
    bench.secure().eoi(40);
    REQUIRE(changes == std::vector<std::pair<bool, u64>>{{true, 1000}, {false, 2000}});
}
