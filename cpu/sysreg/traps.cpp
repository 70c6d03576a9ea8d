// SPDX-License-Identifier: Apache-2.0
// Predicates of traps.hpp. ARM ARM B1.14.2 to B1.14.16 (Hyp traps), B4.1.40 (CPACR), B8.1.2, B8.1.3
// (Generic Timer access), C11.11.20 (DBGDSCR), C12.8 (PMUSERENR).
#include "cpu/sysreg/traps.hpp"

#include "cpu/core.hpp"

namespace hypscope::cpu::traps {
namespace {

constexpr u32 kHstrTTEE = 16;
constexpr u32 kSctlrCP15BEN = 5;
constexpr u32 kDscrUDCCdis = 12;

bool hcr_bit(const Core& core, u32 index) { return bit(core.hcr(), index); }

bool sys_bit(const Core& core, SysReg reg, u32 index) { return bit(core.sys.get32(reg), index); }

/// Where HDCR.TDE or HCR.TGE routes debug exceptions to Hyp mode all debug registers go there too:
/// TDRA, TDOSA and TDA act as 1 (B1.8.4, B4.1.66).
bool debug_bit(const Core& core, u32 index) {
    return sys_bit(core, SysReg::HDCR, index) || sys_bit(core, SysReg::HDCR, hdcr::kTDE) ||
           hcr_bit(core, hcr::kTGE);
}

}  // namespace

bool no_security(const Core& core, bool) { return !core.config().has_security; }
bool only_cortex_a15(const Core& core, bool) { return !core.config().identity.is_cortex_a15(); }
bool only_cortex_a7(const Core& core, bool) { return !core.config().identity.is_cortex_a7(); }

bool SCTLR_CP15BEN(const Core& core, bool) {
    const u32 control =
        core.CurrentModeIsHyp() ? core.sys.get32(SysReg::HSCTLR) : core.banked32(SysReg::SCTLR);
    return !bit(control, kSctlrCP15BEN);
}

bool DBGDSCR_UDCCdis(const Core& core, bool) {
    return core.is_pl0() && sys_bit(core, SysReg::DBGDSCRext, kDscrUDCCdis);
}
/// NOT MODELLED: ThumbEE state. ENTERX and LEAVEX are UNDEFINED (ARM ARM A9.3.1).
bool TEECR_XED(const Core& core, bool) { return core.is_pl0() && sys_bit(core, SysReg::TEECR, 0); }
bool PMUSERENR_EN(const Core& core, bool) {
    return core.is_pl0() && !sys_bit(core, SysReg::PMUSERENR, 0);
}

bool CNTKCTL_PL0PCTEN(const Core& core, bool) {
    return core.is_pl0() && !core.generic_timer().pl0_may_read_physical_counter();
}
bool CNTKCTL_PL0VCTEN(const Core& core, bool) {
    return core.is_pl0() && !core.generic_timer().pl0_may_read_virtual_counter();
}
bool CNTKCTL_PL0xCTEN(const Core& core, bool) {
    return core.is_pl0() && !core.generic_timer().pl0_may_read_frequency();
}
bool CNTKCTL_PL0PTEN(const Core& core, bool) {
    return core.is_pl0() && !core.generic_timer().pl0_may_access_physical_timer();
}
bool CNTKCTL_PL0VTEN(const Core& core, bool) {
    return core.is_pl0() && !core.generic_timer().pl0_may_access_virtual_timer();
}

bool HCR_TVM(const Core& core, bool write) { return write && hcr_bit(core, hcr::kTVM); }
bool HCR_TTLB(const Core& core, bool) { return hcr_bit(core, hcr::kTTLB); }
bool HCR_TPU(const Core& core, bool) { return hcr_bit(core, hcr::kTPU); }
bool HCR_TPC(const Core& core, bool) { return hcr_bit(core, hcr::kTPC); }
bool HCR_TSW(const Core& core, bool) { return hcr_bit(core, hcr::kTSW); }
bool HCR_TAC(const Core& core, bool) { return hcr_bit(core, hcr::kTAC); }
bool HCR_TID0(const Core& core, bool) { return hcr_bit(core, hcr::kTID0); }
bool HCR_TID1(const Core& core, bool) { return hcr_bit(core, hcr::kTID1); }
bool HCR_TID2(const Core& core, bool) { return hcr_bit(core, hcr::kTID2); }
bool HCR_TID3(const Core& core, bool) { return hcr_bit(core, hcr::kTID3); }
bool HSTR_TTEE(const Core& core, bool) { return sys_bit(core, SysReg::HSTR, kHstrTTEE); }
bool HCPTR_TCPAC(const Core& core, bool) { return sys_bit(core, SysReg::HCPTR, hcptr::kTCPAC); }
bool HDCR_TPM(const Core& core, bool) { return sys_bit(core, SysReg::HDCR, hdcr::kTPM); }
bool HDCR_TPMCR(const Core& core, bool write) {
    return sys_bit(core, SysReg::HDCR, hdcr::kTPMCR) || HDCR_TPM(core, write);
}
bool HDCR_TDRA(const Core& core, bool) { return debug_bit(core, hdcr::kTDRA); }
bool HDCR_TDOSA(const Core& core, bool) { return debug_bit(core, hdcr::kTDOSA); }
bool HDCR_TDA(const Core& core, bool) { return debug_bit(core, hdcr::kTDA); }
bool CNTHCTL_PL1PCTEN(const Core& core, bool) {
    return !core.generic_timer().pl1_may_read_physical_counter();
}
bool CNTHCTL_PL1PCEN(const Core& core, bool) {
    return !core.generic_timer().pl1_may_access_physical_timer();
}

bool HSTR_Tn(const Core& core, const SysRegEncoding& encoding) {
    return (core.sys.get32(SysReg::HSTR) & hstr_bit(encoding)) != 0;
}

bool HCR_TIDCP(const Core& core, const SysRegEncoding& encoding) {
    return hcr_bit(core, hcr::kTIDCP) && is_tidcp_encoding(encoding);
}

}  // namespace hypscope::cpu::traps
