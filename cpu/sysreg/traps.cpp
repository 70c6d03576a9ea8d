// SPDX-License-Identifier: Apache-2.0
// Predicates of traps.hpp. ARM ARM B1.14.2 to B1.14.16 (Hyp traps), B4.1.40 (CPACR), B8.1.2, B8.1.3
// (Generic Timer access), C11.11.20 (DBGDSCR), C12.8 (PMUSERENR).
#include "cpu/sysreg/traps.hpp"

#include "cpu/core.hpp"

namespace hypscope::cpu::traps {
namespace {

constexpr u32 kSctlrCP15BEN = 5;
constexpr u32 kDscrUDCCdis = 12;

bool sys_bit(const Core& core, SysReg reg, u32 index) { return bit(core.sys.get32(reg), index); }

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

bool may_not_read_physical_counter(const Core& core) {
    return !core.generic_timer().pl1_may_read_physical_counter();
}
bool may_not_access_physical_timer(const Core& core) {
    return !core.generic_timer().pl1_may_access_physical_timer();
}

bool any_set(const Core& core, const TrapControls& controls) {
    const auto set = [&core](SysReg reg, u32 bits) { return core.sys.get32(reg) & bits; };
    return (set(SysReg::HCR, controls.hcr) | set(SysReg::HSTR, controls.hstr) |
            set(SysReg::HDCR, controls.hdcr) | set(SysReg::HCPTR, controls.hcptr)) != 0;
}

bool apply(const Core& core, const SysRegTrap& trap, bool write) {
    if (!write && !trap.of_reads) return false;
    return any_set(core, trap.controls) || (trap.asked != nullptr && trap.asked(core));
}

}  // namespace hypscope::cpu::traps
