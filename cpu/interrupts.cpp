// SPDX-License-Identifier: Apache-2.0
// Interrupt inputs, masking and wake-up. ARM ARM B1.8.7 (masking), B1.8.11 (virtual exceptions),
// B1.8.13, B1.8.14 (WFE, WFI).
#include "cpu/core.hpp"

namespace hypscope::cpu {

namespace {
constexpr u8 bit_of(Core::Input input) { return static_cast<u8>(1u << static_cast<u8>(input)); }
}  // namespace

void Core::set_input(Input input, bool level, Cycles when) {
    inputs_ = static_cast<u8>(level ? inputs_ | bit_of(input) : inputs_ & ~bit_of(input));
    if (level && (input == Input::Irq || input == Input::Fiq))
        markers_.interrupt_signalled(id(), when);
    irq_lines_changed();
    if (run_state_ != RunState::Running && wakes_up()) wake(when);
}

/// Everything that is pending at all, masked or not: one bit for each ExceptionKind of interrupt.
u32 Core::interrupt_sources() const {
    const auto input = [&](Input i) { return (inputs_ & bit_of(i)) != 0; };
    const auto kind = [](ExceptionKind k) { return 1u << static_cast<u32>(k); };
    u32 sources = 0;
    if (input(Input::Fiq)) sources |= kind(ExceptionKind::Fiq);
    if (input(Input::Irq)) sources |= kind(ExceptionKind::Irq);
    if (async_abort_pending_) sources |= kind(ExceptionKind::DataAbort);
    const u32 h = hcr();
    if (!config_.has_virtualization || IsSecure() || CurrentModeIsHyp() || bit(h, hcr::kTGE))
        return sources;
    if (bit(h, hcr::kFMO) && (bit(h, hcr::kVF) || input(Input::VirtualFiq)))
        sources |= kind(ExceptionKind::VirtualFiq);
    if (bit(h, hcr::kIMO) && (bit(h, hcr::kVI) || input(Input::VirtualIrq)))
        sources |= kind(ExceptionKind::VirtualIrq);
    if (bit(h, hcr::kAMO) && bit(h, hcr::kVA)) sources |= kind(ExceptionKind::VirtualAbort);
    return sources;
}

bool Core::is_masked(ExceptionKind kind) const {
    const u32 scr = sys.get32(SysReg::SCR), h = hcr();
    const bool below_hyp = is_nonsecure_below_hyp();
    switch (kind) {
        case ExceptionKind::Irq:
            // ARM ARM Table B1-13: CPSR.I is ignored below Hyp when IMO routes IRQs to Hyp mode.
            return state.mask_i && !(below_hyp && bit(h, hcr::kIMO));
        case ExceptionKind::Fiq: {
            const bool to_monitor = bit(scr, scr::kFIQ) && !bit(scr, scr::kFW) && !IsSecure();
            return state.mask_f && !to_monitor && !(below_hyp && bit(h, hcr::kFMO));
        }
        case ExceptionKind::DataAbort: {
            const bool to_monitor = bit(scr, scr::kEA) && !bit(scr, scr::kAW) && !IsSecure();
            return state.mask_a && !to_monitor && !(below_hyp && bit(h, hcr::kAMO));
        }
        case ExceptionKind::VirtualIrq: return state.mask_i;
        case ExceptionKind::VirtualFiq: return state.mask_f;
        case ExceptionKind::VirtualAbort: return state.mask_a;
        default: return true;
    }
}

bool Core::take_interrupt_of_sources() {
    const u32 sources = interrupt_sources();
    if (sources == 0) return false;
    // IMPLEMENTATION DEFINED: the order of asynchronous exceptions of one moment (ARM ARM B1.8.6).
    static constexpr ExceptionKind kOrder[] = {
        ExceptionKind::Fiq,        ExceptionKind::Irq,        ExceptionKind::DataAbort,
        ExceptionKind::VirtualFiq, ExceptionKind::VirtualIrq, ExceptionKind::VirtualAbort};
    for (const ExceptionKind kind : kOrder) {
        if (!bit(sources, static_cast<u32>(kind)) || is_masked(kind)) continue;
        Exception e{kind};
        if (kind == ExceptionKind::DataAbort) {
            e.fault.kind = mmu::FaultKind::AsyncExternal;
            async_abort_pending_ = false;
        }
        if (kind == ExceptionKind::VirtualAbort)
            sys.set(SysReg::HCR, with_bit(hcr(), hcr::kVA, false));
        const u32 pc = hot.next_pc;
        take_exception(kind, e, {pc, pc, 4, 14, 0});
        return true;
    }
    return false;
}

/// WFI ends for a pending physical or virtual interrupt or abort whatever CPSR masks (B1.8.14); WFE
/// for an event or an interrupt that would be taken (B1.8.13).
bool Core::wakes_up() const {
    if (run_state_ != RunState::WaitForEvent) return interrupt_sources() != 0;
    return event_ || unmasked_interrupt();
}

bool Core::unmasked_interrupt() const {
    const u32 sources = interrupt_sources();
    for (u32 kind = 0; kind <= static_cast<u32>(ExceptionKind::VirtualAbort); ++kind) {
        if (bit(sources, kind) && !is_masked(static_cast<ExceptionKind>(kind))) return true;
    }
    return false;
}

u64 Core::interrupts_taken(bool fiq) const {
    return exceptions_taken(fiq ? ExceptionKind::Fiq : ExceptionKind::Irq) +
           exceptions_taken(fiq ? ExceptionKind::VirtualFiq : ExceptionKind::VirtualIrq);
}

void Core::set_event() {
    event_ = true;
    if (run_state_ == RunState::WaitForEvent) wake(std::max(now(), system_.now()));
}

void Core::raise_async_abort() {
    async_abort_pending_ = true;
    irq_lines_changed();
}

bool Core::would_not_wait(bool for_event) const {
    return for_event ? event_ || unmasked_interrupt() : interrupt_sources() != 0;
}

/// True when the core goes to sleep; it stays awake when there already is a reason to wake up.
bool Core::wait_for_interrupt() {
    if (interrupt_sources() != 0) return false;
    sleep(RunState::WaitForInterrupt);
    return true;
}

bool Core::wait_for_event() {
    if (event_) {
        event_ = false;
        return false;
    }
    run_state_ = RunState::WaitForEvent;
    const bool awake = wakes_up();
    run_state_ = RunState::Running;
    if (!awake) sleep(RunState::WaitForEvent);
    return !awake;
}

u64 Core::stop_before(u64 until) {
    if (hot.cycles >= sys.pmu.check_at) pmu_synchronise(*this);
    return std::min(until, sys.pmu.check_at);
}

void Core::sleep(RunState state_to_be) {
    run_state_ = state_to_be;
    hot.stop_at = 0;
    account_context();
}

void Core::wake(Cycles when) {
    if (run_state_ == RunState::Running) return;
    if (run_state_ == RunState::WaitForEvent) event_ = false;
    skip_to(when);
    run_state_ = RunState::Running;
    account_context();
    charge_event(uarch::TimingEvent::WaitWakeUp);
}

void Core::skip_to(Cycles when) {
    if (when.value <= hot.cycles) return;
    sys.pmu.idle_cycles += when.value - hot.cycles;
    hot.cycles = when.value;
}

}  // namespace hypscope::cpu
