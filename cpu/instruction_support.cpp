// SPDX-License-Identifier: Apache-2.0
// What instruction bodies ask of the core beyond registers and memory: calls, traps, PSRs,
// coprocessors, hints. ARM ARM B1.9 (calls), B1.14 (traps).
#include <array>

#include "cpu/coprocessor.hpp"
#include "cpu/machine.hpp"
#include "cpu/place_scope.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu {

namespace {

constexpr u32 kFpexcEn = 30;

}  // namespace

// --- traps and calls ---------------------------------------------------------------------------

bool Machine::trap(const Syndrome& syndrome) {
    core_.pend_trap(syndrome);
    return false;
}

bool Machine::take_undefined(const isa::Operands&) {
    core_.pend({.kind = ExceptionKind::Undefined});
    return false;
}

bool Machine::hyp_traps(u32 hcr_bit) const {
    return core_.config().has_virtualization && core_.is_nonsecure_below_hyp() &&
           bit(core_.hcr(), hcr_bit);
}

bool Machine::bxj_trapped(const isa::Operands& o) {
    const bool trapped = core_.is_nonsecure_below_hyp() && bit(core_.sys.get32(SysReg::HSTR), 17);
    if (trapped) trap({ExceptionClass::Bxj, o.m, true});
    return trapped;
}

bool Machine::swp_enabled() const { return bit(core_.banked32(SysReg::SCTLR), 10); }

// A call is the last instruction of its block: the core's time is its own.

bool Machine::CallSupervisor(const isa::Operands&, u32 immediate) {
    if (is_semihosting_number(immediate, core_.state.thumb) &&
        core_.system().semihosting_call(core_))
        return true;
    core_.pend_call(ExceptionKind::SupervisorCall, immediate);
    return false;
}

bool Machine::CallHypervisor(const isa::Operands& o, u32 immediate) {
    if (core_.CurrentModeIsNotUser() && core_.system().firmware_call(core_, false)) return true;
    // B9.3.4: UNDEFINED in User mode, in Secure state, without the extension and with SCR.HCE 0,
    // but in Hyp mode UNPREDICTABLE then; a typical core takes it as UNDEFINED.
    const bool disabled = !bit(core_.sys.get32(SysReg::SCR), scr::kHCE);
    if (disabled && core_.CurrentModeIsHyp() &&
        !core_.unpredictable(op_, "HVC in Hyp mode while SCR.HCE is 0"))
        return false;
    if (!core_.hvc_is_defined()) return take_undefined(o);
    core_.pend_call(ExceptionKind::HypervisorCall, immediate);
    return false;
}

bool Machine::CallSecureMonitor(const isa::Operands& o, u32) {
    if (!core_.CurrentModeIsNotUser()) return take_undefined(o);
    if (hyp_traps(hcr::kTSC)) return trap({ExceptionClass::SmcToHyp, 0, false});
    if (core_.system().firmware_call(core_, true)) return true;
    // B9.3.14: SCR.SCD makes it UNDEFINED in Non-secure state, UNPREDICTABLE in Secure state; a
    // typical core takes it there.
    const bool disabled = bit(core_.sys.get32(SysReg::SCR), scr::kSCD);
    if (!core_.config().has_security || (disabled && !core_.IsSecure())) return take_undefined(o);
    if (disabled && !core_.unpredictable(op_, "SMC in Secure state while SCR.SCD is 1"))
        return false;
    core_.pend({.kind = ExceptionKind::SecureMonitorCall});
    return false;
}

bool Machine::BKPTInstrDebugEvent(const isa::Operands&) {
    Exception e{.kind = ExceptionKind::PrefetchAbort};
    e.fault.kind = mmu::FaultKind::Debug;
    e.fault.access = mmu::AccessKind::Fetch;
    e.fault.va = {core_.hot.page_va + op_.page_offset};
    e.entry = MethodOfEntry::BkptInstruction;
    core_.pend(e);
    return false;
}

