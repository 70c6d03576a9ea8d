// SPDX-License-Identifier: Apache-2.0
// The predicates that sysregs.inc names in its columns "UNDEFINED when" and "trapped to Hyp by",
// and the traps by encoding range. Each says only whether its control applies; check_sysreg()
// (check.cpp) asks them in the manual's order. ARM ARM B1.14, B4.1.65 (HCR), B4.1.76 (HSTR),
// B8.1.2.
#pragma once
#include "cpu/sysreg.hpp"

namespace hypscope::cpu::traps {

/// A row without a predicate.
inline constexpr bool (*none)(const Core&, bool) = nullptr;

// --- the access is UNDEFINED although the rights of the mode allow it ---------------------------
bool no_security(const Core& core, bool write);  ///< the Security Extensions are absent
bool only_cortex_a15(const Core& core, bool write);
bool only_cortex_a7(const Core& core, bool write);
bool SCTLR_CP15BEN(const Core& core, bool write);     ///< CP15 barriers are disabled
bool DBGDSCR_UDCCdis(const Core& core, bool write);   ///< from PL0
bool TEECR_XED(const Core& core, bool write);         ///< from PL0
bool PMUSERENR_EN(const Core& core, bool write);      ///< from PL0
bool CNTKCTL_PL0PCTEN(const Core& core, bool write);  ///< from PL0, as all below
bool CNTKCTL_PL0VCTEN(const Core& core, bool write);
bool CNTKCTL_PL0xCTEN(const Core& core, bool write);  ///< CNTFRQ: neither counter is accessible
bool CNTKCTL_PL0PTEN(const Core& core, bool write);
bool CNTKCTL_PL0VTEN(const Core& core, bool write);

// --- the access goes to Hyp mode; asked for Non-secure PL1 and PL0 only
// ---------------------------
bool HCR_TVM(const Core& core, bool write);
bool HCR_TTLB(const Core& core, bool write);
bool HCR_TPU(const Core& core, bool write);
bool HCR_TPC(const Core& core, bool write);
bool HCR_TSW(const Core& core, bool write);
bool HCR_TAC(const Core& core, bool write);
bool HCR_TID0(const Core& core, bool write);
bool HCR_TID1(const Core& core, bool write);
bool HCR_TID2(const Core& core, bool write);
bool HCR_TID3(const Core& core, bool write);
bool HSTR_TTEE(const Core& core, bool write);
bool HCPTR_TCPAC(const Core& core, bool write);
bool HDCR_TPM(const Core& core, bool write);
bool HDCR_TPMCR(const Core& core, bool write);
bool HDCR_TDRA(const Core& core, bool write);
bool HDCR_TDOSA(const Core& core, bool write);
bool HDCR_TDA(const Core& core, bool write);
bool CNTHCTL_PL1PCTEN(const Core& core, bool write);
bool CNTHCTL_PL1PCEN(const Core& core, bool write);

// --- by encoding, whether or not there is a register
// ----------------------------------------------
/// HSTR.Tn for the primary register: CRn, or CRm of a 64-bit access. T4 and T14 do not exist.
[[nodiscard]] bool HSTR_Tn(const Core& core, const SysRegEncoding& encoding);
[[nodiscard]] constexpr u32 hstr_bit(const SysRegEncoding& e) {
    const u32 primary = e.is_64bit ? e.crm : e.crn;
    return e.coproc != 15 || primary == 4 || primary == 14 ? 0 : 1u << primary;
}
/// HCR.TIDCP: the lockdown, DMA and TCM space of c9, c10 and c11.
[[nodiscard]] bool HCR_TIDCP(const Core& core, const SysRegEncoding& encoding);
[[nodiscard]] constexpr bool is_tidcp_encoding(const SysRegEncoding& e) {
    if (e.coproc != 15 || e.is_64bit) return false;
    const auto crm_in = [&e](u32 set) { return ((set >> e.crm) & 1) != 0; };
    switch (e.crn) {
        case 9: return crm_in(0b0000'0001'1110'0111);   // c0-c2, c5-c8
        case 10: return crm_in(0b0000'0001'0001'0011);  // c0, c1, c4, c8
        case 11: return crm_in(0b1000'0001'1111'1111);  // c0-c8, c15
        default: return false;
    }
}

}  // namespace hypscope::cpu::traps
