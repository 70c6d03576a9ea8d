// SPDX-License-Identifier: Apache-2.0
#include "isa/fp/convert.hpp"

#include "isa/fp/rounding.hpp"

namespace hypscope::isa::fp {

namespace {

/// The largest magnitude of an integer of one sign.
u64 limit(unsigned width, bool is_unsigned, bool negative) {
    if (is_unsigned) return negative ? 0 : (u64{1} << width) - 1;
    return (u64{1} << (width - 1)) - (negative ? 0 : 1);
}

u32 with_sign(u64 magnitude, bool negative) {
    return static_cast<u32>(negative ? u64{0} - magnitude : magnitude);
}

u32 saturated(unsigned width, bool is_unsigned, bool negative, Fpscr& fpscr) {
    fpscr.FPProcessException(FPExc::InvalidOp);
    return with_sign(limit(width, is_unsigned, negative), negative) &
           static_cast<u32>((u64{1} << width) - 1);
}

}  // namespace

template <class T>
u32 FPToFixed(T operand, unsigned width, int fraction_bits, bool is_unsigned,
              bool round_towards_zero, Fpscr& fpscr) {
    const Unpacked<T> u = FPUnpack(operand, fpscr);
    if (u.is_nan()) {
        fpscr.FPProcessException(FPExc::InvalidOp);
        return 0;
    }
    if (u.is_zero()) return 0;
    const int exponent = u.exponent + fraction_bits;
    if (u.is_infinity() || exponent + bit_length(u64{u.mantissa}) > 32)
        return saturated(width, is_unsigned, u.sign, fpscr);
    const Split<u64> s = split(u64{u.mantissa}, -exponent);
    const Rounding mode = round_towards_zero ? Rounding::RZ : fpscr.rounding();
    const u64 magnitude = s.integer + (rounds_up(s, u.sign, mode) ? 1 : 0);
    if (magnitude > limit(width, is_unsigned, u.sign))
        return saturated(width, is_unsigned, u.sign, fpscr);
    if (!s.exact) fpscr.FPProcessException(FPExc::Inexact);
    return with_sign(magnitude, u.sign) & static_cast<u32>((u64{1} << width) - 1);
}

template <class T>
T FixedToFP(u32 operand, unsigned width, int fraction_bits, bool is_unsigned, bool round_to_nearest,
            Fpscr& fpscr) {
    operand = is_unsigned ? bits(operand, width - 1, 0) : sign_extend(operand, width);
    if (operand == 0) return FPZero<T>(false);
    const bool negative = !is_unsigned && bit(operand, 31);
    const u64 magnitude = negative ? u64{0u - operand} : operand;
    if (!round_to_nearest) return FPRound<T>(negative, magnitude, -fraction_bits, fpscr);
    Fpscr nearest = fpscr.with(Rounding::RN);
    const T result = FPRound<T>(negative, magnitude, -fraction_bits, nearest);
    fpscr.raise(nearest.raised());
    return result;
}

namespace {

/// A NaN keeps its sign and as much of its fraction as fits, from the top.
template <class To, class From>
To converted_nan(From operand, FPType type, Fpscr& fpscr) {
    if (type == FPType::SNaN) fpscr.FPProcessException(FPExc::InvalidOp);
    if (fpscr.default_nan()) return FPDefaultNaN<To>();
    constexpr int kShift = Format<To>::F - Format<From>::F;
    const u64 fraction = u64{operand} & Format<From>::kFraction;
    const u64 moved = kShift >= 0 ? fraction << (kShift & 63) : fraction >> (-kShift & 63);
    return static_cast<To>(sign_of<To>((operand & Format<From>::kSign) != 0) | FPDefaultNaN<To>() |
                           static_cast<To>(moved));
}

template <class To, class From>
To convert(From operand, Fpscr& fpscr) {
    const Unpacked<From> u = FPUnpack(operand, fpscr);
    if (u.is_nan()) return converted_nan<To>(operand, u.type, fpscr);
    if (u.is_infinity()) return FPInfinity<To>(u.sign);
    if (u.is_zero()) return FPZero<To>(u.sign);
    return FPRound<To>(u.sign, u64{u.mantissa}, u.exponent, fpscr);
}

}  // namespace

u32 FPHalfToSingle(u16 operand, Fpscr& fpscr) { return convert<u32>(operand, fpscr); }
u64 FPSingleToDouble(u32 operand, Fpscr& fpscr) { return convert<u64>(operand, fpscr); }
u32 FPDoubleToSingle(u64 operand, Fpscr& fpscr) { return convert<u32>(operand, fpscr); }

/// The alternative format has neither NaNs nor infinities.
u16 FPSingleToHalf(u32 operand, Fpscr& fpscr) {
    if (!fpscr.alternative_half()) return convert<u16>(operand, fpscr);
    const Unpacked<u32> u = FPUnpack(operand, fpscr);
    if (!u.is_nan() && !u.is_infinity()) return convert<u16>(operand, fpscr);
    fpscr.FPProcessException(FPExc::InvalidOp);
    const u16 largest = static_cast<u16>(FPZero<u16>(u.sign) | 0x7fff);
    return u.is_nan() ? FPZero<u16>(u.sign) : largest;
}

template u32 FPToFixed(u32, unsigned, int, bool, bool, Fpscr&);
template u32 FPToFixed(u64, unsigned, int, bool, bool, Fpscr&);
template u32 FixedToFP(u32, unsigned, int, bool, bool, Fpscr&);
template u64 FixedToFP(u32, unsigned, int, bool, bool, Fpscr&);

}  // namespace hypscope::isa::fp
