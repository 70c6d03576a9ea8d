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

/// Operands of a data-processing instruction that writes no PC, sets no flags, and shifts by 1 to
/// 31.
template <isa::SRType kType>
struct ShiftedOperands : isa::Operands {
    static constexpr bool setflags() { return false; }
    static constexpr bool writes_pc() { return false; }
    static constexpr isa::SRType shift_type() { return kType; }
    [[nodiscard]] u32 shift_amount() const {
        if (shift_n - 1u > 30) __builtin_unreachable();
        return shift_n;
    }
};

/// Operands of a transfer by its addressing, without the PC.
template <bool kIndexes, bool kAdds, bool kWritesBack>
struct AddressOperands : isa::Operands {
    static constexpr bool writes_pc() { return false; }
    static constexpr bool index() { return kIndexes; }
    static constexpr bool add() { return kAdds; }
    static constexpr bool wback() { return kWritesBack; }
};

/// Operands of an instruction that is known to write the PC.
struct PcOperands : isa::Operands {
    static constexpr bool writes_pc() { return true; }
};

enum class When : u8 { Always, Conditionally, General };

template <class View>
[[nodiscard]] inline const View& view(const Op* op) {
    static_assert(sizeof(View) == sizeof(isa::Operands));
    return static_cast<const View&>(op->operands);
}

/// True when the body completed; false when an exception is pending.
template <class Body, class View, class MachineType = Machine>
[[gnu::always_inline]] inline bool perform(Core& core, const Op* op) {
    MachineType machine(core, *op);
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
    [[gnu::always_inline]] bool MemA(const isa::Operands&, u32 va, T& out) {
        return load_filtered(va, out);
    }
    template <class T>
    [[gnu::always_inline]] bool store_MemU(const isa::Operands&, u32 va, T value) {
        return store_filtered(va, value);
    }
    template <class T>
    [[gnu::always_inline]] bool store_MemA(const isa::Operands&, u32 va, T value) {
        return store_filtered(va, value);
    }
};

/// A Machine that does not ask the L0 filter about the access of one register, which has not
/// answered.
class MissMachine : public Machine {
  public:
    using Machine::Machine;
    template <class T>
    [[gnu::always_inline]] bool MemU(const isa::Operands&, u32 va, T& out) {
        const Missed missed = core_.miss<false>(op_, va, sizeof(T));
        if (missed.host == nullptr) [[unlikely]]
            return load_otherwise(va, out, missed.faults);
        core_.hot.cycles += missed.cycles;
        std::memcpy(&out, missed.host, sizeof(T));
        return true;
    }
    template <class T>
    [[gnu::always_inline]] bool store_MemU(const isa::Operands&, u32 va, T value) {
        const Missed missed = core_.miss<true>(op_, va, sizeof(T));
        if (missed.host == nullptr) [[unlikely]]
            return !missed.faults && core_.store_missed(op_, va, sizeof(T), value, false, false);
        core_.hot.cycles += missed.cycles;
        std::memcpy(missed.host, &value, sizeof(T));
        return true;
    }

  private:
    template <class T>
    [[gnu::noinline]] bool load_otherwise(u32 va, T& out, bool faults) {
        if (faults) return false;
        const u64 result = core_.load_missed(op_, va, sizeof(T), false, false);
        out = static_cast<T>(result);
        return result != 0;
    }
};

/// False: nothing was done.
template <class Body, class View>
[[gnu::always_inline]] inline bool perform_filtered(Core& core, const Op* op) {
    return perform<Body, View, FilterMachine>(core, op);
}

template <class Body>
[[gnu::noinline]] const Op* run_missed(Core& core, const Op* op) {
    if (!perform<Body, NoPcOperands, MissMachine>(core, op)) [[unlikely]]
        HYPSCOPE_GO(core, fault(core, op));
    HYPSCOPE_NEXT(core, op + 1);
}

