// SPDX-License-Identifier: Apache-2.0
// Bodies of the media and saturating operations, in the order of isa/tables/media.inc, after the
// pseudocode functions they share (SignedSatQ, UnsignedSatQ: ARM ARM A2.2.1).
#pragma once
#include <algorithm>

#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

struct Saturation {
    u32 result;
    bool saturated;
};

/// To `width` bits, 1 to 32; the result is sign-extended.
[[nodiscard]] constexpr Saturation SignedSatQ(i64 x, u32 width) {
    const i64 limit = i64{1} << (width - 1);
    const i64 result = std::clamp(x, -limit, limit - 1);
    return {static_cast<u32>(static_cast<u64>(result)), result != x};
}

/// To `width` bits, 0 to 32.
[[nodiscard]] constexpr Saturation UnsignedSatQ(i64 x, u32 width) {
    const i64 result = std::clamp(x, i64{0}, (i64{1} << width) - 1);
    return {static_cast<u32>(result), result != x};
}

[[nodiscard]] constexpr i64 signed_value(u32 x) { return static_cast<i32>(x); }

/// Lane `index` of lanes of `width` bits.
[[nodiscard]] constexpr i32 unsigned_lane(u32 x, unsigned index, unsigned width) {
    return static_cast<i32>(bits(x, index * width + width - 1, index * width));
}
[[nodiscard]] constexpr i32 signed_lane(u32 x, unsigned index, unsigned width) {
    return static_cast<i32>(sign_extend(x >> (index * width), width));
}

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

// Parallel addition and subtraction (ARM ARM A4.4.8): a pattern says which lanes are added or
// subtracted, a prefix how a lane is read, what is kept of its exact result, and what GE says.

struct LanePattern {
    unsigned width;
    bool exchange;           ///< the halves of R[m] change places
    bool add_even, add_odd;  ///< else subtract
};
inline constexpr LanePattern kAdd16{16, false, true, true}, kSub16{16, false, false, false},
    kAsx{16, true, false, true}, kSax{16, true, true, false}, kAdd8{8, false, true, true},
    kSub8{8, false, false, false};

struct Signed {
    static constexpr i32 read(u32 x, unsigned index, unsigned width) {
        return signed_lane(x, index, width);
    }
};
struct Unsigned {
    static constexpr i32 read(u32 x, unsigned index, unsigned width) {
        return unsigned_lane(x, index, width);
    }
};

/// S: modulo; GE: the result is not negative.
struct SignedLanes : Signed {
    static constexpr bool sets_ge = true;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x); }
    static constexpr bool ge(i32 x, unsigned, bool) { return x >= 0; }
};
/// U: modulo; GE: a sum carried, a difference did not borrow.
struct UnsignedLanes : Unsigned {
    static constexpr bool sets_ge = true;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x); }
    static constexpr bool ge(i32 x, unsigned width, bool add) {
        return x >= (add ? 1 << width : 0);
    }
};
/// Q: saturated.
struct SaturatedLanes : Signed {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned width) { return SignedSatQ(x, width).result; }
};
/// UQ: saturated.
struct UnsignedSaturatedLanes : Unsigned {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned width) { return UnsignedSatQ(x, width).result; }
};
/// SH, UH: halved.
struct HalvedLanes : Signed {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x >> 1); }
};
struct UnsignedHalvedLanes : Unsigned {
    static constexpr bool sets_ge = false;
    static constexpr u32 keep(i32 x, unsigned) { return static_cast<u32>(x >> 1); }
};

template <class Prefix, LanePattern pattern, class M, class O>
void parallel(M& m, const O& o) {
    constexpr unsigned width = pattern.width;
    const u32 x = m.R(o.n);
    const u32 y = pattern.exchange ? std::rotr(m.R(o.m), 16) : m.R(o.m);
    u32 result = 0, ge = 0;
    for (unsigned lane = 0; lane < 32 / width; ++lane) {
        const bool add = (lane & 1) == 0 ? pattern.add_even : pattern.add_odd;
        const i32 a = Prefix::read(x, lane, width), b = Prefix::read(y, lane, width);
        const i32 exact = add ? a + b : a - b;
        result |= bits(Prefix::keep(exact, width), width - 1, 0) << (lane * width);
        if constexpr (Prefix::sets_ge) {
            if (Prefix::ge(exact, width, add)) ge |= mask(width / 8 - 1, 0) << (lane * width / 8);
        }
    }
    m.set_R(o.d, result);
    if constexpr (Prefix::sets_ge) m.set_GE(static_cast<u8>(ge));
}

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

// QADD16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.135
template <Machine M, class O>
void exec_QADD16(M& m, const O& o) {
    parallel<SaturatedLanes, kAdd16>(m, o);
}

// QADD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.136
template <Machine M, class O>
void exec_QADD8(M& m, const O& o) {
    parallel<SaturatedLanes, kAdd8>(m, o);
}

