// SPDX-License-Identifier: Apache-2.0
// Bodies of the multiply, multiply-accumulate and divide operations, in the order of
// isa/tables/multiply.inc. The products of the manual's unbounded integers fit 64 bits here; where
// a sum does not, it is said.
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

[[nodiscard]] constexpr u32 unsigned_of(i64 x) { return static_cast<u32>(static_cast<u64>(x)); }
[[nodiscard]] constexpr i64 signed_of(u32 x) { return static_cast<i32>(x); }
/// Half of a register as a signed number.
[[nodiscard]] constexpr i64 signed_half(u32 x, bool high) {
    return static_cast<i16>(high ? x >> 16 : x & 0xffff);
}

/// RdHi:RdLo
template <class M, class O>
[[nodiscard]] u64 read_long(M& m, const O& o) {
    return (u64{m.R(o.a)} << 32) | m.R(o.d);
}

template <class M, class O>
void write_long(M& m, const O& o, u64 result) {
    const u32 low = static_cast<u32>(result), high = static_cast<u32>(result >> 32);
    m.set_R(o.d, low);
    m.set_R(o.a, high);
    if (o.setflags()) m.set_NZ(high | (low != 0 ? 1 : 0));  // N and Z of all 64 bits
}

template <class M, class O>
void write_product(M& m, const O& o, u32 result) {
    m.set_R(o.d, result);
    if (o.setflags()) m.set_NZ(result);
}

/// A result that does not saturate, but whose signed overflow Q remembers.
template <class M, class O>
void write_and_note_overflow(M& m, const O& o, i64 result) {
    m.set_R(o.d, unsigned_of(result));
    if (result != signed_of(unsigned_of(result))) m.set_Q();
}

/// The two products of the dual multiplies: of the low halves and of the high halves of R[n] and
/// R[m], the halves of R[m] swapped with the X suffix.
struct DualProduct {
    i64 low, high;
};
template <class M, class O>
[[nodiscard]] DualProduct dual_product(M& m, const O& o) {
    const u32 n = m.R(o.n);
    const u32 operand2 = o.has(kHalf) ? std::rotr(m.R(o.m), 16) : m.R(o.m);
    return {signed_half(n, false) * signed_half(operand2, false),
            signed_half(n, true) * signed_half(operand2, true)};
}

template <class M, class O>
[[nodiscard]] i64 half_product(M& m, const O& o) {
    return signed_half(m.R(o.n), o.has(kHalf2)) * signed_half(m.R(o.m), o.has(kHalf));
}

/// The most significant word of `result`, rounded when the R suffix asks for it.
template <class O>
[[nodiscard]] u32 most_significant_word(const O& o, u64 result) {
    return static_cast<u32>((result + (o.has(kHalf) ? 0x80000000u : 0)) >> 32);
}

// MLA{S}<c> <Rd>, <Rn>, <Rm>, <Ra>                                                 ARM ARM A8.8.100
template <Machine M, class O>
void exec_MLA(M& m, const O& o) {
    write_product(m, o, m.R(o.n) * m.R(o.m) + m.R(o.a));
}

// MLS<c> <Rd>, <Rn>, <Rm>, <Ra>                                                    ARM ARM A8.8.101
template <Machine M, class O>
void exec_MLS(M& m, const O& o) {
    m.set_R(o.d, m.R(o.a) - m.R(o.n) * m.R(o.m));
}

// MUL{S}<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.114
template <Machine M, class O>
void exec_MUL(M& m, const O& o) {
    write_product(m, o, m.R(o.n) * m.R(o.m));
}

// SDIV<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.165
// ARMv7-A does not trap a division by zero: its result is zero. 0x80000000 / -1 is 0x80000000.
template <Machine M, class O>
void exec_SDIV(M& m, const O& o) {
    const i64 divisor = signed_of(m.R(o.m));
    m.set_R(o.d, divisor == 0 ? 0 : unsigned_of(signed_of(m.R(o.n)) / divisor));
}

