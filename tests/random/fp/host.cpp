// SPDX-License-Identifier: Apache-2.0
// The host's floating point as an oracle. From the host: values, Invalid Operation, Division by
// Zero, Overflow, Inexact. Stated here again, apart from isa/fp: what ARM does with NaNs,
// flush-to-zero, tininess before rounding (ARM ARM A2.7.3, A2.7.5), half precision, saturation.
#include <bit>
#include <cfenv>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

#include "problem.hpp"

namespace hypscope::fp_test {

namespace {

constexpr u32 kIOC = 1, kDZC = 2, kOFC = 4, kUFC = 8, kIXC = 16, kIDC = 128;
constexpr u32 kAHP = 1u << 26, kDN = 1u << 25, kFZ = 1u << 24;

template <class T>
struct HostType;
template <>
struct HostType<u32> {
    using Float = float;
};
template <>
struct HostType<u64> {
    using Float = double;
};

template <class T>
struct Bits {
    using Float = typename HostType<T>::Float;
    static constexpr T kSign = T{1} << (sizeof(T) * 8 - 1);
    static constexpr T kQuiet = T{1} << (std::numeric_limits<Float>::digits - 2);
    static constexpr T kInfinity = std::bit_cast<T>(std::numeric_limits<Float>::infinity());
    static constexpr T kDefaultNaN = kInfinity | kQuiet;
    static constexpr T kMinNormal = std::bit_cast<T>(std::numeric_limits<Float>::min());

