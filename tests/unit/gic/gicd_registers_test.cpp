// SPDX-License-Identifier: Apache-2.0
// The Distributor's registers: reset values, identification, access sizes, what is RAZ/WI.
// GICv2 4.3.
#include <catch2/catch.hpp>

#include "gic_bench.hpp"

using namespace hypscope;
using namespace hypscope::gic;

SCENARIO("The Distributor resets to disabled, with every interrupt in Group 0") {
    GicBench bench;
    Software s = bench.secure();
    CHECK(s.gicd[GICD_CTLR] == 0);
    for (u32 n = 0; n < 9; ++n) {
        CHECK(s.gicd[GICD_IGROUPR + 4 * n] == 0);
        CHECK(s.gicd[GICD_ISPENDR + 4 * n] == 0);
        CHECK(s.gicd[GICD_ISACTIVER + 4 * n] == 0);
        CHECK(s.gicd[GICD_ISENABLER + 4 * n] == (n == 0 ? 0xffff : 0));
    }
    CHECK(s.gicd[GICD_IPRIORITYR + 32] == 0);
    CHECK(s.gicd[GICD_ITARGETSR + 32] == 0);
}

SCENARIO("GICD_TYPER gives interrupt lines, CPU interfaces and the Security Extensions") {
    CHECK(GicBench({.cores = 2}).secure().gicd[GICD_TYPER] == 0x428);
    CHECK(GicBench({.cores = 8, .interrupt_lines = 32}).secure().gicd[GICD_TYPER] == 0x4e0);
    CHECK(GicBench({.cores = 1, .interrupt_lines = 1020}).secure().gicd[GICD_TYPER] == 0x41f);
    CHECK(GicBench({.cores = 1, .security_extensions = false}).secure().gicd[GICD_TYPER] == 0x008);
}

SCENARIO("GICD_IIDR and the identification registers name Arm and architecture version 2") {
    GicBench bench;
    Software ns = bench.nonsecure();
    CHECK(ns.gicd[GICD_IIDR] == 0x43b);
    CHECK(ns.gicd[GICD_ICPIDR2] == 0x2b);
    const std::array<u32, 12> expected{4, 0, 0, 0, 0x90, 0xb4, 0x2b, 0, 0x0d, 0xf0, 0x05, 0xb1};
    for (u32 n = 0; n < 12; ++n) CHECK(ns.gicd[0xfd0 + 4 * n] == expected[n]);
}

SCENARIO("GICD_IIDR is a parameter") {
    REQUIRE(GicBench({.distributor_iidr = 0x0200143b}).secure().gicd[GICD_IIDR] == 0x0200143b);
}

SCENARIO("Read-only registers ignore writes") {
    GicBench bench;
    Software s = bench.secure();
    for (const u32 offset : {GICD_TYPER, GICD_IIDR, GICD_ICPIDR2, GICD_PPISR, GICD_SPISR}) {
        const u32 before = s.gicd[offset];
        s.gicd.write(offset, ~before);
        CHECK(s.gicd[offset] == before);
    }
}

SCENARIO("GICD_SGIR is write-only") { REQUIRE(GicBench().secure().gicd[GICD_SGIR] == 0); }

SCENARIO("SGIs are permanently enabled") {
    GicBench bench;
    bench.secure().gicd.write(GICD_ICENABLER, ~0u);
    REQUIRE(bench.secure().gicd[GICD_ISENABLER] == 0xffff);
}

SCENARIO("GICD_ISENABLER sets and GICD_ICENABLER clears the bits written as 1") {
    GicBench bench;
    Software s = bench.secure();
    s.gicd.write(GICD_ISENABLER + 4, 0x0f0f);
    s.gicd.write(GICD_ISENABLER + 4, 0x10000000);
    s.gicd.write(GICD_ICENABLER + 4, 0x0003);
    CHECK(s.gicd[GICD_ISENABLER + 4] == 0x10000f0c);
    CHECK(s.gicd[GICD_ICENABLER + 4] == 0x10000f0c);
}

SCENARIO("The registers of interrupts 0 to 31 are banked by CPU") {
    GicBench bench;
    Software first = bench.secure(0), second = bench.secure(1);
    first.enable(30);
    first.priority(30, 0x40);
    first.pend(29);
    first.gicd.write(GICD_IGROUPR, 0x00ff0000);
    first.set_bit(GICD_ISACTIVER, 28);
    first.gicd.write(GICD_NSACR, 0x3);
    CHECK(second.gicd[GICD_ISENABLER] == 0xffff);
    CHECK(second.gicd.read(GICD_IPRIORITYR + 30, 1) == 0);
    CHECK(second.gicd[GICD_ISPENDR] == 0);
    CHECK(second.gicd[GICD_IGROUPR] == 0);
    CHECK(second.gicd[GICD_ISACTIVER] == 0);
    CHECK(second.gicd[GICD_NSACR] == 0);
}

