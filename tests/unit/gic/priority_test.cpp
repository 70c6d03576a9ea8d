// SPDX-License-Identifier: Apache-2.0
// Preemption, binary points, the running priority, and save and restore through the active
// priorities registers. GICv2 3.3, 4.4.3, 4.4.12, 4.4.13.
#include "gic/priority.hpp"

#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

namespace {
/// Group 0 SPIs 40, 41, 42 at 0x80, 0x60, 0x64 rounded to five bits; edge-triggered.
struct Ladder : GicBench {
    explicit Ladder(const Config& config = {.cores = 2}) : GicBench(config) {
        enable_all(kAckCtl);
        add(40, 0, 0x80);
        add(41, 0, 0x60);
        add(42, 0, 0x68);
    }
    void add(u32 id, u32 group, u32 priority) {
        with_spi(id, group, priority);
        secure().edge(id, true);
    }
    u32 take(u16 id) {
        pulse(id);
        return secure().ack();
    }
};
}  // namespace

SCENARIO("An interrupt of higher group priority preempts") {
    Ladder bench;
    CHECK(bench.take(40) == 40);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x80);
    bench.pulse(41);
    CHECK(bench.irq());
    CHECK(bench.secure().ack() == 41);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x60);
}

SCENARIO("An interrupt of equal or lower priority does not preempt") {
    Ladder bench;
    CHECK(bench.take(41) == 41);
    bench.pulse(42);
    bench.pulse(40);
    CHECK_FALSE(bench.irq());
    CHECK(bench.secure().ack() == 1023);
}

SCENARIO("Nested interrupts end in the reverse order, each to the priority beneath it") {
    Ladder bench;
    CHECK(bench.take(40) == 40);
    CHECK(bench.take(42) == 42);
    CHECK(bench.take(41) == 41);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x60);
    bench.secure().eoi(41);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x68);
    bench.secure().eoi(42);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x80);
    bench.secure().eoi(40);
    CHECK(bench.secure().gicc[GICC_RPR] == 0xff);
}

SCENARIO("Priorities that differ only in the subpriority do not preempt each other") {
    Ladder bench;
    bench.secure().gicc.write(GICC_BPR, 3);  // group priority <7:4>
    CHECK(bench.take(42) == 42);             // 0x68, group priority 0x60
    bench.pulse(41);                         // 0x60
    CHECK_FALSE(bench.irq());
    bench.secure().eoi(42);
    CHECK(bench.irq());
}

SCENARIO("A binary point that grows after the acknowledge keeps what it joins from preempting") {
    Ladder bench;
    CHECK(bench.take(42) == 42);  // 0x68
    bench.secure().gicc.write(GICC_BPR, 3);
    bench.pulse(41);  // 0x60
    CHECK_FALSE(bench.irq());
    bench.secure().gicc.write(GICC_BPR, 2);
    CHECK(bench.irq());
}

SCENARIO("The running priority is the group priority of the acknowledge") {
    Ladder bench;
    bench.secure().gicc.write(GICC_BPR, 4);
    CHECK(bench.take(42) == 42);
    CHECK(bench.secure().gicc[GICC_RPR] == 0x60);
    CHECK(bench.secure().gicc[GICC_APR] == 1u << 12);
}

SCENARIO("The subpriority orders interrupts that are pending together") {
    Ladder bench;
    bench.secure().gicc.write(GICC_BPR, 3);
    bench.pulse(42);
    bench.pulse(41);
    CHECK(bench.secure().ack() == 41);
}

SCENARIO("Every value of GICC_BPR splits the priority where the manual says") {
    for (u32 point = 2; point <= 7; ++point) {
        Ladder bench;
        bench.secure().gicc.write(GICC_BPR, point);
        const u32 lowest_group_bit = point == 7 ? 0x100 : 2u << point;
        CHECK(bench.take(40) == 40);
        bench.add(50, 0, 0x80 - 8);
        bench.pulse(50);
        const bool preempts =
            ((0x80 - 8) & ~(lowest_group_bit - 1) & 0xff) < (0x80 & ~(lowest_group_bit - 1) & 0xff);
        CHECK(bench.irq() == preempts);
        CHECK(preempts == (point != 7));
    }
}

