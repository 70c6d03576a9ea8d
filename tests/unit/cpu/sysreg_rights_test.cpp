// SPDX-License-Identifier: Apache-2.0
// Who may access what: ARM ARM B3.15.2, B3.17, and the controls that make an access UNDEFINED.
#include <catch2/catch.hpp>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

constexpr auto Done = SysRegOutcome::Done;
constexpr auto Undefined = SysRegOutcome::Undefined;

SysRegOutcome read_from(SysRegBench& bench, From from, SysReg reg) {
    return bench.go(from).try_read(reg);
}
SysRegOutcome write_from(SysRegBench& bench, From from, SysReg reg) {
    return bench.go(from).try_write(reg);
}

TEST_CASE("A PL1 register is accessible everywhere but from User mode") {
    SysRegBench bench;
    for (const From from : kEverywhere) {
        const bool pl0 = from == From::SecurePl0 || from == From::NsPl0;
        CHECK(read_from(bench, from, SysReg::SCTLR) == (pl0 ? Undefined : Done));
        CHECK(write_from(bench, from, SysReg::SCTLR) == (pl0 ? Undefined : Done));
    }
}

TEST_CASE("A PL2-mode register is accessible from Hyp mode and from Monitor mode with SCR.NS set") {
    SysRegBench bench;
    for (const SysReg reg : {SysReg::HCR, SysReg::VTTBR, SysReg::HSR, SysReg::VPIDR, SysReg::HVBAR,
                             SysReg::HTPIDR, SysReg::CNTHCTL, SysReg::CNTVOFF}) {
        for (const From from : kEverywhere) {
            INFO(sysreg_row(reg).name << " from " << static_cast<int>(from));
            const bool allowed = from == From::Hyp || from == From::MonitorNs;
            CHECK(read_from(bench, from, reg) == (allowed ? Done : Undefined));
            CHECK(write_from(bench, from, reg) == (allowed ? Done : Undefined));
        }
    }
}

TEST_CASE("Hyp maintenance and translation operations belong to PL2") {
    SysRegBench bench;
    for (const SysReg reg : {SysReg::TLBIALLH, SysReg::TLBIMVAHIS, SysReg::TLBIALLNSNH,
                             SysReg::ATS1HR, SysReg::ATS1HW}) {
        for (const From from : kEverywhere) {
            const bool allowed = from == From::Hyp || from == From::MonitorNs;
            CHECK(write_from(bench, from, reg) == (allowed ? Done : Undefined));
        }
    }
}

TEST_CASE("SCR, SDER and MVBAR are Secure PL1 only") {
    SysRegBench bench;
    for (const SysReg reg : {SysReg::SCR, SysReg::SDER, SysReg::MVBAR}) {
        for (const From from : kEverywhere) {
            const bool secure_pl1 =
                from == From::SecurePl1 || from == From::Monitor || from == From::MonitorNs;
            CHECK(read_from(bench, from, reg) == (secure_pl1 ? Done : Undefined));
            CHECK(write_from(bench, from, reg) == (secure_pl1 ? Done : Undefined));
        }
    }
}

TEST_CASE("NSACR is read-only in Non-secure state") {
    SysRegBench bench;
    CHECK(read_from(bench, From::NsPl1, SysReg::NSACR) == Done);
    CHECK(read_from(bench, From::Hyp, SysReg::NSACR) == Done);
    CHECK(write_from(bench, From::NsPl1, SysReg::NSACR) == Undefined);
    CHECK(write_from(bench, From::Hyp, SysReg::NSACR) == Undefined);
    CHECK(write_from(bench, From::SecurePl1, SysReg::NSACR) == Done);
    CHECK(write_from(bench, From::Monitor, SysReg::NSACR) == Done);
    CHECK(read_from(bench, From::SecurePl0, SysReg::NSACR) == Undefined);
}

TEST_CASE("ATS12NSO operations belong to Hyp mode and Secure PL1") {
    SysRegBench bench;
    for (const From from : kEverywhere) {
        const bool allowed = from != From::SecurePl0 && from != From::NsPl0 && from != From::NsPl1;
        CHECK(write_from(bench, from, SysReg::ATS12NSOPR) == (allowed ? Done : Undefined));
    }
}