SCENARIO("The registers of SPIs are common to all CPUs") {
    GicBench bench;
    bench.secure(0).priority(40, 0x40);
    bench.secure(0).enable(40);
    CHECK(bench.secure(1).gicd.read(GICD_IPRIORITYR + 40, 1) == 0x40);
    CHECK(bench.secure(1).test_bit(GICD_ISENABLER, 40));
}

SCENARIO("Interrupts that are not implemented are RAZ/WI") {
    GicBench bench({.cores = 2, .interrupt_lines = 64});
    Software s = bench.secure();
    for (const u32 bank : {GICD_IGROUPR, GICD_ISENABLER, GICD_ISPENDR, GICD_ISACTIVER}) {
        s.gicd.write(bank + 8, ~0u);
        CHECK(s.gicd[bank + 8] == 0);
    }
    for (const u32 offset :
         {GICD_IPRIORITYR + 64, GICD_ITARGETSR + 64, GICD_ICFGR + 16, GICD_NSACR + 16}) {
        s.gicd.write(offset, ~0u);
        CHECK(s.gicd[offset] == 0);
    }
}

SCENARIO("With 1020 interrupt lines the special IDs 1020 to 1023 do not exist") {
    GicBench bench({.cores = 2, .interrupt_lines = 1020});
    Software s = bench.secure();
    s.gicd.write(GICD_ISENABLER + 31 * 4, ~0u);
    CHECK(s.gicd[GICD_ISENABLER + 31 * 4] == 0x0fffffff);
    s.priority(1019, 0x80);
    s.priority(1020, 0x80);
    CHECK(s.gicd.read(GICD_IPRIORITYR + 1019, 1) == 0x80);
    CHECK(s.gicd.read(GICD_IPRIORITYR + 1020, 1) == 0);
}

SCENARIO("The unimplemented low bits of a priority field are RAZ/WI") {
    GicBench five;
    five.secure().gicd.write(GICD_IPRIORITYR + 32, ~0u);
    CHECK(five.secure().gicd[GICD_IPRIORITYR + 32] == 0xf8f8f8f8);
    GicBench eight({.priority_bits = 8});
    eight.secure().gicd.write(GICD_IPRIORITYR + 32, ~0u);
    CHECK(eight.secure().gicd[GICD_IPRIORITYR + 32] == 0xffffffff);
}

SCENARIO("GICD_IPRIORITYR and GICD_ITARGETSR are byte-accessible") {
    GicBench bench({.cores = 8});
    Software s = bench.secure();
    s.gicd.write(GICD_IPRIORITYR + 33, 0xa0, 1);
    s.gicd.write(GICD_ITARGETSR + 35, 0x81, 1);
    CHECK(s.gicd[GICD_IPRIORITYR + 32] == 0x0000a000);
    CHECK(s.gicd[GICD_ITARGETSR + 32] == 0x81000000);
    CHECK(s.gicd.read(GICD_ITARGETSR + 35, 1) == 0x81);
}

SCENARIO("A word write to GICD_IPRIORITYR sets four priorities") {
    GicBench bench;
    bench.secure().gicd.write(GICD_IPRIORITYR + 36, 0x10203040);
    for (u32 i = 0; i < 4; ++i)
        CHECK(bench.secure().gicd.read(GICD_IPRIORITYR + 36 + i, 1) == 0x40 - 0x10 * i);
}

SCENARIO("A byte access to a word register is RAZ/WI with a warning") {
    GicBench bench;
    Software s = bench.secure();
    s.gicd.write(GICD_ISENABLER + 4, 0xff, 1);
    CHECK(s.gicd[GICD_ISENABLER + 4] == 0);
    CHECK(s.gicd.read(GICD_TYPER, 1) == 0);
    CHECK(bench.gic.warnings().count() == 2);
}

SCENARIO("Halfword accesses work where byte accesses do, and nowhere else") {
    GicBench bench;
    bench.secure().gicd.write(GICD_IPRIORITYR + 34, 0xf8a0, 2);
    CHECK(bench.secure().gicd[GICD_IPRIORITYR + 32] == 0xf8a00000);
    CHECK(bench.secure().gicd.read(GICD_IPRIORITYR + 34, 2) == 0xf8a0);
    bench.secure().gicd.write(GICD_IPRIORITYR + 33, 0xffff, 2);
    CHECK(bench.secure().gicd[GICD_IPRIORITYR + 32] == 0xf8a00000);
    bench.secure().gicd.write(GICD_ISENABLER + 4, 0xffff, 2);
    CHECK(bench.secure().gicd[GICD_ISENABLER + 4] == 0);
}

