// SPDX-License-Identifier: Apache-2.0
// Registers of the Virtualization Extensions that are more than storage. ARM ARM B4.1.64 (HCPTR),
// B4.1.66 (HDCR), B3.18.12 (HDFAR, HIFAR). HCR, HSTR and the rest need no code: their effects
// column says it all.
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

/// TCP10, TCP11 and TASE are RAO/WI where NSACR keeps the extension from Non-secure state.
/// IMPLEMENTATION DEFINED: there are no coprocessors but CP10, CP11, CP14 and CP15, so the other
/// TCPn are RAO/WI, and no CP14 trace registers, so TTA is RAZ/WI.
u64 forced_traps(const Core& core) {
    if (!core.config().has_security) return 0;
    // The fields stand at the same bits in both registers.
    const u32 nonsecure = core.sys.get32(SysReg::NSACR);
    const u64 tcp = ~u64{nonsecure} & mask<u64>(nsacr::kCp11, nsacr::kCp10);
    return tcp | (u64{nonsecure} & u64{1} << nsacr::kNSASEDIS);
}

/// HDFAR and HIFAR are encodings of the Secure copies of DFAR and IFAR.
SysReg shared_register(const SysRegRow& row) {
    return row.id == SysReg::HDFAR ? SysReg::DFAR : SysReg::IFAR;
}

}  // namespace

u64 read_secure_far(Core& core, const SysRegRow& row) {
    return core.sys.get32(shared_register(row), true);
}
void write_secure_far(Core& core, const SysRegRow& row, u64 value) {
    core.sys.set(shared_register(row), static_cast<u32>(value), true);
}

u32 effective_HCPTR(const Core& core) {
    return static_cast<u32>(core.sys.get(SysReg::HCPTR) | forced_traps(core));
}

u64 read_HCPTR(Core& core, const SysRegRow&) { return effective_HCPTR(core); }

void write_HCPTR(Core& core, const SysRegRow& row, u64 value) {
    const u64 kept = forced_traps(core);
    store(core, row, (load(core, row) & kept) | (value & ~kept));
}

/// HPMN and HPME decide which counters count.
void write_HDCR(Core& core, const SysRegRow& row, u64 value) {
    pmu_synchronise(core);
    store(core, row, value);
    pmu_changed(core);
}

}  // namespace hypscope::cpu::hooks
