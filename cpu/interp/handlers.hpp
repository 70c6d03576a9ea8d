// SPDX-License-Identifier: Apache-2.0
// One handler template for every instruction body. A body is instantiated a few times: executed
// always, conditionally, and with everything decided at run time (a source is the PC); data
// processing and plain loads and stores also over views of their operands in which the common case
// is a constant. All views give the same text, so there is one meaning.
#pragma once
#include <type_traits>

#include "cpu/branch_kind.hpp"
#include "cpu/interp/dispatch.hpp"
#include "isa/exec/all.hpp"

namespace hypscope::cpu::interp {

/// Operands of a data-processing instruction that writes no PC and whose operand is not shifted.
template <bool kSets>
struct PlainOperands : isa::Operands {
    static constexpr bool setflags() { return kSets; }
    static constexpr bool writes_pc() { return false; }
    static constexpr isa::SRType shift_type() { return isa::SRType::LSL; }
    static constexpr u32 shift_amount() { return 0; }
};

/// Operands of an instruction that is known not to write the PC.
struct NoPcOperands : isa::Operands {
    static constexpr bool writes_pc() { return false; }
};

/// Operands of an offset-addressed transfer: no writeback, no PC.
template <bool kAdds>
struct OffsetOperands : isa::Operands {
    static constexpr bool writes_pc() { return false; }
    static constexpr bool index() { return true; }
    static constexpr bool add() { return kAdds; }
    static constexpr bool wback() { return false; }
};

enum class When : u8 { Always, Conditionally, General };

template <class View>
[[nodiscard]] inline const View& view(const Op* op) {
    static_assert(sizeof(View) == sizeof(isa::Operands));
    return static_cast<const View&>(op->operands);
}

/// True when the body completed; false when an exception is pending.
template <class Body, class View>
[[gnu::always_inline]] inline bool perform(Core& core, const Op* op) {
    Machine machine(core, *op);
    if constexpr (std::is_void_v<decltype(Body::run(machine, view<View>(op)))>) {
        Body::run(machine, view<View>(op));
        return true;
    } else {
        return Body::run(machine, view<View>(op));
    }
}

/// Bodies that are not worth inlining into their handler, and may need stack of their own.
template <class Body>
[[gnu::noinline]] bool perform_apart(Core& core, const Op* op) {
    return perform<Body, isa::Operands>(core, op);
}

template <class Body, class View, When kWhen>
const Op* run(Core& core, const Op* op) {
    if constexpr (kWhen == When::General)
        core.state.r[15] = pc_of(core, op) + (core.state.thumb ? 4 : 8);
    if constexpr (kWhen != When::Always) {
        if (!condition_passed(core.state, op->operands.cond)) HYPSCOPE_NEXT(core, op + 1);
    }
    if (!perform<Body, View>(core, op)) [[unlikely]]
        HYPSCOPE_GO(core, fault(core, op));
    HYPSCOPE_NEXT(core, op + 1);
}

/// A Machine that does nothing and fails where the L0 filter does not answer.
class FilterMachine : public Machine {
  public:
    using Machine::Machine;
    bool unpredictable(const isa::Operands&, const char*) { return false; }
    template <class T>
    bool MemU_unpriv(const isa::Operands&, u32, T&) {
        return false;
    }
    template <class T>
    bool store_MemU_unpriv(const isa::Operands&, u32, T) {
        return false;
    }
    template <class T>
    [[gnu::always_inline]] bool MemU(const isa::Operands&, u32 va, T& out) {
        return load_filtered(va, out);
    }
    template <class T>
    [[gnu::always_inline]] bool store_MemU(const isa::Operands&, u32 va, T value) {
        return store_filtered(va, value);
    }
};

template <class Body, class View>
[[gnu::noinline]] const Op* run_again(Core& core, const Op* op) {
    return run<Body, View, When::Always>(core, op);
}

/// A load or store of one register: its access comes before anything that it changes, so that it
/// can begin again where the L0 filter does not answer. Calls nothing, so that it needs no stack.
template <class Body, class View, When kWhen>
const Op* run_filtered(Core& core, const Op* op) {
    if constexpr (kWhen != When::Always) {
        if (!condition_passed(core.state, op->operands.cond)) HYPSCOPE_NEXT(core, op + 1);
    }
    FilterMachine machine(core, *op);
    if (!Body::run(machine, view<View>(op))) [[unlikely]]
        return run_again<Body, View>(core, op);
    HYPSCOPE_NEXT(core, op + 1);
}

template <class Body>
const Op* run_apart(Core& core, const Op* op) {
    core.state.r[15] = pc_of(core, op) + (core.state.thumb ? 4 : 8);
    if (!condition_passed(core.state, op->operands.cond)) HYPSCOPE_NEXT(core, op + 1);
    if (!perform_apart<Body>(core, op)) [[unlikely]]
        HYPSCOPE_GO(core, fault(core, op));
    HYPSCOPE_NEXT(core, op + 1);
}

/// Price of the branch that just ended its block.
[[gnu::always_inline]] inline void price_branch(Core& core, const Op* op, uarch::BranchKind kind,
                                                bool taken) {
    if (core.hot.branches == nullptr) return;
    const u32 pc = pc_of(core, op);
    const uarch::Branch branch{pc, core.hot.next_pc, pc + op->operands.length, kind, taken};
    if (!core.hot.branches->predicted(branch)) core.charge(core.timing().branch(branch));
}

/// The predictor's fast answer for a direct branch.
template <uarch::BranchKind kKind>
[[gnu::always_inline]] inline bool is_predicted(Core& core, const Op* op, bool taken) {
    if (core.hot.branches == nullptr) return true;
    const u32 pc = pc_of(core, op);
    return core.hot.branches->predicted({pc, 0, pc + op->operands.length, kKind, taken});
}

/// Goes to hot.next_pc, which follows the current block.
[[gnu::always_inline]] inline const Op* follow_link(Core& core, u32 index) {
    const Block* next = core.hot.block->links[index];
    if (next != nullptr) [[likely]]
        HYPSCOPE_FOLLOW(core, next);
    HYPSCOPE_GO(core, resolve_link(core, index));
}

/// The end of a direct branch that was not predicted at first sight.
template <uarch::BranchKind kKind, bool kTaken>
[[gnu::noinline]] const Op* end_trained(Core& core, const Op* op) {
    const u32 pc = pc_of(core, op);
    core.charge(
        core.timing().branch({pc, core.hot.next_pc, pc + op->operands.length, kKind, kTaken}));
    return follow_link(core, kTaken ? 0 : 1);
}

template <uarch::BranchKind kKind, bool kTaken>
[[gnu::always_inline]] inline const Op* end_direct_branch(Core& core, const Op* op) {
    if (!is_predicted<kKind>(core, op, kTaken)) [[unlikely]]
        return end_trained<kKind, kTaken>(core, op);
    return follow_link(core, kTaken ? 0 : 1);
}

/// A direct branch: its successors are links when they lie in the same page.
template <class Body, uarch::BranchKind kKind>
[[gnu::noinline]] const Op* run_direct_branch(Core& core, const Op* op) {
    const u32 fallthrough = pc_of(core, op) + op->operands.length;
    core.hot.next_pc = fallthrough;
    if constexpr (kKind == uarch::BranchKind::Conditional) {
        if (!condition_passed(core.state, op->operands.cond))
            return end_direct_branch<kKind, false>(core, op);
    }
    perform<Body, isa::Operands>(core, op);
    // A compare-and-branch decides in its body.
    if constexpr (kKind == uarch::BranchKind::Conditional) {
        if (op->operands.cond == 14 && core.hot.next_pc == fallthrough)
            return end_direct_branch<kKind, false>(core, op);
    }
    return end_direct_branch<kKind, true>(core, op);
}

/// All that there is to most conditional branches: hot.next_pc does not matter between linked
/// blocks. Calls nothing, so that it needs no stack.
template <class Body, bool kTaken>
[[gnu::always_inline]] inline const Op* end_conditional_branch(Core& core, const Op* op) {
    constexpr auto kKind = uarch::BranchKind::Conditional;
    const Block* next = core.hot.block->links[kTaken ? 0 : 1];
    if (next != nullptr && is_predicted<kKind>(core, op, kTaken)) [[likely]]
        HYPSCOPE_FOLLOW(core, next);
    return run_direct_branch<Body, kKind>(core, op);
}
/// Two ways, so that the host predicts the guest's branch as one of its own.
template <class Body>
const Op* run_conditional_branch(Core& core, const Op* op) {
    if (condition_passed(core.state, op->operands.cond))
        return end_conditional_branch<Body, true>(core, op);
    return end_conditional_branch<Body, false>(core, op);
}

/// Every other instruction that may write the PC.
template <class Body>
const Op* run_indirect_branch(Core& core, const Op* op) {
    const u32 pc = pc_of(core, op);
    core.state.r[15] = pc + (core.state.thumb ? 4 : 8);
    core.hot.next_pc = pc + op->operands.length;
    if (!condition_passed(core.state, op->operands.cond)) {
        core.state.it = isa::it_advance(op->it);
        price_branch(core, op, uarch::BranchKind::Conditional, false);
    } else if (!perform_apart<Body>(core, op)) [[unlikely]] {
        HYPSCOPE_GO(core, fault(core, op));
    } else {
        price_branch(core, op, indirect_kind(*op), true);
    }
    if (core.state.it == 0) [[likely]] {
        if (const Block* to = cached_jump(core)) [[likely]]
            HYPSCOPE_FOLLOW(core, to);
    }
    HYPSCOPE_GO(core, dispatch(core));
}

/// ERET, RFE, SUBS PC and alike: not predicted, priced as an event.
template <class Body>
const Op* run_exception_return(Core& core, const Op* op) {
    const u32 pc = pc_of(core, op);
    core.state.r[15] = pc + (core.state.thumb ? 4 : 8);
    core.hot.next_pc = pc + op->operands.length;
    if (!condition_passed(core.state, op->operands.cond)) {
        core.state.it = isa::it_advance(op->it);
    } else if (!perform_apart<Body>(core, op)) {
        HYPSCOPE_GO(core, fault(core, op));
    }
    if (core.state.it == 0) [[likely]] {
        if (const Block* to = cached_jump(core)) [[likely]]
            HYPSCOPE_FOLLOW(core, to);
    }
    HYPSCOPE_GO(core, dispatch(core));
}

}  // namespace hypscope::cpu::interp
