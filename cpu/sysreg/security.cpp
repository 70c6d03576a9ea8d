// SPDX-License-Identifier: Apache-2.0
// Registers that decide between the worlds, and those whose fields Secure software keeps from
// Non-secure software. ARM ARM B4.1.129 (SCR), B4.1.111 (NSACR), B4.1.40 (CPACR), B4.1.97 (ISR);
// ACTLR: A15 TRM 4.3.28, A7 TRM 4.3.31.
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

constexpr u32 kActlrSmp = 6;
/// SCR.HCE and SCR.SCD exist with the Virtualization Extensions only.
constexpr u64 kScrVirtualization = u64{1} << scr::kHCE | u64{1} << scr::kSCD;

/// Fields of CPACR that NSACR denies to this access: RAZ/WI for cp10 and cp11, RAO/WI for the
/// disables.
struct DeniedFields {
    u64 zero = 0;
    u64 one = 0;
    [[nodiscard]] u64 all() const { return zero | one; }
};
DeniedFields denied_by_nsacr(const Core& core) {
    DeniedFields denied;
    if (core.IsSecure() || !core.config().has_security) return denied;
    const u32 nonsecure = core.sys.get32(SysReg::NSACR);
    if (!bit(nonsecure, nsacr::kCp10)) denied.zero |= u64{3} << cpacr::kCp10;
    if (!bit(nonsecure, nsacr::kCp11)) denied.zero |= u64{3} << cpacr::kCp11;
    if (bit(nonsecure, nsacr::kNSD32DIS)) denied.one |= u64{1} << cpacr::kD32DIS;
    if (bit(nonsecure, nsacr::kNSASEDIS)) denied.one |= u64{1} << cpacr::kASEDIS;
    return denied;
}

}  // namespace

void write_SCR(Core& core, const SysRegRow& row, u64 value) {
    if (!core.config().has_virtualization) value &= ~kScrVirtualization;
    pmu_synchronise(core);
    store(core, row, value);
    core.security_changed();
}

void write_NSACR(Core& core, const SysRegRow& row, u64 value) {
    const u64 implemented = core.config().identity.nsacr_writable;
    store(core, row, value & implemented);
}

void write_ACTLR(Core& core, const SysRegRow& row, u64 value) {
    u64 changes = core.config().identity.actlr_writable;
    if (!core.IsSecure() && core.config().has_security) {
        const bool smp_granted = bit(core.sys.get32(SysReg::NSACR), nsacr::kNS_SMP);
        changes &= smp_granted ? u64{1} << kActlrSmp : 0;
    }
    store(core, row, (load(core, row) & ~changes) | (value & changes));
}

u32 effective_CPACR(const Core& core) {
    const DeniedFields denied = denied_by_nsacr(core);
    return static_cast<u32>((core.sys.get(SysReg::CPACR) & ~denied.zero) | denied.one);
}

u64 read_CPACR(Core& core, const SysRegRow&) { return effective_CPACR(core); }

void write_CPACR(Core& core, const SysRegRow& row, u64 value) {
    const u64 kept = denied_by_nsacr(core).all();
    store(core, row, (load(core, row) & kept) | (value & ~kept));
}

/// Pending interrupts: the physical ones, or what a virtual machine sees of them.
u64 read_ISR(Core& core, const SysRegRow&) {
    using enum Core::Input;
    const u32 h =
        core.config().has_virtualization && core.is_nonsecure_below_hyp() ? core.hcr() : 0;
    const bool a = bit(h, hcr::kAMO) ? bit(h, hcr::kVA) : core.async_abort_pending();
    const bool i = bit(h, hcr::kIMO) ? bit(h, hcr::kVI) || core.input(VirtualIrq) : core.input(Irq);
    const bool f = bit(h, hcr::kFMO) ? bit(h, hcr::kVF) || core.input(VirtualFiq) : core.input(Fiq);
    return u64{a} << 8 | u64{i} << 7 | u64{f} << 6;
}

}  // namespace hypscope::cpu::hooks
