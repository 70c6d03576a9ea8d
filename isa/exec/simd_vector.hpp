// SPDX-License-Identifier: Apache-2.0
// What the bodies of Advanced SIMD data processing share: vectors and their elements (ARM ARM
// A2.6.1, A2.6.2), saturation (A2.2.1, A2.5.4: FPSCR.QC), and the one loop over elements.
#pragma once
#include <algorithm>

#include "isa/builders/simd_integer.hpp"
#include "isa/machine.hpp"

namespace hypscope::isa::exec {

/// As wide as any exact result of the manual's unbounded integers; i64 will do where no element has
/// 64 bits, u64 where only the result's low bits count.
__extension__ using i128 = __int128;

template <class M, class O>
bool CheckAdvSIMDEnabled(M& m, const O& o) {
    return m.CheckVFPEnabled(o, true, true);
}

/// A doubleword or a quadword.
struct Vector {
    u64 d[2] = {0, 0};
};

template <class M>
[[nodiscard]] Vector read_vector(M& m, u32 first, u32 regs) {
    Vector v{{m.D(first), 0}};
    if (regs == 2) v.d[1] = m.D(first + 1);
    return v;
}

template <class M>
void write_vector(M& m, u32 first, u32 regs, const Vector& v) {
    m.set_D(first, v.d[0]);
    if (regs == 2) m.set_D(first + 1, v.d[1]);
}

/// Int(Elem[vector, e, esize], unsigned), for all e.
struct Elements {
    Vector vector;
    u32 esize;
    bool is_unsigned;

    template <class Int>
    [[nodiscard]] Int at(u32 e) const {
        const u32 low = e * esize;
        const u64 top = vector.d[low / 64] << (64 - esize - low % 64);
        if (is_unsigned) return static_cast<Int>(top >> (64 - esize));
        return static_cast<Int>(static_cast<i64>(top) >> (64 - esize));
    }
};

/// The vector of `regs` doublewords whose element e, `esize` bits wide, is f(e).
template <class F>
[[nodiscard]] Vector make_vector(u32 regs, u32 esize, F f) {
    Vector v;
    const u32 elements = regs * 64 / esize;
    for (u32 e = 0; e < elements; ++e) {
        const u64 element = static_cast<u64>(f(e)) & mask<u64>(esize - 1, 0);
        v.d[e * esize / 64] |= element << (e * esize % 64);
    }
    return v;
}

/// The operand in D[first] and, of two `regs`, D[first + 1].
template <class M, class O>
[[nodiscard]] Elements operand(M& m, const O& o, u32 first, u32 regs, u32 esize) {
    return {read_vector(m, first, regs), esize, o.has(kUnsigned)};
}

/// The operand in D[m]; a scalar is the same in every element.
template <class M, class O>
[[nodiscard]] Elements second_operand(M& m, const O& o, u32 regs, u32 esize) {
    Elements elements = operand(m, o, o.m, o.has(kScalar) ? 1 : regs, esize);
    if (!o.has(kScalar)) return elements;
    const u64 scalar = elements.at<u64>(o.imm);
    elements.vector = make_vector(regs, esize, [&](u32) { return scalar; });
    return elements;
}

template <class O>
[[nodiscard]] u32 esize_of(const O& o) {
    return o.shift_amount();
}

/// SatQ(), and whether it saturated anything.
class SatQ {
  public:
    [[nodiscard]] i128 operator()(i128 x, u32 width, bool to_unsigned) {
        const i128 limit = i128{1} << (to_unsigned ? width : width - 1);
        const i128 result = std::clamp<i128>(x, to_unsigned ? 0 : -limit, limit - 1);
        saturated_ = saturated_ || result != x;
        return result;
    }
    /// To the bits and the signedness of the instruction's elements.
    template <class O>
    [[nodiscard]] i128 operator()(i128 x, const O& o) {
        return (*this)(x, esize_of(o), o.has(kUnsigned));
    }
    /// FPSCR.QC, when an instruction that saturated something has been `done`.
    template <class M>
    bool finish(M& m, bool done) const {
        constexpr u32 kQC = u32{1} << 27;
        if (done && saturated_) m.set_fpscr(m.fpscr() | kQC);
        return done;
    }

  private:
    bool saturated_ = false;
};

/// PolynomialMult() of ARM ARM A2.8.1, of operands of up to 32 bits.
[[nodiscard]] constexpr u64 PolynomialMult(u64 x, u64 y) {
    u64 product = 0;
    for (unsigned i = 0; i < 32; ++i) product ^= bit(x, i) ? y << i : 0;
    return product;
}

/// x * 2^amount for 0 <= amount < 128. What leaves 128 bits becomes a number that is out of the
/// range of any element and whose low 64 bits are those of the product: zero.
[[nodiscard]] constexpr i128 shifted_left(i128 x, u32 amount) {
    constexpr i128 kHuge = i128{1} << 100;
    if (amount >= 64) return x == 0 ? 0 : x < 0 ? -kHuge : kHuge;
    return x * (i128{1} << amount);
}

/// x / 2^amount rounded down, or to the nearest with halves up. Beyond 66 bits nothing changes any
/// more for an element of 64.
[[nodiscard]] constexpr i128 shifted_right(i128 x, u32 amount, bool round = false) {
    amount = std::min(amount, u32{66});
    if (round && amount != 0) x += i128{1} << (amount - 1);
    return x >> amount;
}

}  // namespace hypscope::isa::exec
