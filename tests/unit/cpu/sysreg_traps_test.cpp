// SPDX-License-Identifier: Apache-2.0
// Every Hyp trap of system registers in both directions, its scope, its order against UNDEFINED,
// and the exact syndrome. ARM ARM B1.14, B3.13.6.
#include <catch2/catch.hpp>

#include "cpu/sysreg/traps.hpp"
#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

constexpr auto Done = SysRegOutcome::Done;
constexpr auto Undefined = SysRegOutcome::Undefined;
constexpr auto TrapToHyp = SysRegOutcome::TrapToHyp;
constexpr u32 kConditionAlways = 1u << 24 | 14u << 20;

/// All other bits of HCR but TIDCP, which goes by encoding; the other controls overlap on purpose.
u64 other_controls(SysReg control, u32 index) {
    return control == SysReg::HCR ? 0x0fffffff & ~(1u << 20) & ~(1u << index) : 0;
}

/// Sets one bit of a control, asks from Non-secure PL1, and checks that the other modes go free.
void check_trap(SysReg control, u32 index, std::initializer_list<SysReg> regs, bool on_read,
                bool on_write) {
    SysRegBench bench;
    for (const SysReg reg : regs) {
        const SysRegRow& row = sysreg_row(reg);
        INFO(row.name);
        for (const bool write : {false, true}) {
            if ((row.access & (write ? kNsPl1W : kNsPl1R)) == 0) continue;
            const auto info = SysRegBench::info(reg);
            const auto outcome = [&](From from) {
                bench.go(from);
                return check_sysreg(bench.core(), info, write);
            };
            bench.set(control, 0);
            CHECK(outcome(From::NsPl1) == Done);
            bench.set(control, u64{1} << index);
            CHECK(outcome(From::NsPl1) == ((write ? on_write : on_read) ? TrapToHyp : Done));
            CHECK(outcome(From::Hyp) == Done);
            CHECK(outcome(From::SecurePl1) == Done);
            CHECK(outcome(From::MonitorNs) == Done);
            bench.set(control, other_controls(control, index));
            CHECK(outcome(From::NsPl1) == Done);
        }
    }
}

