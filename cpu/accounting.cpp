// SPDX-License-Identifier: Apache-2.0
// Where a core's cycles go: levels, exits and phases for the ledger, and the prices of events.
// An exit begins at the exception that leaves Non-secure PL1 or PL0 with HCR.VM = 1 and ends at the
// next entry into any such context; a host in between (HCR.VM = 0) belongs to it.
#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/place_scope.hpp"

namespace hypscope::cpu {

Core::PlaceScope::PlaceScope(Core& core, const Op& op) : core_(core) {
    const Block& block = *core.hot.block;
    core.cycles_after_place_ = static_cast<u64>(block.cost - op.cumulative);
    core.instructions_after_place_ = static_cast<u64>(block.count - op.index - 1);
    core.place_ = &op;
}

LedgerPlace Core::ledger_place() const {
    const LedgerPlace place = here().place;
    switch (run_state_) {
        case RunState::Off: return {trace::Level::Off, trace::kNoVmid};
        case RunState::WaitForInterrupt:
        case RunState::WaitForEvent: return {trace::Level::WFI, place.vmid};
        case RunState::Running: break;
    }
    return place;
}

Vmid Core::current_vmid() const { return {static_cast<u8>(bits(sys.get(SysReg::VTTBR), 55, 48))}; }

void Core::account_context() {
    const LedgerPlace place = ledger_place();
    if (place != accounted_) account_at(place, {now().value, instructions_now()});
}

void Core::account_at(LedgerPlace place, Counts at) {
    accounted_ = place;
    const trace::Level to = place.level;
    const Cycles when{at.cycles};
    std::optional<Vmid> id;
    if (place.vmid != trace::kNoVmid) id = Vmid{static_cast<u8>(place.vmid)};
    if (to == trace::Level::PL0 || to == trace::Level::PL1) {
        ledger_.enter_vm(to, *id, when, at.instructions);
        hot.exit_running = false;
    } else {
        ledger_.switch_context(to, id, when, at.instructions);
    }
}

trace::ExitCause Core::exit_cause(const Exception& e, ExceptionTarget target, Vmid left) const {
    if (e.kind == ExceptionKind::Irq) return {trace::ExitReason::Irq, 0};
    if (e.kind == ExceptionKind::Fiq) return {trace::ExitReason::Fiq, 0};
    if (target == ExceptionTarget::Monitor) {
        if (e.kind == ExceptionKind::SecureMonitorCall) {
            const auto call = trace::with_function({trace::ExitReason::Smc, 0}, state.r, names_);
            return call.detail != 0
                       ? call
                       : trace::ExitCause{call.reason, trace::detail_of_smc(state.r[0])};
        }
        return {trace::ExitReason::AsyncAbort, 0};
    }
    if (e.kind == ExceptionKind::DataAbort && !e.fault.va.value && !e.fault.stage2 &&
        e.fault.kind == mmu::FaultKind::AsyncExternal)
        return {trace::ExitReason::AsyncAbort, 0};
    return exit_cause_of_hsr(e.fault.ipa.value, left);
}

trace::ExitCause Core::exit_cause_of_hsr(u64 ipa, Vmid left) const {
    const u32 hsr = sys.get32(SysReg::HSR);
    return trace::with_function(trace::cause_of_hsr(hsr, ipa, names_, left), state.r, names_);
}

void Core::account_exit(const Exception& e, ExceptionTarget target, Vmid left) {
    const trace::ExitCause cause = exit_cause(e, target, left);
    ledger_.begin_exit(cause.reason, cause.detail, left, now(), instructions_now());
    hot.exit_running = true;
    saving_registers_ = true;
}

/// The same for a call or trap to Hyp mode, whose HSR is there, and where it leads.
void Core::account_call_of_hyp(LedgerPlace to, Counts at) {
    const Vmid left = current_vmid();
    ledger_.leave_vm(exit_cause_of_hsr(0, left), left, to.level, to.vmid, {at.cycles},
                     at.instructions);
    accounted_ = to;
    hot.exit_running = true;
    saving_registers_ = true;
}

/// Data accesses between the vector and the first other instruction save R0-R12: phase gpr.
trace::Phase Core::data_phase() const {
    if (!hot.exit_running || place_ == nullptr) return trace::Phase::Handler;
    return op_phase(*place_, *hot.block);
}

trace::Phase Core::op_phase(const Op& op, const Block& block) const {
    const trace::Phase phase = block.phase_of(op);
    if (phase != trace::Phase::Handler) return phase;
    return saving_registers_ && op.index < block.save_prefix ? trace::Phase::Gpr : phase;
}

void Core::account_phases(const Block& block) {
    for (u32 i = 0; i < block.phase_count; ++i) {
        const PhaseShare& share = block.phases[i];
        ledger_.charge(share.phase, share.cycles, share.instructions);
    }
    if (!saving_registers_) return;
    if (block.save_prefix != 0) {
        const Op& last = block.instructions()[block.save_prefix - 1u];
        ledger_.charge(trace::Phase::Gpr, last.cumulative, block.save_prefix);
    }
    saving_registers_ = block.save_prefix == block.count;
}

/// A GICH or GICV access: the instruction's own static cycles belong to the phase too.
void Core::reattribute_current(trace::Phase phase) {
    if (!hot.exit_running || place_ == nullptr) return;
    if (op_phase(*place_, *hot.block) != trace::Phase::Handler) return;
    ledger_.charge(phase, hot.block->cost_of(*place_), 1);
}

/// Takes back the phases of instructions that a fault kept from executing: modular subtraction.
void Core::uncharge_phases(const Op& op) {
    const Block& block = *hot.block;
    for (const Op& later : block.instructions().subspan(op.index)) {
        const trace::Phase phase = block.phase_of(later);
        if (phase == trace::Phase::Handler) continue;
        const bool issued = later.index == op.index;
        ledger_.charge(phase, issued ? 0 : u64{0} - block.cost_of(later), ~u64{0});
    }
}

void Core::finish() { ledger_.finish({hot.cycles}, hot.instructions); }

}  // namespace hypscope::cpu
