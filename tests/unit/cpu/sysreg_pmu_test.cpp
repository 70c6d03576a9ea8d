// SPDX-License-Identifier: Apache-2.0
// Performance Monitors: counting, filters, Hyp's share of the counters, overflow. ARM ARM C12.
#include <catch2/catch.hpp>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

constexpr u32 kCycleBit = 1u << 31;
constexpr u32 kInstructions = 0x08, kCycles = 0x11, kSwIncr = 0x00;

struct PmuBench : SysRegBench {
    explicit PmuBench(From from = From::NsPl1, const char* name = "cortex-a15")
        : SysRegBench(name) {
        go(from);
        write(SysReg::PMCR, 1);
    }
    /// Time passes: cycles and instructions as an engine would count them.
    void run(u64 cycles, u64 instructions = 0) {
        core().hot.cycles += cycles;
        core().hot.instructions += instructions;
    }
    void select(u32 index, u32 type) {
        write(SysReg::PMSELR, index);
        write(SysReg::PMXEVTYPER, type);
    }
    u64 count(u32 index) {
        write(SysReg::PMSELR, index);
        return read(SysReg::PMXEVCNTR);
    }
    void enter(From from) {
        go(from);
        pmu_synchronise(core());
    }
};

TEST_CASE("PMCR identifies the core and its counters") {
    SysRegBench a15{"cortex-a15"}, a7{"cortex-a7"};
    CHECK(a15.read(SysReg::PMCR) == 0x410f3000);
    CHECK(a7.read(SysReg::PMCR) == 0x41072000);
    a15.write(SysReg::PMCR, 0xffffffff);
    CHECK(a15.read(SysReg::PMCR) == 0x410f3039);
}

TEST_CASE("The cycle counter counts model cycles while it is enabled") {
    PmuBench bench;
    bench.run(1000);
    CHECK(bench.read(SysReg::PMCCNTR) == 0);
    bench.write(SysReg::PMCNTENSET, kCycleBit);
    const u64 start = bench.read(SysReg::PMCCNTR);
    bench.run(5000);
    // Reading is charged one cycle itself.
    CHECK(bench.read(SysReg::PMCCNTR) == start + 5001);
    bench.write(SysReg::PMCNTENCLR, kCycleBit);
    const u64 stopped = bench.read(SysReg::PMCCNTR);
    bench.run(5000);
    CHECK(bench.read(SysReg::PMCCNTR) == stopped);
}

TEST_CASE("PMCR.E stops everything, PMCR.C clears the cycle counter") {
    PmuBench bench;
    bench.write(SysReg::PMCNTENSET, kCycleBit);
    bench.run(500);
    bench.write(SysReg::PMCR, 0);
    const u64 stopped = bench.read(SysReg::PMCCNTR);
    CHECK(stopped >= 500);
    bench.run(500);
    CHECK(bench.read(SysReg::PMCCNTR) == stopped);
    bench.write(SysReg::PMCR, 4);
    CHECK(bench.read(SysReg::PMCCNTR) == 0);
}

TEST_CASE("PMCR.D divides the cycle counter by 64") {
    PmuBench bench;
    bench.write(SysReg::PMCR, 9);
    bench.write(SysReg::PMCNTENSET, kCycleBit);
    const u64 start = bench.read(SysReg::PMCCNTR);
    bench.run(6400);
    CHECK(bench.read(SysReg::PMCCNTR) - start == 100);
}

TEST_CASE("An event counter counts its event") {
    PmuBench bench;
    bench.select(0, kInstructions);
    bench.select(1, kCycles);
    bench.write(SysReg::PMCNTENSET, 3);
    const u64 instructions = bench.count(0);
    bench.run(900, 300);
    CHECK(bench.count(0) == instructions + 300);
    CHECK(bench.count(1) >= 900);
    bench.write(SysReg::PMCR, 2 | 1);
    CHECK(bench.count(0) == 0);
}

TEST_CASE("Events of the timing models are counted from when they were selected") {
    PmuBench bench;
    bench.timing().counted.l1d_refills = 70;
    bench.select(2, 0x03);
    bench.write(SysReg::PMCNTENSET, 4);
    bench.timing().counted.l1d_refills = 75;
    CHECK(bench.count(2) == 5);
    bench.select(2, 0x7f);
    bench.timing().counted.l1d_refills = 99;
    CHECK(bench.count(2) == 5);
}

TEST_CASE("PMSWINC increments the counters that count software increments") {
    PmuBench bench;
    bench.select(0, kSwIncr);
    bench.select(1, kInstructions);
    bench.write(SysReg::PMCNTENSET, 3);
    bench.write(SysReg::PMSWINC, 3);
    bench.write(SysReg::PMSWINC, 1);
    CHECK(bench.count(0) == 2);
    CHECK(bench.count(1) == 0);
    bench.write(SysReg::PMCNTENCLR, 1);
    bench.write(SysReg::PMSWINC, 1);
    CHECK(bench.count(0) == 2);
}

TEST_CASE("Writes of CONTEXTIDR and of the translation table registers are events") {
    PmuBench bench;
    bench.select(0, 0x0b);
    bench.select(1, 0x1c);
    bench.write(SysReg::PMCNTENSET, 3);
    bench.write(SysReg::CONTEXTIDR, 1);
    bench.write(SysReg::CONTEXTIDR, 2);
    bench.write(SysReg::TTBR0, 0x4000);
    CHECK(bench.count(0) == 2);
    CHECK(bench.count(1) == 1);
}

