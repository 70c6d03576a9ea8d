// SPDX-License-Identifier: Apache-2.0
// Cache and TLB maintenance, address translation operations: scope, broadcast, faults.
// ARM ARM B3.10.5, B3.10.6, B4.2.
#include <catch2/catch.hpp>
#include <cstring>

#include "sysreg_bench.hpp"

namespace hypscope::cpu {
namespace {

using Scope = uarch::TlbInvalidate::Scope;

/// Short-descriptor tables at 0x4000: the first MiB flat, everything else faults.
void map_first_megabyte(SysRegBench& bench, From from) {
    const u32 section = 0x00000c02;
    std::memcpy(&bench.system.memory[0x4000], &section, sizeof section);
    bench.go(from);
    bench.write(SysReg::TTBR0, 0x4000);
    bench.write(SysReg::DACR, 1);
    bench.write(SysReg::SCTLR, 0x00c50079);
}

bool translates(Core& core, u32 va) {
    return core.mmu().find({va}, mmu::Access::load(true)) != nullptr;
}
void touch(Core& core, u32 va) { (void)core.mmu().translate({va}, mmu::Access::load(true)); }

TEST_CASE("A local TLB operation stays on its core, an inner shareable one does not") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::TLBIALL, 0);
    CHECK(bench.timing(0).tlb.size() == 1);
    CHECK(bench.timing(1).tlb.empty());
    bench.write(SysReg::TLBIALLIS, 0);
    CHECK(bench.timing(0).tlb.size() == 2);
    CHECK(bench.timing(1).tlb.size() == 1);
}

TEST_CASE("HCR.FB broadcasts a virtual machine's local maintenance") {
    SysRegBench bench;
    bench.set(SysReg::HCR, 1u << 9);
    bench.go(From::Hyp).write(SysReg::TLBIALL, 0);
    CHECK(bench.timing(1).tlb.empty());
    bench.go(From::NsPl1).write(SysReg::TLBIMVA, 0x1000);
    CHECK(bench.timing(1).tlb.size() == 1);
    bench.write(SysReg::ICIALLU, 0);
    CHECK(bench.timing(1).caches.size() == 1);
    bench.go(From::SecurePl1).write(SysReg::TLBIALL, 0);
    CHECK(bench.timing(1).tlb.size() == 1);
}

TEST_CASE("The tag models are told the scope of each operation") {
    struct Case {
        SysReg reg;
        From from;
        Scope scope;
        bool hyp, secure, nonsecure, all_vmids;
    };
    const auto c = GENERATE(
        Case{SysReg::TLBIALL, From::NsPl1, Scope::All, false, false, true, false},
        Case{SysReg::TLBIALL, From::SecurePl1, Scope::All, false, true, false, false},
        Case{SysReg::TLBIALL, From::Hyp, Scope::All, false, false, true, false},
        Case{SysReg::ITLBIALL, From::NsPl1, Scope::All, false, false, true, false},
        Case{SysReg::TLBIMVA, From::NsPl1, Scope::Va, false, false, true, false},
        Case{SysReg::DTLBIMVA, From::SecurePl1, Scope::Va, false, true, false, false},
        Case{SysReg::TLBIASID, From::NsPl1, Scope::Asid, false, false, true, false},
        Case{SysReg::TLBIMVAA, From::NsPl1, Scope::VaAllAsids, false, false, true, false},
        Case{SysReg::TLBIALLH, From::Hyp, Scope::All, true, false, false, false},
        Case{SysReg::TLBIMVAH, From::MonitorNs, Scope::VaAllAsids, true, false, false, false},
        Case{SysReg::TLBIALLNSNH, From::Hyp, Scope::All, false, false, true, true});
    SysRegBench bench;
    bench.set(SysReg::VTTBR, u64{0x42} << 48);
    bench.go(c.from).write(c.reg, 0x12345678);
    REQUIRE(bench.timing().tlb.size() == 1);
    const uarch::TlbInvalidate& op = bench.timing().tlb[0];
    INFO(sysreg_row(c.reg).name);
    CHECK(op.scope == c.scope);
    CHECK(op.hyp == c.hyp);
    CHECK(op.secure == c.secure);
    CHECK(op.nonsecure_pl10 == c.nonsecure);
    CHECK(op.all_vmids == c.all_vmids);
    CHECK(op.vmid == 0x42);
    CHECK(op.asid == 0x78);
    CHECK(op.va == 0x12345000);
}

TEST_CASE("TLBIALL forgets translations and gives the core a new context") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    touch(bench.core(), 0x5000);
    REQUIRE(translates(bench.core(), 0x5000));
    const u32 before = bench.core().hot.context;
    bench.write(SysReg::TLBIALL, 0);
    CHECK_FALSE(translates(bench.core(), 0x5000));
    CHECK(bench.core().hot.context != before);
}

TEST_CASE("A broadcast gives every core a new context") {
    SysRegBench bench;
    bench.go(From::NsPl1, 1);
    map_first_megabyte(bench, From::NsPl1);
    const u32 other = bench.core(1).hot.context;
    bench.write(SysReg::TLBIALLIS, 0);
    CHECK(bench.core(1).hot.context != other);
}

TEST_CASE("TLBIMVA forgets one page and keeps the context") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    touch(bench.core(), 0x5000);
    const u32 before = bench.core().hot.context;
    bench.write(SysReg::TLBIMVA, 0x5000);
    CHECK_FALSE(translates(bench.core(), 0x5000));
    CHECK(bench.core().hot.context == before);
}

TEST_CASE("Secure maintenance leaves Non-secure translations") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    touch(bench.core(), 0x5000);
    bench.go(From::SecurePl1).write(SysReg::TLBIALL, 0);
    bench.go(From::NsPl1);
    CHECK(translates(bench.core(), 0x5000));
}

