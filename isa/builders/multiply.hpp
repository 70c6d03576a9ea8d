// SPDX-License-Identifier: Apache-2.0
// Operand builders of the multiply and divide rows. Operands: d, n, m, a (Ra, or RdHi where d is
// RdLo); kHalf = m_high, m_swap or round; kHalf2 = n_high.
#pragma once
#include "isa/builders/data_processing.hpp"

namespace hypscope::isa::builders {

constexpr void multiply_operands(const Fields& f, Operands& o) {
    o.d = f.reg('d');
    o.n = f.reg('n');
    o.m = f.reg('m');
    o.a = f.reg('a');
    o.set(kSetFlags, f['S'] != 0);
    o.set(kHalf, f['M'] != 0 || f['R'] != 0);
    o.set(kHalf2, f['N'] != 0);
}

/// No register may be the PC.
struct MultiplyA32 {
    static constexpr std::string_view takes = "cSdanmMNR";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        multiply_operands(f, o);
        return unpredictable_when(o.d == 15 || o.n == 15 || o.m == 15 || o.a == 15);
    }
};

/// RdHi and RdLo are two registers.
struct MultiplyLongA32 {
    static constexpr std::string_view takes = MultiplyA32::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        if (MultiplyA32::build(f, context, o) != DecodeStatus::Ok) {
            return DecodeStatus::Unpredictable;
        }
        return unpredictable_when(o.d == o.a);
    }
};

/// No register may be SP or the PC; Ra of 15 is a row of its own.
struct MultiplyT32 {
    static constexpr std::string_view takes = "danmMNR";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        multiply_operands(f, o);
        return unpredictable_when(BadReg(o.d) || BadReg(o.n) || BadReg(o.m) || BadReg(o.a));
    }
};

struct MultiplyLongT32 {
    static constexpr std::string_view takes = MultiplyT32::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        if (MultiplyT32::build(f, context, o) != DecodeStatus::Ok) {
            return DecodeStatus::Unpredictable;
        }
        return unpredictable_when(o.d == o.a);
    }
};

/// MUL <Rdm>, <Rn>, <Rdm>
struct MulT16 {
    static constexpr std::string_view takes = "nd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.d = f.reg('d');
        o.n = f.reg('n');
        o.m = o.d;
        o.set(kSetFlags, !context.in_it_block());
        return DecodeStatus::Ok;
    }
};

}  // namespace hypscope::isa::builders
