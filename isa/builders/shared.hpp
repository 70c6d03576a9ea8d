// SPDX-License-Identifier: Apache-2.0
// Pseudocode functions that the operand builders of several groups share: BadReg (ARM ARM A8.3),
// DecodeImmShift (A8.4.3), and the conditions on ITSTATE.
#pragma once
#include "common/bits.hpp"
#include "isa/instruction.hpp"

namespace hypscope::isa::builders {

[[nodiscard]] constexpr bool BadReg(u32 n) { return n == 13 || n == 15; }

[[nodiscard]] constexpr DecodeStatus unpredictable_when(bool condition) {
    return condition ? DecodeStatus::Unpredictable : DecodeStatus::Ok;
}

/// "if InITBlock() && !LastInITBlock() then UNPREDICTABLE": an instruction that may branch.
[[nodiscard]] constexpr bool not_last_in_it_block(const DecodeContext& context) {
    return context.in_it_block() && !context.last_in_it_block();
}

constexpr void DecodeImmShift(u32 type, u32 imm5, Operands& o) {
    o.shift_t = static_cast<SRType>(type);
    o.shift_n = static_cast<u8>(imm5);
    if (imm5 != 0 || type == 0) return;
    o.shift_n = type == 3 ? 1 : 32;
    if (type == 3) o.shift_t = SRType::RRX;
}

}  // namespace hypscope::isa::builders