SCENARIO("With GICC_BPR 7 nothing preempts") {
    Ladder bench;
    bench.secure().gicc.write(GICC_BPR, 7);
    CHECK(bench.take(40) == 40);
    bench.add(43, 0, 0);
    bench.pulse(43);
    CHECK_FALSE(bench.irq());
}

SCENARIO("Group 1 uses GICC_ABPR, where the same value is one bit less of subpriority") {
    Ladder bench;
    bench.add(50, 1, 0xa8);
    bench.add(51, 1, 0xa0);
    WHEN("GICC_ABPR is 3, its least: group priority <7:3>") {
        CHECK(bench.take(50) == 50);
        bench.pulse(51);
        THEN("the last implemented bit preempts") { REQUIRE(bench.irq()); }
    }
    WHEN("GICC_ABPR is 4: group priority <7:4>") {
        bench.secure().gicc.write(GICC_ABPR, 4);
        CHECK(bench.take(50) == 50);
        bench.pulse(51);
        THEN("it does not") { REQUIRE_FALSE(bench.irq()); }
    }
}

SCENARIO("With CBPR Group 1 uses GICC_BPR") {
    Ladder bench;
    bench.add(50, 1, 0xa8);
    bench.add(51, 1, 0xa0);
    bench.secure().gicc.write(GICC_CTLR, kEnableGrp0 | kEnableGrp1 | kAckCtl | kCBPR);
    bench.secure().gicc.write(GICC_BPR, 3);
    CHECK(bench.take(50) == 50);
    bench.pulse(51);
    CHECK_FALSE(bench.irq());
}

SCENARIO("A Group 0 interrupt preempts a Group 1 interrupt of lower priority") {
    Ladder bench;
    bench.add(50, 1, 0xa0);
    bench.pulse(50);
    CHECK(bench.nonsecure().ack() == 50);
    bench.pulse(40);
    CHECK(bench.irq());
    CHECK(bench.secure().ack() == 40);
    CHECK(bench.secure().gicc[GICC_APR] == 1u << 16);
    CHECK(bench.secure().gicc[GICC_NSAPR] == 1u << 20);
    bench.secure().eoi(40);
    CHECK(bench.secure().gicc[GICC_RPR] == 0xa0);
}

SCENARIO("The active priorities registers have a bit for each preemption level") {
    Ladder bench;
    for (u32 level = 31; level >= 1; --level) {
        bench.add(60 + level, 0, level * 8);
        bench.pulse(static_cast<u16>(60 + level));
        if (level < 31) {
            CHECK(bench.secure().ack() == 60 + level);
        }
    }
    CHECK(bench.secure().gicc[GICC_APR] == 0x7ffffffe);
}

SCENARIO("The lowest priority is never signalled, as GICC_PMR cannot exceed it") {
    Ladder bench;
    bench.add(50, 0, 0xf8);
    bench.pulse(50);
    CHECK_FALSE(bench.irq());
}

SCENARIO("GICC_NSAPR<31:16> appears to Non-secure software as GICC_APR<15:0>") {
    Ladder bench;
    bench.add(50, 1, 0xa0);
    bench.pulse(50);
    (void)bench.nonsecure().ack();
    CHECK(bench.nonsecure().gicc[GICC_APR] == 1u << 4);
    bench.nonsecure().gicc.write(GICC_APR, 0xffff0002);
    CHECK(bench.secure().gicc[GICC_NSAPR] == 1u << 17);
    CHECK(bench.secure().gicc[GICC_APR] == 0);
}

SCENARIO("A Non-secure write of GICC_APR cannot touch Secure priorities of Group 1") {
    Ladder bench;
    bench.secure().gicc.write(GICC_NSAPR, 0x00000100);
    bench.nonsecure().gicc.write(GICC_APR, 0);
    REQUIRE(bench.secure().gicc[GICC_NSAPR] == 0x00000100);
}