    static bool is_nan(T x) { return (x & ~kSign) > kInfinity; }
    static bool is_snan(T x) { return is_nan(x) && (x & kQuiet) == 0; }
    static bool is_infinity(T x) { return (x & ~kSign) == kInfinity; }
    static bool is_zero(T x) { return (x & ~kSign) == 0; }
    static bool is_denormal(T x) { return !is_zero(x) && (x & ~kSign) < kMinNormal; }
};

int host_rounding(u32 fpscr) {
    constexpr int kModes[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
    return kModes[fpscr >> 22 & 3];
}

u32 host_flags() {
    const int raised = std::fetestexcept(FE_ALL_EXCEPT);
    return ((raised & FE_INVALID) != 0 ? kIOC : 0) | ((raised & FE_DIVBYZERO) != 0 ? kDZC : 0) |
           ((raised & FE_OVERFLOW) != 0 ? kOFC : 0) | ((raised & FE_INEXACT) != 0 ? kIXC : 0);
}

/// One host operation in a rounding mode. Volatile keeps the compiler from moving it.
template <class Float>
[[gnu::noinline]] Float raw(Operation operation, Float a, Float b, Float c) {
    volatile Float x = a, y = b, z = c, result = 0;
    switch (operation) {
        case Operation::FPAdd: result = x + y; break;
        case Operation::FPSub: result = x - y; break;
        case Operation::FPMul: result = x * y; break;
        case Operation::FPDiv: result = x / y; break;
        case Operation::FPMulAdd: result = std::fma(Float{y}, Float{z}, Float{x}); break;
        case Operation::FPSqrt: result = std::sqrt(Float{x}); break;
        default: throw std::logic_error("not an operation of the host");
    }
    return result;
}

template <class Float>
[[gnu::noinline]] Float narrowed(double x) {
    volatile double from = x;
    volatile Float to = static_cast<Float>(from);
    return to;
}

[[gnu::noinline]] double to_integer(double x) {
    volatile double from = x;
    volatile double to = std::nearbyint(double{from});
    return to;
}

struct HostResult {
    u64 value;
    u32 flags;
};

template <class T, class Compute>
HostResult in_mode(int mode, Compute compute) {
    std::fesetround(mode);
    std::feclearexcept(FE_ALL_EXCEPT);
    const T value = std::bit_cast<T>(compute());
    const u32 flags = host_flags();
    std::fesetround(FE_TONEAREST);
    return {value, flags};
}

/// The operands of an operation after flush-to-zero, and the flags so far.
template <class T>
struct Inputs {
    T flushed(u64 x) {
        T value = static_cast<T>(x);
        if ((fpscr & kFZ) != 0 && Bits<T>::is_denormal(value)) {
            flags |= kIDC;
            value &= Bits<T>::kSign;
        }
        return value;
    }
    u32 fpscr;
    u32 flags = 0;
};

/// The NaN that results when one of `operands` is one (ARM ARM A2.7.4).
template <class T>
std::optional<T> nan_of(std::initializer_list<T> operands, u32 fpscr, u32& flags) {
    const T* chosen = nullptr;
    for (const T& x : operands) {
        if (!Bits<T>::is_snan(x)) continue;
        flags |= kIOC;
        if (chosen == nullptr) chosen = &x;
    }
    for (const T& x : operands) {
        if (chosen == nullptr && Bits<T>::is_nan(x)) chosen = &x;
    }
    if (chosen == nullptr) return std::nullopt;
    return (fpscr & kDN) != 0 ? Bits<T>::kDefaultNaN : static_cast<T>(*chosen | Bits<T>::kQuiet);
}

/// `compute` in the FPSCR's mode; tiny results as ARM has them. A result is tiny before rounding
/// when it is below the least normalized number if rounded towards zero.
template <class T, class Compute>
Answer rounded(Compute compute, u32 fpscr, u32 flags) {
    const HostResult r = in_mode<T>(host_rounding(fpscr), compute);
    const T value = static_cast<T>(r.value);
    if (Bits<T>::is_nan(value)) return {Bits<T>::kDefaultNaN, flags | r.flags};
    const bool inexact = (r.flags & kIXC) != 0;
    if ((value & ~Bits<T>::kSign) > Bits<T>::kMinNormal || (Bits<T>::is_zero(value) && !inexact))
        return {value, flags | r.flags};
    const T towards_zero = static_cast<T>(in_mode<T>(FE_TOWARDZERO, compute).value);
    const bool tiny = (towards_zero & ~Bits<T>::kSign) < Bits<T>::kMinNormal;
    if (tiny && (fpscr & kFZ) != 0) return {towards_zero & Bits<T>::kSign, flags | kUFC};
    return {value, flags | r.flags | (tiny && inexact ? kUFC : 0)};
}

template <class T>
Answer arithmetic(const Problem& p) {
    using Float = typename HostType<T>::Float;
    const int count = info(p.operation).operands;
    Inputs<T> in{p.fpscr};
    const T a = in.flushed(p.a), b = count > 1 ? in.flushed(p.b) : T{0},
            c = count > 2 ? in.flushed(p.c) : T{0};
    const auto product_is_invalid = (Bits<T>::is_infinity(b) && Bits<T>::is_zero(c)) ||
                                    (Bits<T>::is_zero(b) && Bits<T>::is_infinity(c));
    if (const auto nan = nan_of<T>({a, b, c}, p.fpscr, in.flags)) {
        const bool quiet_addend = Bits<T>::is_nan(a) && !Bits<T>::is_snan(a);
        if (p.operation == Operation::FPMulAdd && quiet_addend && product_is_invalid)
            return {Bits<T>::kDefaultNaN, in.flags | kIOC};
        return {*nan, in.flags};
    }
    return rounded<T>(
        [&] {
            return raw<Float>(p.operation, std::bit_cast<Float>(a), std::bit_cast<Float>(b),
                              std::bit_cast<Float>(c));
        },
        p.fpscr, in.flags);
}

template <class T>
Answer min_or_max(const Problem& p) {
    using Float = typename HostType<T>::Float;
    Inputs<T> in{p.fpscr};
    const T a = in.flushed(p.a), b = in.flushed(p.b);
    if (const auto nan = nan_of<T>({a, b}, p.fpscr, in.flags)) return {*nan, in.flags};
    const Float x = std::bit_cast<Float>(a), y = std::bit_cast<Float>(b);
    const bool max = p.operation == Operation::FPMax;
    if (x == y) return {max ? a & b : a | b, in.flags};  // zeros: the signs
    return {(x > y) == max ? a : b, in.flags};
}

template <class T>
Answer comparison(const Problem& p) {
    using Float = typename HostType<T>::Float;
    Inputs<T> in{p.fpscr};
    const T a = in.flushed(p.a), b = in.flushed(p.b);
    const Float x = std::bit_cast<Float>(a), y = std::bit_cast<Float>(b);
    const bool unordered = Bits<T>::is_nan(a) || Bits<T>::is_nan(b);
    const bool quiet = p.operation == Operation::FPCompare || p.operation == Operation::FPCompareEQ;
    if (unordered && (!quiet || Bits<T>::is_snan(a) || Bits<T>::is_snan(b))) in.flags |= kIOC;
    switch (p.operation) {
        case Operation::FPCompareEQ: return {!unordered && x == y, in.flags};
        case Operation::FPCompareGE: return {!unordered && x >= y, in.flags};
        case Operation::FPCompareGT: return {!unordered && x > y, in.flags};
        default: break;
    }
    return {unordered ? 3u : x == y ? 6u : x < y ? 8u : 2u, in.flags};
}

template <class T>
Answer to_fixed(const Problem& p) {
    using Float = typename HostType<T>::Float;
    const Fixed how{p.b};
    Inputs<T> in{p.fpscr};
    const T a = in.flushed(p.a);
    if (Bits<T>::is_nan(a)) return {0, in.flags | kIOC};
    const double scaled = std::ldexp(double{std::bit_cast<Float>(a)}, how.fraction_bits());
    const HostResult r = in_mode<u64>(how.own_rounding() ? FE_TOWARDZERO : host_rounding(p.fpscr),
                                      [&] { return to_integer(scaled); });
    const double whole = std::bit_cast<double>(r.value);
    const int bits = static_cast<int>(how.width());
    const double least = how.is_unsigned() ? 0 : -std::ldexp(1.0, bits - 1);
    const double most = std::ldexp(1.0, how.is_unsigned() ? bits : bits - 1) - 1;
    const u64 mask = (u64{1} << bits) - 1;
    const auto as_bits = [&](double x) {
        return static_cast<u64>(static_cast<std::int64_t>(x)) & mask;
    };
    if (whole < least) return {as_bits(least), in.flags | kIOC};
    if (whole > most) return {as_bits(most), in.flags | kIOC};
    return {as_bits(whole), in.flags | (whole != scaled ? kIXC : 0)};
}

template <class T>
Answer from_fixed(const Problem& p) {
    using Float = typename HostType<T>::Float;
    const Fixed how{p.b};
    double x;
    if (how.width() == 16)
        x = how.is_unsigned() ? double(static_cast<u16>(p.a)) : double(static_cast<i16>(p.a));
    else
        x = how.is_unsigned() ? double(static_cast<u32>(p.a)) : double(static_cast<i32>(p.a));
    const u32 mode = how.own_rounding() ? p.fpscr & ~0x00c00000u : p.fpscr;
    const double scaled = std::ldexp(x, -how.fraction_bits());
    return rounded<T>([&] { return narrowed<Float>(scaled); }, mode, 0);
}

/// The value of a half that is no NaN and no infinity.
double value_of_half(u64 a) {
    const int biased = static_cast<int>(a >> 10 & 31), fraction = static_cast<int>(a & 0x3ff);
    const double magnitude = biased == 0 ? std::ldexp(double(fraction), -24)
                                         : std::ldexp(double(fraction + 0x400), biased - 25);
    return (a & 0x8000) != 0 ? -magnitude : magnitude;
}

Answer half_to_single(const Problem& p) {
    const u32 sign = static_cast<u32>(p.a & 0x8000) << 16, fraction = p.a & 0x3ff;
    if ((p.a & 0x7c00) == 0x7c00 && (p.fpscr & kAHP) == 0) {
        if (fraction == 0) return {sign | Bits<u32>::kInfinity, 0};
        const u32 flags = (fraction & 0x200) == 0 ? kIOC : 0;
        const u32 kept = sign | Bits<u32>::kDefaultNaN | fraction << 13;
        return {(p.fpscr & kDN) != 0 ? Bits<u32>::kDefaultNaN : kept, flags};
    }
    return {std::bit_cast<u32>(static_cast<float>(value_of_half(p.a & 0xffff))), 0};
}

Answer single_to_half(const Problem& p) {
    Inputs<u32> in{p.fpscr};
    const u32 a = in.flushed(p.a), sign = a >> 16 & 0x8000;
    const bool alternative = (p.fpscr & kAHP) != 0;
    if (Bits<u32>::is_nan(a)) {
        if (alternative) return {sign, in.flags | kIOC};
        if (Bits<u32>::is_snan(a)) in.flags |= kIOC;
        const u32 kept = sign | 0x7e00 | (a >> 13 & 0x1ff);
        return {(p.fpscr & kDN) != 0 ? 0x7e00u : kept, in.flags};
    }
    if (Bits<u32>::is_infinity(a))
        return alternative ? Answer{sign | 0x7fff, in.flags | kIOC}
                           : Answer{sign | 0x7c00, in.flags};
    const double x = std::bit_cast<float>(a), magnitude = std::fabs(x);
    if (x == 0) return {sign, in.flags};
    const bool tiny = magnitude < std::ldexp(1.0, -14);
    const int unit = (tiny ? -14 : std::ilogb(magnitude)) - 10;
    const HostResult r = in_mode<u64>(host_rounding(p.fpscr),
                                      [&] { return std::fabs(to_integer(std::ldexp(x, -unit))); });
    const double whole = std::ldexp(std::bit_cast<double>(r.value), unit);
    if (whole >= std::ldexp(1.0, alternative ? 17 : 16)) {
        if (alternative) return {sign | 0x7fff, in.flags | kIOC};
        const u32 mode = p.fpscr >> 22 & 3;
        const bool infinite = mode == 0 || mode == (sign != 0 ? 2u : 1u);
        return {sign | (infinite ? 0x7c00u : 0x7bffu), in.flags | kOFC | kIXC};
    }
    if (whole != magnitude) in.flags |= kIXC | (tiny ? kUFC : 0);
    if (whole == 0) return {sign, in.flags};
    const int exponent = std::ilogb(whole);
    const u32 half = exponent < -14 ? static_cast<u32>(std::ldexp(whole, 24))
                                    : static_cast<u32>(exponent + 14) * 0x400 +
                                          static_cast<u32>(std::ldexp(whole, 10 - exponent));
    return {sign | half, in.flags};
}

Answer single_to_double(const Problem& p) {
    Inputs<u32> in{p.fpscr};
    const u32 a = in.flushed(p.a);
    if (!Bits<u32>::is_nan(a))
        return {std::bit_cast<u64>(double{std::bit_cast<float>(a)}), in.flags};
    if (Bits<u32>::is_snan(a)) in.flags |= kIOC;
    const u64 kept = u64{a >> 31} << 63 | Bits<u64>::kDefaultNaN | u64{a & 0x3fffff} << 29;
    return {(p.fpscr & kDN) != 0 ? Bits<u64>::kDefaultNaN : kept, in.flags};
}

Answer double_to_single(const Problem& p) {
    Inputs<u64> in{p.fpscr};
    const u64 a = in.flushed(p.a);
    if (!Bits<u64>::is_nan(a)) {
        return rounded<u32>([&] { return narrowed<float>(std::bit_cast<double>(a)); }, p.fpscr,
                            in.flags);
    }
    if (Bits<u64>::is_snan(a)) in.flags |= kIOC;
    const u64 kept = a >> 63 << 31 | Bits<u32>::kDefaultNaN | (a >> 29 & 0x3fffff);
    return {(p.fpscr & kDN) != 0 ? Bits<u32>::kDefaultNaN : kept, in.flags};
}

// Estimates: the C functions of ARM ARM A2.8.3, A2.7.7, over doubles.
// --------------------------------

double recip_estimate(double a) {
    const int q = static_cast<int>(a * 512.0);
    const double r = 1.0 / ((q + 0.5) / 512.0);
    return static_cast<int>(256.0 * r + 0.5) / 256.0;
}

double recip_sqrt_estimate(double a) {
    const double steps = a < 0.5 ? 512.0 : 256.0;
    const int q = static_cast<int>(a * steps);
    const double r = 1.0 / std::sqrt((q + 0.5) / steps);
    return static_cast<int>(256.0 * r + 0.5) / 256.0;
}

u32 bits_of(double x) { return std::bit_cast<u32>(static_cast<float>(x)); }

Answer estimate(const Problem& p) {
    Inputs<u32> in{p.fpscr};
    const u32 a = in.flushed(p.a);
    const bool square = p.operation == Operation::FPRSqrtEstimate;
    if (const auto nan = nan_of<u32>({a}, p.fpscr, in.flags)) return {*nan, in.flags};
    const u32 sign = a & Bits<u32>::kSign;
    if (Bits<u32>::is_zero(a)) return {sign | Bits<u32>::kInfinity, in.flags | kDZC};
    if (square && sign != 0) return {Bits<u32>::kDefaultNaN, in.flags | kIOC};
    if (Bits<u32>::is_infinity(a)) return {sign, in.flags};
    int exponent;
    double x = std::frexp(double{std::fabs(std::bit_cast<float>(a))}, &exponent);
    if (!square) {
        if (exponent > 126) return {sign, in.flags | kUFC};
        return {sign | bits_of(std::ldexp(recip_estimate(x), -exponent)), in.flags};
    }
    if (exponent % 2 != 0) {
        x /= 2;
        ++exponent;
    }
    return {bits_of(std::ldexp(recip_sqrt_estimate(x), -exponent / 2)), in.flags};
}

Answer step(const Problem& p) {
    Inputs<u32> in{p.fpscr};
    const u32 a = in.flushed(p.a), b = in.flushed(p.b);
    const bool zero_by_infinity = (Bits<u32>::is_infinity(a) && Bits<u32>::is_zero(b)) ||
                                  (Bits<u32>::is_zero(a) && Bits<u32>::is_infinity(b));
    Answer product{0, in.flags};
    if (!zero_by_infinity) product = host({Operation::FPMul, 32, p.fpscr, p.a, p.b, 0});
    // (3 - product) / 2 is 1.5 - product / 2, which a fused operation rounds once.
    const bool square = p.operation == Operation::FPRSqrtStep;
    const Problem difference =
        square
            ? Problem{Operation::FPMulAdd, 32, p.fpscr, bits_of(1.5), bits_of(-0.5), product.value}
            : Problem{Operation::FPSub, 32, p.fpscr, bits_of(2), product.value, 0};
    const Answer result = host(difference);
    return {result.value, product.flags | result.flags};
}

Answer fixed_estimate(const Problem& p) {
    const u32 a = static_cast<u32>(p.a);
    const bool square = p.operation == Operation::UnsignedRSqrtEstimate;
    if (a >> (square ? 30 : 31) == 0) return {0xffffffff, 0};
    const double x = std::ldexp(double(a), -32);
    const double result = square ? recip_sqrt_estimate(x) : recip_estimate(x);
    return {static_cast<u64>(std::ldexp(result, 31)), 0};
}

template <class T>
Answer of_format(const Problem& p) {
    switch (p.operation) {
        case Operation::FPMin:
        case Operation::FPMax: return min_or_max<T>(p);
        case Operation::FPCompare:
        case Operation::FPCompareE:
        case Operation::FPCompareEQ:
        case Operation::FPCompareGE:
        case Operation::FPCompareGT: return comparison<T>(p);
        case Operation::FPToFixed: return to_fixed<T>(p);
        case Operation::FixedToFP: return from_fixed<T>(p);
        default: return arithmetic<T>(p);
    }
}

}  // namespace

Answer host(const Problem& p) {
    switch (p.operation) {
        case Operation::FPHalfToSingle: return half_to_single(p);
        case Operation::FPSingleToHalf: return single_to_half(p);
        case Operation::FPSingleToDouble: return single_to_double(p);
        case Operation::FPDoubleToSingle: return double_to_single(p);
        case Operation::FPRecipEstimate:
        case Operation::FPRSqrtEstimate: return estimate(p);
        case Operation::FPRecipStep:
        case Operation::FPRSqrtStep: return step(p);
        case Operation::UnsignedRecipEstimate:
        case Operation::UnsignedRSqrtEstimate: return fixed_estimate(p);
        default: return p.bits == 64 ? of_format<u64>(p) : of_format<u32>(p);
    }
}

}  // namespace hypscope::fp_test
