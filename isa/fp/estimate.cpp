// SPDX-License-Identifier: Apache-2.0
// The manual gives the estimates as C functions over doubles; here they are integers in units of
// 1/256 and 1/512, of which the results are multiples.
#include "isa/fp/estimate.hpp"

#include "isa/fp/arithmetic.hpp"

namespace hypscope::isa::fp {

namespace {

/// 1 / a in units of 1/256, rounded to nearest: a = (q + 1/2) / 512, 256 <= q < 512.
u32 recip_estimate(u32 q) {
    const u32 a = 2 * q + 1;  // in units of 1/1024
    return ((2u << 18) + a) / (2 * a);
}

/// 1 / sqrt(a) in units of 1/256, rounded to nearest. a = (q + 1/2) / 512 below 1/2, that is
/// 128 <= q < 256; from there on the lowest bit of q does not count: a = (q / 2 + 1/2) / 256.
u32 recip_sqrt_estimate(u32 q) {
    const u64 a = q < 256 ? 2 * q + 1 : 2 * (q | 1);  // in units of 1/1024
    // The largest s with (s - 1/2) / 256 <= 1 / sqrt(a / 1024).
    u64 s = 511;
    while ((2 * s - 1) * (2 * s - 1) * a > u64{1} << 28) --s;
    return static_cast<u32>(s);
}

/// An estimate of 256/256 to 511/256 with a biased exponent.
u32 scaled(bool sign, u32 biased, u32 estimate) {
    return sign_of<u32>(sign) | biased << 23 | (estimate & 0xff) << 15;
}

u32 product_for_step(u32 op1, u32 op2, Fpscr& standard) {
    Fpscr quiet = standard;  // FPMul unpacks again and raises what there is to raise
    const Unpacked<u32> a = FPUnpack(op1, quiet), b = FPUnpack(op2, quiet);
    if ((a.is_infinity() && b.is_zero()) || (a.is_zero() && b.is_infinity())) {
        standard = quiet;
        return FPZero<u32>(false);
    }
    return FPMul(op1, op2, standard);
}

}  // namespace

u32 FPRecipEstimate(u32 operand, Fpscr& standard) {
    const Unpacked<u32> u = FPUnpack(operand, standard);
    if (u.is_nan()) return FPProcessNaN(u.type, operand, standard);
    if (u.is_infinity()) return FPZero<u32>(u.sign);
    if (u.is_zero()) {
        standard.FPProcessException(FPExc::DivideByZero);
        return FPInfinity<u32>(u.sign);
    }
    const u32 biased = bits(operand, 30, 23);
    if (biased >= 253) {  // 2^126 and more: the result is too small for a normalized number
        standard.FPProcessException(FPExc::Underflow);
        return FPZero<u32>(u.sign);
    }
    return scaled(u.sign, 253 - biased, recip_estimate(u.mantissa >> 15));
}

u32 FPRSqrtEstimate(u32 operand, Fpscr& standard) {
    const Unpacked<u32> u = FPUnpack(operand, standard);
    if (u.is_nan()) return FPProcessNaN(u.type, operand, standard);
    if (u.is_zero()) {
        standard.FPProcessException(FPExc::DivideByZero);
        return FPInfinity<u32>(u.sign);
    }
    if (u.sign) {
        standard.FPProcessException(FPExc::InvalidOp);
        return FPDefaultNaN<u32>();
    }
    if (u.is_infinity()) return FPZero<u32>(false);
    const u32 biased = bits(operand, 30, 23);
    const u32 scaled_to_quarter = u.mantissa >> (bit(biased, 0) ? 16 : 15);
    return scaled(false, (380 - biased) / 2, recip_sqrt_estimate(scaled_to_quarter));
}

u32 FPRecipStep(u32 op1, u32 op2, Fpscr& standard) {
    const u32 product = product_for_step(op1, op2, standard);
    return FPSub(FPTwo<u32>(), product, standard);
}

u32 FPRSqrtStep(u32 op1, u32 op2, Fpscr& standard) {
    const u32 product = product_for_step(op1, op2, standard);
    return FPHalvedSub(FPThree<u32>(), product, standard);
}

u32 UnsignedRecipEstimate(u32 operand) {
    return bit(operand, 31) ? recip_estimate(operand >> 23) << 23 : ~u32{0};
}

u32 UnsignedRSqrtEstimate(u32 operand) {
    return bits(operand, 31, 30) != 0 ? recip_sqrt_estimate(operand >> 23) << 23 : ~u32{0};
}

}  // namespace hypscope::isa::fp
