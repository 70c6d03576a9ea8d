// SPDX-License-Identifier: Apache-2.0
// The read and write columns of sysregs.inc: what an access does beyond moving bits between a
// general register and storage. A hook is called after every check passed; `value` of a write is
// the whole general register. Operations are writes named do_<OPERATION>.
#pragma once
#include "cpu/sysreg.hpp"

namespace hypscope::cpu::hooks {

/// Plain storage: the row's bank, under the row's mask.
inline constexpr auto storage = nullptr;
/// A direction that the row's rights never allow.
inline constexpr auto none = nullptr;

/// What `storage` does, for hooks that do more.
[[nodiscard]] u64 load(const Core& core, const SysRegRow& row);
void store(Core& core, const SysRegRow& row, u64 value);

// --- vmsa.cpp ------------------------------------------------------------------------------
u64 read_wide_view(Core& core, const SysRegRow& row);
void write_wide_view(Core& core, const SysRegRow& row, u64 value);
void write_TTBCR(Core& core, const SysRegRow& row, u64 value);

// --- id.cpp --------------------------------------------------------------------------------
u64 read_MIDR(Core& core, const SysRegRow& row);
u64 read_MPIDR(Core& core, const SysRegRow& row);
u64 read_CCSIDR(Core& core, const SysRegRow& row);

// --- security.cpp --------------------------------------------------------------------------
void write_SCR(Core& core, const SysRegRow& row, u64 value);
void write_ACTLR(Core& core, const SysRegRow& row, u64 value);
/// CPACR and HCPTR with what NSACR keeps from Non-secure state: what they read as, and what counts.
[[nodiscard]] u32 effective_CPACR(const Core& core);
[[nodiscard]] u32 effective_HCPTR(const Core& core);
u64 read_CPACR(Core& core, const SysRegRow& row);
void write_L2ECTLR(Core& core, const SysRegRow& row, u64 value);
void write_CPACR(Core& core, const SysRegRow& row, u64 value);
void write_NSACR(Core& core, const SysRegRow& row, u64 value);
u64 read_ISR(Core& core, const SysRegRow& row);

// --- hyp.cpp -------------------------------------------------------------------------------
u64 read_HCPTR(Core& core, const SysRegRow& row);
void write_HCPTR(Core& core, const SysRegRow& row, u64 value);
void write_HDCR(Core& core, const SysRegRow& row, u64 value);
u64 read_secure_far(Core& core, const SysRegRow& row);
void write_secure_far(Core& core, const SysRegRow& row, u64 value);

// --- cache_ops.cpp -------------------------------------------------------------------------
void do_BPIALL(Core& core, const SysRegRow& row, u64 value);
void do_BPIALLIS(Core& core, const SysRegRow& row, u64 value);
void do_BPIMVA(Core& core, const SysRegRow& row, u64 value);
void do_CP15DMB(Core& core, const SysRegRow& row, u64 value);
void do_CP15DSB(Core& core, const SysRegRow& row, u64 value);
void do_CP15ISB(Core& core, const SysRegRow& row, u64 value);
void do_DCCIMVAC(Core& core, const SysRegRow& row, u64 value);
void do_DCCISW(Core& core, const SysRegRow& row, u64 value);
void do_DCCMVAC(Core& core, const SysRegRow& row, u64 value);
void do_DCCMVAU(Core& core, const SysRegRow& row, u64 value);
void do_DCCSW(Core& core, const SysRegRow& row, u64 value);
void do_DCIMVAC(Core& core, const SysRegRow& row, u64 value);
void do_DCISW(Core& core, const SysRegRow& row, u64 value);
void do_ICIALLU(Core& core, const SysRegRow& row, u64 value);
void do_ICIALLUIS(Core& core, const SysRegRow& row, u64 value);
void do_ICIMVAU(Core& core, const SysRegRow& row, u64 value);
void do_nothing(Core& core, const SysRegRow& row, u64 value);

// --- tlb_ops.cpp ---------------------------------------------------------------------------
void do_TLBIALL(Core& core, const SysRegRow& row, u64 value);
void do_TLBIALLH(Core& core, const SysRegRow& row, u64 value);
void do_TLBIALLHIS(Core& core, const SysRegRow& row, u64 value);
void do_TLBIALLIS(Core& core, const SysRegRow& row, u64 value);
void do_TLBIALLNSNH(Core& core, const SysRegRow& row, u64 value);
void do_TLBIALLNSNHIS(Core& core, const SysRegRow& row, u64 value);
void do_TLBIASID(Core& core, const SysRegRow& row, u64 value);
void do_TLBIASIDIS(Core& core, const SysRegRow& row, u64 value);
void do_TLBIMVA(Core& core, const SysRegRow& row, u64 value);
void do_TLBIMVAA(Core& core, const SysRegRow& row, u64 value);
void do_TLBIMVAAIS(Core& core, const SysRegRow& row, u64 value);
void do_TLBIMVAH(Core& core, const SysRegRow& row, u64 value);
void do_TLBIMVAHIS(Core& core, const SysRegRow& row, u64 value);
void do_TLBIMVAIS(Core& core, const SysRegRow& row, u64 value);
/// Of an operation of one address on the core's own TLBs (while HCR.FB does not widen it), what it
/// does once it is charged. Null: the write is another.
using LocalInvalidation = void (*)(Core& core, u32 value);
[[nodiscard]] LocalInvalidation local_invalidation(const SysRegRow& row);

// --- address_translation.cpp ---------------------------------------------------------------
void do_ats12nso(Core& core, const SysRegRow& row, u64 value);
void do_ats1c(Core& core, const SysRegRow& row, u64 value);
void do_ats1h(Core& core, const SysRegRow& row, u64 value);

// --- timer_view.cpp ------------------------------------------------------------------------
u64 read_CNTFRQ(Core& core, const SysRegRow& row);
u64 read_CNTHCTL(Core& core, const SysRegRow& row);
u64 read_CNTHP_CTL(Core& core, const SysRegRow& row);
u64 read_CNTHP_CVAL(Core& core, const SysRegRow& row);
u64 read_CNTHP_TVAL(Core& core, const SysRegRow& row);
u64 read_CNTKCTL(Core& core, const SysRegRow& row);
u64 read_CNTPCT(Core& core, const SysRegRow& row);
u64 read_CNTP_CTL(Core& core, const SysRegRow& row);
u64 read_CNTP_CVAL(Core& core, const SysRegRow& row);
u64 read_CNTP_TVAL(Core& core, const SysRegRow& row);
u64 read_CNTVCT(Core& core, const SysRegRow& row);
u64 read_CNTVOFF(Core& core, const SysRegRow& row);
u64 read_CNTV_CTL(Core& core, const SysRegRow& row);
u64 read_CNTV_CVAL(Core& core, const SysRegRow& row);
u64 read_CNTV_TVAL(Core& core, const SysRegRow& row);
void write_CNTFRQ(Core& core, const SysRegRow& row, u64 value);
void write_CNTHCTL(Core& core, const SysRegRow& row, u64 value);
void write_CNTHP_CTL(Core& core, const SysRegRow& row, u64 value);
void write_CNTHP_CVAL(Core& core, const SysRegRow& row, u64 value);
void write_CNTHP_TVAL(Core& core, const SysRegRow& row, u64 value);
void write_CNTKCTL(Core& core, const SysRegRow& row, u64 value);
void write_CNTP_CTL(Core& core, const SysRegRow& row, u64 value);
void write_CNTP_CVAL(Core& core, const SysRegRow& row, u64 value);
void write_CNTP_TVAL(Core& core, const SysRegRow& row, u64 value);
void write_CNTVOFF(Core& core, const SysRegRow& row, u64 value);
void write_CNTV_CTL(Core& core, const SysRegRow& row, u64 value);
void write_CNTV_CVAL(Core& core, const SysRegRow& row, u64 value);
void write_CNTV_TVAL(Core& core, const SysRegRow& row, u64 value);

// --- pmu.cpp -------------------------------------------------------------------------------
u64 read_PMCCNTR(Core& core, const SysRegRow& row);
u64 read_PMCNTEN(Core& core, const SysRegRow& row);
u64 read_PMCR(Core& core, const SysRegRow& row);
u64 read_PMINTEN(Core& core, const SysRegRow& row);
u64 read_PMOVS(Core& core, const SysRegRow& row);
u64 read_PMXEVCNTR(Core& core, const SysRegRow& row);
u64 read_PMXEVTYPER(Core& core, const SysRegRow& row);
void write_PMCCNTR(Core& core, const SysRegRow& row, u64 value);
void write_PMCNTENCLR(Core& core, const SysRegRow& row, u64 value);
void write_PMCNTENSET(Core& core, const SysRegRow& row, u64 value);
void write_PMCR(Core& core, const SysRegRow& row, u64 value);
void write_PMINTENCLR(Core& core, const SysRegRow& row, u64 value);
void write_PMINTENSET(Core& core, const SysRegRow& row, u64 value);
void write_PMOVSR(Core& core, const SysRegRow& row, u64 value);
void write_PMOVSSET(Core& core, const SysRegRow& row, u64 value);
void write_PMSWINC(Core& core, const SysRegRow& row, u64 value);
void write_PMXEVCNTR(Core& core, const SysRegRow& row, u64 value);
void write_PMXEVTYPER(Core& core, const SysRegRow& row, u64 value);

// --- debug.cpp -----------------------------------------------------------------------------
u64 read_DBGCLAIMSET(Core& core, const SysRegRow& row);
u64 read_DBGDSCR(Core& core, const SysRegRow& row);
u64 read_DBGDTRRXint(Core& core, const SysRegRow& row);
void write_DBGCLAIMCLR(Core& core, const SysRegRow& row, u64 value);
void write_DBGCLAIMSET(Core& core, const SysRegRow& row, u64 value);
void write_DBGDSCRext(Core& core, const SysRegRow& row, u64 value);
void write_DBGDTRTXint(Core& core, const SysRegRow& row, u64 value);
void write_DBGOSLAR(Core& core, const SysRegRow& row, u64 value);

}  // namespace hypscope::cpu::hooks
