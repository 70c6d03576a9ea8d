// SPDX-License-Identifier: Apache-2.0
#include "isa/fp/format.hpp"

#include <algorithm>

#include "isa/fp/rounding.hpp"

namespace hypscope::isa::fp {

template <class T>
Unpacked<T> FPUnpack(T operand, Fpscr& fpscr) {
    using F = Format<T>;
    constexpr bool kHalf = sizeof(T) == 2;
    const u32 biased = static_cast<u32>((operand & F::kExponent) >> F::F);
    const T fraction = operand & F::kFraction;
    Unpacked<T> u{FPType::Nonzero, (operand & F::kSign) != 0, 0, fraction};
    if (biased == 0) {
        if (fraction == 0) {
            u.type = FPType::Zero;
        } else if (!kHalf && fpscr.flush_to_zero()) {
            fpscr.FPProcessException(FPExc::InputDenorm);
            u.type = FPType::Zero;
        }
        u.exponent = F::kMinimumExponent - F::F;
    } else if (biased == F::kMaximumBiased && !(kHalf && fpscr.alternative_half())) {
        u.type = fraction == 0                 ? FPType::Infinity
                 : (fraction & F::kQuiet) != 0 ? FPType::QNaN
                                               : FPType::SNaN;
    } else {
        u.mantissa = static_cast<T>(fraction | (T{1} << F::F));
        u.exponent = static_cast<int>(biased) - F::kBias - F::F;
    }
    return u;
}

namespace {

template <class T>
T overflowed(bool sign, Fpscr& fpscr) {
    if (sizeof(T) == 2 && fpscr.alternative_half()) {
        fpscr.FPProcessException(FPExc::InvalidOp);
        return static_cast<T>(sign_of<T>(sign) | static_cast<T>(~Format<T>::kSign));
    }
    fpscr.FPProcessException(FPExc::Overflow);
    fpscr.FPProcessException(FPExc::Inexact);
    const Rounding mode = fpscr.rounding();
    const bool to_infinity = mode == Rounding::RN || mode == (sign ? Rounding::RM : Rounding::RP);
    return to_infinity ? FPInfinity<T>(sign) : FPMaxNormal<T>(sign);
}

}  // namespace

template <class T, class W>
T FPRound(bool sign, W mantissa, int exponent, Fpscr& fpscr) {
    using F = Format<T>;
    const int highest = exponent + bit_length(mantissa) - 1;
    const bool tiny = highest < F::kMinimumExponent;
    if (tiny && sizeof(T) != 2 && fpscr.flush_to_zero()) {
        fpscr.FPProcessException(FPExc::Underflow);
        return FPZero<T>(sign);
    }
    const int lowest = std::max(highest, F::kMinimumExponent) - F::F;
    const Split<W> s = split(mantissa, lowest - exponent);
    if (tiny && !s.exact) fpscr.FPProcessException(FPExc::Underflow);
    const W rounded = s.integer + (rounds_up(s, sign, fpscr.rounding()) ? 1 : 0);
    // The mantissa's highest bit adds one to the exponent; so does the carry of a mantissa of ones.
    const int below = tiny ? 0 : highest - F::kMinimumExponent;
    const u64 biased = static_cast<u64>(below) + static_cast<u64>(rounded >> F::F);
    const u64 limit = sizeof(T) == 2 && fpscr.alternative_half() ? u64{F::kMaximumBiased} + 1
                                                                 : u64{F::kMaximumBiased};
    if (biased >= limit) return overflowed<T>(sign, fpscr);
    if (!s.exact) fpscr.FPProcessException(FPExc::Inexact);
    // A carry out of the mantissa leaves a fraction of zeros.
    const T fraction = static_cast<T>(rounded) & F::kFraction;
    return static_cast<T>(sign_of<T>(sign) | static_cast<T>(static_cast<T>(biased) << F::F) |
                          fraction);
}

template <class T>
T FPProcessNaN(FPType type, T operand, Fpscr& fpscr) {
    if (type == FPType::SNaN) fpscr.FPProcessException(FPExc::InvalidOp);
    return fpscr.default_nan() ? FPDefaultNaN<T>() : static_cast<T>(operand | Format<T>::kQuiet);
}

template <class T>
bool FPProcessNaNs(FPType type1, FPType type2, T op1, T op2, T& result, Fpscr& fpscr) {
    return FPProcessNaNs3(type1, type2, FPType::Zero, op1, op2, T{0}, result, fpscr);
}

template <class T>
bool FPProcessNaNs3(FPType type1, FPType type2, FPType type3, T op1, T op2, T op3, T& result,
                    Fpscr& fpscr) {
    for (const FPType nan : {FPType::SNaN, FPType::QNaN}) {
        if (type1 == nan) return result = FPProcessNaN(nan, op1, fpscr), true;
        if (type2 == nan) return result = FPProcessNaN(nan, op2, fpscr), true;
        if (type3 == nan) return result = FPProcessNaN(nan, op3, fpscr), true;
    }
    return false;
}

template Unpacked<u16> FPUnpack(u16, Fpscr&);
template Unpacked<u32> FPUnpack(u32, Fpscr&);
template Unpacked<u64> FPUnpack(u64, Fpscr&);
template u16 FPRound(bool, u64, int, Fpscr&);
template u32 FPRound(bool, u64, int, Fpscr&);
template u64 FPRound(bool, u64, int, Fpscr&);
template u64 FPRound(bool, u128, int, Fpscr&);
template u32 FPProcessNaN(FPType, u32, Fpscr&);
template u64 FPProcessNaN(FPType, u64, Fpscr&);
template bool FPProcessNaNs(FPType, FPType, u32, u32, u32&, Fpscr&);
template bool FPProcessNaNs(FPType, FPType, u64, u64, u64&, Fpscr&);
template bool FPProcessNaNs3(FPType, FPType, FPType, u32, u32, u32, u32&, Fpscr&);
template bool FPProcessNaNs3(FPType, FPType, FPType, u64, u64, u64, u64&, Fpscr&);

}  // namespace hypscope::isa::fp
