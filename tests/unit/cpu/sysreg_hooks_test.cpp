// SPDX-License-Identifier: Apache-2.0
// Side effects of system registers: identification under virtualization, views of one storage,
// Secure software's hold over Non-secure fields, interrupt status, and what an access is charged
// as.
#include <catch2/catch.hpp>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

using uarch::TimingEvent;

// --- id.cpp --------------------------------------------------------------------------------------

TEST_CASE("MIDR and MPIDR read VPIDR and VMPIDR in Non-secure PL1 only") {
    SysRegBench bench;
    bench.go(From::Hyp);
    CHECK(bench.read(SysReg::VPIDR) == 0x414fc0f0);
    CHECK(bench.read(SysReg::VMPIDR) == 0x80000000);
    bench.write(SysReg::VPIDR, 0x12345678);
    bench.write(SysReg::VMPIDR, 0x80000007);
    CHECK(bench.read(SysReg::MIDR) == 0x414fc0f0);
    bench.go(From::NsPl1);
    CHECK(bench.read(SysReg::MIDR) == 0x12345678);
    CHECK(bench.read(SysReg::MIDR_alias4) == 0x12345678);
    CHECK(bench.read(SysReg::MPIDR) == 0x80000007);
    bench.go(From::SecurePl1);
    CHECK(bench.read(SysReg::MIDR) == 0x414fc0f0);
    CHECK(bench.read(SysReg::MPIDR) == 0x80000000);
}

TEST_CASE("Each core has its own MPIDR") {
    SysRegBench bench;
    CHECK(bench.core(0).sys.get32(SysReg::MPIDR) == 0x80000000);
    CHECK(bench.core(1).sys.get32(SysReg::MPIDR) == 0x80000001);
    CHECK(bench.core(1).sys.get32(SysReg::VMPIDR) == 0x80000001);
}

TEST_CASE("CCSIDR follows the CSSELR of the security state") {
    SysRegBench bench;
    const auto& ccsidr = bench.core().config().identity.ccsidr;
    bench.go(From::NsPl1).write(SysReg::CSSELR, 2);
    CHECK(bench.read(SysReg::CCSIDR) == ccsidr[2]);
    bench.go(From::SecurePl1).write(SysReg::CSSELR, 1);
    CHECK(bench.read(SysReg::CCSIDR) == ccsidr[1]);
    CHECK(bench.go(From::NsPl1).read(SysReg::CCSIDR) == ccsidr[2]);
}

TEST_CASE("The A15 identifies itself as r4p0") {
    const Identity id = make_identity(0x414fc0f0, default_caches("cortex-a15"), {.core_count = 2});
    CHECK(id.midr == 0x414fc0f0);
    CHECK(id.ctr == 0x8444c004);
    CHECK(id.id_pfr0 == 0x00001131);
    CHECK(id.id_pfr1 == 0x00011011);
    CHECK(id.id_mmfr[0] == 0x10201105);
    CHECK(id.clidr == 0x0a200023);
    CHECK(id.ccsidr[0] == 0x701fe00a);  // 32 KiB, 2 ways, 64-byte lines
    CHECK(id.ccsidr[1] == 0x201fe00a);
    CHECK(id.ccsidr[2] == 0x707fe07a);  // 1 MiB, 16 ways
    CHECK(id.ccsidr[3] == 0);
    CHECK(id.l2ctlr == 0x01800000);
    CHECK(id.event_counters() == 6);
    CHECK(id.breakpoints() == 6);
    CHECK(id.watchpoints() == 4);
    CHECK(id.is_cortex_a15());
}

TEST_CASE("The A7 identifies itself as r0p5") {
    const Identity id = make_identity(0x410fc075, default_caches("cortex-a7"), {.core_count = 4});
    CHECK(id.midr == 0x410fc075);
    CHECK(id.ctr == 0x84448003);
    CHECK(id.id_mmfr[1] == 0x40000000);
    CHECK(id.ccsidr[0] == 0x700fe01a);  // 32 KiB, 4 ways, 64-byte lines
    CHECK(id.ccsidr[1] == 0x203fe009);  // 32 KiB, 2 ways, 32-byte lines
    CHECK(id.ccsidr[2] == 0x707fe03a);  // 512 KiB, 8 ways
    CHECK(id.l2ctlr == 0x03000000);
    CHECK(id.event_counters() == 4);
    CHECK(id.is_cortex_a7());
}