TEST_CASE("Cache maintenance by address names the physical line and what is done") {
    struct Case {
        SysReg reg;
        bool instruction, data, clean, invalidate, to_coherency;
    };
    const auto c = GENERATE(Case{SysReg::DCIMVAC, false, true, false, true, true},
                            Case{SysReg::DCCMVAC, false, true, true, false, true},
                            Case{SysReg::DCCMVAU, false, true, true, false, false},
                            Case{SysReg::DCCIMVAC, false, true, true, true, true},
                            Case{SysReg::ICIMVAU, true, false, false, true, false});
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    REQUIRE(bench.write(c.reg, 0x5040) == SysRegOutcome::Done);
    REQUIRE(bench.timing().caches.size() == 1);
    const uarch::CacheMaintenance& op = bench.timing().caches[0];
    INFO(sysreg_row(c.reg).name);
    CHECK(op.instruction == c.instruction);
    CHECK(op.data == c.data);
    CHECK(op.clean == c.clean);
    CHECK(op.invalidate == c.invalidate);
    CHECK(op.to_coherency == c.to_coherency);
    CHECK(op.pa == 0x5040);
    CHECK_FALSE(op.secure);
    CHECK_FALSE(op.all);
}

TEST_CASE("Cache maintenance by address takes a translation fault") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    CHECK(bench.write(SysReg::DCCMVAC, 0x00200000) == SysRegOutcome::Exception);
    const Exception& e = bench.core().pending();
    CHECK(e.kind == ExceptionKind::DataAbort);
    CHECK(e.fault.kind == mmu::FaultKind::Translation);
    CHECK(e.fault.va.value == 0x00200000);
    CHECK(e.fault.is_maintenance());
    CHECK(bench.timing().caches.empty());
    CHECK(bench.write(SysReg::DCCMVAC, 0x5000) == SysRegOutcome::Done);
}

TEST_CASE("A virtual machine's invalidate also cleans") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::DCIMVAC, 0x5000);
    CHECK_FALSE(bench.timing().caches[0].clean);
    std::memset(&bench.system.memory[0x4000], 0, 0x1000);
    bench.set(SysReg::HCR, 1);
    bench.core().regime_changed();
    // Stage 2 without tables faults; with HCR.VM the operation goes through it.
    CHECK(bench.write(SysReg::DCIMVAC, 0x5000) == SysRegOutcome::Exception);
    CHECK(bench.core().pending().fault.stage2);
}

TEST_CASE("Maintenance of everything is told as everything") {
    SysRegBench bench;
    bench.go(From::NsPl1).write(SysReg::ICIALLU, 0);
    REQUIRE(bench.timing().caches.size() == 1);
    CHECK(bench.timing().caches[0].all);
    CHECK(bench.timing().caches[0].instruction);
    CHECK(bench.timing(1).caches.empty());
    bench.write(SysReg::ICIALLUIS, 0);
    CHECK(bench.timing(1).caches.size() == 1);
}

TEST_CASE("Set and way, branch predictor and no-operations never fault") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    for (const SysReg reg :
         {SysReg::DCISW, SysReg::DCCSW, SysReg::DCCISW, SysReg::BPIALL, SysReg::BPIALLIS,
          SysReg::BPIMVA, SysReg::NOP_WFI, SysReg::NOP_prefetch})
        CHECK(bench.write(reg, 0xfff00000) == SysRegOutcome::Done);
}

TEST_CASE("ATS1CPR puts the physical address into PAR") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    CHECK(bench.write(SysReg::ATS1CPR, 0x00005123) == SysRegOutcome::Done);
    CHECK((bench.read(SysReg::PAR) & 0xfffff001) == 0x00005000);
    bench.write(SysReg::ATS1CPR, 0x00300000);
    CHECK((bench.read(SysReg::PAR) & 1) == 1);
    // FS of a translation fault on a section is 0b00101, in PAR[6:1].
    CHECK(bits(bench.read(SysReg::PAR), 6, 1) == 5);
}

TEST_CASE("ATS12NSOPR from Hyp mode translates for the guest") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    bench.go(From::Hyp);
    CHECK(bench.write(SysReg::ATS12NSOPR, 0x00007000) == SysRegOutcome::Done);
    CHECK((bench.read(SysReg::PAR_64) & 1) == 0);
    CHECK((bench.read(SysReg::PAR) & 0xfffff000) == 0x00007000);
    CHECK(bench.write(SysReg::ATS12NSOPW, 0x00200000) == SysRegOutcome::Done);
    CHECK((bench.read(SysReg::PAR) & 1) == 1);
}

TEST_CASE("ATS1HR translates by the PL2 regime") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    bench.go(From::Hyp);
    CHECK(bench.write(SysReg::ATS1HR, 0x00200000) == SysRegOutcome::Done);
    CHECK((bench.read(SysReg::PAR_64) & 1) == 0);
    CHECK((bench.read(SysReg::PAR_64) & 0xfffffff000) == 0x00200000);
}

TEST_CASE("A stage 2 fault on a guest's own translation operation is taken by the hypervisor") {
    SysRegBench bench;
    map_first_megabyte(bench, From::NsPl1);
    bench.set(SysReg::HCR, 1);
    bench.set(SysReg::VTTBR, 0x8000);
    bench.core().regime_changed();
    CHECK(bench.write(SysReg::ATS1CPR, 0x5000) == SysRegOutcome::Exception);
    CHECK(bench.core().pending().kind == ExceptionKind::DataAbort);
    CHECK(bench.core().pending().fault.stage2);
    CHECK(bench.core().pending().fault.s1ptw);
}

}  // namespace
}  // namespace hypscope::cpu
