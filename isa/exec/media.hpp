// SPDX-License-Identifier: Apache-2.0
// Bodies of the media and saturating operations, in the order of isa/tables/media.inc; parallel
// addition and subtraction are in parallel.hpp.
#pragma once
#include "isa/exec/parallel.hpp"

namespace hypscope::isa::exec {

[[nodiscard]] constexpr i64 signed_value(u32 x) { return static_cast<i32>(x); }

/// R[d] = `x` saturated to `width` bits, and Q when it was.
template <class M, class O>
void write_saturated(M& m, const O& o, i64 x, u32 width) {
    const auto [result, saturated] = SignedSatQ(x, width);
    m.set_R(o.d, result);
    if (saturated) m.set_Q();
}

/// 2 * x, saturated: the first step of QDADD and QDSUB, which sets Q too.
template <class M>
[[nodiscard]] i64 doubled(M& m, u32 x) {
    const auto [result, saturated] = SignedSatQ(2 * signed_value(x), 32);
    if (saturated) m.set_Q();
    return signed_value(result);
}

/// ROR(R[m], rotation) of the extensions.
template <class M, class O>
[[nodiscard]] u32 rotated_operand(M& m, const O& o) {
    return std::rotr(m.R(o.m), static_cast<int>(o.shift_amount()));
}

[[nodiscard]] constexpr u32 reversed_bytes(u32 x) {
    return (x >> 24) | ((x >> 8) & 0xff00) | ((x << 8) & 0xff0000) | (x << 24);
}

[[nodiscard]] constexpr u32 reversed_bits(u32 x) {
    x = ((x >> 1) & 0x55555555) | ((x & 0x55555555) << 1);
    x = ((x >> 2) & 0x33333333) | ((x & 0x33333333) << 2);
    x = ((x >> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
    return reversed_bytes(x);
}

/// A byte of ones for each bit of GE.
[[nodiscard]] constexpr u32 byte_mask(u32 ge) { return ((ge * 0x00204081) & 0x01010101) * 0xff; }

// BFC<c> <Rd>, #<lsb>, #<width>                                                     ARM ARM A8.8.19
template <Machine M, class O>
void exec_BFC(M& m, const O& o) {
    m.set_R(o.d, m.R(o.d) & ~o.imm);
}

// BFI<c> <Rd>, <Rn>, #<lsb>, #<width>                                               ARM ARM A8.8.20
template <Machine M, class O>
void exec_BFI(M& m, const O& o) {
    m.set_R(o.d, (m.R(o.d) & ~o.imm) | ((m.R(o.n) << o.shift_n) & o.imm));
}

// CLZ<c> <Rd>, <Rm>                                                                 ARM ARM A8.8.33
template <Machine M, class O>
void exec_CLZ(M& m, const O& o) {
    m.set_R(o.d, static_cast<u32>(std::countl_zero(m.R(o.m))));
}

// PKHBT<c> <Rd>, <Rn>, <Rm>{, LSL #<imm>}, PKHTB<c> <Rd>, <Rn>, <Rm>{, ASR #<imm>} ARM ARM A8.8.125
template <Machine M, class O>
void exec_PKH(M& m, const O& o) {
    const u32 x = m.R(o.n);
    const u32 operand2 = shifted_operand(m, o).result;
    const u32 top = o.has(kHalf) ? x : operand2;
    const u32 bottom = o.has(kHalf) ? operand2 : x;
    m.set_R(o.d, with_bits(top, 15, 0, bottom));
}

// QADD<c> <Rd>, <Rm>, <Rn>                                                         ARM ARM A8.8.134
template <Machine M, class O>
void exec_QADD(M& m, const O& o) {
    write_saturated(m, o, signed_value(m.R(o.m)) + signed_value(m.R(o.n)), 32);
}

// QDADD<c> <Rd>, <Rm>, <Rn>                                                        ARM ARM A8.8.138
template <Machine M, class O>
void exec_QDADD(M& m, const O& o) {
    write_saturated(m, o, signed_value(m.R(o.m)) + doubled(m, m.R(o.n)), 32);
}

// QDSUB<c> <Rd>, <Rm>, <Rn>                                                        ARM ARM A8.8.139
template <Machine M, class O>
void exec_QDSUB(M& m, const O& o) {
    write_saturated(m, o, signed_value(m.R(o.m)) - doubled(m, m.R(o.n)), 32);
}

// QSUB<c> <Rd>, <Rm>, <Rn>                                                         ARM ARM A8.8.141
template <Machine M, class O>
void exec_QSUB(M& m, const O& o) {
    write_saturated(m, o, signed_value(m.R(o.m)) - signed_value(m.R(o.n)), 32);
}

// RBIT<c> <Rd>, <Rm>                                                               ARM ARM A8.8.144
template <Machine M, class O>
void exec_RBIT(M& m, const O& o) {
    m.set_R(o.d, reversed_bits(m.R(o.m)));
}

// REV<c> <Rd>, <Rm>                                                                ARM ARM A8.8.145
template <Machine M, class O>
void exec_REV(M& m, const O& o) {
    m.set_R(o.d, reversed_bytes(m.R(o.m)));
}

// REV16<c> <Rd>, <Rm>                                                              ARM ARM A8.8.146
template <Machine M, class O>
void exec_REV16(M& m, const O& o) {
    m.set_R(o.d, std::rotr(reversed_bytes(m.R(o.m)), 16));
}

// REVSH<c> <Rd>, <Rm>                                                              ARM ARM A8.8.147
template <Machine M, class O>
void exec_REVSH(M& m, const O& o) {
    m.set_R(o.d, sign_extend(reversed_bytes(m.R(o.m)) >> 16, 16));
}

// SBFX<c> <Rd>, <Rn>, #<lsb>, #<width>                                             ARM ARM A8.8.164
template <Machine M, class O>
void exec_SBFX(M& m, const O& o) {
    m.set_R(o.d, sign_extend(m.R(o.n) >> o.shift_n, o.imm));
}

// SEL<c> <Rd>, <Rn>, <Rm>                                                          ARM ARM A8.8.166
template <Machine M, class O>
void exec_SEL(M& m, const O& o) {
    const u32 from_n = byte_mask(m.GE());
    m.set_R(o.d, (m.R(o.n) & from_n) | (m.R(o.m) & ~from_n));
}

// SSAT<c> <Rd>, #<imm>, <Rn>{, <shift>}                                            ARM ARM A8.8.193
template <Machine M, class O>
void exec_SSAT(M& m, const O& o) {
    const u32 operand = Shift_C(m.R(o.n), o.shift_type(), o.shift_amount(), false).result;
    write_saturated(m, o, signed_value(operand), o.imm);
}

// SSAT16<c> <Rd>, #<imm>, <Rn>                                                     ARM ARM A8.8.194
template <Machine M, class O>
void exec_SSAT16(M& m, const O& o) {
    const u32 x = m.R(o.n);
    const auto low = SignedSatQ(signed_lane(x, 0, 16), o.imm);
    const auto high = SignedSatQ(signed_lane(x, 1, 16), o.imm);
    m.set_R(o.d, with_bits(low.result, 31, 16, high.result));
    if (low.saturated || high.saturated) m.set_Q();
}

// SXTAB<c> <Rd>, <Rn>, <Rm>{, <rotation>}                                          ARM ARM A8.8.230
template <Machine M, class O>
void exec_SXTAB(M& m, const O& o) {
    m.set_R(o.d, m.R(o.n) + sign_extend(rotated_operand(m, o), 8));
}

// SXTAB16<c> <Rd>, <Rn>, <Rm>{, <rotation>}                                        ARM ARM A8.8.231
template <Machine M, class O>
void exec_SXTAB16(M& m, const O& o) {
    const u32 x = m.R(o.n), rotated = rotated_operand(m, o);
    const u32 low = x + sign_extend(rotated, 8);
    const u32 high = (x >> 16) + sign_extend(rotated >> 16, 8);
    m.set_R(o.d, with_bits(low, 31, 16, high));
}

// SXTAH<c> <Rd>, <Rn>, <Rm>{, <rotation>}                                          ARM ARM A8.8.232
template <Machine M, class O>
void exec_SXTAH(M& m, const O& o) {
    m.set_R(o.d, m.R(o.n) + sign_extend(rotated_operand(m, o), 16));
}

// SXTB<c> <Rd>, <Rm>{, <rotation>}                                                 ARM ARM A8.8.233
template <Machine M, class O>
void exec_SXTB(M& m, const O& o) {
    m.set_R(o.d, sign_extend(rotated_operand(m, o), 8));
}

// SXTB16<c> <Rd>, <Rm>{, <rotation>}                                               ARM ARM A8.8.234
template <Machine M, class O>
void exec_SXTB16(M& m, const O& o) {
    const u32 rotated = rotated_operand(m, o);
    m.set_R(o.d, with_bits(sign_extend(rotated, 8), 31, 16, sign_extend(rotated >> 16, 8)));
}

// SXTH<c> <Rd>, <Rm>{, <rotation>}                                                 ARM ARM A8.8.235
template <Machine M, class O>
void exec_SXTH(M& m, const O& o) {
    m.set_R(o.d, sign_extend(rotated_operand(m, o), 16));
}

// UBFX<c> <Rd>, <Rn>, #<lsb>, #<width>                                             ARM ARM A8.8.246
template <Machine M, class O>
void exec_UBFX(M& m, const O& o) {
    m.set_R(o.d, (m.R(o.n) >> o.shift_n) & mask(o.imm - 1, 0));
}

// USAT<c> <Rd>, #<imm>, <Rn>{, <shift>}                                            ARM ARM A8.8.266
template <Machine M, class O>
void exec_USAT(M& m, const O& o) {
    const u32 operand = Shift_C(m.R(o.n), o.shift_type(), o.shift_amount(), false).result;
    const auto [result, saturated] = UnsignedSatQ(signed_value(operand), o.imm);
    m.set_R(o.d, result);
    if (saturated) m.set_Q();
}

// USAT16<c> <Rd>, #<imm>, <Rn>                                                     ARM ARM A8.8.267
template <Machine M, class O>
void exec_USAT16(M& m, const O& o) {
    const u32 x = m.R(o.n);
    const auto low = UnsignedSatQ(signed_lane(x, 0, 16), o.imm);
    const auto high = UnsignedSatQ(signed_lane(x, 1, 16), o.imm);
    m.set_R(o.d, with_bits(low.result, 31, 16, high.result));
    if (low.saturated || high.saturated) m.set_Q();
}

// UXTAB<c> <Rd>, <Rn>, <Rm>{, <rotation>}                                          ARM ARM A8.8.271
template <Machine M, class O>
void exec_UXTAB(M& m, const O& o) {
    m.set_R(o.d, m.R(o.n) + bits(rotated_operand(m, o), 7, 0));
}

// UXTAB16<c> <Rd>, <Rn>, <Rm>{, <rotation>}                                        ARM ARM A8.8.272
template <Machine M, class O>
void exec_UXTAB16(M& m, const O& o) {
    const u32 x = m.R(o.n), rotated = rotated_operand(m, o);
    const u32 low = x + bits(rotated, 7, 0);
    const u32 high = (x >> 16) + bits(rotated, 23, 16);
    m.set_R(o.d, with_bits(low, 31, 16, high));
}

// UXTAH<c> <Rd>, <Rn>, <Rm>{, <rotation>}                                          ARM ARM A8.8.273
template <Machine M, class O>
void exec_UXTAH(M& m, const O& o) {
    m.set_R(o.d, m.R(o.n) + bits(rotated_operand(m, o), 15, 0));
}

// UXTB<c> <Rd>, <Rm>{, <rotation>}                                                 ARM ARM A8.8.274
template <Machine M, class O>
void exec_UXTB(M& m, const O& o) {
    m.set_R(o.d, bits(rotated_operand(m, o), 7, 0));
}

// UXTB16<c> <Rd>, <Rm>{, <rotation>}                                               ARM ARM A8.8.275
template <Machine M, class O>
void exec_UXTB16(M& m, const O& o) {
    m.set_R(o.d, rotated_operand(m, o) & 0x00ff00ff);
}

// UXTH<c> <Rd>, <Rm>{, <rotation>}                                                 ARM ARM A8.8.276
template <Machine M, class O>
void exec_UXTH(M& m, const O& o) {
    m.set_R(o.d, bits(rotated_operand(m, o), 15, 0));
}

}  // namespace hypscope::isa::exec
