// SPDX-License-Identifier: Apache-2.0
// Operand builders of Floating-point data processing: ARM ARM A7.5 and the encodings of its
// instructions. Operands: d, n and m are extension registers, singles or doubles as the row says.
// VMOV: imm is the constant, of a double its high word. VCMP: kSetFlags is E, any NaN raises
// Invalid Operation. VCVT of a half: kHalf is the top half (VCVTT). VCVT of integers and
// fixed-point numbers: a is their width, imm the fraction bits, kNegate signed, kHalf rounding as
// the FPSCR says (VCVTR).
#pragma once
#include "isa/builders/vfp.hpp"

namespace hypscope::isa::builders {

/// Register `number` and its extra bit: Vx:X of a single, X:Vx of a double.
template <bool kDouble>
[[nodiscard]] constexpr u8 extension_register(u32 number, u32 extra) {
    return static_cast<u8>(kDouble ? (extra << 4) | number : (number << 1) | extra);
}

/// A destination and up to two operands.
template <bool kDoubleD, bool kDouble = kDoubleD>
struct VfpData {
    static constexpr std::string_view takes = "cDdNnMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = extension_register<kDoubleD>(f['d'], f['D']);
        o.n = extension_register<kDouble>(f['n'], f['N']);
        o.m = extension_register<kDouble>(f['m'], f['M']);
        return DecodeStatus::Ok;
    }
};
using VfpDataS = VfpData<false>;
using VfpDataD = VfpData<true>;
using VcvtStoD = VfpData<true, false>;
using VcvtDtoS = VfpData<false, true>;

/// VFPExpandImm() of a single, and the high word of that of a double (A7.5.1).
template <bool kDouble>
[[nodiscard]] constexpr u32 VFPExpandImm(u32 imm8) {
    const u32 sign = bits(imm8, 7, 7) << 31, fraction = bits(imm8, 5, 0);
    const u32 exponent = bit(imm8, 6) ? (kDouble ? 0x0ffu : 0x1fu) : (kDouble ? 0x100u : 0x20u);
    return sign | exponent << (kDouble ? 22 : 25) | fraction << (kDouble ? 16 : 19);
}

template <bool kDouble>
struct VmovImm {
    static constexpr std::string_view takes = "cDdi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = extension_register<kDouble>(f['d'], f['D']);
        o.imm = VFPExpandImm<kDouble>(f['i']);
        return DecodeStatus::Ok;
    }
};
using VmovImmS = VmovImm<false>;
using VmovImmD = VmovImm<true>;

template <bool kDouble>
struct Vcmp {
    static constexpr std::string_view takes = "cDdEMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = extension_register<kDouble>(f['d'], f['D']);
        o.m = extension_register<kDouble>(f['m'], f['M']);
        o.set(kSetFlags, f['E'] != 0);
        return DecodeStatus::Ok;
    }
};
using VcmpS = Vcmp<false>;
using VcmpD = Vcmp<true>;

struct VcvtHalf {
    static constexpr std::string_view takes = "cDdTMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = extension_register<false>(f['d'], f['D']);
        o.m = extension_register<false>(f['m'], f['M']);
        o.set(kHalf, f['T'] != 0);
        return DecodeStatus::Ok;
    }
};

/// The integer is in a single register; r is "round towards zero".
template <bool kDoubleD, bool kDoubleM>
struct VcvtInteger {
    static constexpr std::string_view takes = "cDdsrMm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = extension_register<kDoubleD>(f['d'], f['D']);
        o.m = extension_register<kDoubleM>(f['m'], f['M']);
        o.a = 32;
        o.set(kNegate, f['s'] != 0);
        o.set(kHalf, f['r'] == 0);
        return DecodeStatus::Ok;
    }
};
using VcvtIntegerToS = VcvtInteger<false, false>;
using VcvtIntegerToD = VcvtInteger<true, false>;
using VcvtStoInteger = VcvtInteger<false, false>;
using VcvtDtoInteger = VcvtInteger<false, true>;

/// More fraction bits than the number has is no number: "frac_bits < 0" is UNPREDICTABLE.
template <bool kDouble>
struct VcvtFixed {
    static constexpr std::string_view takes = "cDdUxi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = extension_register<kDouble>(f['d'], f['D']);
        o.a = f['x'] != 0 ? 32 : 16;
        o.set(kNegate, f['U'] == 0);
        // The picture's i is i:imm4.
        const u32 subtracted = (bits(f['i'], 3, 0) << 1) | bits(f['i'], 4, 4);
        if (subtracted > o.a) return DecodeStatus::Unpredictable;
        o.imm = o.a - subtracted;
        return DecodeStatus::Ok;
    }
};
using VcvtFixedS = VcvtFixed<false>;
using VcvtFixedD = VcvtFixed<true>;

}  // namespace hypscope::isa::builders