TEST_CASE("HCR.TVM traps writes of the virtual memory controls") {
    using enum SysReg;
    check_trap(HCR, 26,
               {SCTLR, TTBR0, TTBR1, TTBCR, DACR, DFSR, IFSR, DFAR, IFAR, ADFSR, AIFSR, PRRR, NMRR,
                AMAIR0, AMAIR1, CONTEXTIDR, TTBR0_64, TTBR1_64},
               false, true);
}
TEST_CASE("HCR.TTLB traps TLB maintenance") {
    using enum SysReg;
    check_trap(HCR, 25,
               {TLBIALLIS, TLBIMVAIS, TLBIASIDIS, TLBIMVAAIS, ITLBIALL, ITLBIMVA, ITLBIASID,
                DTLBIALL, DTLBIMVA, DTLBIASID, TLBIALL, TLBIMVA, TLBIASID, TLBIMVAA},
               false, true);
}
TEST_CASE("HCR.TPU traps maintenance to the point of unification") {
    using enum SysReg;
    check_trap(HCR, 24, {ICIMVAU, ICIALLU, ICIALLUIS, DCCMVAU}, false, true);
}
TEST_CASE("HCR.TPC traps maintenance to the point of coherency") {
    using enum SysReg;
    check_trap(HCR, 23, {DCIMVAC, DCCIMVAC, DCCMVAC}, false, true);
}
TEST_CASE("HCR.TSW traps maintenance by set and way") {
    using enum SysReg;
    check_trap(HCR, 22, {DCISW, DCCSW, DCCISW}, false, true);
}
TEST_CASE("HCR.TAC traps ACTLR") { check_trap(SysReg::HCR, 21, {SysReg::ACTLR}, true, true); }
TEST_CASE("HCR.TID0 traps JIDR") { check_trap(SysReg::HCR, 15, {SysReg::JIDR}, true, false); }
TEST_CASE("HCR.TID1 traps TCMTR, TLBTR, AIDR and REVIDR") {
    using enum SysReg;
    check_trap(HCR, 16, {TCMTR, TLBTR, AIDR, REVIDR}, true, false);
}
TEST_CASE("HCR.TID2 traps the cache type registers, and writes of CSSELR") {
    using enum SysReg;
    check_trap(HCR, 17, {CTR, CCSIDR, CLIDR, CSSELR}, true, true);
}
TEST_CASE("HCR.TID3 traps the feature registers and the reserved ones beside them") {
    using enum SysReg;
    check_trap(
        HCR, 18,
        {ID_PFR0, ID_PFR1, ID_DFR0, ID_AFR0, ID_MMFR0, ID_MMFR1, ID_MMFR2, ID_MMFR3, ID_ISAR0,
         ID_ISAR1, ID_ISAR2, ID_ISAR3, ID_ISAR4, ID_ISAR5, ID_reserved_c3_4, ID_reserved_c7_7},
        true, false);
}
TEST_CASE("HCPTR.TCPAC traps CPACR") { check_trap(SysReg::HCPTR, 31, {SysReg::CPACR}, true, true); }
TEST_CASE("HSTR.TTEE traps the ThumbEE registers") {
    check_trap(SysReg::HSTR, 16, {SysReg::TEECR, SysReg::TEEHBR}, true, true);
}
TEST_CASE("HDCR.TPM traps the Performance Monitors") {
    using enum SysReg;
    check_trap(HDCR, 6,
               {PMCR, PMCNTENSET, PMCNTENCLR, PMOVSR, PMSWINC, PMSELR, PMCEID0, PMCEID1, PMCCNTR,
                PMXEVTYPER, PMXEVCNTR, PMUSERENR, PMINTENSET, PMINTENCLR, PMOVSSET},
               true, true);
}
TEST_CASE("HDCR.TPMCR traps PMCR alone") {
    check_trap(SysReg::HDCR, 5, {SysReg::PMCR}, true, true);
    check_trap(SysReg::HDCR, 5, {SysReg::PMCCNTR}, false, false);
}
TEST_CASE("HDCR.TDRA traps the debug ROM addresses") {
    using enum SysReg;
    check_trap(HDCR, 11, {DBGDRAR, DBGDSAR, DBGDRAR_64, DBGDSAR_64}, true, true);
    check_trap(HDCR, 11, {DBGBVR0, DBGOSLSR}, false, false);
}
TEST_CASE("HDCR.TDOSA traps the OS save and power registers") {
    using enum SysReg;
    check_trap(HDCR, 10, {DBGOSLAR, DBGOSLSR, DBGOSDLR, DBGPRCR}, true, true);
    check_trap(HDCR, 10, {DBGBVR0, DBGDRAR}, false, false);
}
TEST_CASE("HDCR.TDA traps the other debug registers") {
    using enum SysReg;
    check_trap(HDCR, 9,
               {DBGDIDR, DBGDSCRint, DBGDSCRext, DBGDTRint, DBGBVR0, DBGBCR5, DBGWVR3, DBGWCR0,
                DBGBXVR4, DBGVCR, DBGCLAIMSET, DBGAUTHSTATUS, DBGDEVID},
               true, true);
    check_trap(HDCR, 9, {DBGDRAR, DBGOSLSR}, false, false);
}
TEST_CASE("HDCR.TDE makes all three debug traps apply") {
    check_trap(SysReg::HDCR, 8, {SysReg::DBGBVR0, SysReg::DBGOSLSR, SysReg::DBGDRAR}, true, true);
}