// --- PSRs ------------------------------------------------------------------------------------

void Machine::SPSRWriteByInstr(u32 value, u32 bytemask) {
    u32 writable = 0;
    if (bit(bytemask, 3)) writable |= mask(31, 24);
    if (bit(bytemask, 2)) writable |= mask(19, 16);
    if (bit(bytemask, 1)) writable |= mask(15, 8);
    if (bit(bytemask, 0)) writable |= mask(7, 0);
    core_.state.set_spsr((core_.state.spsr() & ~writable) | (value & writable));
}

void Machine::set_endian_state(bool big) {
    core_.state.big_endian = big;
    core_.mode_changed();
}

// --- coprocessors --------------------------------------------------------------------------------

namespace {
/// (The encoding comes from the row where there is one: no struct is put together field by field
/// that is about to be read as a whole.)
SysRegAccessInfo sysreg_access(const isa::Operands& o, bool is_64bit) {
    const SysRegRow* row = find_sysreg(sysreg_encoding(o, is_64bit));
    const u8 rt2 = is_64bit ? o.a : u8{0};
    if (row == nullptr) return {sysreg_encoding(o, is_64bit), nullptr, o.d, rt2};
    return {row->encoding, row, o.d, rt2};
}
}  // namespace

bool Machine::completed(SysRegOutcome outcome, const SysRegAccessInfo& info, bool write) {
    switch (outcome) {
        case SysRegOutcome::Done: return true;
        case SysRegOutcome::TrapToHyp: return trap(sysreg_syndrome(info, write));
        case SysRegOutcome::Exception: return false;
        case SysRegOutcome::Undefined: break;
    }
    const char* why = why_sysreg_is_unpredictable(core_, info, write);
    if (why != nullptr && !core_.unpredictable(op_, why)) return false;
    return take_undefined(op_.operands);
}

bool Machine::coproc_write(const isa::Operands& o, u32 value) {
    const Core::PlaceScope place(core_, op_);
    const SysRegAccessInfo info = sysreg_access(o, false);
    return completed(write_sysreg(core_, info, value), info, true);
}

bool Machine::coproc_read(const isa::Operands& o, u32& value) {
    const Core::PlaceScope place(core_, op_);
    const SysRegAccessInfo info = sysreg_access(o, false);
    // B3.15.2; a typical core writes the flags.
    if (o.d == 15 && info.encoding.coproc == 15 &&
        !core_.unpredictable(op_, "MRC of CP15 to APSR_nzcv"))
        return false;
    u64 wide = 0;
    if (!completed(read_sysreg(core_, info, wide), info, false)) return false;
    value = static_cast<u32>(wide);
    return true;
}

bool Machine::coproc_write64(const isa::Operands& o, u64 value) {
    const Core::PlaceScope place(core_, op_);
    const SysRegAccessInfo info = sysreg_access(o, true);
    return completed(write_sysreg(core_, info, value), info, true);
}

bool Machine::coproc_read64(const isa::Operands& o, u64& value) {
    const Core::PlaceScope place(core_, op_);
    const SysRegAccessInfo info = sysreg_access(o, true);
    return completed(read_sysreg(core_, info, value), info, false);
}

bool Machine::may_transfer(const DebugTransfer& transfer) {
    switch (check_debug_transfer(core_, transfer)) {
        case SysRegOutcome::TrapToHyp: return trap(debug_transfer_syndrome(transfer));
        case SysRegOutcome::Undefined: return take_undefined(op_.operands);
        default: return true;
    }
}

bool Machine::load_dbgdtr(const isa::Operands& o, u32 va) {
    const Core::PlaceScope place(core_, op_);
    if (!may_transfer(debug_transfer(o, true))) return false;
    u32 value = 0;
    if (!MemA(o, va, value)) return false;
    hooks::write_DBGDTRTXint(core_, sysreg_row(SysReg::DBGDTRint), value);
    return true;
}

