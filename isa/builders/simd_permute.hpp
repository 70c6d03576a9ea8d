// SPDX-License-Identifier: Apache-2.0
// Operand builders of Advanced SIMD permutations, and of one register with a modified immediate
// (ARM ARM A7.4.6, A8.8.288, A8.8.313, A8.8.316, A8.8.339, A8.8.353, A8.8.359, A8.8.418-A8.8.420,
// A8.8.422, A8.8.423). Operands as in simd_integer.hpp: d, n, m are the first D registers of the
// vectors, a is the number of D registers of a vector, shift_n is esize. imm: the index of a
// scalar, the first byte of VEXT, the number of registers of a table, or what AdvSIMDExpandImm
// takes.
#pragma once
#include "isa/builders/simd_integer.hpp"

namespace hypscope::isa::builders {

/// imm is the first byte of the result in <Vm>:<Vn>.
struct SimdExtract {
    static constexpr std::string_view takes = "DndiNQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        o.imm = f['i'];
        o.shift_n = 8;
        if (o.a == 1) return undefined_when(o.imm >= 8);
        return undefined_when(has_odd_quadword(o, kQd | kQn | kQm));
    }
};

/// imm is the number of registers of the table. One that leaves the registers is cut.
struct SimdTable {
    static constexpr std::string_view takes = "DndlNMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        const u32 length = f['l'] + 1, room = 32u - o.n;
        o.imm = length < room ? length : room;
        o.shift_n = 8;
        return unpredictable_when(length > room);
    }
};

/// The lowest one of imm4 says the size, what is above it the index.
struct SimdDuplicate {
    static constexpr std::string_view takes = "DidQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        const u32 log2_ebytes = static_cast<u32>(std::countr_zero(f['i'] | 8));
        if (log2_ebytes == 3) return DecodeStatus::Undefined;
        o.shift_n = static_cast<u8>(8u << log2_ebytes);
        o.imm = f['i'] >> (log2_ebytes + 1);
        return undefined_when(o.a == 2 && bit(u32{o.d}, 0));
    }
};

/// Two vectors whose elements change places. `kWordsNeedQuad`: a doubleword has too few words.
template <u32 kSizes, bool kWordsNeedQuad = false>
struct SimdExchange {
    static constexpr std::string_view takes = "DsdQMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_vectors(f, o);
        const bool has_size = set_esize(f, kSizes, o);
        const bool too_short = kWordsNeedQuad && o.a == 1 && o.shift_n == 32;
        return undefined_when(!has_size || too_short ||
                              (o.a == 2 && has_odd_quadword(o, kQd | kQm)));
    }
};
using Swap = SimdExchange<kOnly8>;
using Transpose = SimdExchange<kNot64>;
using Zip = SimdExchange<kNot64, true>;

// One register and a modified immediate -----------------------------------------------------------

/// What AdvSIMDExpandImm takes, as it lies in Operands::imm.
struct ModifiedImmediate {
    u32 op = 0, cmode = 0, imm8 = 0;

    [[nodiscard]] constexpr u32 pack() const { return imm8 | cmode << 8 | op << 12; }
    [[nodiscard]] static constexpr ModifiedImmediate unpack(u32 imm) {
        return {bits(imm, 12, 12), bits(imm, 11, 8), bits(imm, 7, 0)};
    }
    /// "if testimm8 && imm8 == '00000000' then UNPREDICTABLE"
    [[nodiscard]] constexpr bool is_unpredictable() const {
        const u32 kind = cmode >> 1;
        return imm8 == 0 && kind != 0 && kind != 4 && kind != 7;
    }
};

/// ARM ARM A7.4.6; not for op = 1, cmode = 1111, which is UNDEFINED.
[[nodiscard]] constexpr u64 AdvSIMDExpandImm(const ModifiedImmediate& i) {
    constexpr u64 kWords = 0x0000000100000001, kHalfwords = 0x0001000100010001;
    constexpr u64 kBytes = 0x0101010101010101;
    const u64 imm8 = i.imm8;
    const bool low = bit(i.cmode, 0);
    switch (i.cmode >> 1) {
        case 0: return kWords * imm8;
        case 1: return kWords * (imm8 << 8);
        case 2: return kWords * (imm8 << 16);
        case 3: return kWords * (imm8 << 24);
        case 4: return kHalfwords * imm8;
        case 5: return kHalfwords * (imm8 << 8);
        case 6: return kWords * (low ? imm8 << 16 | 0xffff : imm8 << 8 | 0xff);
        default: break;
    }
    if (low) {  // a single: sign, NOT(b) and five times b, and six bits of the rest
        const u64 exponent = bit(i.imm8, 6) ? 0x3e000000 : 0x40000000;
        return kWords * (u64{bit(i.imm8, 7)} << 31 | exponent | u64{bits(i.imm8, 5, 0)} << 19);
    }
    if (i.op == 0) return kBytes * imm8;
    u64 value = 0;
    for (u32 b = 0; b < 8; ++b) value |= bit(i.imm8, b) ? u64{0xff} << (8 * b) : 0;
    return value;
}

/// The cmode of VORR and VBIC; all others are of VMOV and VMVN.
[[nodiscard]] constexpr bool is_logical_cmode(u32 cmode) { return bit(cmode, 0) && cmode < 0b1100; }

/// kOp is the op bit; kLogical: VORR or VBIC.
template <u32 kOp, bool kLogical>
struct SimdImmediate {
    static constexpr std::string_view takes = "aDbdcQe";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 cmode = f.has('c') ? f['c'] : 0b1110;
        if (is_logical_cmode(cmode) != kLogical) return DecodeStatus::NotThis;  // SEE the others
        if (f.has('c') && kOp == 1 && cmode >= 0b1110) return DecodeStatus::NotThis;
        const ModifiedImmediate i{kOp, cmode, f['a'] << 7 | f['b'] << 4 | f['e']};
        o.d = vector_register(f, 'D', 'd');
        o.a = f['Q'] != 0 ? 2 : 1;
        o.shift_n = 64;
        o.imm = i.pack();
        if (o.a == 2 && has_odd_quadword(o, kQd)) return DecodeStatus::Undefined;
        return unpredictable_when(i.is_unpredictable());
    }
};
using ImmediateMove = SimdImmediate<0, false>;
using ImmediateMoveBytes = SimdImmediate<1, false>;  ///< op = 1, cmode = 1110: a bit a byte
using ImmediateMoveNot = SimdImmediate<1, false>;
using ImmediateOr = SimdImmediate<0, true>;
using ImmediateBitClear = SimdImmediate<1, true>;

}  // namespace hypscope::isa::builders
