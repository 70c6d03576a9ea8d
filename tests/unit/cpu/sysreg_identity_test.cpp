// SPDX-License-Identifier: Apache-2.0
// Identification registers of each core against the tables of its manual. A15 TRM 4.2.1, 4.3,
// 10.3, 11.4; A7 TRM 4.2.1, 4.3, 10.3, 11.4; caches as the presets have them by default.
#include <catch2/catch.hpp>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

struct Value {
    SysReg reg;
    u32 value;
};

using enum SysReg;

constexpr Value kCortexA15[] = {
    {MIDR, 0x414fc0f0},
    {CTR, 0x8444c004},
    {TCMTR, 0},
    {TLBTR, 0},
    {MPIDR, 0x80000000},
    {REVIDR, 0},
    {ID_PFR0, 0x00001131},
    {ID_PFR1, 0x00011011},
    {ID_DFR0, 0x02010555},
    {ID_AFR0, 0},
    {ID_MMFR0, 0x10201105},
    {ID_MMFR1, 0x20000000},
    {ID_MMFR2, 0x01240000},
    {ID_MMFR3, 0x02102211},
    {ID_ISAR0, 0x02101110},
    {ID_ISAR1, 0x13112111},
    {ID_ISAR2, 0x21232041},
    {ID_ISAR3, 0x11112131},
    {ID_ISAR4, 0x10011142},
    {ID_ISAR5, 0},
    {CLIDR, 0x0a200023},
    {AIDR, 0},
    {DBGDIDR, 0x3515f040},
    {DBGDEVID, 0x01110f13},
    {DBGDEVID1, 0},
    {DBGDEVID2, 0},
    {PMCR, 0x410f3000},
};
constexpr Value kCortexA7[] = {
    {MIDR, 0x410fc075},
    {CTR, 0x84448003},
    {TCMTR, 0},
    {TLBTR, 0},
    {MPIDR, 0x80000000},
    {REVIDR, 0},
    {ID_PFR0, 0x00001131},
    {ID_PFR1, 0x00011011},
    {ID_DFR0, 0x02010555},
    {ID_AFR0, 0},
    {ID_MMFR0, 0x10101105},
    {ID_MMFR1, 0x40000000},
    {ID_MMFR2, 0x01240000},
    {ID_MMFR3, 0x02102211},
    {ID_ISAR0, 0x02101110},
    {ID_ISAR1, 0x13112111},
    {ID_ISAR2, 0x21232041},
    {ID_ISAR3, 0x11112131},
    {ID_ISAR4, 0x10011142},
    {ID_ISAR5, 0},
    {CLIDR, 0x0a200023},
    {AIDR, 0},
    {DBGDIDR, 0x3515f005},
    {DBGDEVID, 0x01110f13},
    {DBGDEVID1, 1},
    {DBGDEVID2, 0},
    {PMCR, 0x41072000},
};

/// CCSIDR by CSSELR: L1 data, L1 instruction, L2, and no third level.
constexpr u32 kCachesA15[] = {0x701fe00a, 0x201fe00a, 0x707fe07a, 0};
constexpr u32 kCachesA7[] = {0x700fe01a, 0x203fe009, 0x707fe03a, 0};

void check(const char* name, std::span<const Value> values, std::span<const u32> caches) {
    SysRegBench bench{name};
    for (const Value& expected : values) {
        INFO(name << ": " << sysreg_row(expected.reg).name);
        CHECK(bench.read(expected.reg) == expected.value);
    }
    for (u32 level = 0; level < caches.size(); ++level) {
        INFO(name << ": CSSELR " << level);
        bench.write(SysReg::CSSELR, level);
        CHECK(bench.read(SysReg::CCSIDR) == caches[level]);
    }
}

TEST_CASE("Identification registers of the Cortex-A15") {
    check("cortex-a15", kCortexA15, kCachesA15);
}

TEST_CASE("Identification registers of the Cortex-A7") { check("cortex-a7", kCortexA7, kCachesA7); }

TEST_CASE("MPIDR.Aff0 is the number of the core; no MT, no U") {
    SysRegBench bench;
    u64 value = 0;
    bench.go(From::SecurePl1, 1);
    CHECK(read_sysreg(bench.core(1), SysRegBench::info(SysReg::MPIDR), value) ==
          SysRegOutcome::Done);
    CHECK(value == 0x80000001);
}

TEST_CASE("The trivial Jazelle implementation: all zero, writes ignored") {
    SysRegBench bench;
    CHECK(bench.read(SysReg::JIDR) == 0);
    bench.write(SysReg::JOSCR, ~u64{0});
    bench.write(SysReg::JMCR, ~u64{0});
    CHECK(bench.read(SysReg::JOSCR) == 0);
    CHECK(bench.read(SysReg::JMCR) == 0);
}

}  // namespace
}  // namespace hypscope::cpu