TEST_CASE("Identification shows only the extensions that are there") {
    const CacheGeometry caches = default_caches("cortex-a15");
    const Identity no_security = make_identity(0x414fc0f0, caches, {.has_security = false});
    CHECK(no_security.id_pfr1 == 0x00011001);
    CHECK(no_security.id_dfr0 == 0x02010505);
    const Identity neither =
        make_identity(0x414fc0f0, caches, {.has_security = false, .has_virtualization = false});
    CHECK(neither.id_pfr1 == 0x00010001);
}

TEST_CASE("A core without an L2 cache says so") {
    CacheGeometry caches = default_caches("cortex-a7");
    caches.l2 = {};
    const Identity id = make_identity(0x410fc075, caches);
    CHECK(id.clidr == 0x09200003);
    CHECK(id.ccsidr[2] == 0);
}

// --- vmsa.cpp ------------------------------------------------------------------------------------

TEST_CASE("TTBR0 has a 32-bit and a 64-bit view of one storage") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::TTBR0_64, 0xffffffffffffffff);
    CHECK(bench.read(SysReg::TTBR0_64) == 0x00ff00ffffffffff);
    CHECK(bench.read(SysReg::TTBR0) == 0xffffffff);
    bench.write(SysReg::TTBR0, 0x4000404a);
    CHECK(bench.read(SysReg::TTBR0_64) == 0x00ff00ff4000404a);
    CHECK(bench.go(From::SecurePl1).read(SysReg::TTBR0_64) == 0);
}

TEST_CASE("PAR has a 32-bit and a 64-bit view of one storage") {
    SysRegBench bench;
    bench.go(From::SecurePl1).write(SysReg::PAR_64, 0xff00008012345b80);
    CHECK(bench.read(SysReg::PAR) == 0x12345b80);
    bench.write(SysReg::PAR, 0);
    CHECK(bench.read(SysReg::PAR_64) == 0xff00008000000000);
}

TEST_CASE("TTBCR keeps the long format's fields only while EAE is set") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::TTBCR, 0x7fffffff);
    CHECK(bench.read(SysReg::TTBCR) == 0x37);
    bench.write(SysReg::TTBCR, 0xb5053500);
    CHECK(bench.read(SysReg::TTBCR) == 0xb5053500);
}

TEST_CASE("A write of a translation control changes the regime of the next access") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::SCTLR, 0x00c50079);
    const u32 before = bench.core().hot.context;
    bench.write(SysReg::CONTEXTIDR, 0x17);
    CHECK(bench.core().hot.context != before);
    CHECK(bench.core().mmu().state().contextidr == 0x17);
    bench.write(SysReg::CONTEXTIDR, 0);
    CHECK(bench.core().hot.context == before);
}

TEST_CASE("A new VTTBR is a new context and goes back to the old one") {
    SysRegBench bench;
    bench.go(From::Hyp).write(SysReg::VTTBR, u64{3} << 48);
    const u32 third = bench.go(From::NsPl1).core().hot.context;
    bench.go(From::Hyp).write(SysReg::VTTBR, u64{4} << 48);
    CHECK(bench.go(From::NsPl1).core().hot.context != third);
    bench.go(From::Hyp).write(SysReg::VTTBR, u64{3} << 48);
    CHECK(bench.go(From::NsPl1).core().hot.context == third);
}

// --- security.cpp, hyp.cpp
// ---------------------------------------------------------------------------

TEST_CASE("SCR.NS selects the bank at once") {
    SysRegBench bench;
    bench.go(From::Monitor);
    bench.set(SysReg::TPIDRPRW, 1, true);
    bench.set(SysReg::TPIDRPRW, 2, false);
    CHECK(bench.read(SysReg::TPIDRPRW) == 1);
    bench.write(SysReg::SCR, 1);
    CHECK(bench.read(SysReg::TPIDRPRW) == 2);
    CHECK(bench.core().IsSecure());
    bench.write(SysReg::SCR, 0);
    CHECK(bench.read(SysReg::TPIDRPRW) == 1);
}