SCENARIO("With 7 or 8 priority bits there are 128 preemption levels in four registers") {
    for (const u8 priority_bits : {u8{7}, u8{8}}) {
        Ladder bench({.cores = 2, .priority_bits = priority_bits});
        bench.add(50, 0, 0x02);
        bench.add(51, 1, 0xfc);
        bench.pulse(51);
        (void)bench.nonsecure().ack();
        CHECK(bench.secure().gicc[GICC_NSAPR + 12] == 1u << 30);
        CHECK(bench.nonsecure().gicc[GICC_APR + 4] == 1u << 30);
        CHECK(bench.nonsecure().gicc[GICC_APR + 12] == 0);
        CHECK(bench.take(50) == 50);
        CHECK(bench.secure().gicc[GICC_APR] == 2);
        CHECK(bench.secure().gicc[GICC_RPR] == 2);
        bench.nonsecure().gicc.write(GICC_APR, 0x10);
        CHECK(bench.secure().gicc[GICC_NSAPR + 8] == 0x10);
    }
}

SCENARIO("With 6 priority bits there are 64 preemption levels in two registers") {
    Ladder bench({.cores = 2, .priority_bits = 6});
    for (const u32 offset : {GICC_APR, GICC_NSAPR})
        for (u32 n = 0; n < 4; ++n) {
            bench.secure().gicc.write(offset + 4 * n, ~0u);
            CHECK(bench.secure().gicc[offset + 4 * n] == (n < 2 ? ~0u : 0));
        }
    bench.nonsecure().gicc.write(GICC_APR, 0x55);
    bench.nonsecure().gicc.write(GICC_APR + 4, 0xaa);
    CHECK(bench.secure().gicc[GICC_NSAPR + 4] == 0x55);
    CHECK(bench.secure().gicc[GICC_NSAPR] == ~0u);
}

SCENARIO("Without the Security Extensions 4 priority bits give 16 preemption levels") {
    Ladder bench({.cores = 2, .priority_bits = 4, .security_extensions = false});
    bench.secure().gicc.write(GICC_APR, ~0u);
    CHECK(bench.secure().gicc[GICC_APR] == 0xffff);
    CHECK(bench.secure().gicc[GICC_BPR] == 3);
}

SCENARIO("Nested interrupts survive save and restore through the active priorities registers") {
    Ladder bench;
    bench.add(50, 1, 0xa0);
    (void)bench.take(50);
    (void)bench.take(40);
    (void)bench.take(41);
    Software s = bench.secure();
    const u32 apr = s.gicc[GICC_APR], nsapr = s.gicc[GICC_NSAPR],
              active = s.gicd[GICD_ISACTIVER + 4];

    GIVEN("another GIC with the same configuration") {
        Ladder other;
        other.add(50, 1, 0xa0);
        Software t = other.secure();
        t.gicd.write(GICD_ISACTIVER + 4, active);
        t.gicc.write(GICC_APR, apr);
        t.gicc.write(GICC_NSAPR, nsapr);
        THEN("it masks, ends and returns as the first would") {
            CHECK(t.gicc[GICC_RPR] == 0x60);
            other.pulse(42);
            CHECK_FALSE(other.irq());
            t.eoi(41);
            CHECK(t.gicc[GICC_RPR] == 0x80);
            CHECK(other.irq());
            CHECK(t.ack() == 42);
            t.eoi(42);
            t.eoi(40);
            t.eoi(50);
            CHECK(t.gicc[GICC_RPR] == 0xff);
            CHECK(t.gicd[GICD_ISACTIVER + 4] == 0);
        }
    }
    WHEN("the registers are cleared, as before a power-down") {
        s.gicc.write(GICC_APR, 0);
        s.gicc.write(GICC_NSAPR, 0);
        THEN("the interface is idle") { REQUIRE(s.gicc[GICC_RPR] == 0xff); }
    }
}

SCENARIO("Writing an active priority masks a pending interrupt at once") {
    Ladder bench;
    bench.pulse(40);
    CHECK(bench.irq());
    bench.secure().gicc.write(GICC_APR, 1);
    CHECK_FALSE(bench.irq());
    bench.secure().gicc.write(GICC_APR, 0);
    CHECK(bench.irq());
}