TEST_CASE("An overflow sets its flag and, when enabled, the interrupt") {
    PmuBench bench;
    bench.select(0, kInstructions);
    bench.write(SysReg::PMXEVCNTR, 0xfffffff0);
    bench.write(SysReg::PMCNTENSET, 1);
    bench.run(0, 0x20);
    CHECK(bench.count(0) == 0x10);
    CHECK(bench.read(SysReg::PMOVSR) == 1);
    CHECK_FALSE(pmu_interrupt(bench.core()));
    bench.write(SysReg::PMINTENSET, 1);
    CHECK(pmu_interrupt(bench.core()));
    bench.write(SysReg::PMOVSR, 1);
    CHECK(bench.read(SysReg::PMOVSR) == 0);
    CHECK_FALSE(pmu_interrupt(bench.core()));
    bench.write(SysReg::PMOVSSET, 1);
    CHECK(pmu_interrupt(bench.core()));
}

TEST_CASE("Interrupt enables are set and cleared one by one") {
    PmuBench bench;
    bench.write(SysReg::PMINTENSET, kCycleBit | 5);
    bench.write(SysReg::PMINTENCLR, 4);
    CHECK(bench.read(SysReg::PMINTENSET) == (kCycleBit | 1));
    CHECK(bench.read(SysReg::PMINTENCLR) == (kCycleBit | 1));
}

TEST_CASE("Bits of counters that do not exist are RAZ/WI") {
    PmuBench bench{From::NsPl1, "cortex-a7"};
    bench.write(SysReg::PMCNTENSET, 0xffffffff);
    CHECK(bench.read(SysReg::PMCNTENSET) == (kCycleBit | 0xf));
    bench.select(4, kInstructions);
    CHECK(bench.read(SysReg::PMXEVTYPER) == 0);
}

TEST_CASE("PMSELR 31 selects the cycle counter's filter") {
    PmuBench bench;
    bench.select(31, 0xffffffff);
    CHECK(bench.read(SysReg::PMXEVTYPER) == 0xf8000000);
    bench.select(0, 0xffffffff);
    CHECK(bench.read(SysReg::PMXEVTYPER) == 0xf80000ff);
}

TEST_CASE("The filter decides by privilege and security") {
    struct Case {
        u32 filter;
        From from;
        bool counts;
    };
    const auto c =
        GENERATE(Case{0, From::NsPl0, true}, Case{0, From::NsPl1, true}, Case{0, From::Hyp, false},
                 Case{0, From::SecurePl1, true}, Case{1u << 27, From::Hyp, true},
                 Case{1u << 31, From::NsPl1, false}, Case{1u << 31, From::SecurePl1, false},
                 Case{1u << 31, From::NsPl0, true}, Case{1u << 30, From::NsPl0, false},
                 Case{1u << 30, From::NsPl1, true}, Case{1u << 29, From::NsPl1, false},
                 Case{1u << 29, From::SecurePl1, true}, Case{5u << 29, From::NsPl1, true},
                 Case{5u << 29, From::SecurePl1, false}, Case{1u << 28, From::NsPl0, false},
                 Case{1u << 28, From::SecurePl0, true}, Case{5u << 28, From::NsPl0, true},
                 Case{5u << 28, From::SecurePl0, false});
    PmuBench bench;
    bench.select(0, c.filter | kInstructions);
    bench.write(SysReg::PMCNTENSET, 1);
    const u64 before = bench.count(0);
    bench.enter(c.from);
    bench.run(100, 100);
    bench.enter(From::NsPl1);
    INFO(std::hex << c.filter << " from " << static_cast<int>(c.from));
    CHECK(bench.count(0) - before == (c.counts ? 100 : 0));
}

TEST_CASE("HDCR.HPMN keeps the upper counters for the hypervisor") {
    PmuBench bench{From::Hyp};
    bench.write(SysReg::HDCR, 4);
    CHECK(bits(bench.read(SysReg::PMCR), 15, 11) == 6);
    bench.select(5, 1u << 27 | kInstructions);
    bench.write(SysReg::PMCNTENSET, 1u << 5);
    bench.go(From::NsPl1);
    CHECK(bits(bench.read(SysReg::PMCR), 15, 11) == 4);
    CHECK(bench.read(SysReg::PMCNTENSET) == 0);
    bench.write(SysReg::PMCNTENCLR, 0xffffffff);
    bench.write(SysReg::PMXEVTYPER, 0xff);
    bench.go(From::Hyp);
    CHECK(bench.read(SysReg::PMCNTENSET) == 1u << 5);
    CHECK(bench.read(SysReg::PMXEVTYPER) == (1u << 27 | kInstructions));
}

TEST_CASE("HDCR.HPME enables the hypervisor's counters, PMCR.E the others") {
    PmuBench bench{From::Hyp};
    bench.write(SysReg::HDCR, 4);
    bench.select(0, 1u << 27 | kInstructions);
    bench.select(5, 1u << 27 | kInstructions);
    bench.write(SysReg::PMCNTENSET, 1u << 5 | 1);
    bench.run(10, 10);
    CHECK(bench.count(0) == 10);
    CHECK(bench.count(5) == 0);
    bench.write(SysReg::HDCR, 1u << 7 | 4);
    bench.write(SysReg::PMCR, 0);
    bench.run(10, 10);
    CHECK(bench.count(0) == 10);
    CHECK(bench.count(5) == 10);
}

TEST_CASE("A guest's PMCR.P leaves the hypervisor's counters") {
    PmuBench bench{From::Hyp};
    bench.write(SysReg::HDCR, 4);
    bench.select(5, kSwIncr);
    bench.write(SysReg::PMXEVCNTR, 7);
    bench.go(From::NsPl1).write(SysReg::PMCR, 3);
    bench.go(From::Hyp);
    CHECK(bench.count(5) == 7);
    bench.write(SysReg::PMCR, 3);
    CHECK(bench.count(5) == 0);
}

}  // namespace
}  // namespace hypscope::cpu
