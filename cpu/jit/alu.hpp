// SPDX-License-Identifier: Apache-2.0
// Which data-processing operations have code of their own, as what they have in common.
#pragma once
#include <optional>

#include "cpu/block.hpp"

namespace hypscope::cpu::jit {

struct Alu {
    enum Kind : u8 {
        Add,
        Sub,
        Rsb,
        Adc,
        Sbc,
        And,
        Orr,
        Eor,
        Bic,
        Orn,
        Mov,
        Mvn,
        Cmn,
        Cmp,
        Tst,
        Teq,
        ShiftBy,  ///< by a register
    } kind;
    bool immediate;  ///< the second operand is imm; else R[m] with an immediate shift

    [[nodiscard]] bool is_sum() const {
        return kind == Add || kind == Sub || kind == Rsb || kind == Cmn || kind == Cmp;
    }
    [[nodiscard]] bool is_test() const {
        return kind == Cmn || kind == Cmp || kind == Tst || kind == Teq;
    }
};

/// None when the instruction calls its body: unusual forms (the PC as an operand, RRX, flags of a
/// shift by register) are not worth code.
[[nodiscard]] std::optional<Alu> alu_of(const Op& op);

}  // namespace hypscope::cpu::jit
