// SPDX-License-Identifier: Apache-2.0
// The predicates that sysregs.inc names in its columns "UNDEFINED when" and "trapped to Hyp by",
// and the traps by encoding range. Each says only whether its control applies; check_sysreg()
// (check.cpp) asks them in the manual's order. ARM ARM B1.14, B4.1.65 (HCR), B4.1.76 (HSTR),
// B8.1.2.
#pragma once
#include "cpu/sysreg.hpp"

namespace hypscope::cpu::traps {

/// A row without one.
struct None {
    constexpr operator SysRegUndefined() const { return nullptr; }
    constexpr operator SysRegTrap() const { return {}; }
};
inline constexpr None none;

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

// --- the access goes to Hyp mode; asked for Non-secure PL1 and PL0 only -------------------------
[[nodiscard]] constexpr SysRegTrap by_hcr(u32 index) { return {.controls = {.hcr = 1u << index}}; }
[[nodiscard]] constexpr SysRegTrap by_hdcr(u32 bits) { return {.controls = {.hdcr = bits}}; }
/// Where HDCR.TDE or HCR.TGE routes debug exceptions to Hyp mode all debug registers go there too:
/// TDRA, TDOSA and TDA act as 1 (B1.8.4, B4.1.66).
[[nodiscard]] constexpr SysRegTrap of_debug(u32 index) {
    return {.controls = {.hcr = 1u << hcr::kTGE, .hdcr = 1u << index | 1u << hdcr::kTDE}};
}
inline constexpr SysRegTrap HCR_TVM{.controls = {.hcr = 1u << hcr::kTVM}, .of_reads = false};
inline constexpr SysRegTrap HCR_TTLB = by_hcr(hcr::kTTLB);
inline constexpr SysRegTrap HCR_TPU = by_hcr(hcr::kTPU);
inline constexpr SysRegTrap HCR_TPC = by_hcr(hcr::kTPC);
inline constexpr SysRegTrap HCR_TSW = by_hcr(hcr::kTSW);
inline constexpr SysRegTrap HCR_TAC = by_hcr(hcr::kTAC);
inline constexpr SysRegTrap HCR_TID0 = by_hcr(hcr::kTID0);
inline constexpr SysRegTrap HCR_TID1 = by_hcr(hcr::kTID1);
inline constexpr SysRegTrap HCR_TID2 = by_hcr(hcr::kTID2);
inline constexpr SysRegTrap HCR_TID3 = by_hcr(hcr::kTID3);
inline constexpr SysRegTrap HSTR_TTEE{.controls = {.hstr = 1u << 16}};
inline constexpr SysRegTrap HCPTR_TCPAC{.controls = {.hcptr = 1u << hcptr::kTCPAC}};
inline constexpr SysRegTrap HDCR_TPM = by_hdcr(1u << hdcr::kTPM);
inline constexpr SysRegTrap HDCR_TPMCR = by_hdcr(1u << hdcr::kTPM | 1u << hdcr::kTPMCR);
inline constexpr SysRegTrap HDCR_TDRA = of_debug(hdcr::kTDRA);
inline constexpr SysRegTrap HDCR_TDOSA = of_debug(hdcr::kTDOSA);
inline constexpr SysRegTrap HDCR_TDA = of_debug(hdcr::kTDA);
bool may_not_read_physical_counter(const Core& core);
bool may_not_access_physical_timer(const Core& core);
inline constexpr SysRegTrap CNTHCTL_PL1PCTEN{.asked = may_not_read_physical_counter};
inline constexpr SysRegTrap CNTHCTL_PL1PCEN{.asked = may_not_access_physical_timer};
/// Of a row, whatever else decides.
[[nodiscard]] bool apply(const Core& core, const SysRegTrap& trap, bool write);

// --- by encoding -------------------------------------------------------------------------------
/// HSTR.Tn for the primary register: CRn, or CRm of a 64-bit access. T4 and T14 do not exist.
[[nodiscard]] constexpr u32 hstr_bit(const SysRegEncoding& e) {
    const u32 primary = e.is_64bit ? e.crm : e.crn;
    return e.coproc != 15 || primary == 4 || primary == 14 ? 0 : 1u << primary;
}
/// HCR.TIDCP: the lockdown, DMA and TCM space of c9, c10 and c11.
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
/// From PL1, whether or not there is a register. IMPLEMENTATION DEFINED: HCR.TIDCP takes nothing
/// from PL0, since both cores make its whole space UNDEFINED there.
[[nodiscard]] constexpr TrapControls by_encoding(const SysRegEncoding& e) {
    return {.hcr = is_tidcp_encoding(e) ? 1u << hcr::kTIDCP : 0, .hstr = hstr_bit(e)};
}
/// Any of these bits is set.
[[nodiscard]] bool any_set(const Core& core, const TrapControls& controls);

}  // namespace hypscope::cpu::traps
