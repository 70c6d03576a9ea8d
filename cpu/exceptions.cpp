// SPDX-License-Identifier: Apache-2.0
// Exception entry: routing to Hyp and Monitor mode, return addresses, masks, vectors and fault
// registers; exception return. ARM ARM B1.3.3 (CPSR writes), B1.8 (entry), B1.9 (each exception),
// B3.12.3 and B3.13 (fault registers).
#include "cpu/exceptions.hpp"

#include "common/error.hpp"
#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/quick_traps.hpp"
#include "cpu/sysreg/pmu_events.hpp"
#include "isa/access.hpp"
#include "isa/decode.hpp"

namespace hypscope::cpu {

namespace {

bool is_async(const mmu::Fault& fault) {
    return fault.kind == mmu::FaultKind::AsyncExternal || fault.kind == mmu::FaultKind::AsyncParity;
}

}  // namespace

std::string_view name_of(ExceptionKind kind) {
    static constexpr std::string_view kNames[kExceptionKindCount] = {
        "none",        "reset",          "undefined",     "svc",     "hvc",
        "smc",         "prefetch_abort", "data_abort",    "irq",     "fiq",
        "virtual_irq", "virtual_fiq",    "virtual_abort", "hyp_trap"};
    return kNames[static_cast<size_t>(kind)];
}

/// On the path of every exception: what can be known before was found by regime_changed().
void Core::mode_changed() {
    if (sys.get(SysReg::PMCNTENSET) != 0) pmu_synchronise(*this);
    const SituationFacts& facts = take_over(situation(), state.big_endian);
    if (run_state_ != RunState::Running) [[unlikely]]
        account_context();
    else if (facts.place != accounted_)
        account_at(facts.place, {now().value, instructions_now()});
    irq_lines_changed();
}

ExceptionTarget Core::route(ExceptionKind kind, const Exception& e) const {
    const u32 scr = sys.get32(SysReg::SCR);
    const bool below_hyp = config_.has_virtualization && is_nonsecure_below_hyp();
    const bool in_hyp = CurrentModeIsHyp();
    const bool tge_pl0 = below_hyp && is_pl0() && bit(hcr(), hcr::kTGE);
    switch (kind) {
        case ExceptionKind::HypervisorCall:
        case ExceptionKind::HypTrap: return ExceptionTarget::Hyp;
        case ExceptionKind::SecureMonitorCall: return ExceptionTarget::Monitor;
        case ExceptionKind::Undefined:
        case ExceptionKind::SupervisorCall:
            return in_hyp || tge_pl0 ? ExceptionTarget::Hyp : ExceptionTarget::Pl1;
        case ExceptionKind::PrefetchAbort:
        case ExceptionKind::DataAbort: {
            if (bit(scr, scr::kEA) && e.fault.is_external()) return ExceptionTarget::Monitor;
            if (in_hyp) return ExceptionTarget::Hyp;
            if (!below_hyp) return ExceptionTarget::Pl1;
            const bool debug = e.fault.kind == mmu::FaultKind::Debug && debug_goes_to_hyp();
            const bool async = is_async(e.fault) && bit(hcr(), hcr::kAMO);
            const bool hyp = e.fault.stage2 || debug || async || (tge_pl0 && !is_async(e.fault));
            return hyp ? ExceptionTarget::Hyp : ExceptionTarget::Pl1;
        }
        case ExceptionKind::Irq:
            if (bit(scr, scr::kIRQ)) return ExceptionTarget::Monitor;
            return in_hyp || (below_hyp && bit(hcr(), hcr::kIMO)) ? ExceptionTarget::Hyp
                                                                  : ExceptionTarget::Pl1;
        case ExceptionKind::Fiq:
            if (bit(scr, scr::kFIQ)) return ExceptionTarget::Monitor;
            return in_hyp || (below_hyp && bit(hcr(), hcr::kFMO)) ? ExceptionTarget::Hyp
                                                                  : ExceptionTarget::Pl1;
        case ExceptionKind::None:
        case ExceptionKind::Count:
        case ExceptionKind::Reset:
        case ExceptionKind::VirtualIrq:
        case ExceptionKind::VirtualFiq:
        case ExceptionKind::VirtualAbort: return ExceptionTarget::Pl1;
    }
    HYPSCOPE_UNREACHABLE();
}

/// `kind` is that of `e`, apart, so that the compiler may know it (deliver_frequent()).
void Core::take_exception(ExceptionKind kind, const Exception& e, const ExceptionPlace& place) {
    const ExceptionTarget target = route(kind, e);
    const bool leaves_vm = target != ExceptionTarget::Pl1 && in_vm();
    const Vmid left = leaves_vm ? current_vmid() : Vmid{};
    const u32 saved = state.cpsr();
    if (e.entry != MethodOfEntry::None) note_debug_exception(e, place);
    switch (target) {
        case ExceptionTarget::Hyp: enter_hyp(kind, e, place, saved); break;
        case ExceptionTarget::Monitor: enter_monitor(kind, e, place, saved); break;
        case ExceptionTarget::Pl1: enter_pl1(kind, e, place, saved); break;
    }
    ++exceptions_taken_[static_cast<size_t>(kind)];
    ++sys.pmu.exceptions_taken;
    last_exception_ = {kind, place.pc, hot.next_pc};
    state.it = 0;
    monitors_.clear(id());
    if (leaves_vm) account_exit(e, target, left);
    mode_changed();
    static constexpr uarch::TimingEvent kEntry[] = {uarch::TimingEvent::ExceptionEntryPl1,
                                                    uarch::TimingEvent::ExceptionEntryHyp,
                                                    uarch::TimingEvent::ExceptionEntryMonitor};
    charge_event(kEntry[static_cast<size_t>(target)], trace::Phase::Entry);
}

u32 Core::preferred_return(ExceptionKind kind, const ExceptionPlace& place) const {
    return facts(kind).returns_to_next ? place.next_pc : place.pc;
}

void Core::enter_pl1(ExceptionKind kind, const Exception& e, const ExceptionPlace& place,
                     u32 saved) {
    const ExceptionFacts& f = facts(kind);
    const u32 lr =
        preferred_return(kind, place) + (bit(saved, psr::kT) ? f.lr_offset_thumb : f.lr_offset_arm);
    write_fault_registers(kind, e, secure_bank() || state.mode == Mode::Monitor);
    if (state.mode == Mode::Monitor) set_scr_ns(false);
    state.change_mode(f.pl1_mode);
    state.set_spsr(saved);
    state.r[14] = lr;
    state.mask_i = true;
    if (f.masks_a) state.mask_a = true;
    if (f.masks_f) state.mask_f = true;
    const u32 control = banked32(SysReg::SCTLR);
    state.thumb = bit(control, sctlr::kTE);
    state.big_endian = bit(control, sctlr::kEE);
    const u32 base = bit(control, sctlr::kV) ? 0xffff0000 : banked32(SysReg::VBAR);
    hot.next_pc = base + f.vector_offset;
}

void Core::enter_hyp(ExceptionKind kind, const Exception& e, const ExceptionPlace& place,
                     u32 saved) {
    const ExceptionFacts& f = facts(kind);
    const bool from_hyp = CurrentModeIsHyp();
    const bool interrupt = kind == ExceptionKind::Irq || kind == ExceptionKind::Fiq;
    if (!interrupt) write_hyp_syndrome(kind, e, place, from_hyp);
    state.change_mode(Mode::Hyp);
    state.set_spsr(saved);
    state.elr_hyp = preferred_return(kind, place);
    const u32 hsctlr = sys.get32(SysReg::HSCTLR), scr = sys.get32(SysReg::SCR);
    state.thumb = bit(hsctlr, sctlr::kTE);
    state.big_endian = bit(hsctlr, sctlr::kEE);
    if (!bit(scr, scr::kEA)) state.mask_a = true;
    if (!bit(scr, scr::kFIQ)) state.mask_f = true;
    if (!bit(scr, scr::kIRQ)) state.mask_i = true;
    const u32 offset = from_hyp || interrupt ? f.vector_offset : kHypTrapVector;
    hot.next_pc = sys.get32(SysReg::HVBAR) + offset;
}

void Core::enter_monitor(ExceptionKind kind, const Exception& e, const ExceptionPlace& place,
                         u32 saved) {
    const ExceptionFacts& f = facts(kind);
    const u32 lr =
        preferred_return(kind, place) + (bit(saved, psr::kT) ? f.lr_offset_thumb : f.lr_offset_arm);
    write_fault_registers(kind, e, true);
    if (state.mode == Mode::Monitor) set_scr_ns(false);
    state.change_mode(Mode::Monitor);
    state.set_spsr(saved);
    state.r[14] = lr;
    state.mask_a = state.mask_i = state.mask_f = true;
    // In Monitor mode the Secure copies apply whatever SCR.NS says (ARM ARM B1.8.10).
    const u32 control = sys.get32(SysReg::SCTLR, true);
    state.thumb = bit(control, sctlr::kTE);
    state.big_endian = bit(control, sctlr::kEE);
    hot.next_pc = sys.get32(SysReg::MVBAR) + f.vector_offset;
}

/// In a copy of its own: members written one by one and read as one word would hold the host up.
void Core::nothing_is_pending() {
    static constexpr Exception kNothing{};
    pending_ = kNothing;
}

void Core::write_fault_registers(ExceptionKind kind, const Exception& e, bool secure) {
    const bool is_data = kind == ExceptionKind::DataAbort || kind == ExceptionKind::VirtualAbort;
    if (!is_data && kind != ExceptionKind::PrefetchAbort) return;
    const bool long_format = bit(sys.get32(SysReg::TTBCR, secure), 31);
    if (kind == ExceptionKind::PrefetchAbort) {
        sys.set(SysReg::IFSR, mmu::ifsr(e.fault, long_format), secure);
        if (e.fault.kind != mmu::FaultKind::Debug) sys.set(SysReg::IFAR, e.fault.va.value, secure);
    } else {
        mmu::Fault fault = e.fault;
        if (kind == ExceptionKind::VirtualAbort) fault.kind = mmu::FaultKind::AsyncExternal;
        sys.set(SysReg::DFSR, mmu::dfsr(fault, long_format), secure);
        if (!is_async(fault)) sys.set(SysReg::DFAR, fault.va.value, secure);
    }
}

void Core::write_hyp_syndrome(ExceptionKind kind, const Exception& e, const ExceptionPlace& place,
                              bool from_hyp) {
    Syndrome s = e.syndrome;
    bool il = place.length == 4;
    switch (kind) {
        case ExceptionKind::PrefetchAbort:
            s.ec =
                from_hyp ? ExceptionClass::PrefetchAbortInHyp : ExceptionClass::PrefetchAbortRouted;
            s.iss = mmu::hsr_iss(e.fault);
            il = true;
            sys.set(SysReg::IFAR, e.fault.va.value, true);  // HIFAR
            break;
        case ExceptionKind::DataAbort:
            s.ec = from_hyp ? ExceptionClass::DataAbortInHyp : ExceptionClass::DataAbortRouted;
            s.iss = mmu::hsr_iss(e.fault);
            // ISV and what it covers are given for stage 2 faults on the access itself (B3.13.6).
            if (e.fault.stage2 && !e.fault.s1ptw) s.iss |= place.access_iss;
            if (!bit(s.iss, 24)) il = true;
            if (!is_async(e.fault)) sys.set(SysReg::DFAR, e.fault.va.value, true);  // HDFAR
            break;
        case ExceptionKind::Undefined:
            if (s.ec == ExceptionClass::Unknown) il = true;
            break;
        case ExceptionKind::SupervisorCall:
            s = {ExceptionClass::SvcToHyp, e.immediate & 0xffff, false};
            break;
        case ExceptionKind::HypervisorCall: s = hvc_syndrome(e.immediate); break;
        default: break;
    }
    if (e.fault.stage2) sys.set(SysReg::HPFAR, mmu::hpfar(e.fault));
    sys.set(SysReg::HSR, hsr_value(s, il, state.thumb, place.cond));
}

/// A vector without a handler: the second exception would be the same one for ever.
void Core::report_unhandled(const char* why) {
    const LastException& last = last_exception_;
    system_.guest_fault(*this,
                        fmt::format("unhandled exception: {} at {:#010x}, taken to the vector "
                                    "{:#010x}, which {}",
                                    name_of(last.kind), last.pc, last.vector, why));
}

/// Without what the block's head charged for instructions after `op`, and for `op`: its own cycles
/// stay charged when it did not retire, since it was issued.
Counts Core::counts_at(const Op& op, bool retired) const {
    const Block& block = *hot.block;
    return {hot.cycles - static_cast<u64>(block.cost - op.cumulative),
            hot.instructions - static_cast<u64>(block.count - op.index - (retired ? 1 : 0))};
}

void Core::uncharge_after(const Op& op, bool retired) {
    const Counts counts = counts_at(op, retired);
    hot.cycles = counts.cycles;
    hot.instructions = counts.instructions;
    if (hot.exit_running) uncharge_phases(op);
}

[[gnu::always_inline]] inline void Core::deliver(const Op& op, ExceptionKind kind,
                                                 const Exception& e) {
    const u32 pc = hot.page_va + op.page_offset;
    const bool retired = facts(kind).returns_to_next;
    uncharge_after(op, retired);
    if (counted_op_ == &op && !retired) count_instruction(*this, op, -1);
    counted_op_ = nullptr;
    state.it = retired ? isa::it_advance(op.it) : op.it;
    const u32 access_iss = kind == ExceptionKind::DataAbort && e.fault.stage2
                               ? isa::access_syndrome(op.id, op.operands).iss()
                               : 0;
    take_exception(kind, e,
                   {pc, pc + op.operands.length, op.operands.length, op.operands.cond, access_iss});
}

/// What pend_call() and pend_trap() left: no more than that differs from no exception.
template <ExceptionKind kKind>
[[gnu::flatten]] void Core::deliver_frequent(const Op& op) {
    Exception e{.kind = kKind};
    e.syndrome = pending_.syndrome;
    e.immediate = pending_.immediate;
    deliver(op, kKind, e);
    pending_.kind = ExceptionKind::None;
}

/// A call or a trapped instruction by quick_traps.hpp: false where that says so, and for a trap
/// inside an exit, where phases of what it keeps from executing are charged already.
inline bool Core::deliver_quickly(const Op& op) {
    const ExceptionKind kind = pending_.kind;
    const bool is_trap = kind == ExceptionKind::HypTrap,
               is_hvc = kind == ExceptionKind::HypervisorCall;
    if (!is_trap && !is_hvc && kind != ExceptionKind::SupervisorCall) return false;
    if (op.it != 0 || counted_op_ == &op || (is_trap && hot.exit_running)) return false;
    const isa::Operands& o = op.operands;
    const u32 pc = hot.page_va + op.page_offset;
    const QuickEntry entry{pc, is_trap ? pc : pc + o.length, state.flags()};
    const Counts at = counts_at(op, !is_trap);
    const auto counts_of = [at] { return at; };
    u32 cycles = 0;
    if (is_trap || is_hvc) {
        const Syndrome syndrome = is_trap ? pending_.syndrome : hvc_syndrome(pending_.immediate);
        const u32 hsr = hsr_value(syndrome, o.length == 4, state.thumb, o.cond);
        if (!enter_hyp_quickly(kind, entry, hsr, counts_of, cycles)) return false;
    } else if (!call_supervisor_quickly(entry, counts_of, cycles)) {
        return false;
    }
    hot.cycles = at.cycles + cycles;
    hot.instructions = at.instructions;
    counted_op_ = nullptr;
    pending_.kind = ExceptionKind::None;
    return true;
}

/// The path of every call, trap and abort. Those to Hyp mode have the compiler's own copy each.
void Core::deliver_pending(const Op& op) {
    if (deliver_quickly(op)) return;
    switch (pending_.kind) {
        case ExceptionKind::HypervisorCall:
            return deliver_frequent<ExceptionKind::HypervisorCall>(op);
        case ExceptionKind::HypTrap: return deliver_frequent<ExceptionKind::HypTrap>(op);
        default: break;
    }
    deliver(op, pending_.kind, pending_);
    nothing_is_pending();
}

// --- the way back and other writes of the CPSR -------------------------------------------------

namespace {
/// N, Z, C, V, Q, GE and E; T, J and ITSTATE, which an exception return alone writes.
constexpr u32 kAnyPsrWrite = mask(31, 27) | mask(19, 16) | 1u << psr::kE;
constexpr u32 kExecutionState = mask(26, 24) | mask(15, 10) | 1u << psr::kT;
/// What CoreState::set_cpsr() takes over; J is always 0, bits 23:20 are reserved.
constexpr u32 kPsrFields = mask(31, 25) | mask(19, 0);
}  // namespace

/// CPSRWriteByInstr (ARM ARM B1.3.3): which fields an instruction may write from here. False: an
/// exception is pending, since the mode cannot be entered.
bool Core::CPSRWriteByInstr(const Op& op, u32 value, u32 bytemask, bool is_exception_return) {
    const bool privileged = CurrentModeIsNotUser();
    const bool writes_mode = privileged && bit(bytemask, 0);
    const bool mode_is_valid = !writes_mode || may_enter_mode(value, is_exception_return);
    if (!mode_is_valid && !unpredictable(op, "a CPSR mode that cannot be entered from here"))
        return false;
    // A return belongs to the context that returns, so it is priced before the mode changes.
    if (is_exception_return)
        charge_event(uarch::TimingEvent::ExceptionReturn, trace::Phase::Return);
    u32 writable = kAnyPsrWrite | (is_exception_return ? kExecutionState : 0);
    if (privileged) writable |= privileged_psr_bits(value);
    if (writes_mode && mode_is_valid) writable |= psr::kModeMask;
    writable &= (bytemask * 0x00204081u & 0x01010101) * 0xff;  // a byte of ones for each bit
    const u32 kept = kPsrFields & ~writable, before = state.control();
    // Of what a return leaves alone, everything is there already.
    const u32 old = (kept & ~psr::kControlMask) == 0 ? before : state.cpsr();
    state.set_cpsr((value & ~kept) | (old & kept));
    if (before != state.control()) mode_changed();
    return true;
}

/// A, I and F as far as software above User mode may write them.
u32 Core::privileged_psr_bits(u32 value) const {
    u32 writable = 1u << psr::kI;
    // With the Virtualization Extensions AW and FW do not keep Non-secure software from A and F.
    const bool all = IsSecure() || config_.has_virtualization;
    const u32 scr = sys.get32(SysReg::SCR);
    const bool nmfi = bit(banked32(SysReg::SCTLR), sctlr::kNMFI);
    if (all || bit(scr, scr::kAW)) writable |= 1u << psr::kA;
    if ((all || bit(scr, scr::kFW)) && (!nmfi || !bit(value, psr::kF))) writable |= 1u << psr::kF;
    return writable;
}

/// False is UNPREDICTABLE (ARM ARM B1.3.3, B1.8.4). The typical core leaves CPSR.M as it is.
bool Core::may_enter_mode(u32 value, bool is_exception_return) const {
    if (!is_mode(value, config_.has_virtualization)) return false;
    const Mode to = psr::mode(value);
    if (to == Mode::Monitor) return config_.has_security && IsSecure();
    if (to == Mode::Hyp) {
        if (state.mode == Mode::Hyp) return true;
        return state.mode == Mode::Monitor && is_exception_return && ns_;
    }
    const bool to_nonsecure_pl1 = ns_ && to != Mode::User;
    // With HCR.TGE nothing enters Non-secure PL1 from without: no return, no CPS of Monitor mode.
    const bool enters = is_exception_return || state.mode == Mode::Monitor;
    if (enters && to_nonsecure_pl1 && config_.has_virtualization && bit(hcr(), hcr::kTGE))
        return false;
    if (state.mode == Mode::Hyp) return is_exception_return;
    return !(to == Mode::Fiq && !IsSecure() && bit(sys.get32(SysReg::NSACR), nsacr::kRFR));
}

// (An exception return is the last instruction of its block: the core's time is its own.)

bool Core::exception_return(const Op& op, u32 new_pc, u32 new_cpsr) {
    const auto counts_of = [this] { return counts(); };
    u32 cycles = 0;
    if (op.it != 0 || !return_quickly(new_pc, new_cpsr, counts_of, cycles))
        return return_slowly(op, new_pc, new_cpsr);
    state.set_nzcv(new_cpsr >> psr::kV);
    hot.cycles += cycles;
    return true;
}

[[gnu::flatten]] bool Core::return_slowly(const Op& op, u32 new_pc, u32 new_cpsr) {
    if (!CPSRWriteByInstr(op, new_cpsr, 0xf, true)) return false;
    ++sys.pmu.exception_returns;
    state.it = psr::it(new_cpsr);
    monitors_.clear(id());
    hot.next_pc = new_pc & (state.thumb ? ~u32{1} : ~u32{3});
    return true;
}

}  // namespace hypscope::cpu
