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

u64 add_cycles(Core& core, u32 cycles) {
    core.hot.native.counter += counted(cycles, 0);
    return 1;
}

}  // namespace

extern "C" {

u64 hypscope_jit_call_supervisor(Core* core, const Op* op, interp::Perform body) {
    u32 cycles = 0;
    if (core->call_supervisor_quickly(entry_after(*core, *op), native_counts(*core), cycles))
        return add_cycles(*core, cycles);
    return hypscope_jit_finish(core, op, body);
}

u64 hypscope_jit_call_hypervisor(Core* core, const Op* op, interp::Perform body) {
    constexpr auto kKind = ExceptionKind::HypervisorCall;
    const isa::Operands& o = op->operands;
    const Syndrome syndrome{ExceptionClass::Hvc, o.imm & 0xffff, false};
    const u32 hsr = hsr_value(syndrome, o.length == 4, core->state.thumb, o.cond);
    u32 cycles = 0;
    // Where it is defined it is not the simulator's own (CoreSystem::firmware_call()).
    if (core->hvc_is_defined() &&
        core->enter_hyp_quickly(kKind, entry_after(*core, *op), hsr, native_counts(*core), cycles))
        return add_cycles(*core, cycles);
    return hypscope_jit_finish(core, op, body);
}

u64 hypscope_jit_return_to(Core* core, const Op* op, u64 pc_and_psr) {
    const u32 pc = static_cast<u32>(pc_and_psr), psr = static_cast<u32>(pc_and_psr >> 32);
    u32 cycles = 0;
    if (core->return_quickly(pc, psr, native_counts(*core), cycles)) {
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
