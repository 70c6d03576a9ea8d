// SPDX-License-Identifier: Apache-2.0
// Which instantiations each operation gets, by the timing class of its row.
#pragma once
#include "cpu/interp/handlers.hpp"

namespace hypscope::cpu::interp {

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
    } else if constexpr (kClass == Load || kClass == Store) {
        set.always = run_filtered<Body, NoPcOperands, When::Always>;
        set.conditional = run_filtered<Body, NoPcOperands, When::Conditionally>;
        set.general = run<Body, NoPcOperands, When::General>;
        set.offset_add = run_filtered<Body, OffsetOperands<true>, When::Always>;
        set.offset_sub = run_filtered<Body, OffsetOperands<false>, When::Always>;
        set.writes_pc = run_indirect_branch<Body>;
    } else if constexpr (kClass == AluShiftRegister || kClass == Saturating || kClass == Multiply ||
                         kClass == MultiplyLong || kClass == LoadDouble || kClass == StoreDouble) {
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

template <class Body, uarch::BranchKind kKind>
constexpr HandlerSet make_branch_handlers() {
    HandlerSet set;
    set.perform = perform_apart<Body>;
    set.always = run_direct_branch<Body, kKind>;
    // A call has a return address to write, linked or not.
    set.conditional_branch = kKind == uarch::BranchKind::Call
                                 ? run_direct_branch<Body, uarch::BranchKind::Conditional>
                                 : run_conditional_branch<Body>;
    set.compare_branch = run_direct_branch<Body, uarch::BranchKind::Conditional>;
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