TEST_CASE("SCR holds what its core has") {
    SysRegBench bench;
    bench.go(From::Monitor).write(SysReg::SCR, ~u64{0});
    CHECK(bench.read(SysReg::SCR) == 0x3bf);
    SysRegBench without{"cortex-a15", false};
    without.go(From::Monitor).write(SysReg::SCR, ~u64{0});
    CHECK(without.read(SysReg::SCR) == 0x23f);
}

TEST_CASE("NSACR keeps coprocessors 10 and 11 out of the Non-secure CPACR") {
    SysRegBench bench;
    bench.go(From::SecurePl1).write(SysReg::CPACR, 0x00f00000);
    CHECK(bench.go(From::NsPl1).read(SysReg::CPACR) == 0);
    bench.write(SysReg::CPACR, 0);
    CHECK(bench.go(From::SecurePl1).read(SysReg::CPACR) == 0x00f00000);
    bench.write(SysReg::NSACR, 0xc00);
    CHECK(bench.go(From::NsPl1).read(SysReg::CPACR) == 0x00f00000);
    bench.write(SysReg::CPACR, 0x00500000);
    CHECK(bench.go(From::SecurePl1).read(SysReg::CPACR) == 0x00500000);
}

TEST_CASE("NSACR.NSASEDIS and NSD32DIS read as CPACR.ASEDIS and D32DIS in Non-secure state") {
    SysRegBench bench;
    bench.go(From::SecurePl1).write(SysReg::NSACR, 0xcc00);
    CHECK(bench.read(SysReg::CPACR) == 0);
    CHECK(bench.go(From::NsPl1).read(SysReg::CPACR) == 0xc0000000);
    bench.write(SysReg::CPACR, 0x00f00000);
    CHECK(bench.read(SysReg::CPACR) == 0xc0f00000);
    CHECK(bench.go(From::SecurePl1).read(SysReg::CPACR) == 0x00f00000);
}

TEST_CASE("HCPTR's traps are RAO/WI where NSACR denies the extension") {
    SysRegBench bench;
    CHECK(bench.go(From::Hyp).read(SysReg::HCPTR) == 0x3fff);
    bench.write(SysReg::HCPTR, 0);
    CHECK(bench.read(SysReg::HCPTR) == 0x3fff);
    bench.go(From::SecurePl1).write(SysReg::NSACR, 0xc00);
    CHECK(bench.go(From::Hyp).read(SysReg::HCPTR) == 0x33ff);
    bench.write(SysReg::HCPTR, 0xffffffff);
    CHECK(bench.read(SysReg::HCPTR) == 0x8000bfff);
    bench.write(SysReg::HCPTR, 0);
    bench.go(From::SecurePl1).write(SysReg::NSACR, 0x8c00);
    CHECK(bench.go(From::Hyp).read(SysReg::HCPTR) == 0xb3ff);
}

TEST_CASE("NSACR implements the bits of its core") {
    SysRegBench a15{"cortex-a15"}, a7{"cortex-a7"};
    a15.write(SysReg::NSACR, ~u64{0});
    CHECK(a15.read(SysReg::NSACR) == 0x6cc00);
    a7.write(SysReg::NSACR, ~u64{0});
    CHECK(a7.read(SysReg::NSACR) == 0x4cc00);
}

TEST_CASE("Non-secure software writes ACTLR.SMP alone, and only with NSACR.NS_SMP") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::ACTLR, 0xff);
    CHECK(bench.read(SysReg::ACTLR) == 0);
    bench.go(From::SecurePl1).write(SysReg::NSACR, 1u << 18);
    bench.go(From::NsPl1).write(SysReg::ACTLR, 0xff);
    CHECK(bench.read(SysReg::ACTLR) == 0x40);
    bench.go(From::SecurePl1).write(SysReg::ACTLR, 0xff);
    CHECK(bench.read(SysReg::ACTLR) == 0xff);
}