// UDIV<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.248
template <Machine M, class O>
void exec_UDIV(M& m, const O& o) {
    const u32 divisor = m.R(o.m);
    m.set_R(o.d, divisor == 0 ? 0 : m.R(o.n) / divisor);
}

// SMLA<x><y><c> <Rd>, <Rn>, <Rm>, <Ra>                                             ARM ARM A8.8.176
template <Machine M, class O>
void exec_SMLAxy(M& m, const O& o) {
    write_and_note_overflow(m, o, half_product(m, o) + signed_of(m.R(o.a)));
}

// SMLAD{X}<c> <Rd>, <Rn>, <Rm>, <Ra>                                               ARM ARM A8.8.177
template <Machine M, class O>
void exec_SMLAD(M& m, const O& o) {
    const auto [low, high] = dual_product(m, o);
    write_and_note_overflow(m, o, low + high + signed_of(m.R(o.a)));
}

// SMLAL{S}<c> <RdLo>, <RdHi>, <Rn>, <Rm>                                           ARM ARM A8.8.178
template <Machine M, class O>
void exec_SMLAL(M& m, const O& o) {
    const i64 product = signed_of(m.R(o.n)) * signed_of(m.R(o.m));
    write_long(m, o, read_long(m, o) + static_cast<u64>(product));
}

// SMLAL<x><y><c> <RdLo>, <RdHi>, <Rn>, <Rm>                                        ARM ARM A8.8.179
template <Machine M, class O>
void exec_SMLALxy(M& m, const O& o) {
    write_long(m, o, read_long(m, o) + static_cast<u64>(half_product(m, o)));
}

// SMLALD{X}<c> <RdLo>, <RdHi>, <Rn>, <Rm>                                          ARM ARM A8.8.180
template <Machine M, class O>
void exec_SMLALD(M& m, const O& o) {
    const auto [low, high] = dual_product(m, o);
    write_long(m, o, read_long(m, o) + static_cast<u64>(low + high));
}

// SMLAW<y><c> <Rd>, <Rn>, <Rm>, <Ra>                                               ARM ARM A8.8.181
template <Machine M, class O>
void exec_SMLAWy(M& m, const O& o) {
    const i64 product = signed_of(m.R(o.n)) * signed_half(m.R(o.m), o.has(kHalf));
    write_and_note_overflow(m, o, (product + signed_of(m.R(o.a)) * 65536) >> 16);
}

// SMLSD{X}<c> <Rd>, <Rn>, <Rm>, <Ra>                                               ARM ARM A8.8.182
template <Machine M, class O>
void exec_SMLSD(M& m, const O& o) {
    const auto [low, high] = dual_product(m, o);
    write_and_note_overflow(m, o, low - high + signed_of(m.R(o.a)));
}

// SMLSLD{X}<c> <RdLo>, <RdHi>, <Rn>, <Rm>                                          ARM ARM A8.8.183
template <Machine M, class O>
void exec_SMLSLD(M& m, const O& o) {
    const auto [low, high] = dual_product(m, o);
    write_long(m, o, read_long(m, o) + static_cast<u64>(low - high));
}

// SMMLA{R}<c> <Rd>, <Rn>, <Rm>, <Ra>                                               ARM ARM A8.8.184
template <Machine M, class O>
void exec_SMMLA(M& m, const O& o) {
    const u64 product = static_cast<u64>(signed_of(m.R(o.n)) * signed_of(m.R(o.m)));
    m.set_R(o.d, most_significant_word(o, (u64{m.R(o.a)} << 32) + product));
}

// SMMLS{R}<c> <Rd>, <Rn>, <Rm>, <Ra>                                               ARM ARM A8.8.185
template <Machine M, class O>
void exec_SMMLS(M& m, const O& o) {
    const u64 product = static_cast<u64>(signed_of(m.R(o.n)) * signed_of(m.R(o.m)));
    m.set_R(o.d, most_significant_word(o, (u64{m.R(o.a)} << 32) - product));
}