bool Machine::store_dbgdtr(const isa::Operands& o, u32 va) {
    const Core::PlaceScope place(core_, op_);
    if (!may_transfer(debug_transfer(o, false))) return false;
    if (!store_MemA(o, va, core_.sys.get32(SysReg::DBGDTRRXext))) return false;
    hooks::read_DBGDTRRXint(core_, sysreg_row(SysReg::DBGDTRint));
    return true;
}

// --- hints and barriers --------------------------------------------------------------------------

bool Machine::WaitForInterrupt(const isa::Operands&) {
    const Core::PlaceScope place(core_, op_);
    // IMPLEMENTATION DEFINED: WFI and WFE do suspend execution, so they are trapped when they would
    // (ARM ARM B1.14.9).
    if (hyp_traps(hcr::kTWI) && !core_.would_not_wait(false))
        return trap({ExceptionClass::WfiWfe, 0, true});
    core_.wait_for_interrupt();
    return true;
}

bool Machine::WaitForEvent(const isa::Operands&) {
    const Core::PlaceScope place(core_, op_);
    if (hyp_traps(hcr::kTWE) && !core_.would_not_wait(true))
        return trap({ExceptionClass::WfiWfe, 1, true});
    core_.wait_for_event();
    return true;
}

void Machine::SendEvent() {
    const Core::PlaceScope place(core_, op_);
    for (Core* core : core_.system().cores()) core->set_event();
}

void Machine::DataMemoryBarrier(u32) {
    const Core::PlaceScope place(core_, op_);
    core_.charge_event(uarch::TimingEvent::Dmb);
}

void Machine::DataSynchronizationBarrier(u32) {
    const Core::PlaceScope place(core_, op_);
    core_.charge_event(uarch::TimingEvent::Dsb);
}

void Machine::InstructionSynchronizationBarrier() {
    const Core::PlaceScope place(core_, op_);
    core_.charge_event(uarch::TimingEvent::ContextSync);
}

/// DBG #1, #2, #3 mark measured regions (trace/markers.hpp); r0 points to the name.
void Machine::debug_hint(u32 option) {
    if (option == 0 || option > 3) return;
    const Core::PlaceScope place(core_, op_);
    std::array<char, 64> name{};
    for (u32 i = 0; i + 1 < name.size(); ++i) {
        if (!core_.debug_read(core_.state.r[0] + i, &name[i], 1) || name[i] == '\0') {
            name[i] = '\0';
            break;
        }
    }
    if (name[0] == '\0') return;
    trace::Markers& markers = core_.markers();
    if (option == 1) markers.begin(name.data(), core_.id(), core_.now(), core_.instructions_now());
    if (option == 2) markers.end(name.data(), core_.id(), core_.now(), core_.instructions_now());
    if (option == 3) markers.arm_on_interrupt(name.data(), core_.id());
}

// --- extension registers -------------------------------------------------------------------------

namespace {

/// CP10 and CP11 are one coprocessor: controls that disagree about them are UNPREDICTABLE, and so
/// is the reserved value of CPACR.cp10 (ARM ARM B1.11.3). A typical core looks at CP10 alone and
/// takes the reserved value as "no access". nullptr: nothing of that.
const char* why_extension_is_unpredictable(const Core& core) {
    const u32 access = core.sys.get32(SysReg::CPACR);
    const u32 cp10 = bits(access, cpacr::kCp10 + 1, cpacr::kCp10);
    if (core.config().has_security) {
        const u32 nonsecure = core.sys.get32(SysReg::NSACR);
        if (bit(nonsecure, nsacr::kCp10) != bit(nonsecure, nsacr::kCp11))
            return "NSACR.cp10 and cp11 differ";
    }
    if (!core.CurrentModeIsHyp()) {
        if (cp10 != bits(access, cpacr::kCp11 + 1, cpacr::kCp11))
            return "CPACR.cp10 and cp11 differ";
        if (cp10 == 2) return "CPACR.cp10 is the reserved value";
    }
    if (core.IsSecure() || !core.config().has_virtualization) return nullptr;
    const u32 traps = core.sys.get32(SysReg::HCPTR);
    return bit(traps, hcptr::kTCP10) != bit(traps, hcptr::kTCP11) ? "HCPTR.TCP10 and TCP11 differ"
                                                                  : nullptr;
}

/// What CPACR makes UNDEFINED, outside Hyp mode; the reserved value 0b10 of cp10 denies.
bool is_denied(u32 cpacr, bool user, bool advsimd, bool upper) {
    const u32 cp10 = bits(cpacr, cpacr::kCp10 + 1, cpacr::kCp10);
    if (cp10 == 0 || cp10 == 2 || (cp10 == 1 && user)) return true;
    return (advsimd && bit(cpacr, cpacr::kASEDIS)) || (upper && bit(cpacr, cpacr::kD32DIS));
}

}  // namespace