TEST_CASE("ISR shows physical interrupts") {
    SysRegBench bench;
    bench.go(From::SecurePl1);
    CHECK(bench.read(SysReg::ISR) == 0);
    bench.core().set_input(Core::Input::Irq, true, {});
    CHECK(bench.read(SysReg::ISR) == 0x80);
    bench.core().set_input(Core::Input::Fiq, true, {});
    bench.core().raise_async_abort();
    CHECK(bench.read(SysReg::ISR) == 0x1c0);
}

TEST_CASE("A virtual machine's ISR shows virtual interrupts") {
    SysRegBench bench;
    bench.core().set_input(Core::Input::Irq, true, {});
    bench.set(SysReg::HCR, 1u << 4);
    CHECK(bench.go(From::NsPl1).read(SysReg::ISR) == 0);
    CHECK(bench.go(From::Hyp).read(SysReg::ISR) == 0x80);
    bench.core().set_input(Core::Input::VirtualIrq, true, {});
    CHECK(bench.go(From::NsPl1).read(SysReg::ISR) == 0x80);
    bench.core().set_input(Core::Input::VirtualIrq, false, {});
    bench.set(SysReg::HCR, 1u << 4 | 1u << 7);
    CHECK(bench.read(SysReg::ISR) == 0x80);
    bench.set(SysReg::HCR, 7u << 3 | 7u << 6);
    CHECK(bench.read(SysReg::ISR) == 0x1c0);
}

// --- debug.cpp -----------------------------------------------------------------------------------

TEST_CASE("The OS Lock opens DBGDSCR for restoring") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::DBGOSLAR, 0);
    CHECK(bench.read(SysReg::DBGOSLSR) == 0x8);
    bench.write(SysReg::DBGDSCRext, ~u64{0});
    CHECK(bench.read(SysReg::DBGDSCRext) == 0x0004903e);
    bench.write(SysReg::DBGOSLAR, 0xc5acce55);
    CHECK(bench.read(SysReg::DBGOSLSR) == 0xa);
    bench.write(SysReg::DBGDSCRext, ~u64{0});
    CHECK(bench.read(SysReg::DBGDSCRext) == 0x6034f9fe);
    CHECK(bench.read(SysReg::DBGDSCRint) == 0x6034f9fe);
}

TEST_CASE("DBGDSCR.NS is the security state of the core") {
    SysRegBench bench;
    CHECK(bench.go(From::SecurePl1).read(SysReg::DBGDSCRint) == 0x00000002);
    CHECK(bench.go(From::NsPl1).read(SysReg::DBGDSCRint) == 0x00040002);
}

TEST_CASE("The debug communication channel keeps its words and flags") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::DBGDTRint, 0x1234);
    CHECK(bench.read(SysReg::DBGDTRTXext) == 0x1234);
    CHECK(bit(bench.read(SysReg::DBGDSCRint), 29));
    bench.write(SysReg::DBGDTRRXext, 0x5678);
    bench.set(SysReg::DBGDSCRext, 1u << 30);
    CHECK(bench.read(SysReg::DBGDTRint) == 0x5678);
    CHECK_FALSE(bit(bench.read(SysReg::DBGDSCRint), 30));
}

TEST_CASE("Claim tags are set and cleared one by one") {
    SysRegBench bench;
    CHECK(bench.read(SysReg::DBGCLAIMSET) == 0xff);
    bench.write(SysReg::DBGCLAIMSET, 0x1ff);
    CHECK(bench.read(SysReg::DBGCLAIMCLR) == 0xff);
    bench.write(SysReg::DBGCLAIMCLR, 0x0f);
    CHECK(bench.read(SysReg::DBGCLAIMCLR) == 0xf0);
}

TEST_CASE("Breakpoint and watchpoint registers are saved and restored") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::DBGBVR4, 0xffffffff);
    bench.write(SysReg::DBGBXVR4, 0xffffffff);
    bench.write(SysReg::DBGWVR0, 0xffffffff);
    CHECK(bench.read(SysReg::DBGBVR4) == 0xffffffff);
    CHECK(bench.read(SysReg::DBGBXVR4) == 0xff);
    CHECK(bench.read(SysReg::DBGWVR0) == 0xfffffffc);
}

