// SPDX-License-Identifier: Apache-2.0
// Identification registers: what the core's Identity puts into them at reset, and the reads that
// depend on who asks. ARM ARM B4.1.19 (CCSIDR), B4.1.105 (MIDR), B4.1.106 (MPIDR).
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu {
namespace {

struct ResetValue {
    SysReg reg;
    u64 value;
};

/// Every row whose reset is kIdentity.
auto identity_resets(const Identity& id, CoreId core) {
    using enum SysReg;
    const u64 mpidr = u64{id.mpidr} | core.value;
    return std::array{
        ResetValue{MIDR, id.midr},
        ResetValue{MIDR_alias4, id.midr},
        ResetValue{MIDR_alias7, id.midr},
        ResetValue{VPIDR, id.midr},
        ResetValue{MPIDR, mpidr},
        ResetValue{VMPIDR, mpidr},
        ResetValue{CTR, id.ctr},
        ResetValue{TLBTR, id.tlbtr},
        ResetValue{REVIDR, id.revidr},
        ResetValue{ID_PFR0, id.id_pfr0},
        ResetValue{ID_PFR1, id.id_pfr1},
        ResetValue{ID_DFR0, id.id_dfr0},
        ResetValue{ID_AFR0, id.id_afr0},
        ResetValue{ID_MMFR0, id.id_mmfr[0]},
        ResetValue{ID_MMFR1, id.id_mmfr[1]},
        ResetValue{ID_MMFR2, id.id_mmfr[2]},
        ResetValue{ID_MMFR3, id.id_mmfr[3]},
        ResetValue{ID_ISAR0, id.id_isar[0]},
        ResetValue{ID_ISAR1, id.id_isar[1]},
        ResetValue{ID_ISAR2, id.id_isar[2]},
        ResetValue{ID_ISAR3, id.id_isar[3]},
        ResetValue{ID_ISAR4, id.id_isar[4]},
        ResetValue{ID_ISAR5, id.id_isar[5]},
        ResetValue{CLIDR, id.clidr},
        ResetValue{CCSIDR, id.ccsidr[0]},
        ResetValue{SCTLR, id.sctlr_reset},
        ResetValue{ACTLR, id.actlr_reset},
        ResetValue{HDCR, id.event_counters()},
        ResetValue{L2CTLR, id.l2ctlr},
        ResetValue{L2ACTLR, id.l2actlr},
        ResetValue{CBAR, id.cbar},
        ResetValue{PMCR, id.pmcr},
        ResetValue{PMCEID0, id.pmceid0},
        ResetValue{PMCEID1, id.pmceid1},
        ResetValue{DBGDIDR, id.dbgdidr},
        ResetValue{DBGDEVID, id.dbgdevid},
        ResetValue{DBGDEVID1, id.dbgdevid1},
    };
}

void set_both_banks(Core& core, SysReg reg, u64 value) {
    core.sys.set(reg, value, false);
    core.sys.set(reg, value, true);
}

/// Virtual machines see VPIDR and VMPIDR; nobody else does.
bool sees_virtual_ids(const Core& core) {
    return core.config().has_virtualization && core.is_nonsecure_below_hyp();
}

}  // namespace

void reset_sysregs(Core& core) {
    for (const SysRegRow& row : sysreg_rows()) set_both_banks(core, row.id, row.reset);
    for (const ResetValue& reset : identity_resets(core.config().identity, core.id()))
        set_both_banks(core, reset.reg, reset.value);
    if (!core.config().has_security) core.sys.set(SysReg::SCR, 1);  // always Non-secure
    reset_pmu(core);
}

namespace hooks {

u64 read_MIDR(Core& core, const SysRegRow&) {
    return core.sys.get(sees_virtual_ids(core) ? SysReg::VPIDR : SysReg::MIDR);
}

u64 read_MPIDR(Core& core, const SysRegRow&) {
    return core.sys.get(sees_virtual_ids(core) ? SysReg::VMPIDR : SysReg::MPIDR);
}

u64 read_CCSIDR(Core& core, const SysRegRow&) {
    return core.config().identity.ccsidr[core.banked32(SysReg::CSSELR) & 0xf];
}

}  // namespace hooks
}  // namespace hypscope::cpu