/// CheckAdvSIMDOrVFPEnabled (ARM ARM B1.11.3): the Hyp trap of HCPTR comes after all that is
/// UNDEFINED anyway (B1.14.12). `upper`: D16-D31 of a Floating-point instruction (CPACR.D32DIS).
bool Machine::CheckVFPEnabled(const isa::Operands& o, bool advsimd, bool include_fpexc_check,
                              bool upper) {
    if (const char* why = why_extension_is_unpredictable(core_);
        why != nullptr && !core_.unpredictable(op_, why))
        return false;
    const bool hyp = core_.CurrentModeIsHyp();
    if (!hyp && is_denied(hooks::effective_CPACR(core_), core_.is_pl0(), advsimd, upper))
        return take_undefined(o);
    if (include_fpexc_check && !bit(core_.state.fpexc, kFpexcEn)) return take_undefined(o);
    if (core_.IsSecure() || !core_.config().has_virtualization) return true;
    const u32 traps = hooks::effective_HCPTR(core_);
    if (!bit(traps, hcptr::kTCP10) && !(advsimd && bit(traps, hcptr::kTASE))) return true;
    const Syndrome s{ExceptionClass::Hcptr, advsimd ? 1u << 5 : 10u, true};
    if (!hyp) return trap(s);
    core_.pend({.kind = ExceptionKind::Undefined, .syndrome = s});
    return false;
}

/// Rights and enables were checked by the body.
bool Machine::vmrs(const isa::Operands& o, u32 reg, u32& out) {
    const Core::PlaceScope place(core_, op_);
    if (reg == 1) return out = core_.state.fpscr, true;
    const Identity& id = core_.config().identity;
    const u32 trap_bit = reg == 0 ? hcr::kTID0 : hcr::kTID3;
    if (reg != 8 && hyp_traps(trap_bit))
        return trap({ExceptionClass::MrcVmrsId, iss_mcr_mrc(0, 7, reg, o.d, 0, true), true});
    switch (reg) {
        case 0: return out = id.fpsid, true;
        case 6: return out = id.mvfr1, true;
        case 7: return out = id.mvfr0, true;
        case 8: return out = core_.state.fpexc, true;
        default: return take_undefined(o);
    }
}

/// A write of FPSID is ignored, and no ID trap concerns it (ARM ARM B1.14.2: VMRS alone).
bool Machine::vmsr(const isa::Operands& o, u32 reg, u32 value) {
    const Core::PlaceScope place(core_, op_);
    // FPSCR: bits 14, 13, 6 and 5 are RES0; the trap enables of VFPv4 are RAZ/WI (A15 TRM 14.2.4).
    if (reg == 1) return core_.state.fpscr = value & 0xfff7009f, true;
    if (reg == 8) core_.state.fpexc = value & (1u << kFpexcEn);
    return reg == 0 || reg == 8 ? true : take_undefined(o);
}

}  // namespace hypscope::cpu