TEST_CASE("Jazelle is trivial") {
    SysRegBench bench;
    CHECK(bench.read(SysReg::JIDR) == 0);
    bench.write(SysReg::JMCR, 0xffffffff);
    bench.write(SysReg::JOSCR, 0xffffffff);
    CHECK(bench.read(SysReg::JMCR) == 0);
    CHECK(bench.read(SysReg::JOSCR) == 0);
}

// --- timer_view.cpp
// --------------------------------------------------------------------------------

TEST_CASE("Counters read the core's local time") {
    SysRegBench bench;
    bench.go(From::Hyp).write(SysReg::CNTVOFF, 100);
    bench.core().hot.cycles = 16'000;
    const u64 physical = bench.read(SysReg::CNTPCT);
    CHECK(physical == 1000);
    CHECK(bench.read(SysReg::CNTVCT) == 900);
    CHECK(bench.read(SysReg::CNTVOFF) == 100);
}

TEST_CASE("CNTP is banked, CNTV is not") {
    SysRegBench bench;
    bench.go(From::SecurePl1).write(SysReg::CNTP_CVAL, 1111);
    bench.write(SysReg::CNTV_CVAL, 3333);
    bench.go(From::NsPl1).write(SysReg::CNTP_CVAL, 2222);
    CHECK(bench.read(SysReg::CNTP_CVAL) == 2222);
    CHECK(bench.read(SysReg::CNTV_CVAL) == 3333);
    CHECK(bench.go(From::SecurePl1).read(SysReg::CNTP_CVAL) == 1111);
    CHECK(bench.go(From::MonitorNs).read(SysReg::CNTP_CVAL) == 2222);
    CHECK(bench.go(From::Hyp).read(SysReg::CNTP_CVAL) == 2222);
}

TEST_CASE("Timer controls reach the timer") {
    SysRegBench bench;
    bench.go(From::SecurePl1).write(SysReg::CNTFRQ, 62'500'000);
    CHECK(bench.timers[0]->read_CNTFRQ() == 62'500'000);
    CHECK(bench.timers[1]->read_CNTFRQ() == 0);
    bench.go(From::NsPl1).write(SysReg::CNTV_TVAL, 50);
    bench.write(SysReg::CNTV_CTL, 3);
    CHECK(bench.timers[0]->read_CNTV_CTL({}) == 3);
    bench.go(From::Hyp).write(SysReg::CNTHP_CVAL, 77);
    bench.write(SysReg::CNTHP_CTL, 1);
    CHECK(bench.timers[0]->read_CNTHP_CVAL() == 77);
    CHECK(bench.read(SysReg::CNTHP_CTL) == 1);
    bench.write(SysReg::CNTHCTL, ~u64{0});
    CHECK(bench.read(SysReg::CNTHCTL) == 0xff);
    bench.write(SysReg::CNTKCTL, ~u64{0});
    CHECK(bench.read(SysReg::CNTKCTL) == 0x3ff);
}

// --- what an access costs
// ------------------------------------------------------------------------------

TEST_CASE("Accesses are charged by what they touch") {
    SysRegBench bench;
    bench.go(From::Hyp);
    bench.timing().events.clear();
    bench.read(SysReg::SCTLR);
    bench.write(SysReg::VTTBR, 0);
    bench.read(SysReg::CNTPCT);
    bench.write(SysReg::CNTVOFF, 0);
    bench.write(SysReg::TLBIALL, 0);
    bench.write(SysReg::TLBIALLHIS, 0);
    bench.write(SysReg::CP15ISB, 0);
    CHECK(bench.timing().events ==
          std::vector{TimingEvent::SysregRead, TimingEvent::SysregWrite, TimingEvent::TimerRead,
                      TimingEvent::TimerWrite, TimingEvent::TlbMaintenance,
                      TimingEvent::TlbMaintenanceBroadcast, TimingEvent::ContextSync});
}

TEST_CASE("A refused access costs nothing by itself") {
    SysRegBench bench;
    bench.go(From::NsPl1);
    bench.timing().events.clear();
    bench.write(SysReg::HCR, 1);
    bench.set(SysReg::HCR, 1u << 26);
    bench.write(SysReg::SCTLR, 1);
    CHECK(bench.timing().events.empty());
}

}  // namespace
}  // namespace hypscope::cpu
