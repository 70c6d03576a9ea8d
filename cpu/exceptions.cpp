// SPDX-License-Identifier: Apache-2.0
// Exception entry: routing to Hyp and Monitor mode, return addresses, masks, vectors and fault
// registers. ARM ARM B1.8 (entry), B1.9 (each exception), B3.12.3 and B3.13 (fault registers).
#include "cpu/exceptions.hpp"

#include "common/error.hpp"
#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/sysreg/pmu_events.hpp"
#include "isa/access.hpp"
#include "isa/decode.hpp"

namespace hypscope::cpu {

namespace {

/// What B1.9 says of each exception: its vector, its PL1 mode, and how far LR lies beyond the
/// preferred return address.
struct ExceptionFacts {
    u8 vector_offset;
    Mode pl1_mode;
    u8 lr_offset_arm, lr_offset_thumb;
    bool returns_to_next;  ///< the preferred return address is the next instruction
    bool masks_a, masks_f;
};

const ExceptionFacts& facts(ExceptionKind kind) {
    static constexpr ExceptionFacts kFacts[] = {
        /* None       */ {0x00, Mode::Supervisor, 0, 0, false, false, false},
        /* Reset      */ {0x00, Mode::Supervisor, 0, 0, false, true, true},
        /* Undefined  */ {0x04, Mode::Undefined, 4, 2, false, false, false},
        /* SVC        */ {0x08, Mode::Supervisor, 0, 0, true, false, false},
        /* HVC        */ {0x08, Mode::Hyp, 0, 0, true, false, false},
        /* SMC        */ {0x08, Mode::Monitor, 0, 0, true, true, true},
        /* PrefetchAb */ {0x0c, Mode::Abort, 4, 4, false, true, false},
        /* DataAbort  */ {0x10, Mode::Abort, 8, 8, false, true, false},
        /* Irq        */ {0x18, Mode::Irq, 4, 4, false, true, false},
        /* Fiq        */ {0x1c, Mode::Fiq, 4, 4, false, true, true},
        /* VirtualIrq */ {0x18, Mode::Irq, 4, 4, false, true, false},
        /* VirtualFiq */ {0x1c, Mode::Fiq, 4, 4, false, true, true},
        /* VirtualAb  */ {0x10, Mode::Abort, 8, 8, false, true, false},
        /* HypTrap    */ {0x14, Mode::Hyp, 0, 0, false, false, false},
    };
    return kFacts[static_cast<size_t>(kind)];
}

static_assert(kExceptionKindCount == 14, "facts() has a row for each kind");

constexpr u8 kHypTrapVector = 0x14;

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

ExceptionTarget Core::route(const Exception& e) const {
    const u32 scr = sys.get32(SysReg::SCR);
    const bool below_hyp = config_.has_virtualization && is_nonsecure_below_hyp();
    const bool in_hyp = CurrentModeIsHyp();
    const bool tge_pl0 = below_hyp && is_pl0() && bit(hcr(), hcr::kTGE);
    switch (e.kind) {
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

void Core::take_exception(const Exception& e, const ExceptionPlace& place) {
    const ExceptionTarget target = route(e);
    const bool leaves_vm = in_vm() && target != ExceptionTarget::Pl1;
    const Vmid left = current_vmid();
    if (e.entry != MethodOfEntry::None) note_debug_exception(e, place);
    switch (target) {
        case ExceptionTarget::Hyp: enter_hyp(e, place); break;
        case ExceptionTarget::Monitor: enter_monitor(e, place); break;
        case ExceptionTarget::Pl1: enter_pl1(e, place); break;
    }
    ++exceptions_taken_[static_cast<size_t>(e.kind)];
    ++sys.pmu.exceptions_taken;
    last_exception_ = {e.kind, place.pc, hot.next_pc};
    state.it = 0;
    monitors_.clear(id());
    if (leaves_vm) account_exit(e, target, left);
    mode_changed();
    static constexpr uarch::TimingEvent kEntry[] = {uarch::TimingEvent::ExceptionEntryPl1,
                                                    uarch::TimingEvent::ExceptionEntryHyp,
                                                    uarch::TimingEvent::ExceptionEntryMonitor};
    charge_event(kEntry[static_cast<size_t>(target)], trace::Phase::Entry);
}

u32 Core::preferred_return(const Exception& e, const ExceptionPlace& place) const {
    return facts(e.kind).returns_to_next ? place.next_pc : place.pc;
}

void Core::enter_pl1(const Exception& e, const ExceptionPlace& place) {
    const ExceptionFacts& f = facts(e.kind);
    const u32 saved = state.cpsr();
    const u32 lr =
        preferred_return(e, place) + (bit(saved, psr::kT) ? f.lr_offset_thumb : f.lr_offset_arm);
    write_fault_registers(e, secure_bank() || state.mode == Mode::Monitor);
    if (state.mode == Mode::Monitor) set_scr_ns(false);
    state.change_mode(f.pl1_mode);
    state.set_spsr(saved);
    state.r[14] = lr;
    state.mask_i = true;
    if (f.masks_a) state.mask_a = true;
    if (f.masks_f) state.mask_f = true;
    const u32 sctlr = banked32(SysReg::SCTLR);
    state.thumb = bit(sctlr, 30);
    state.big_endian = bit(sctlr, 25);
    const u32 base = bit(sctlr, 13) ? 0xffff0000 : banked32(SysReg::VBAR);
    hot.next_pc = base + f.vector_offset;
}

void Core::enter_hyp(const Exception& e, const ExceptionPlace& place) {
    const ExceptionFacts& f = facts(e.kind);
    const bool from_hyp = CurrentModeIsHyp();
    const bool interrupt = e.kind == ExceptionKind::Irq || e.kind == ExceptionKind::Fiq;
    const u32 saved = state.cpsr();
    if (!interrupt) write_hyp_syndrome(e, place, from_hyp);
    state.change_mode(Mode::Hyp);
    state.set_spsr(saved);
    state.elr_hyp = preferred_return(e, place);
    const u32 hsctlr = sys.get32(SysReg::HSCTLR), scr = sys.get32(SysReg::SCR);
    state.thumb = bit(hsctlr, 30);
    state.big_endian = bit(hsctlr, 25);
    if (!bit(scr, scr::kEA)) state.mask_a = true;
    if (!bit(scr, scr::kFIQ)) state.mask_f = true;
    if (!bit(scr, scr::kIRQ)) state.mask_i = true;
    const u32 offset = from_hyp || interrupt ? f.vector_offset : kHypTrapVector;
    hot.next_pc = sys.get32(SysReg::HVBAR) + offset;
}

void Core::enter_monitor(const Exception& e, const ExceptionPlace& place) {
    const ExceptionFacts& f = facts(e.kind);
    const u32 saved = state.cpsr();
    const u32 lr =
        preferred_return(e, place) + (bit(saved, psr::kT) ? f.lr_offset_thumb : f.lr_offset_arm);
    write_fault_registers(e, true);
    if (state.mode == Mode::Monitor) set_scr_ns(false);
    state.change_mode(Mode::Monitor);
    state.set_spsr(saved);
    state.r[14] = lr;
    state.mask_a = state.mask_i = state.mask_f = true;
    // In Monitor mode the Secure copies apply whatever SCR.NS says (ARM ARM B1.8.10).
    const u32 sctlr = sys.get32(SysReg::SCTLR, true);
    state.thumb = bit(sctlr, 30);
    state.big_endian = bit(sctlr, 25);
    hot.next_pc = sys.get32(SysReg::MVBAR) + f.vector_offset;
}

/// In a copy of its own: members written one by one and read as one word would hold the host up.
void Core::nothing_is_pending() {
    static constexpr Exception kNothing{};
    pending_ = kNothing;
}

void Core::write_fault_registers(const Exception& e, bool secure) {
    const bool is_data =
        e.kind == ExceptionKind::DataAbort || e.kind == ExceptionKind::VirtualAbort;
    if (!is_data && e.kind != ExceptionKind::PrefetchAbort) return;
    const bool long_format = bit(sys.get32(SysReg::TTBCR, secure), 31);
    if (e.kind == ExceptionKind::PrefetchAbort) {
        sys.set(SysReg::IFSR, mmu::ifsr(e.fault, long_format), secure);
        if (e.fault.kind != mmu::FaultKind::Debug) sys.set(SysReg::IFAR, e.fault.va.value, secure);
    } else {
        mmu::Fault fault = e.fault;
        if (e.kind == ExceptionKind::VirtualAbort) fault.kind = mmu::FaultKind::AsyncExternal;
        sys.set(SysReg::DFSR, mmu::dfsr(fault, long_format), secure);
        if (!is_async(fault)) sys.set(SysReg::DFAR, fault.va.value, secure);
    }
}

void Core::write_hyp_syndrome(const Exception& e, const ExceptionPlace& place, bool from_hyp) {
    Syndrome s = e.syndrome;
    bool il = place.length == 4;
    switch (e.kind) {
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
        case ExceptionKind::HypervisorCall:
            s = {ExceptionClass::Hvc, e.immediate & 0xffff, false};
            break;
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

void Core::deliver_pending(const Op& op) {
    const Exception& e = pending_;
    const u32 pc = hot.page_va + op.page_offset;
    const bool retired = facts(e.kind).returns_to_next;
    uncharge_after(op, retired);
    if (counted_op_ == &op && !retired) count_instruction(*this, op, -1);
    counted_op_ = nullptr;
    state.it = retired ? isa::it_advance(op.it) : op.it;
    const u32 access_iss = e.kind == ExceptionKind::DataAbort && e.fault.stage2
                               ? isa::access_syndrome(op.id, op.operands).iss()
                               : 0;
    take_exception(e,
                   {pc, pc + op.operands.length, op.operands.length, op.operands.cond, access_iss});
    nothing_is_pending();
}

}  // namespace hypscope::cpu
