// SPDX-License-Identifier: Apache-2.0
// Operand builders of Advanced SIMD on single-precision numbers (ARM ARM A7.4, A8.8). Operands as
// in simd_integer.hpp: d, n, m are the first D registers of the vectors, a is the number of D
// registers of a vector (of half-precision conversions that of the quadword, 2), shift_n is 32. imm
// is the index of a scalar or the number of fraction bits. kUnsigned: the integers are unsigned.
#pragma once
#include "isa/builders/simd_integer.hpp"

namespace hypscope::isa::builders {

/// sz is '1' for a double, which Advanced SIMD does not have. kDoubleOnly: nor quadwords.
template <bool kDoubleOnly>
struct SimdFloatSame {
    static constexpr std::string_view takes = "DzndNQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        o.shift_n = 32;
        const bool is_odd = o.a == 2 && (kDoubleOnly || has_odd_quadword(o, kQd | kQn | kQm));
        return undefined_when(f['z'] != 0 || is_odd);
    }
};
using FloatSame = SimdFloatSame<false>;
using FloatPairwise = SimdFloatSame<true>;

/// Bit `size` 2: words.
inline constexpr u32 kOnly32 = 0b0100;

/// A scalar is a word of D0-D15.
struct FloatScalar {
    static constexpr std::string_view takes = "QDsndNMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['s'] == 3) return DecodeStatus::NotThis;  // SEE "Related encodings"
        set_vectors(f, o);
        const bool has_size = set_esize(f, kOnly32, o);
        o.m = f.reg('m');
        o.imm = f['M'];
        o.set(kScalar);
        return undefined_when(!has_size || (o.a == 2 && has_odd_quadword(o, kQd | kQn)));
    }
};

using FloatMisc = SimdMisc<kOnly32>;

/// imm6 is 64 less the number of fraction bits.
struct FloatFixed {
    static constexpr std::string_view takes = "UDidQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['i'] < 8) return DecodeStatus::NotThis;  // SEE one register and a modified immediate
        set_vectors(f, o);
        o.shift_n = 32;
        o.imm = 64 - f['i'];
        return undefined_when(f['i'] < 32 || (o.a == 2 && has_odd_quadword(o, kQd | kQm)));
    }
};

/// Four halves in a doubleword, four singles in a quadword: the vector kQuadword.
template <u32 kQuadword>
struct SimdHalf {
    static constexpr std::string_view takes = "DsdMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        o.a = 2;
        o.shift_n = 32;
        return undefined_when(f['s'] != 1 || has_odd_quadword(o, kQuadword));
    }
};
using FloatToHalf = SimdHalf<kQm>;
using HalfToFloat = SimdHalf<kQd>;

}  // namespace hypscope::isa::builders