TEST_CASE("CNTHCTL.PL1PCTEN and PL1PCEN let PL1 reach the physical counter and timer") {
    SysRegBench bench;
    const auto set = [&](u32 value) {
        bench.go(From::Hyp).write(SysReg::CNTHCTL, value);
        bench.go(From::NsPl1);
    };
    set(3);
    CHECK(bench.try_read(SysReg::CNTPCT) == Done);
    CHECK(bench.try_write(SysReg::CNTP_CTL) == Done);
    set(2);
    CHECK(bench.try_read(SysReg::CNTPCT) == TrapToHyp);
    CHECK(bench.try_write(SysReg::CNTP_CTL) == Done);
    set(1);
    CHECK(bench.try_read(SysReg::CNTPCT) == Done);
    for (const SysReg reg : {SysReg::CNTP_CTL, SysReg::CNTP_TVAL, SysReg::CNTP_CVAL}) {
        CHECK(bench.try_read(reg) == TrapToHyp);
        CHECK(bench.try_write(reg) == TrapToHyp);
    }
    set(0);
    CHECK(bench.try_read(SysReg::CNTVCT) == Done);
    CHECK(bench.try_read(SysReg::CNTV_CTL) == Done);
    CHECK(bench.try_read(SysReg::CNTFRQ) == Done);
    CHECK(bench.go(From::Hyp).try_read(SysReg::CNTPCT) == Done);
    CHECK(bench.go(From::SecurePl1).try_read(SysReg::CNTPCT) == Done);
}

TEST_CASE("From PL0 CNTKCTL makes the access UNDEFINED before CNTHCTL can trap it") {
    SysRegBench bench;
    bench.go(From::Hyp).write(SysReg::CNTHCTL, 0);
    CHECK(bench.go(From::NsPl0).try_read(SysReg::CNTPCT) == Undefined);
    bench.go(From::NsPl1).write(SysReg::CNTKCTL, 1);
    CHECK(bench.go(From::NsPl0).try_read(SysReg::CNTPCT) == TrapToHyp);
}

TEST_CASE("From PL0 PMUSERENR makes the access UNDEFINED before HDCR.TPM can trap it") {
    SysRegBench bench;
    bench.set(SysReg::HDCR, 1u << 6 | 6);
    CHECK(bench.go(From::NsPl0).try_read(SysReg::PMCCNTR) == Undefined);
    bench.set(SysReg::PMUSERENR, 1);
    CHECK(bench.try_read(SysReg::PMCCNTR) == TrapToHyp);
}

TEST_CASE("A trap does not apply to an access that the rights make UNDEFINED") {
    SysRegBench bench;
    bench.set(SysReg::HCR, 0x0fffffff & ~(1u << 20));
    CHECK(bench.go(From::NsPl0).try_write(SysReg::SCTLR) == Undefined);
    CHECK(bench.go(From::NsPl1).try_write(SysReg::ID_PFR0) == Undefined);
    CHECK(bench.go(From::NsPl1).try_read(SysReg::HCR) == Undefined);
}

TEST_CASE("HSTR.Tn traps accesses with this primary register") {
    const u32 n = GENERATE(0u, 1u, 2u, 3u, 5u, 6u, 7u, 8u, 9u, 10u, 11u, 12u, 13u, 15u);
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HSTR, u64{1} << n);
    for (const SysRegRow& row : sysreg_rows()) {
        if (row.encoding.coproc != 15) continue;
        INFO(row.name);
        const u32 primary = row.encoding.is_64bit ? row.encoding.crm : row.encoding.crn;
        const auto outcome = bench.try_read(row.id);
        CHECK((outcome == TrapToHyp) == (primary == n));
    }
}

TEST_CASE("HSTR traps encodings without a register from PL1, not from PL0") {
    SysRegBench bench;
    const SysRegAccessInfo nothing{{15, 5, 9, 3, 3, false}, nullptr, 0, 0};
    bench.set(SysReg::HSTR, 1u << 9);
    bench.go(From::NsPl1);
    CHECK(check_sysreg(bench.core(), nothing, true) == TrapToHyp);
    bench.go(From::NsPl0);
    CHECK(check_sysreg(bench.core(), nothing, true) == Undefined);
    bench.go(From::Hyp);
    CHECK(check_sysreg(bench.core(), nothing, true) == Undefined);
    bench.go(From::SecurePl1);
    CHECK(check_sysreg(bench.core(), nothing, true) == Undefined);
}

TEST_CASE("From PL0 HSTR traps only what is not UNDEFINED") {
    SysRegBench bench;
    bench.set(SysReg::HSTR, 1u << 13);
    bench.go(From::NsPl0);
    CHECK(bench.try_read(SysReg::TPIDRURW) == TrapToHyp);
    CHECK(bench.try_write(SysReg::TPIDRURO) == Undefined);
    CHECK(bench.try_read(SysReg::TPIDRPRW) == Undefined);
    CHECK(bench.go(From::SecurePl0).try_read(SysReg::TPIDRURW) == Done);
}

