// SPDX-License-Identifier: Apache-2.0
// Operand builders of Advanced SIMD data processing on integers and bits (ARM ARM A7.4, A8.8).
// Operands: d, n, m are the first D register of each vector and a the number of D registers of a
// vector (1 or 2; of "long" and "narrow" rows, whose other vectors are quadwords, 1). shift_n is
// esize in bits, of "long" rows that of the sources and of "narrow" rows that of the result. imm is
// the shift amount, the index of a scalar, or what the builder says. kUnsigned: the elements are
// unsigned; kScalar: m is a scalar. UNDEFINED are sizes that an instruction does not have and odd
// numbers of quadword registers.
#pragma once
#include <bit>

#include "isa/builders/shared.hpp"

namespace hypscope::isa {

/// Names that Advanced SIMD has for bits of Operands::flags.
inline constexpr Flag kUnsigned = kHalf;
inline constexpr Flag kScalar = kRegisterForm;

namespace builders {

/// D:Vd, N:Vn, M:Vm.
[[nodiscard]] constexpr u8 vector_register(const Fields& f, char top, char low) {
    return static_cast<u8>((f[top] << 4) | f[low]);
}

constexpr void set_vectors(const Fields& f, Operands& o) {
    o.d = vector_register(f, 'D', 'd');
    if (f.has('N')) o.n = vector_register(f, 'N', 'n');
    o.m = vector_register(f, 'M', 'm');
    o.a = f.has('Q') && f['Q'] != 0 ? 2 : 1;
    o.set(kUnsigned, f.has('U') && f['U'] != 0);
}

/// Sizes as a set: bit `size` of kSizes.
inline constexpr u32 kAnySize = 0b1111, kNot64 = 0b0111, k16Or32 = 0b0110, kOnly8 = 0b0001;

/// esize = 8 << size. False where the size is UNDEFINED.
constexpr bool set_esize(const Fields& f, u32 sizes, Operands& o) {
    o.shift_n = static_cast<u8>(8u << f['s']);
    return bit(sizes, f['s']);
}

[[nodiscard]] constexpr DecodeStatus undefined_when(bool condition) {
    return condition ? DecodeStatus::Undefined : DecodeStatus::Ok;
}

/// Which vectors of a row are quadwords.
enum Quadword : u32 { kQd = 1, kQn = 2, kQm = 4, kNone = 0 };

[[nodiscard]] constexpr bool has_odd_quadword(const Operands& o, u32 quadwords) {
    return ((quadwords & kQd) != 0 && bit(u32{o.d}, 0)) ||
           ((quadwords & kQn) != 0 && bit(u32{o.n}, 0)) ||
           ((quadwords & kQm) != 0 && bit(u32{o.m}, 0));
}

// Three registers of the same length --------------------------------------------------------------

/// kDoubleOnly: Q == '1' is UNDEFINED.
template <u32 kSizes, bool kDoubleOnly = false>
struct SimdSame {
    static constexpr std::string_view takes = "UDsndNQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        const bool has_size = set_esize(f, kSizes, o);
        const bool is_odd = o.a == 2 && (kDoubleOnly || has_odd_quadword(o, kQd | kQn | kQm));
        return undefined_when(!has_size || is_odd);
    }
};
using SameAny = SimdSame<kAnySize>;
using SameNot64 = SimdSame<kNot64>;
using Same16Or32 = SimdSame<k16Or32>;
using SameOnly8 = SimdSame<kOnly8>;
using SameDouble = SimdSame<kNot64, true>;

/// Bitwise: what would be the size is part of the opcode.
struct SameBits {
    static constexpr std::string_view takes = "DndNQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        o.shift_n = 64;
        return undefined_when(o.a == 2 && has_odd_quadword(o, kQd | kQn | kQm));
    }
};

// Three registers of different lengths ------------------------------------------------------------

template <u32 kSizes, u32 kQuadwords>
struct SimdLong {
    static constexpr std::string_view takes = "UDsndNMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['s'] == 3) return DecodeStatus::NotThis;  // SEE "Related encodings"
        set_vectors(f, o);
        const bool has_size = set_esize(f, kSizes, o);
        return undefined_when(!has_size || has_odd_quadword(o, kQuadwords));
    }
};
using LongNot64 = SimdLong<kNot64, kQd>;
using Long16Or32 = SimdLong<k16Or32, kQd>;
using WideNot64 = SimdLong<kNot64, kQd | kQn>;
using NarrowNot64 = SimdLong<kNot64, kQn | kQm>;

/// U must be 0, yet a polynomial has no sign.
struct LongPolynomial {
    static constexpr std::string_view takes = "UDsndNMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& c, Operands& o) {
        const DecodeStatus status = SimdLong<kOnly8, kQd>::build(f, c, o);
        o.set(kUnsigned);
        return status == DecodeStatus::Ok ? undefined_when(f['U'] != 0) : status;
    }
};