TEST_CASE("Reading an operation and writing an identification register are UNDEFINED") {
    SysRegBench bench;
    for (const From from : kEverywhere) {
        CHECK(read_from(bench, from, SysReg::TLBIALL) == Undefined);
        CHECK(read_from(bench, from, SysReg::DCCIMVAC) == Undefined);
        CHECK(write_from(bench, from, SysReg::MIDR) == Undefined);
        CHECK(write_from(bench, from, SysReg::ISR) == Undefined);
    }
}

TEST_CASE("An encoding without a register is UNDEFINED everywhere") {
    SysRegBench bench;
    const SysRegAccessInfo info{{15, 0, 4, 0, 0, false}, nullptr, 0, 0};
    for (const From from : kEverywhere) {
        bench.go(from);
        CHECK(check_sysreg(bench.core(), info, false) == Undefined);
        CHECK(check_sysreg(bench.core(), info, true) == Undefined);
    }
}

TEST_CASE("TPIDRURW is read and written from PL0, TPIDRURO only read, TPIDRPRW neither") {
    SysRegBench bench;
    for (const From from : {From::SecurePl0, From::NsPl0}) {
        CHECK(read_from(bench, from, SysReg::TPIDRURW) == Done);
        CHECK(write_from(bench, from, SysReg::TPIDRURW) == Done);
        CHECK(read_from(bench, from, SysReg::TPIDRURO) == Done);
        CHECK(write_from(bench, from, SysReg::TPIDRURO) == Undefined);
        CHECK(read_from(bench, from, SysReg::TPIDRPRW) == Undefined);
        CHECK(write_from(bench, from, SysReg::TPIDRPRW) == Undefined);
    }
}

TEST_CASE("CNTFRQ is written from Secure PL1 only, or from PL1 without the Security Extensions") {
    SysRegBench bench;
    CHECK(write_from(bench, From::SecurePl1, SysReg::CNTFRQ) == Done);
    CHECK(write_from(bench, From::Monitor, SysReg::CNTFRQ) == Done);
    CHECK(write_from(bench, From::NsPl1, SysReg::CNTFRQ) == Undefined);
    CHECK(write_from(bench, From::Hyp, SysReg::CNTFRQ) == Undefined);
    SysRegBench without{"cortex-a15", false, false};
    CHECK(write_from(without, From::NsPl1, SysReg::CNTFRQ) == Done);
    CHECK(write_from(without, From::NsPl0, SysReg::CNTFRQ) == Undefined);
}

TEST_CASE("Without the Security Extensions SCR, NSACR and MVBAR are UNDEFINED") {
    SysRegBench bench{"cortex-a15", false, false};
    for (const SysReg reg : {SysReg::SCR, SysReg::SDER, SysReg::NSACR, SysReg::MVBAR}) {
        CHECK(read_from(bench, From::NsPl1, reg) == Undefined);
        CHECK(write_from(bench, From::NsPl1, reg) == Undefined);
    }
}

TEST_CASE("Without the Virtualization Extensions no PL2 register exists") {
    SysRegBench bench{"cortex-a15", false};
    for (const SysReg reg : {SysReg::HCR, SysReg::VTTBR, SysReg::VPIDR, SysReg::CNTHP_CTL})
        CHECK(read_from(bench, From::MonitorNs, reg) == Undefined);
    CHECK(write_from(bench, From::MonitorNs, SysReg::TLBIALLH) == Undefined);
}

TEST_CASE("Registers of one core are UNDEFINED on the other") {
    SysRegBench a15{"cortex-a15"}, a7{"cortex-a7"};
    CHECK(read_from(a15, From::SecurePl1, SysReg::L2ACTLR) == Done);
    CHECK(read_from(a7, From::SecurePl1, SysReg::L2ACTLR) == Undefined);
    CHECK(read_from(a15, From::SecurePl1, SysReg::CDBGDR0) == Undefined);
    CHECK(read_from(a7, From::SecurePl1, SysReg::CDBGDR0) == Done);
    CHECK(read_from(a15, From::SecurePl1, SysReg::CBAR) == Done);
    CHECK(read_from(a7, From::SecurePl1, SysReg::CBAR) == Done);
}

TEST_CASE("CP15 barriers are for PL0 too, until CP15BEN is cleared") {
    SysRegBench bench;
    for (const SysReg reg : {SysReg::CP15ISB, SysReg::CP15DSB, SysReg::CP15DMB}) {
        CHECK(write_from(bench, From::NsPl0, reg) == Done);
        bench.set(SysReg::SCTLR, 0x00c50058, false);
        CHECK(write_from(bench, From::NsPl0, reg) == Undefined);
        CHECK(write_from(bench, From::NsPl1, reg) == Undefined);
        CHECK(write_from(bench, From::SecurePl1, reg) == Done);
        CHECK(write_from(bench, From::Hyp, reg) == Done);
        bench.set(SysReg::HSCTLR, 0x30c50810);
        CHECK(write_from(bench, From::Hyp, reg) == Undefined);
        bench.core().reset();
    }
}