// QASX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.137
template <Machine M, class O>
void exec_QASX(M& m, const O& o) {
    parallel<SaturatedLanes, kAsx>(m, o);
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

// QSAX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.140
template <Machine M, class O>
void exec_QSAX(M& m, const O& o) {
    parallel<SaturatedLanes, kSax>(m, o);
}

// QSUB<c> <Rd>, <Rm>, <Rn>                                                         ARM ARM A8.8.141
template <Machine M, class O>
void exec_QSUB(M& m, const O& o) {
    write_saturated(m, o, signed_value(m.R(o.m)) - signed_value(m.R(o.n)), 32);
}

// QSUB16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.142
template <Machine M, class O>
void exec_QSUB16(M& m, const O& o) {
    parallel<SaturatedLanes, kSub16>(m, o);
}

// QSUB8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.143
template <Machine M, class O>
void exec_QSUB8(M& m, const O& o) {
    parallel<SaturatedLanes, kSub8>(m, o);
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

// SADD16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.158
template <Machine M, class O>
void exec_SADD16(M& m, const O& o) {
    parallel<SignedLanes, kAdd16>(m, o);
}

// SADD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.159
template <Machine M, class O>
void exec_SADD8(M& m, const O& o) {
    parallel<SignedLanes, kAdd8>(m, o);
}

// SASX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.160
template <Machine M, class O>
void exec_SASX(M& m, const O& o) {
    parallel<SignedLanes, kAsx>(m, o);
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

// SHADD16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.169
template <Machine M, class O>
void exec_SHADD16(M& m, const O& o) {
    parallel<HalvedLanes, kAdd16>(m, o);
}

// SHADD8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.170
template <Machine M, class O>
void exec_SHADD8(M& m, const O& o) {
    parallel<HalvedLanes, kAdd8>(m, o);
}

// SHASX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.171
template <Machine M, class O>
void exec_SHASX(M& m, const O& o) {
    parallel<HalvedLanes, kAsx>(m, o);
}

// SHSAX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.172
template <Machine M, class O>
void exec_SHSAX(M& m, const O& o) {
    parallel<HalvedLanes, kSax>(m, o);
}

// SHSUB16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.173
template <Machine M, class O>
void exec_SHSUB16(M& m, const O& o) {
    parallel<HalvedLanes, kSub16>(m, o);
}

// SHSUB8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.174
template <Machine M, class O>
void exec_SHSUB8(M& m, const O& o) {
    parallel<HalvedLanes, kSub8>(m, o);
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

// SSAX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.195
template <Machine M, class O>
void exec_SSAX(M& m, const O& o) {
    parallel<SignedLanes, kSax>(m, o);
}

// SSUB16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.196
template <Machine M, class O>
void exec_SSUB16(M& m, const O& o) {
    parallel<SignedLanes, kSub16>(m, o);
}

// SSUB8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.197
template <Machine M, class O>
void exec_SSUB8(M& m, const O& o) {
    parallel<SignedLanes, kSub8>(m, o);
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

// UADD16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.243
template <Machine M, class O>
void exec_UADD16(M& m, const O& o) {
    parallel<UnsignedLanes, kAdd16>(m, o);
}

// UADD8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.244
template <Machine M, class O>
void exec_UADD8(M& m, const O& o) {
    parallel<UnsignedLanes, kAdd8>(m, o);
}

// UASX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.245
template <Machine M, class O>
void exec_UASX(M& m, const O& o) {
    parallel<UnsignedLanes, kAsx>(m, o);
}

// UBFX<c> <Rd>, <Rn>, #<lsb>, #<width>                                             ARM ARM A8.8.246
template <Machine M, class O>
void exec_UBFX(M& m, const O& o) {
    m.set_R(o.d, (m.R(o.n) >> o.shift_n) & mask(o.imm - 1, 0));
}

// UHADD16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.249
template <Machine M, class O>
void exec_UHADD16(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kAdd16>(m, o);
}

// UHADD8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.250
template <Machine M, class O>
void exec_UHADD8(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kAdd8>(m, o);
}

// UHASX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.251
template <Machine M, class O>
void exec_UHASX(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kAsx>(m, o);
}

// UHSAX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.252
template <Machine M, class O>
void exec_UHSAX(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kSax>(m, o);
}

// UHSUB16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.253
template <Machine M, class O>
void exec_UHSUB16(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kSub16>(m, o);
}

// UHSUB8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.254
template <Machine M, class O>
void exec_UHSUB8(M& m, const O& o) {
    parallel<UnsignedHalvedLanes, kSub8>(m, o);
}

// UQADD16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.258
template <Machine M, class O>
void exec_UQADD16(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kAdd16>(m, o);
}

// UQADD8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.259
template <Machine M, class O>
void exec_UQADD8(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kAdd8>(m, o);
}

// UQASX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.260
template <Machine M, class O>
void exec_UQASX(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kAsx>(m, o);
}

// UQSAX<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.261
template <Machine M, class O>
void exec_UQSAX(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kSax>(m, o);
}

// UQSUB16<c> <Rd>, <Rn>, <Rm>                                                      ARM ARM A8.8.262
template <Machine M, class O>
void exec_UQSUB16(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kSub16>(m, o);
}

// UQSUB8<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.263
template <Machine M, class O>
void exec_UQSUB8(M& m, const O& o) {
    parallel<UnsignedSaturatedLanes, kSub8>(m, o);
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

// USAX<c> <Rd>, <Rn>, <Rm>                                                         ARM ARM A8.8.268
template <Machine M, class O>
void exec_USAX(M& m, const O& o) {
    parallel<UnsignedLanes, kSax>(m, o);
}

// USUB16<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.269
template <Machine M, class O>
void exec_USUB16(M& m, const O& o) {
    parallel<UnsignedLanes, kSub16>(m, o);
}

// USUB8<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.270
template <Machine M, class O>
void exec_USUB8(M& m, const O& o) {
    parallel<UnsignedLanes, kSub8>(m, o);
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