TEST_CASE("HSTR.T4 and T14 do not exist, nor do traps of CP14") {
    SysRegBench bench;
    bench.go(From::Hyp).write(SysReg::HSTR, 0xffff);
    CHECK(bench.read(SysReg::HSTR) == 0xbfef);
    bench.set(SysReg::HSTR, 0xffff);
    bench.go(From::NsPl1);
    CHECK(bench.try_read(SysReg::CNTVCT) == Done);
    CHECK(bench.try_read(SysReg::CNTV_CTL) == Done);
    CHECK(bench.try_read(SysReg::DBGDIDR) == Done);
}

TEST_CASE("HCR.TIDCP traps the lockdown, DMA and TCM space") {
    SysRegBench bench;
    bench.set(SysReg::HCR, 1u << 20);
    for (u8 crn = 0; crn < 16; ++crn)
        for (u8 crm = 0; crm < 16; ++crm) {
            const SysRegEncoding e{15, 1, crn, crm, 5, false};
            const bool in_space = (crn == 9 && (crm <= 2 || (crm >= 5 && crm <= 8))) ||
                                  (crn == 10 && (crm == 0 || crm == 1 || crm == 4 || crm == 8)) ||
                                  (crn == 11 && (crm <= 8 || crm == 15));
            INFO("c" << int{crn} << ", c" << int{crm});
            bench.go(From::NsPl1);
            const SysRegAccessInfo info{e, find_sysreg(e), 0, 0};
            CHECK((check_sysreg(bench.core(), info, false) == TrapToHyp) == in_space);
            CHECK(traps::is_tidcp_encoding(e) == in_space);
            bench.go(From::Hyp);
            CHECK(check_sysreg(bench.core(), info, false) != TrapToHyp);
        }
}

TEST_CASE("HCR.TIDCP traps L2CTLR from PL1 and leaves PL0 UNDEFINED") {
    SysRegBench bench;
    bench.set(SysReg::HCR, 1u << 20);
    CHECK(bench.go(From::NsPl1).try_read(SysReg::L2CTLR) == TrapToHyp);
    CHECK(bench.go(From::NsPl0).try_read(SysReg::L2CTLR) == Undefined);
    bench.set(SysReg::HCR, 0);
    CHECK(bench.go(From::NsPl1).try_read(SysReg::L2CTLR) == Done);
}

TEST_CASE("Without the Virtualization Extensions nothing traps") {
    SysRegBench bench{"cortex-a15", false};
    bench.set(SysReg::HCR, 0x0fffffff);
    bench.set(SysReg::HSTR, 0x1ffff);
    CHECK(bench.go(From::NsPl1).try_write(SysReg::SCTLR) == Done);
    CHECK(bench.go(From::NsPl1).try_read(SysReg::L2CTLR) == Done);
}

// --- syndromes: EC in [31:26], IL in [25], CV and COND in [24:20] -------------------------------

TEST_CASE("HSR of a trapped MCR of CP15 has EC 0x03") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HCR, 1u << 26);
    // MCR p15, 0, r3, c13, c0, 1
    CHECK(bench.hsr_of_trap(SysReg::CONTEXTIDR, true) ==
          (0x03u << 26 | 1u << 25 | kConditionAlways | 1u << 17 | 13u << 10 | 3u << 5));
}

TEST_CASE("HSR of a trapped MRC of CP15 has the direction bit set") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HCR, 1u << 17);
    // MRC p15, 1, r3, c0, c0, 1
    CHECK(bench.hsr_of_trap(SysReg::CLIDR, false) ==
          (0x03u << 26 | 1u << 25 | kConditionAlways | 1u << 17 | 1u << 14 | 3u << 5 | 1u));
    CHECK(bench.hsr_of_trap(SysReg::CLIDR, false) == 0x0fe24061);
}

