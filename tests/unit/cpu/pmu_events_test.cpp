// SPDX-License-Identifier: Apache-2.0
// Events of the Performance Monitors: the table, PMCEID0, and that a counter counts just what the
// event's total says, which is what --stats prints. ARM ARM C12.8; A15 TRM 11.8, A7 TRM 11.8.
#include "cpu/sysreg/pmu_events.hpp"

#include <catch2/catch.hpp>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

constexpr u32 kCycleBit = 1u << 31;

/// Different amounts of everything that an event may be made of.
void let_things_happen(SysRegBench& bench, u32 scale) {
    Core& core = bench.core();
    core.hot.cycles += 1000 * scale;
    core.hot.instructions += 700 * scale;
    bench.timing().counted = {.l1i_refills = 11ull * scale,
                              .l1d_refills = 12ull * scale,
                              .l1d_writebacks = 13ull * scale,
                              .l2_accesses = 14ull * scale,
                              .l2_refills = 15ull * scale,
                              .l2_writebacks = 16ull * scale,
                              .itlb_refills = 17ull * scale,
                              .dtlb_refills = 18ull * scale,
                              .branches = 19ull * scale,
                              .mispredictions = 20ull * scale,
                              .bus_accesses = 21ull * scale};
    PmuCounters& pmu = core.sys.pmu;
    pmu.exceptions_taken += 3 * scale;
    pmu.exception_returns += 4 * scale;
    pmu.contextidr_writes += 5 * scale;
    pmu.ttbr_writes += 6 * scale;
    for (size_t i = 0; i < pmu.executed.size(); ++i) pmu.executed[i] += (30 + i) * scale;
}

TEST_CASE("A counter counts what the event's total says") {
    const auto name = GENERATE("cortex-a15", "cortex-a7");
    for (const PmuEvent& event : pmu_events()) {
        SysRegBench bench{name};
        bench.go(From::NsPl1).write(SysReg::PMCR, 1);
        Core& core = bench.core();
        const auto total = [&] { return event.total(core, core.timing().counters()); };
        let_things_happen(bench, 1);
        bench.write(SysReg::PMSELR, 0);
        bench.write(SysReg::PMXEVTYPER, event.number);
        bench.write(SysReg::PMCNTENSET, 1);
        const u64 before = total();
        let_things_happen(bench, 3);
        pmu_synchronise(core);
        INFO(name << ": " << event.name);
        const bool is_here = find_pmu_event(core, event.number) != nullptr;
        CHECK(core.sys.pmu.events[0].value == (is_here ? total() - before : 0));
        if (event.number != PmuEvent::kSoftwareIncrement && is_here && event.number != 0x86 &&
            event.number != 0x87)
            CHECK(total() != before);
        CHECK(core.observes_instructions() == (is_here && event.observed));
    }
}

TEST_CASE("PMCEID0 lists the common events of the table") {
    SysRegBench a15{"cortex-a15"}, a7{"cortex-a7"};
    CHECK(a15.read(SysReg::PMCEID0) == 0x1bef0f2f);
    CHECK(a7.read(SysReg::PMCEID0) == 0x03ef6fef);
    CHECK(a15.read(SysReg::PMCEID1) == 0);
}

TEST_CASE("The core looks at its counters no later than an overflow that interrupts") {
    SysRegBench bench;
    Core& core = bench.core();
    bench.go(From::NsPl1).write(SysReg::PMCR, 1);
    CHECK(core.sys.pmu.check_at == ~u64{0});
    bench.write(SysReg::PMCCNTR, 0xffff0000);
    bench.write(SysReg::PMCNTENSET, kCycleBit);
    CHECK(core.sys.pmu.check_at == ~u64{0});
    bench.write(SysReg::PMINTENSET, kCycleBit);
    const u64 left = (u64{1} << 32) - bench.read(SysReg::PMCCNTR);
    const u64 at = core.sys.pmu.check_at;
    CHECK(at == core.hot.cycles + left);
    core.hot.cycles = at - 1;
    CHECK(core.stop_before(~u64{0}) == at);
    CHECK_FALSE(core.pmu_line().level());
    core.hot.cycles = at;
    CHECK(core.stop_before(~u64{0}) > at);
    CHECK(core.pmu_line().level());
    bench.write(SysReg::PMOVSR, kCycleBit);
    CHECK_FALSE(core.pmu_line().level());
}

TEST_CASE("With PMCR.D the cycle counter's overflow is 64 times as far") {
    SysRegBench bench;
    Core& core = bench.core();
    bench.go(From::NsPl1).write(SysReg::PMCR, 9);
    bench.write(SysReg::PMCCNTR, 0xffffff00);
    bench.write(SysReg::PMINTENSET, kCycleBit);
    bench.write(SysReg::PMCNTENSET, kCycleBit);
    const u64 at = core.sys.pmu.check_at;
    CHECK(at % 64 == 0);
    core.hot.cycles = at - 1;
    pmu_synchronise(core);
    CHECK_FALSE(core.pmu_line().level());
    core.hot.cycles = at;
    pmu_synchronise(core);
    CHECK(core.pmu_line().level());
}

TEST_CASE("A hypervisor's counter interrupts by HDCR.HPME, a guest's by PMCR.E") {
    SysRegBench bench;
    bench.go(From::Hyp).write(SysReg::HDCR, 4);
    bench.write(SysReg::PMINTENSET, 1u << 5 | 1);
    bench.write(SysReg::PMOVSSET, 1u << 5);
    bench.write(SysReg::PMCR, 1);
    CHECK_FALSE(bench.core().pmu_line().level());
    bench.write(SysReg::HDCR, 1u << 7 | 4);
    CHECK(bench.core().pmu_line().level());
    bench.write(SysReg::PMCR, 0);
    CHECK(bench.core().pmu_line().level());
}

TEST_CASE("The cycle counter stands while the core sleeps") {
    SysRegBench bench;
    Core& core = bench.core();
    bench.go(From::NsPl1).write(SysReg::PMCR, 1);
    bench.write(SysReg::PMCNTENSET, kCycleBit);
    const u64 before = bench.read(SysReg::PMCCNTR);
    core.skip_to({core.hot.cycles + 100000});
    CHECK(bench.read(SysReg::PMCCNTR) - before < 10);
}

}  // namespace
}  // namespace hypscope::cpu
