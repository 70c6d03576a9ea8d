// SPDX-License-Identifier: Apache-2.0
// Predicates of traps.hpp. ARM ARM B1.14.2 to B1.14.16 (Hyp traps), B4.1.40 (CPACR), B8.1.2, B8.1.3
// (Generic Timer access), C11.11.20 (DBGDSCR), C12.8 (PMUSERENR).
#include "cpu/sysreg/traps.hpp"

#include "cpu/core.hpp"

namespace hypscope::cpu::traps {
namespace {

/// HCR, ARM ARM B4.1.65.
constexpr u32 kTGE = 27, kTVM = 26, kTTLB = 25, kTPU = 24, kTPC = 23, kTSW = 22, kTAC = 21,
              kTIDCP = 20, kTID3 = 18, kTID2 = 17, kTID1 = 16, kTID0 = 15;
/// HDCR, ARM ARM B4.1.66.
constexpr u32 kTDRA = 11, kTDOSA = 10, kTDA = 9, kTDE = 8, kTPM = 6, kTPMCR = 5;
constexpr u32 kHstrTTEE = 16;
constexpr u32 kHcptrTCPAC = 31;
constexpr u32 kSctlrCP15BEN = 5;
constexpr u32 kDscrUDCCdis = 12;

bool hcr_bit(const Core& core, u32 index) { return bit(core.hcr(), index); }

bool sys_bit(const Core& core, SysReg reg, u32 index) { return bit(core.sys.get32(reg), index); }

/// Where HDCR.TDE or HCR.TGE routes debug exceptions to Hyp mode all debug registers go there too:
/// TDRA, TDOSA and TDA act as 1 (B1.8.4, B4.1.66).
bool debug_bit(const Core& core, u32 index) {
    return sys_bit(core, SysReg::HDCR, index) || sys_bit(core, SysReg::HDCR, kTDE) ||
           hcr_bit(core, kTGE);
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

bool HCR_TVM(const Core& core, bool write) { return write && hcr_bit(core, kTVM); }
bool HCR_TTLB(const Core& core, bool) { return hcr_bit(core, kTTLB); }
bool HCR_TPU(const Core& core, bool) { return hcr_bit(core, kTPU); }
bool HCR_TPC(const Core& core, bool) { return hcr_bit(core, kTPC); }
bool HCR_TSW(const Core& core, bool) { return hcr_bit(core, kTSW); }
bool HCR_TAC(const Core& core, bool) { return hcr_bit(core, kTAC); }
bool HCR_TID0(const Core& core, bool) { return hcr_bit(core, kTID0); }
bool HCR_TID1(const Core& core, bool) { return hcr_bit(core, kTID1); }
bool HCR_TID2(const Core& core, bool) { return hcr_bit(core, kTID2); }
bool HCR_TID3(const Core& core, bool) { return hcr_bit(core, kTID3); }
bool HSTR_TTEE(const Core& core, bool) { return sys_bit(core, SysReg::HSTR, kHstrTTEE); }
bool HCPTR_TCPAC(const Core& core, bool) { return sys_bit(core, SysReg::HCPTR, kHcptrTCPAC); }
bool HDCR_TPM(const Core& core, bool) { return sys_bit(core, SysReg::HDCR, kTPM); }
bool HDCR_TPMCR(const Core& core, bool write) {
    return sys_bit(core, SysReg::HDCR, kTPMCR) || HDCR_TPM(core, write);
}
bool HDCR_TDRA(const Core& core, bool) { return debug_bit(core, kTDRA); }
bool HDCR_TDOSA(const Core& core, bool) { return debug_bit(core, kTDOSA); }
bool HDCR_TDA(const Core& core, bool) { return debug_bit(core, kTDA); }
bool CNTHCTL_PL1PCTEN(const Core& core, bool) {
    return !core.generic_timer().pl1_may_read_physical_counter();
}
bool CNTHCTL_PL1PCEN(const Core& core, bool) {
    return !core.generic_timer().pl1_may_access_physical_timer();
}

bool HSTR_Tn(const Core& core, const SysRegEncoding& encoding) {
    if (encoding.coproc != 15) return false;
    const u32 primary = encoding.is_64bit ? encoding.crm : encoding.crn;
    return primary != 4 && primary != 14 && sys_bit(core, SysReg::HSTR, primary);
}

bool HCR_TIDCP(const Core& core, const SysRegEncoding& encoding) {
    return hcr_bit(core, kTIDCP) && is_tidcp_encoding(encoding);
}

}  // namespace hypscope::cpu::traps