/// A load or store of one register or two: its accesses come before anything else that it changes,
/// so that it can begin again where the L0 filter does not answer. Calls nothing, so that it needs
/// no stack.
template <class Body, class View, When kWhen>
const Op* run_filtered(Core& core, const Op* op) {
    if constexpr (kWhen != When::Always) {
        if (!condition_passed(core.state, op->operands.cond)) HYPSCOPE_NEXT(core, op + 1);
    }
    if (!perform_filtered<Body, View>(core, op)) [[unlikely]]
        return run_missed<Body>(core, op);
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

/// Charges the branch that just ended its block.
[[gnu::always_inline]] inline void price_branch(Core& core, const Op* op, uarch::BranchKind kind,
                                                bool taken) {
    if (core.hot.branches == nullptr) return;
    const u32 pc = pc_of(core, op);
    const uarch::Branch branch{pc, core.hot.next_pc, pc + op->operands.length, kind, taken};
    if (!core.hot.branches->predicted(branch)) core.charge(core.timing().branch(branch));
}

/// Goes to hot.next_pc, which the current block does not know yet.
template <u32 kIndex>
[[gnu::noinline]] const Op* go_unlinked(Core& core) {
    HYPSCOPE_GO(core, resolve_link(core, kIndex));
}

/// Goes to hot.next_pc, which follows the current block. hot.next_pc does not matter where the
/// blocks are linked.
template <bool kTaken>
[[gnu::always_inline]] inline const Op* follow_link(Core& core) {
    constexpr u32 kIndex = kTaken ? 0 : 1;
    const Block* next = core.hot.block->links[kIndex];
    if (next != nullptr) [[likely]]
        HYPSCOPE_FOLLOW(core, next);
    return go_unlinked<kIndex>(core);
}

/// The end of a conditional branch that was not predicted at first sight, or has no link yet:
/// hot.next_pc is known.
template <bool kTaken>
[[gnu::noinline]] const Op* end_conditionally(Core& core, const Op* op) {
    price_branch(core, op, uarch::BranchKind::Conditional, kTaken);
    return follow_link<kTaken>(core);
}

/// A direct branch in full.
template <class Body, bool kTaken>
[[gnu::noinline]] const Op* end_in_full(Core& core, const Op* op) {
    core.hot.next_pc = pc_of(core, op) + op->operands.length;
    if constexpr (kTaken) perform<Body, isa::Operands>(core, op);
    return end_conditionally<kTaken>(core, op);
}

/// A conditional branch that its counter does not answer.
template <class Body, bool kTaken>
[[gnu::noinline]] const Op* end_trained(Core& core, const Op* op) {
    const Block& block = *core.hot.block;
    if (block.state.observed) [[unlikely]]
        return end_in_full<Body, kTaken>(core, op);
    uarch::BranchFilter& filter = *core.hot.branches;
    const u32 counter = filter.counter_of(core.hot.page_va >> 2 ^ block.branch_hash);
    core.hot.cycles += filter.train_conditional(counter, kTaken);
    HYPSCOPE_FOLLOW(core, block.links[kTaken ? 0 : 1]);
}

/// All that there is to most conditional branches: hot.next_pc does not matter between linked
/// blocks. Calls nothing, so that it needs no stack.
template <class Body, bool kTaken>
[[gnu::always_inline]] inline const Op* end_conditional_branch(Core& core, const Op* op) {
    const Block& block = *core.hot.block;
    const Block* next = block.links[kTaken ? 0 : 1];
    if (next == nullptr) [[unlikely]]
        return end_in_full<Body, kTaken>(core, op);
    if (core.hot.branches != nullptr) {
        uarch::BranchFilter& filter = *core.hot.branches;
        const u32 counter = filter.counter_of(core.hot.page_va >> 2 ^ block.branch_hash);
        if (!filter.predicted_conditional(counter, kTaken)) [[unlikely]]
            return end_trained<Body, kTaken>(core, op);
    }
    HYPSCOPE_FOLLOW(core, next);
}
/// Two ways, so that the host predicts the guest's branch as one of its own.
template <class Body, uarch::BranchKind kKind, u32 kCond>
const Op* run_conditional_branch(Core& core, const Op* op) {
    if (!condition_passed<kCond>(core.state)) return end_conditional_branch<Body, false>(core, op);
    // A call has a return address to write.
    if constexpr (kKind == uarch::BranchKind::Call) return end_in_full<Body, true>(core, op);
    return end_conditional_branch<Body, true>(core, op);
}

/// CBZ and CBNZ decide in their body.
template <class Body>
const Op* run_compare_branch(Core& core, const Op* op) {
    if (op->operands.cond != 14 && !condition_passed(core.state, op->operands.cond)) [[unlikely]]
        return end_conditional_branch<Body, false>(core, op);
    const u32 fallthrough = pc_of(core, op) + op->operands.length;
    core.hot.next_pc = fallthrough;
    perform<Body, isa::Operands>(core, op);
    if (core.hot.next_pc != fallthrough) return end_conditional_branch<Body, true>(core, op);
    return end_conditional_branch<Body, false>(core, op);
}

/// A direct branch or call that the predictor always knows.
template <uarch::BranchKind kKind>
[[gnu::always_inline]] inline void note_direct_branch(Core& core, const Op* op) {
    if (core.hot.branches == nullptr) return;
    const u32 pc = pc_of(core, op);
    (void)core.hot.branches->predicted({pc, 0, pc + op->operands.length, kKind, true});
}

template <class Body>
[[gnu::noinline]] const Op* go_direct_unlinked(Core& core, const Op* op) {
    perform<Body, isa::Operands>(core, op);
    return go_unlinked<0>(core);
}

/// A direct branch: its successor is a link when it lies in the same page.
template <class Body, uarch::BranchKind kKind>
const Op* run_direct_branch(Core& core, const Op* op) {
    note_direct_branch<kKind>(core, op);
    const Block* next = core.hot.block->links[0];
    if (next == nullptr) [[unlikely]]
        return go_direct_unlinked<Body>(core, op);
    if constexpr (kKind == uarch::BranchKind::Call) perform<Body, isa::Operands>(core, op);
    HYPSCOPE_FOLLOW(core, next);
}

/// Looks for what follows.
[[gnu::noinline]] inline const Op* go_on(Core& core) { HYPSCOPE_GO(core, dispatch(core)); }

/// Goes to hot.next_pc, wherever that is.
[[gnu::always_inline]] inline const Op* follow_jump(Core& core) {
    if (const Block* to = cached_jump(core)) [[likely]]
        HYPSCOPE_FOLLOW(core, to);
    return go_on(core);
}

template <uarch::BranchKind kKind>
[[gnu::noinline]] const Op* end_mispredicted(Core& core, const Op* op) {
    const u32 pc = pc_of(core, op);
    core.charge(
        core.timing().branch({pc, core.hot.next_pc, pc + op->operands.length, kKind, true}));
    return follow_jump(core);
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
    return core.state.it == 0 ? follow_jump(core) : go_on(core);
}

/// An indirect branch of a kind that is known, with nothing to be done again where the L0 filter
/// does not answer.
template <class Body, When kWhen, uarch::BranchKind kKind>
const Op* run_jump(Core& core, const Op* op) {
    const u32 pc = pc_of(core, op);
    if constexpr (kWhen == When::General) {
        if (!condition_passed(core.state, op->operands.cond))
            return run_indirect_branch<Body>(core, op);
        core.state.r[15] = pc + (core.state.thumb ? 4 : 8);
    }
    if (!perform_filtered<Body, PcOperands>(core, op)) [[unlikely]]
        return run_indirect_branch<Body>(core, op);
    if (core.hot.branches != nullptr) {
        const u32 fallthrough = pc + op->operands.length;
        if (!core.hot.branches->predicted({pc, core.hot.next_pc, fallthrough, kKind, true}))
            [[unlikely]]
            return end_mispredicted<kKind>(core, op);
    }
    return follow_jump(core);
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
    return core.state.it == 0 ? follow_jump(core) : go_on(core);
}

}  // namespace hypscope::cpu::interp