SCENARIO("GICD_ITARGETSR0 to 7 read as the CPU that reads them") {
    GicBench bench({.cores = 4});
    for (u8 core = 0; core < 4; ++core)
        for (u32 n = 0; n < 8; ++n)
            CHECK(bench.secure(core).gicd[GICD_ITARGETSR + 4 * n] == 0x01010101u << core);
    bench.secure().gicd.write(GICD_ITARGETSR, 0x02020202);
    CHECK(bench.secure().gicd[GICD_ITARGETSR] == 0x01010101);
}

SCENARIO("The target bits of absent CPUs are RAZ/WI") {
    for (u8 cores = 2; cores <= 8; ++cores) {
        GicBench bench({.cores = cores});
        bench.secure().gicd.write(GICD_ITARGETSR + 32, ~0u);
        CHECK(bench.secure().gicd[GICD_ITARGETSR + 32] == ((1u << cores) - 1) * 0x01010101u);
    }
}

SCENARIO("In a uniprocessor GIC the targets are RAZ/WI and SPIs go to the one CPU") {
    GicBench bench({.cores = 1});
    bench.enable_all().with_spi(40, 0, 0x80, 0);
    bench.secure().gicd.write(GICD_ITARGETSR + 40, 0xff);
    CHECK(bench.secure().gicd[GICD_ITARGETSR] == 0);
    CHECK(bench.secure().gicd[GICD_ITARGETSR + 40] == 0);
    bench.spi(40, true);
    CHECK(bench.irq());
}

SCENARIO("GICD_ICFGR shows SGIs as edge-triggered and PPIs as level-sensitive, read-only") {
    GicBench bench;
    Software s = bench.secure();
    s.gicd.write(GICD_ICFGR, 0);
    s.gicd.write(GICD_ICFGR + 4, ~0u);
    CHECK(s.gicd[GICD_ICFGR] == 0xaaaaaaaa);
    CHECK(s.gicd[GICD_ICFGR + 4] == 0x55555555);
}

SCENARIO("Int_config[1] of an SPI selects edge or level") {
    GicBench bench;
    Software s = bench.secure();
    CHECK(s.gicd[GICD_ICFGR + 8] == 0x55555555);
    s.gicd.write(GICD_ICFGR + 8, 0x80000002);
    CHECK(s.gicd[GICD_ICFGR + 8] == 0xd5555557);
    CHECK(s.gicd[GICD_ICFGR + 12] == 0x55555555);
    s.gicd.write(GICD_ICFGR + 12, 0x20000000);
    CHECK(s.gicd[GICD_ICFGR + 12] == 0x75555555);
    CHECK(s.gicd[GICD_ICFGR + 8] == 0xd5555557);
}

SCENARIO("GICD_PPISR and GICD_SPISR show the input lines") {
    GicBench bench;
    bench.ppi(30, true);
    bench.spi(33, true);
    bench.spi(64, true);
    Software s = bench.secure();
    CHECK(s.gicd[GICD_PPISR] == 0x4000);
    CHECK(s.gicd[GICD_SPISR] == 0x2);
    CHECK(s.gicd[GICD_SPISR + 4] == 0x1);
    CHECK(bench.secure(1).gicd[GICD_PPISR] == 0);
}

SCENARIO("An offset without a register is RAZ/WI and warns once") {
    GicBench bench;
    Software s = bench.secure();
    for (const u32 offset : {0x00cu, 0x07cu, 0xf04u, 0xf30u, 0x1000u, 0xfffcu, 0xfffffffcu}) {
        s.gicd.write(offset, ~0u);
        CHECK(s.gicd[offset] == 0);
    }
    CHECK(bench.gic.warnings().count() == 1);
}

SCENARIO("A register that is known but not modelled is RAZ/WI and warns by its name") {
    GicBench bench;
    std::vector<AccessWarning> warnings;
    bench.gic.warnings().connect(
        [](void* all, const AccessWarning& warning) {
            static_cast<std::vector<AccessWarning>*>(all)->push_back(warning);
        },
        &warnings);
    bench.nonsecure().gicd.write(0x040, 32);
    (void)bench.nonsecure().gicd[0x048];
    REQUIRE(warnings.size() == 1);
    CHECK(std::string(warnings[0].bank) == "GICD");
    CHECK(std::string(warnings[0].register_name) == "GICD_SETSPI");
    CHECK(warnings[0].offset == 0x040);
}
