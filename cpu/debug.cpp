// SPDX-License-Identifier: Apache-2.0
// Where a core meets its debug events: before an instruction of an observed block, at a data access
// that the L0 filter did not answer, and when the exception is taken. ARM ARM C4.1 to C4.3.
#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "cpu/sysreg/pmu_events.hpp"

namespace hypscope::cpu {

namespace {
constexpr u32 kDscrMoeHigh = 5, kDscrMoeLow = 2;
}  // namespace

bool Core::debug_goes_to_hyp() const {
    if (!config_.has_virtualization || !is_nonsecure_below_hyp()) return false;
    return bit(sys.get32(SysReg::HDCR), hdcr::kTDE) || (is_pl0() && bit(hcr(), hcr::kTGE));
}

void Core::debug_changed() {
    const bool watched_data = debug_.on_data();
    debug_.update(*this);
    if (watched_data || debug_.on_data()) forget_data_pages();
    observation_changed();
}

void Core::observation_changed() {
    const bool observes =
        debug_.on_instructions() || sys.pmu.counts_instructions || timing_.models_instructions();
    if (observes == observes_instructions_) return;
    observes_instructions_ = observes;
    jumps.clear();
}

bool Core::observe(const Op& op, bool executes) {
    const u32 va = hot.page_va + op.page_offset;
    if (timing_.models_instructions()) {
        const uarch::PricedInstruction instruction{&op_row(op.id), op.operands};
        charge(timing_.instruction(instruction, va, executes, now()), op_phase(op, *hot.block));
    }
    const MethodOfEntry event = debug_.at_instruction(*this, va);
    if (event == MethodOfEntry::None) {
        // Immediate branches count whether or not they are taken.
        const bool counts = sys.pmu.counts_instructions &&
                            (executes || op_row(op.id).timing == isa::TimingClass::Branch);
        counted_op_ = counts ? &op : nullptr;
        if (counts) count_instruction(*this, op, 1);
        return true;
    }
    counted_op_ = nullptr;
    Exception e{.kind = ExceptionKind::PrefetchAbort, .entry = event};
    e.fault.kind = mmu::FaultKind::Debug;
    e.fault.access = mmu::AccessKind::Fetch;
    e.fault.va = {va};
    pend(e);
    return false;
}

/// After translation and before the access: MMU faults come first, external aborts later (B1.8.2).
/// NOT MODELLED: watchpoint events of DCIMVAC (A15 TRM 10.5).
bool Core::watchpoint_hit(const AccessPlan& plan, u32 va, u32 size) {
    if (!debug_.at_access(*this, {va, size, plan.write, plan.privileged})) return false;
    Exception e{.kind = ExceptionKind::DataAbort, .entry = MethodOfEntry::SynchronousWatchpoint};
    e.fault.kind = mmu::FaultKind::Debug;
    e.fault.access = plan.write ? mmu::AccessKind::Store : mmu::AccessKind::Load;
    e.fault.write = plan.write;
    e.fault.va = {va};
    pend(e);
    return true;
}

/// DBGDSCR.MOE and, for a watchpoint, DBGWFAR: the instruction's address as its PC reads. C4.3; the
/// manual leaves DBGWFAR UNKNOWN after a synchronous watchpoint of v7.1 Debug.
void Core::note_debug_exception(const Exception& e, const ExceptionPlace& place) {
    const u32 dscr = sys.get32(SysReg::DBGDSCRext);
    sys.set(SysReg::DBGDSCRext,
            with_bits<u32>(dscr, kDscrMoeHigh, kDscrMoeLow, static_cast<u32>(e.entry)));
    if (e.entry == MethodOfEntry::SynchronousWatchpoint)
        sys.set(SysReg::DBGWFAR, place.pc + (state.thumb ? 4 : 8));
}

}  // namespace hypscope::cpu