// SMMUL{R}<c> <Rd>, <Rn>, <Rm>                                                     ARM ARM A8.8.186
template <Machine M, class O>
void exec_SMMUL(M& m, const O& o) {
    const i64 product = signed_of(m.R(o.n)) * signed_of(m.R(o.m));
    m.set_R(o.d, most_significant_word(o, static_cast<u64>(product)));
}

// SMUAD{X}<c> <Rd>, <Rn>, <Rm>                                                     ARM ARM A8.8.187
template <Machine M, class O>
void exec_SMUAD(M& m, const O& o) {
    const auto [low, high] = dual_product(m, o);
    write_and_note_overflow(m, o, low + high);
}

// SMUL<x><y><c> <Rd>, <Rn>, <Rm>                                                   ARM ARM A8.8.188
template <Machine M, class O>
void exec_SMULxy(M& m, const O& o) {
    m.set_R(o.d, unsigned_of(half_product(m, o)));
}

// SMULL{S}<c> <RdLo>, <RdHi>, <Rn>, <Rm>                                           ARM ARM A8.8.189
template <Machine M, class O>
void exec_SMULL(M& m, const O& o) {
    write_long(m, o, static_cast<u64>(signed_of(m.R(o.n)) * signed_of(m.R(o.m))));
}

// SMULW<y><c> <Rd>, <Rn>, <Rm>                                                     ARM ARM A8.8.190
template <Machine M, class O>
void exec_SMULWy(M& m, const O& o) {
    const i64 product = signed_of(m.R(o.n)) * signed_half(m.R(o.m), o.has(kHalf));
    m.set_R(o.d, unsigned_of(product >> 16));
}

// SMUSD{X}<c> <Rd>, <Rn>, <Rm>                                                     ARM ARM A8.8.191
template <Machine M, class O>
void exec_SMUSD(M& m, const O& o) {
    const auto [low, high] = dual_product(m, o);
    m.set_R(o.d, unsigned_of(low - high));
}

// UMAAL<c> <RdLo>, <RdHi>, <Rn>, <Rm>: the largest sum is 2^64 - 1                 ARM ARM A8.8.255
template <Machine M, class O>
void exec_UMAAL(M& m, const O& o) {
    write_long(m, o, u64{m.R(o.n)} * m.R(o.m) + m.R(o.a) + m.R(o.d));
}

// UMLAL{S}<c> <RdLo>, <RdHi>, <Rn>, <Rm>                                           ARM ARM A8.8.256
template <Machine M, class O>
void exec_UMLAL(M& m, const O& o) {
    write_long(m, o, u64{m.R(o.n)} * m.R(o.m) + read_long(m, o));
}

// UMULL{S}<c> <RdLo>, <RdHi>, <Rn>, <Rm>                                           ARM ARM A8.8.257
template <Machine M, class O>
void exec_UMULL(M& m, const O& o) {
    write_long(m, o, u64{m.R(o.n)} * m.R(o.m));
}

template <class M, class O>
[[nodiscard]] u32 sum_of_absolute_differences(M& m, const O& o) {
    const u32 x = m.R(o.n), y = m.R(o.m);
    u32 sum = 0;
    for (unsigned low = 0; low < 32; low += 8) {
        const u32 a = bits(x, low + 7, low), b = bits(y, low + 7, low);
        sum += a > b ? a - b : b - a;
    }
    return sum;
}

// USAD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.264
template <Machine M, class O>
void exec_USAD8(M& m, const O& o) {
    m.set_R(o.d, sum_of_absolute_differences(m, o));
}

// USADA8<c> <Rd>, <Rn>, <Rm>, <Ra>                                                 ARM ARM A8.8.265
template <Machine M, class O>
void exec_USADA8(M& m, const O& o) {
    m.set_R(o.d, m.R(o.a) + sum_of_absolute_differences(m, o));
}

}  // namespace hypscope::isa::exec