TEST_CASE("HSR of a trapped MCRR of CP15 has EC 0x04") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HCR, 1u << 26);
    // MCRR p15, 1, r3, r4, c2
    CHECK(bench.hsr_of_trap(SysReg::TTBR1_64, true) ==
          (0x04u << 26 | 1u << 25 | kConditionAlways | 1u << 16 | 4u << 10 | 3u << 5 | 2u << 1));
}

TEST_CASE("HSR of a trapped MRRC of the physical counter has EC 0x04") {
    SysRegBench bench;
    bench.go(From::Hyp).write(SysReg::CNTHCTL, 0);
    bench.go(From::NsPl1);
    CHECK(bench.hsr_of_trap(SysReg::CNTPCT, false) ==
          (0x04u << 26 | 1u << 25 | kConditionAlways | 4u << 10 | 3u << 5 | 14u << 1 | 1u));
}

TEST_CASE("HSR of a trapped MRC of CP14 has EC 0x05") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HSTR, 1u << 16);
    // MRC p14, 6, r3, c1, c0, 0
    CHECK(bench.hsr_of_trap(SysReg::TEEHBR, false) ==
          (0x05u << 26 | 1u << 25 | kConditionAlways | 6u << 14 | 1u << 10 | 3u << 5 | 1u));
}

TEST_CASE("HSR of a trapped MRRC of CP14 has EC 0x0c") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HDCR, 1u << 11);
    CHECK(bench.hsr_of_trap(SysReg::DBGDSAR_64, false) ==
          (0x0cu << 26 | 1u << 25 | kConditionAlways | 4u << 10 | 3u << 5 | 2u << 1 | 1u));
}

TEST_CASE("HSR of a trapped STC of CP14 has EC 0x06") {
    SysRegBench bench;
    bench.set(SysReg::HDCR, 1u << 9);
    // STC p14, c5, [r7, #-0x24]
    const DebugTransfer stc{false, 9, 7, false, 2};
    CHECK(check_debug_transfer(bench.go(From::NsPl1).core(), stc) == TrapToHyp);
    CHECK(hsr_value(debug_transfer_syndrome(stc), true, false, 14) ==
          (0x06u << 26 | 1u << 25 | kConditionAlways | 9u << 12 | 7u << 5 | 2u << 1));
    CHECK(check_debug_transfer(bench.go(From::Hyp).core(), stc) == Done);
    bench.set(SysReg::HDCR, 0);
    CHECK(check_debug_transfer(bench.go(From::NsPl1).core(), stc) == Done);
    bench.set(SysReg::DBGDSCRext, 1u << 12);
    CHECK(check_debug_transfer(bench.go(From::NsPl0).core(), stc) == Undefined);
}

TEST_CASE("An HSTR trap carries the encoding's own fields, register or not") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HSTR, 1u << 15);
    const SysRegAccessInfo info{{15, 3, 15, 7, 5, false}, nullptr, 12, 0};
    REQUIRE(check_sysreg(bench.core(), info, true) == TrapToHyp);
    CHECK(hsr_value(sysreg_syndrome(info, true), true, false, 14) ==
          (0x03u << 26 | 1u << 25 | kConditionAlways | 5u << 17 | 3u << 14 | 15u << 10 | 12u << 5 |
           7u << 1));
}

TEST_CASE("In Thumb state the condition is not given") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.set(SysReg::HCR, 1u << 21);
    const SysRegAccessInfo info = SysRegBench::info(SysReg::ACTLR);
    REQUIRE(check_sysreg(bench.core(), info, false) == TrapToHyp);
    CHECK(hsr_value(sysreg_syndrome(info, false), true, true, 14) ==
          (0x03u << 26 | 1u << 25 | 1u << 17 | 1u << 10 | 3u << 5 | 1u));
}

TEST_CASE("A trapped access does not happen") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::DACR, 0x55);
    bench.set(SysReg::HCR, 1u << 26);
    CHECK(bench.write(SysReg::DACR, 0xff) == TrapToHyp);
    CHECK(bench.read(SysReg::DACR) == 0x55);
    bench.set(SysReg::HCR, 1u << 17);
    CHECK(bench.read(SysReg::CTR) == 0xdead);
}

}  // namespace
}  // namespace hypscope::cpu
