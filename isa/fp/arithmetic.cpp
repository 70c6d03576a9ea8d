// SPDX-License-Identifier: Apache-2.0
#include "isa/fp/arithmetic.hpp"

#include <utility>

namespace hypscope::isa::fp {

namespace {

/// A nonzero value on its way to FPRound.
template <class W>
struct Exact {
    bool sign;
    int exponent;
    W mantissa;
};

template <class T>
Exact<Wide<T>> exact(const Unpacked<T>& u) {
    return {u.sign, u.exponent, u.mantissa};
}

/// The same value with the highest bit of the mantissa at bit `top`; it was not above.
template <class W>
Exact<W> normalised(Exact<W> x, int top) {
    const int shift = top - (bit_length(x.mantissa) - 1);
    return {x.sign, x.exponent - shift, x.mantissa << shift};
}

/// An exact sum of zero: minus only when rounding towards minus infinity.
template <class T>
T zero_sum(const Fpscr& fpscr) {
    return FPZero<T>(fpscr.rounding() == Rounding::RM);
}

/// FPRound((x + y) / 2^halvings). The operand with the lesser exponent loses bits only when the sum
/// keeps far more than it needs; bit 0 remembers them.
template <class T>
T rounded_sum(Exact<Wide<T>> x, Exact<Wide<T>> y, int halvings, Fpscr& fpscr) {
    constexpr int kTop = static_cast<int>(sizeof(Wide<T>) * 8) - 4;
    x = normalised(x, kTop);
    y = normalised(y, kTop);
    if (x.exponent < y.exponent || (x.exponent == y.exponent && x.mantissa < y.mantissa))
        std::swap(x, y);
    const Wide<T> lesser = shift_right_jam(y.mantissa, x.exponent - y.exponent);
    const Wide<T> sum = x.sign == y.sign ? x.mantissa + lesser : x.mantissa - lesser;
    if (sum == 0) return zero_sum<T>(fpscr);
    return FPRound<T>(x.sign, sum, x.exponent - halvings, fpscr);
}

template <class T>
T invalid(Fpscr& fpscr) {
    fpscr.FPProcessException(FPExc::InvalidOp);
    return FPDefaultNaN<T>();
}

/// op1 + op2, or op1 - op2 when `subtracts`.
template <class T>
T add(T op1, T op2, bool subtracts, int halvings, Fpscr& fpscr) {
    const Unpacked<T> a = FPUnpack(op1, fpscr);
    Unpacked<T> b = FPUnpack(op2, fpscr);
    T result;
    if (FPProcessNaNs(a.type, b.type, op1, op2, result, fpscr)) return result;
    b.sign = b.sign != subtracts;
    if (a.is_infinity() && b.is_infinity() && a.sign != b.sign) return invalid<T>(fpscr);
    if (a.is_infinity()) return FPInfinity<T>(a.sign);
    if (b.is_infinity()) return FPInfinity<T>(b.sign);
    if (a.is_zero() && b.is_zero())
        return a.sign == b.sign ? FPZero<T>(a.sign) : zero_sum<T>(fpscr);
    if (b.is_zero()) return FPRound<T>(a.sign, exact(a).mantissa, a.exponent - halvings, fpscr);
    if (a.is_zero()) return FPRound<T>(b.sign, exact(b).mantissa, b.exponent - halvings, fpscr);
    return rounded_sum<T>(exact(a), exact(b), halvings, fpscr);
}

template <class T>
Exact<Wide<T>> product(const Unpacked<T>& a, const Unpacked<T>& b) {
    return {a.sign != b.sign, a.exponent + b.exponent, Wide<T>{a.mantissa} * b.mantissa};
}

/// The integer part of the square root, and whether there is more.
template <class W>
std::pair<W, bool> integer_square_root(W x) {
    W root = 0;
    for (W b = W{1} << ((bit_length(x) - 1) & ~1); b != 0; b >>= 2) {
        const bool fits = x >= root + b;
        if (fits) x -= root + b;
        root = (root >> 1) + (fits ? b : 0);
    }
    return {root, x != 0};
}

}  // namespace

template <class T>
T FPAdd(T op1, T op2, Fpscr& fpscr) {
    return add(op1, op2, false, 0, fpscr);
}

template <class T>
T FPSub(T op1, T op2, Fpscr& fpscr) {
    return add(op1, op2, true, 0, fpscr);
}

template <class T>
T FPHalvedSub(T op1, T op2, Fpscr& fpscr) {
    return add(op1, op2, true, 1, fpscr);
}

template <class T>
T FPMul(T op1, T op2, Fpscr& fpscr) {
    const Unpacked<T> a = FPUnpack(op1, fpscr), b = FPUnpack(op2, fpscr);
    T result;
    if (FPProcessNaNs(a.type, b.type, op1, op2, result, fpscr)) return result;
    if ((a.is_infinity() && b.is_zero()) || (a.is_zero() && b.is_infinity()))
        return invalid<T>(fpscr);
    const bool sign = a.sign != b.sign;
    if (a.is_infinity() || b.is_infinity()) return FPInfinity<T>(sign);
    if (a.is_zero() || b.is_zero()) return FPZero<T>(sign);
    const Exact<Wide<T>> p = product(a, b);
    return FPRound<T>(sign, p.mantissa, p.exponent, fpscr);
}

template <class T>
T FPDiv(T op1, T op2, Fpscr& fpscr) {
    const Unpacked<T> a = FPUnpack(op1, fpscr), b = FPUnpack(op2, fpscr);
    T result;
    if (FPProcessNaNs(a.type, b.type, op1, op2, result, fpscr)) return result;
    if ((a.is_infinity() && b.is_infinity()) || (a.is_zero() && b.is_zero()))
        return invalid<T>(fpscr);
    const bool sign = a.sign != b.sign;
    if (a.is_infinity()) return FPInfinity<T>(sign);
    if (b.is_zero()) {
        fpscr.FPProcessException(FPExc::DivideByZero);
        return FPInfinity<T>(sign);
    }
    if (a.is_zero() || b.is_infinity()) return FPZero<T>(sign);
    // A quotient of F + 4 or F + 5 bits, and a last one for the remainder.
    constexpr int F = Format<T>::F;
    const Exact<Wide<T>> n = normalised(exact(a), 2 * F + 4), d = normalised(exact(b), F);
    const Wide<T> quotient = n.mantissa / d.mantissa, rest = n.mantissa % d.mantissa;
    return FPRound<T>(sign, Wide<T>{quotient << 1 | (rest != 0 ? 1 : 0)},
                      n.exponent - d.exponent - 1, fpscr);
}

template <class T>
T FPMulAdd(T addend, T op1, T op2, Fpscr& fpscr) {
    const Unpacked<T> c = FPUnpack(addend, fpscr), a = FPUnpack(op1, fpscr),
                      b = FPUnpack(op2, fpscr);
    const bool infinity_by_zero =
        (a.is_infinity() && b.is_zero()) || (a.is_zero() && b.is_infinity());
    T result;
    const bool done = FPProcessNaNs3(c.type, a.type, b.type, addend, op1, op2, result, fpscr);
    if (c.type == FPType::QNaN && infinity_by_zero) return invalid<T>(fpscr);
    if (done) return result;
    const bool sign = a.sign != b.sign;
    const bool infinite = a.is_infinity() || b.is_infinity();
    const bool zero = a.is_zero() || b.is_zero();
    if (infinity_by_zero || (c.is_infinity() && infinite && c.sign != sign))
        return invalid<T>(fpscr);
    if (c.is_infinity()) return FPInfinity<T>(c.sign);
    if (infinite) return FPInfinity<T>(sign);
    if (c.is_zero() && zero) return c.sign == sign ? FPZero<T>(sign) : zero_sum<T>(fpscr);
    if (zero) return FPRound<T>(c.sign, exact(c).mantissa, c.exponent, fpscr);
    const Exact<Wide<T>> p = product(a, b);
    if (c.is_zero()) return FPRound<T>(sign, p.mantissa, p.exponent, fpscr);
    return rounded_sum<T>(exact(c), p, 0, fpscr);
}

template <class T>
T FPSqrt(T operand, Fpscr& fpscr) {
    const Unpacked<T> u = FPUnpack(operand, fpscr);
    if (u.is_nan()) return FPProcessNaN(u.type, operand, fpscr);
    if (u.is_zero()) return FPZero<T>(u.sign);
    if (u.sign) return invalid<T>(fpscr);
    if (u.is_infinity()) return FPInfinity<T>(false);
    // A radicand of an even exponent gives a root of at least F + 3 bits, one more for the rest.
    Exact<Wide<T>> x = normalised(exact(u), 2 * Format<T>::F + 6);
    if ((x.exponent & 1) != 0) x = {x.sign, x.exponent - 1, Wide<T>{x.mantissa << 1}};
    const auto [root, more] = integer_square_root(x.mantissa);
    return FPRound<T>(false, Wide<T>{root << 1 | (more ? 1 : 0)}, x.exponent / 2 - 1, fpscr);
}

#define HYPSCOPE_FOR_FORMAT(T)            \
    template T FPAdd(T, T, Fpscr&);       \
    template T FPSub(T, T, Fpscr&);       \
    template T FPHalvedSub(T, T, Fpscr&); \
    template T FPMul(T, T, Fpscr&);       \
    template T FPDiv(T, T, Fpscr&);       \
    template T FPMulAdd(T, T, T, Fpscr&); \
    template T FPSqrt(T, Fpscr&);
HYPSCOPE_FOR_FORMAT(u32)
HYPSCOPE_FOR_FORMAT(u64)
#undef HYPSCOPE_FOR_FORMAT

}  // namespace hypscope::isa::fp
