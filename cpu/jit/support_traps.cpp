// SPDX-License-Identifier: Apache-2.0
// Calls and exception returns of translated code: the quick way with the counts and flags as it
// keeps them, or else a Pause and the general way.
#include "cpu/jit/counter.hpp"
#include "cpu/jit/support.hpp"
#include "cpu/quick_traps.hpp"

namespace hypscope::cpu::jit {

namespace {

QuickEntry entry_after(const Core& core, const Op& op) {
    const u32 pc = interp::pc_of(core, &op);
    return {pc, pc + op.operands.length, native_flags(core)};
}

auto counts_of(const Core& core) {
    return [&core] { return native_counts(core); };
}

u64 add_cycles(Core& core, u64 cycles) {
    core.hot.native.counter += counted(cycles, 0);
    if (core.accounts_each_block()) [[unlikely]]
        end_time(core);
    return 1;
}

}  // namespace

extern "C" {

u64 hypscope_jit_call_supervisor(Core* core, const Op* op, interp::Perform body) {
    u32 cycles = 0;
    if (core->call_supervisor_quickly(entry_after(*core, *op), counts_of(*core), cycles))
        return add_cycles(*core, cycles);
    return hypscope_jit_finish(core, op, body);
}

u64 hypscope_jit_call_hypervisor(Core* core, const Op* op, u32 hsr) {
    constexpr auto kKind = ExceptionKind::HypervisorCall;
    u32 cycles = 0;
    // Where it is defined it is not the simulator's own (CoreSystem::firmware_call()).
    if (core->hvc_is_defined() &&
        core->enter_hyp_quickly(kKind, entry_after(*core, *op), hsr, counts_of(*core), cycles))
        return add_cycles(*core, cycles);
    return hypscope_jit_finish(core, op, interp::handlers_of(op->id).perform);
}

u64 hypscope_jit_trap(Core* core, const Op* op, u32 hsr) {
    const Block& block = *block_of(op);
    const u64 cycles_ahead = u64{block.cost} - op->cumulative;
    const u64 instructions_ahead = u64{block.count} - op->index;
    const u32 pc = interp::pc_of(*core, op);
    const auto counts = [&] {
        const Counts all = native_counts(*core);
        return Counts{all.cycles - cycles_ahead, all.instructions - instructions_ahead};
    };
    u32 cycles = 0;
    // Inside an exit phases of what does not execute were charged.
    if (!core->hot.exit_running &&
        core->enter_hyp_quickly(ExceptionKind::HypTrap, {pc, pc, native_flags(*core)}, hsr, counts,
                                cycles)) {
        // (The counter may know of fewer instructions than are taken back.)
        core->hot.instructions -= instructions_ahead;
        uncharge_branch(*core, block);
        return add_cycles(*core, cycles - cycles_ahead);
    }
    const Pause pause(*core, Pause::With::Everything);
    core->hot.block = &block;
    uncharge_branch(*core, block);
    core->pend_trap(syndrome_of(hsr));
    core->deliver_pending(*op);
    return 1;
}

u64 hypscope_jit_return_to(Core* core, const Op* op, u64 pc_and_psr) {
    const u32 pc = static_cast<u32>(pc_and_psr), psr = static_cast<u32>(pc_and_psr >> 32);
    u32 cycles = 0;
    if (core->return_quickly(pc, psr, counts_of(*core), cycles)) {
        set_native_flags(*core, psr);
        return add_cycles(*core, cycles);
    }
    return hypscope_jit_return_slowly(core, op, pc, psr);
}

u64 hypscope_jit_return_by_spsr(Core* core, const Op* op, u32 pc) {
    const Mode mode = core->state.mode;
    if (mode == Mode::Hyp || bank_of(mode) == Bank::User)
        return hypscope_jit_return(core, op, interp::handlers_of(op->id).perform);
    return hypscope_jit_return_to(core, op, u64{core->state.spsr()} << 32 | pc);
}

}  // extern "C"

}  // namespace hypscope::cpu::jit
