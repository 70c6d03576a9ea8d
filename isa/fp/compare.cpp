// SPDX-License-Identifier: Apache-2.0
#include "isa/fp/compare.hpp"

namespace hypscope::isa::fp {

namespace {

/// The operands after FPUnpack: a denormalized one that is flushed counts as the zero it became.
template <class T>
struct Pair {
    Pair(T op1, T op2, Fpscr& fpscr)
        : a(FPUnpack(op1, fpscr)),
          b(FPUnpack(op2, fpscr)),
          magnitude1(a.is_zero() ? 0 : FPAbs(op1)),
          magnitude2(b.is_zero() ? 0 : FPAbs(op2)) {}

    [[nodiscard]] bool unordered() const { return a.is_nan() || b.is_nan(); }
    [[nodiscard]] bool signalling() const {
        return a.type == FPType::SNaN || b.type == FPType::SNaN;
    }
    /// The patterns of one sign are in the order of their magnitudes; +0 equals -0.
    [[nodiscard]] bool equal() const {
        return magnitude1 == magnitude2 && (a.sign == b.sign || magnitude1 == 0);
    }
    [[nodiscard]] bool less() const {
        if (a.sign != b.sign) return a.sign && (magnitude1 | magnitude2) != 0;
        return a.sign ? magnitude1 > magnitude2 : magnitude1 < magnitude2;
    }

    Unpacked<T> a, b;
    T magnitude1, magnitude2;
};

void raise_invalid(bool condition, Fpscr& fpscr) {
    if (condition) fpscr.FPProcessException(FPExc::InvalidOp);
}

}  // namespace

template <class T>
u32 FPCompare(T op1, T op2, bool quiet_nan_exc, Fpscr& fpscr) {
    const Pair<T> p(op1, op2, fpscr);
    if (p.unordered()) {
        raise_invalid(p.signalling() || quiet_nan_exc, fpscr);
        return 0b0011;
    }
    return p.equal() ? 0b0110 : p.less() ? 0b1000 : 0b0010;
}

template <class T>
bool FPCompareEQ(T op1, T op2, Fpscr& fpscr) {
    const Pair<T> p(op1, op2, fpscr);
    raise_invalid(p.signalling(), fpscr);
    return !p.unordered() && p.equal();
}

template <class T>
bool FPCompareGE(T op1, T op2, Fpscr& fpscr) {
    const Pair<T> p(op1, op2, fpscr);
    raise_invalid(p.unordered(), fpscr);
    return !p.unordered() && !p.less();
}

template <class T>
bool FPCompareGT(T op1, T op2, Fpscr& fpscr) {
    const Pair<T> p(op1, op2, fpscr);
    raise_invalid(p.unordered(), fpscr);
    return !p.unordered() && !p.less() && !p.equal();
}

namespace {

template <class T>
T min_or_max(T op1, T op2, bool max, Fpscr& fpscr) {
    const Pair<T> p(op1, op2, fpscr);
    T result;
    if (FPProcessNaNs(p.a.type, p.b.type, op1, op2, result, fpscr)) return result;
    if (p.a.is_zero() && p.b.is_zero())
        return FPZero<T>(max ? p.a.sign && p.b.sign : p.a.sign || p.b.sign);
    const bool first = max ? !p.less() : p.less();
    const Unpacked<T>& u = first ? p.a : p.b;
    return u.is_zero() ? FPZero<T>(u.sign) : first ? op1 : op2;
}

}  // namespace

template <class T>
T FPMin(T op1, T op2, Fpscr& fpscr) {
    return min_or_max(op1, op2, false, fpscr);
}

template <class T>
T FPMax(T op1, T op2, Fpscr& fpscr) {
    return min_or_max(op1, op2, true, fpscr);
}

#define HYPSCOPE_FOR_FORMAT(T)                  \
    template u32 FPCompare(T, T, bool, Fpscr&); \
    template bool FPCompareEQ(T, T, Fpscr&);    \
    template bool FPCompareGE(T, T, Fpscr&);    \
    template bool FPCompareGT(T, T, Fpscr&);    \
    template T FPMin(T, T, Fpscr&);             \
    template T FPMax(T, T, Fpscr&);
HYPSCOPE_FOR_FORMAT(u32)
HYPSCOPE_FOR_FORMAT(u64)
#undef HYPSCOPE_FOR_FORMAT

}  // namespace hypscope::isa::fp
