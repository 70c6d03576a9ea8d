// SPDX-License-Identifier: Apache-2.0
// Operand builders of the hints and barriers: ARM ARM A8.8.42-A8.8.44, A8.8.53, A8.8.119.
// Operands: imm is the option of a barrier or DBG, the number of an unallocated hint.
#pragma once
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

/// NOP and every hint without a row of its own.
struct UnallocatedHint {
    static constexpr std::string_view takes = "ch";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['h'];
        return DecodeStatus::Ok;
    }
};

struct Option {
    static constexpr std::string_view takes = "co";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['o'];
        return DecodeStatus::Ok;
    }
};

}  // namespace hypscope::isa::builders
