// SPDX-License-Identifier: Apache-2.0
// Which instantiations each operation gets, by the timing class of its row.
#pragma once
#include <utility>

#include "cpu/interp/handlers.hpp"

namespace hypscope::cpu::interp {

template <class Body>
inline constexpr Shifted kShifted{
    run<Body, ShiftedOperands<isa::SRType::LSL>, When::Always>,
    run<Body, ShiftedOperands<isa::SRType::LSR>, When::Always>,
    run<Body, ShiftedOperands<isa::SRType::ASR>, When::Always>,
    run<Body, ShiftedOperands<isa::SRType::ROR>, When::Always>,
};

template <class Body, bool kIndexes, bool kWritesBack>
inline constexpr std::array<Handler, 2> kSubtractedOrAdded{
    run_filtered<Body, AddressOperands<kIndexes, false, kWritesBack>, When::Always>,
    run_filtered<Body, AddressOperands<kIndexes, true, kWritesBack>, When::Always>,
};
template <class Body>
inline constexpr Addressed kAddressed{.offset = kSubtractedOrAdded<Body, true, false>,
                                      .before = kSubtractedOrAdded<Body, true, true>,
                                      .after = kSubtractedOrAdded<Body, false, true>};

template <class Body, isa::TimingClass kClass>
constexpr HandlerSet make_handlers() {
    using enum isa::TimingClass;
    HandlerSet set;
    set.perform = perform_apart<Body>;
    if constexpr (kClass == Alu || kClass == AluShift) {
        set.always = run<Body, NoPcOperands, When::Always>;
        set.conditional = run<Body, NoPcOperands, When::Conditionally>;
        set.general = run<Body, NoPcOperands, When::General>;
        set.plain = run<Body, PlainOperands<false>, When::Always>;
        set.plain_sets = run<Body, PlainOperands<true>, When::Always>;
        set.writes_pc = run_indirect_branch<Body>;
        if constexpr (kClass == AluShift) set.shifted = &kShifted<Body>;
    } else if constexpr (kClass == Load || kClass == Store || kClass == LoadDouble ||
                         kClass == StoreDouble) {
        set.always = run_filtered<Body, NoPcOperands, When::Always>;
        set.conditional = run_filtered<Body, NoPcOperands, When::Conditionally>;
        set.general = run<Body, NoPcOperands, When::General>;
        set.addressed = &kAddressed<Body>;
        if constexpr (kClass == Load || kClass == Store) set.writes_pc = run_indirect_branch<Body>;
    } else if constexpr (kClass == AluShiftRegister || kClass == Saturating || kClass == Multiply ||
                         kClass == MultiplyLong) {
        set.always = run<Body, NoPcOperands, When::Always>;
        set.general = run<Body, isa::Operands, When::General>;
    } else if constexpr (kClass == LoadMultiple || kClass == StoreMultiple) {
        set.general = run_apart<Body>;
        set.writes_pc = run_indirect_branch<Body>;
    } else if constexpr (kClass == ExceptionReturn) {
        set.general = run_exception_return<Body>;
        set.writes_pc = run_exception_return<Body>;
    } else {
        set.general = run_apart<Body>;
        set.writes_pc = run_indirect_branch<Body>;
    }
    return set;
}

template <class Body, uarch::BranchKind kKind, u32... kCond>
constexpr std::array<Handler, 14> by_condition(std::integer_sequence<u32, kCond...> /*all*/) {
    return {run_conditional_branch<Body, kKind, kCond>...};
}
template <class Body, uarch::BranchKind kKind>
inline constexpr auto kConditionalBranches =
    by_condition<Body, kKind>(std::make_integer_sequence<u32, 14>{});

template <class Body, When kWhen>
inline constexpr std::array<Handler, 3> kJumpsByKind{
    run_jump<Body, kWhen, uarch::BranchKind::Indirect>,
    run_jump<Body, kWhen, uarch::BranchKind::IndirectCall>,
    run_jump<Body, kWhen, uarch::BranchKind::Return>,
};
template <class Body>
inline constexpr Jumps kJumps{.always = kJumpsByKind<Body, When::Always>,
                              .general = kJumpsByKind<Body, When::General>};

template <class Body, uarch::BranchKind kKind>
constexpr HandlerSet make_branch_handlers() {
    HandlerSet set;
    set.perform = perform_apart<Body>;
    if constexpr (kKind == uarch::BranchKind::Conditional) {
        set.always = set.general = run_compare_branch<Body>;
    } else {
        set.always = run_direct_branch<Body, kKind>;
        set.conditional_branches = &kConditionalBranches<Body, kKind>;
    }
    return set;
}

}  // namespace hypscope::cpu::interp

/// The body of a row as a type, so that templates can take it.
#define HYPSCOPE_BODY(name)                                        \
    struct Body_##name {                                           \
        template <class M, class O>                                \
        [[gnu::always_inline]] static auto run(M& m, const O& o) { \
            return isa::exec::exec_##name(m, o);                   \
        }                                                          \
    };
