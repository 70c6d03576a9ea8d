// SPDX-License-Identifier: Apache-2.0
// Operand builders of the data-processing rows: ARM ARM A5.2.4 (ARMExpandImm), A6.3.2
// (ThumbExpandImm), A8.4.3 (DecodeImmShift).
#pragma once
#include <bit>

#include "common/bits.hpp"
#include "isa/instruction.hpp"

namespace hypscope::isa::builders {

/// ARMExpandImm_C: the carry is known only when the immediate is rotated.
constexpr void arm_expand_imm(u32 imm12, Operands& o) {
    const u32 rotation = 2 * bits(imm12, 11, 8);
    o.imm = std::rotr(bits(imm12, 7, 0), static_cast<int>(rotation));
    o.set(kCarryKnown, rotation != 0);
    o.set(kCarryValue, rotation != 0 && bit(o.imm, 31));
}

struct DpImmA32 {
    static constexpr std::string_view takes = "cSndi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('d');
        o.set(kSetFlags, f['S'] != 0);
        o.set(kWritesPc, o.d == 15);
        arm_expand_imm(f['i'], o);
        return DecodeStatus::Ok;
    }
};

}  // namespace hypscope::isa::builders