TEST_CASE("PMUSERENR.EN opens the Performance Monitors to PL0") {
    SysRegBench bench;
    for (const SysReg reg : {SysReg::PMCR, SysReg::PMCCNTR, SysReg::PMCNTENSET, SysReg::PMSELR,
                             SysReg::PMXEVCNTR, SysReg::PMOVSR}) {
        bench.set(SysReg::PMUSERENR, 0);
        CHECK(read_from(bench, From::NsPl0, reg) == Undefined);
        CHECK(read_from(bench, From::NsPl1, reg) == Done);
        bench.set(SysReg::PMUSERENR, 1);
        CHECK(read_from(bench, From::NsPl0, reg) == Done);
        CHECK(write_from(bench, From::SecurePl0, reg) == Done);
    }
    CHECK(read_from(bench, From::NsPl0, SysReg::PMUSERENR) == Done);
    CHECK(write_from(bench, From::NsPl0, SysReg::PMUSERENR) == Undefined);
    CHECK(read_from(bench, From::NsPl0, SysReg::PMINTENSET) == Undefined);
}

TEST_CASE("TEECR.XED closes TEEHBR to PL0") {
    SysRegBench bench;
    CHECK(read_from(bench, From::NsPl0, SysReg::TEEHBR) == Done);
    bench.set(SysReg::TEECR, 1);
    CHECK(read_from(bench, From::NsPl0, SysReg::TEEHBR) == Undefined);
    CHECK(read_from(bench, From::NsPl1, SysReg::TEEHBR) == Done);
    CHECK(read_from(bench, From::NsPl0, SysReg::TEECR) == Done);
    CHECK(write_from(bench, From::NsPl0, SysReg::TEECR) == Undefined);
}

TEST_CASE("DBGDSCR.UDCCdis closes the debug communication channel to PL0") {
    SysRegBench bench;
    const auto channel = {SysReg::DBGDIDR, SysReg::DBGDSCRint, SysReg::DBGDTRint,
                          SysReg::DBGDRAR, SysReg::DBGDSAR,    SysReg::DBGDRAR_64};
    for (const SysReg reg : channel) CHECK(read_from(bench, From::NsPl0, reg) == Done);
    bench.set(SysReg::DBGDSCRext, 1u << 12);
    for (const SysReg reg : channel) CHECK(read_from(bench, From::NsPl0, reg) == Undefined);
    for (const SysReg reg : channel) CHECK(read_from(bench, From::NsPl1, reg) == Done);
}

TEST_CASE("CNTKCTL opens counters and timers to PL0 one by one") {
    struct Case {
        SysReg reg;
        u32 enable;
    };
    const auto [reg, enable] =
        GENERATE(Case{SysReg::CNTPCT, 1u << 0}, Case{SysReg::CNTVCT, 1u << 1},
                 Case{SysReg::CNTFRQ, 1u << 0}, Case{SysReg::CNTFRQ, 1u << 1},
                 Case{SysReg::CNTV_CTL, 1u << 8}, Case{SysReg::CNTV_TVAL, 1u << 8},
                 Case{SysReg::CNTV_CVAL, 1u << 8}, Case{SysReg::CNTP_CTL, 1u << 9},
                 Case{SysReg::CNTP_TVAL, 1u << 9}, Case{SysReg::CNTP_CVAL, 1u << 9});
    SysRegBench bench;
    INFO(sysreg_row(reg).name);
    CHECK(read_from(bench, From::NsPl0, reg) == Undefined);
    CHECK(read_from(bench, From::SecurePl0, reg) == Undefined);
    CHECK(read_from(bench, From::NsPl1, reg) == Done);
    bench.go(From::SecurePl1).write(SysReg::CNTKCTL, enable);
    CHECK(read_from(bench, From::NsPl0, reg) == Done);
    bench.go(From::SecurePl1).write(SysReg::CNTKCTL, 0x3ff & ~(enable | 3u));
    CHECK(read_from(bench, From::NsPl0, reg) == Undefined);
}

}  // namespace
}  // namespace hypscope::cpu
