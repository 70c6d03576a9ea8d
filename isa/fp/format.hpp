// SPDX-License-Identifier: Apache-2.0
// Floating-point formats and their values: half, single and double precision as the bit patterns
// u16, u32 and u64; unpacking, rounding and NaNs. ARM ARM A2.7.2 (half-precision formats), A2.7.3
// (NaNs, flush-to-zero), A2.7.7 (pseudocode). Integer arithmetic only: the host's floating point
// takes no part.
#pragma once
#include "isa/fp/fpscr.hpp"

namespace hypscope::isa::fp {

__extension__ using u128 = unsigned __int128;

template <class T>
struct FormatOf;
template <>
struct FormatOf<u16> {
    static constexpr int E = 5, F = 10;
    using Wide = u64;
};
template <>
struct FormatOf<u32> {
    static constexpr int E = 8, F = 23;
    using Wide = u64;
};
template <>
struct FormatOf<u64> {
    static constexpr int E = 11, F = 52;
    using Wide = u128;
};

/// A format of E exponent and F fraction bits. A Wide holds a product and two guard bits.
template <class T>
struct Format : FormatOf<T> {
    using FormatOf<T>::E, FormatOf<T>::F;
    static constexpr int kBits = 1 + E + F;
    static constexpr int kBias = (1 << (E - 1)) - 1;
    static constexpr int kMinimumExponent = 1 - kBias;
    static constexpr T kSign = static_cast<T>(T{1} << (kBits - 1));
    static constexpr T kFraction = static_cast<T>((T{1} << F) - 1);
    static constexpr T kQuiet = static_cast<T>(T{1} << (F - 1));
    static constexpr u32 kMaximumBiased = (1u << E) - 1;
    static constexpr T kExponent = static_cast<T>(T{kMaximumBiased} << F);
};

template <class T>
using Wide = typename Format<T>::Wide;

/// The significant bits of `x`: 0 of 0.
[[nodiscard]] constexpr int bit_length(u64 x) { return static_cast<int>(std::bit_width(x)); }
[[nodiscard]] constexpr int bit_length(u128 x) {
    const u64 high = static_cast<u64>(x >> 64);
    return high != 0 ? 64 + bit_length(high) : bit_length(static_cast<u64>(x));
}

/// `x` shifted right; ones that fall out leave a one in bit 0.
template <class W>
[[nodiscard]] constexpr W shift_right_jam(W x, int shift) {
    if (shift <= 0) return x;
    if (shift >= static_cast<int>(sizeof(W) * 8)) return x != 0 ? 1 : 0;
    const W lost = x & ((W{1} << shift) - 1);
    return (x >> shift) | (lost != 0 ? 1 : 0);
}

// Constants (the manual's parameter N is the type) ------------------------------------------------

template <class T>
[[nodiscard]] constexpr T sign_of(bool sign) {
    return sign ? Format<T>::kSign : T{0};
}
template <class T>
[[nodiscard]] constexpr T FPZero(bool sign) {
    return sign_of<T>(sign);
}
template <class T>
[[nodiscard]] constexpr T FPInfinity(bool sign) {
    return static_cast<T>(sign_of<T>(sign) | Format<T>::kExponent);
}
template <class T>
[[nodiscard]] constexpr T FPMaxNormal(bool sign) {
    return static_cast<T>(FPInfinity<T>(sign) - 1);
}
template <class T>
[[nodiscard]] constexpr T FPTwo() {
    return static_cast<T>(T{Format<T>::kBias + 1} << Format<T>::F);
}
template <class T>
[[nodiscard]] constexpr T FPThree() {
    return static_cast<T>(FPTwo<T>() | Format<T>::kQuiet);
}
template <class T>
[[nodiscard]] constexpr T FPDefaultNaN() {
    return static_cast<T>(Format<T>::kExponent | Format<T>::kQuiet);
}

// FPNeg and FPAbs change the sign bit of anything, and raise nothing (A2.7.7).
template <class T>
[[nodiscard]] constexpr T FPNeg(T operand) {
    return static_cast<T>(operand ^ Format<T>::kSign);
}
template <class T>
[[nodiscard]] constexpr T FPAbs(T operand) {
    return static_cast<T>(operand & static_cast<T>(~Format<T>::kSign));
}

// Values ------------------------------------------------------------------------------------------

enum class FPType : u8 { Nonzero, Zero, Infinity, QNaN, SNaN };

/// The value of a Nonzero is mantissa * 2^exponent, with at most F + 1 bits of mantissa.
template <class T>
struct Unpacked {
    FPType type = FPType::Zero;
    bool sign = false;
    int exponent = 0;
    T mantissa = 0;

    [[nodiscard]] constexpr bool is_zero() const { return type == FPType::Zero; }
    [[nodiscard]] constexpr bool is_infinity() const { return type == FPType::Infinity; }
    [[nodiscard]] constexpr bool is_nan() const {
        return type == FPType::QNaN || type == FPType::SNaN;
    }
};

/// A denormalized single or double flushed to zero raises Input Denormal. A half is never flushed;
/// in its alternative format the largest exponent is one as others.
template <class T>
[[nodiscard]] Unpacked<T> FPUnpack(T operand, Fpscr& fpscr);

/// (-1)^sign * mantissa * 2^exponent in T, rounded as the FPSCR says. The mantissa is not 0 and
/// leaves the two highest bits of W free; its bit 0 may stand for any nonzero bits below it, when
/// the mantissa has at least F + 3 bits. Tininess is detected before rounding.
template <class T, class W>
[[nodiscard]] T FPRound(bool sign, W mantissa, int exponent, Fpscr& fpscr);

/// `type` is the operand's and a NaN's. The result is a quiet NaN.
template <class T>
[[nodiscard]] T FPProcessNaN(FPType type, T operand, Fpscr& fpscr);

/// True when an operand is a NaN; then it gives the result: the first signalling NaN, else the
/// first quiet one.
template <class T>
bool FPProcessNaNs(FPType type1, FPType type2, T op1, T op2, T& result, Fpscr& fpscr);
template <class T>
bool FPProcessNaNs3(FPType type1, FPType type2, FPType type3, T op1, T op2, T op3, T& result,
                    Fpscr& fpscr);

}  // namespace hypscope::isa::fp