// Two registers and a scalar ----------------------------------------------------------------------

/// imm is the scalar's index in D[m]. Q is there where all vectors have the same length.
struct SimdScalar {
    static constexpr std::string_view takes = "QUDsndNMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['s'] == 3) return DecodeStatus::NotThis;  // SEE "Related encodings"
        set_vectors(f, o);
        const bool has_size = set_esize(f, k16Or32, o);
        const bool halfwords = f['s'] == 1;
        o.m = static_cast<u8>(halfwords ? bits(f['m'], 2, 0) : f['m']);
        o.imm = halfwords ? (f['M'] << 1) | bits(f['m'], 3, 3) : f['M'];
        o.set(kScalar);
        const u32 same = o.a == 2 ? kQd | kQn : u32{kNone};
        return undefined_when(!has_size || has_odd_quadword(o, f.has('Q') ? same : u32{kQd}));
    }
};

// Two registers and a shift amount ----------------------------------------------------------------

/// L:imm6 holds esize as its highest one, and below it the shift amount: esize + amount to the left
/// or 2 * esize - amount to the right.
constexpr void set_shift(u32 l_imm6, bool left, Operands& o) {
    const u32 esize = std::bit_floor(l_imm6);
    o.shift_n = static_cast<u8>(esize);
    o.imm = left ? l_imm6 - esize : 2 * esize - l_imm6;
}

template <bool kLeft>
struct SimdShift {
    static constexpr std::string_view takes = "UDidLQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 l_imm6 = (f['L'] << 6) | f['i'];
        if (l_imm6 < 8) return DecodeStatus::NotThis;  // SEE one register and a modified immediate
        set_vectors(f, o);
        set_shift(l_imm6, kLeft, o);
        return undefined_when(o.a == 2 && has_odd_quadword(o, kQd | kQm));
    }
};
using ShiftRight = SimdShift<false>;
using ShiftLeft = SimdShift<true>;

/// VQSHLU: without U there is no such instruction; the operand is signed.
struct ShiftLeftSignedToUnsigned {
    static constexpr std::string_view takes = ShiftLeft::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& c, Operands& o) {
        const DecodeStatus status = ShiftLeft::build(f, c, o);
        o.set(kUnsigned, false);
        return status == DecodeStatus::Ok ? undefined_when(f['U'] == 0) : status;
    }
};

template <bool kLeft, u32 kQuadwords>
struct SimdShiftLong {
    static constexpr std::string_view takes = "UDidMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['i'] < 8) return DecodeStatus::NotThis;  // SEE one register and a modified immediate
        set_vectors(f, o);
        set_shift(f['i'], kLeft, o);
        if (kLeft && o.imm == 0) return DecodeStatus::NotThis;  // SEE VMOVL
        return undefined_when(has_odd_quadword(o, kQuadwords));
    }
};
using ShiftRightNarrow = SimdShiftLong<false, kQm>;
using ShiftLeftLong = SimdShiftLong<true, kQd>;

/// imm3 names the size by its only one.
struct MoveLong {
    static constexpr std::string_view takes = "UDidMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        // SEE one register and a modified immediate, SEE VSHLL
        if (!std::has_single_bit(f['i'])) return DecodeStatus::NotThis;
        set_vectors(f, o);
        o.shift_n = static_cast<u8>(8 * f['i']);
        return undefined_when(has_odd_quadword(o, kQd));
    }
};

// Two registers, miscellaneous --------------------------------------------------------------------

template <u32 kSizes>
struct SimdMisc {
    static constexpr std::string_view takes = "UDsdQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        const bool has_size = set_esize(f, kSizes, o);
        return undefined_when(!has_size || (o.a == 2 && has_odd_quadword(o, kQd | kQm)));
    }
};
using MiscNot64 = SimdMisc<kNot64>;
using MiscOnly8 = SimdMisc<kOnly8>;

/// imm is the number of elements that change their order among themselves, less one.
template <u32 kContainer>
struct SimdReverse {
    static constexpr std::string_view takes = "DsdQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& c, Operands& o) {
        const DecodeStatus status = SimdMisc<kAnySize>::build(f, c, o);
        if (o.shift_n >= kContainer) return DecodeStatus::Undefined;
        o.imm = kContainer / o.shift_n - 1;
        return status;
    }
};
using Reverse64 = SimdReverse<64>;
using Reverse32 = SimdReverse<32>;
using Reverse16 = SimdReverse<16>;

template <u32 kQuadword, bool kMaxShift = false>
struct SimdMiscLong {
    static constexpr std::string_view takes = "UDsdMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        const bool has_size = set_esize(f, kNot64, o);
        if (kMaxShift) o.imm = o.shift_n;
        return undefined_when(!has_size || has_odd_quadword(o, kQuadword));
    }
};
using MoveNarrow = SimdMiscLong<kQm>;
using MoveLongMax = SimdMiscLong<kQd, true>;

}  // namespace builders
}  // namespace hypscope::isa
