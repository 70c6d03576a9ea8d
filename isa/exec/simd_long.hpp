// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD with three registers of different lengths, in the order of
// isa/tables/simd_long.inc. Sources are copied before the destination is written: a quadword may
// overlap them.
#pragma once
#include "isa/exec/simd_same.hpp"

namespace hypscope::isa::exec {

/// Quadword d[e] = f(n[e], m[e]), twice as wide as m[e] and, unless kWide, n[e].
template <class Int, bool kWide = false, class M, class O, class F>
bool simd_long(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 esize = esize_of(o);
    const Elements x = operand(m, o, o.n, kWide ? 2 : 1, kWide ? 2 * esize : esize);
    const Elements y = second_operand(m, o, 1, esize);
    write_vector(m, o.d, 2, make_vector(2, 2 * esize, [&](u32 e) {
                     return f(x.template at<Int>(e), y.template at<Int>(e));
                 }));
    return true;
}

/// Quadword d[e] = f(d[e], n[e], m[e]), d[e] twice as wide.
template <class Int, class M, class O, class F>
bool simd_long_accumulate(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 esize = esize_of(o);
    const Elements x = operand(m, o, o.n, 1, esize), y = second_operand(m, o, 1, esize);
    const Elements d = operand(m, o, o.d, 2, 2 * esize);
    write_vector(m, o.d, 2, make_vector(2, 2 * esize, [&](u32 e) {
                     return f(d.template at<Int>(e), x.template at<Int>(e), y.template at<Int>(e));
                 }));
    return true;
}

/// d[e] = the high half of f(n[e], m[e]), quadwords twice as wide; half a unit is added for
/// `round`.
template <class M, class O, class F>
bool simd_high_half(M& m, const O& o, bool round, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 esize = esize_of(o);
    const Elements x = operand(m, o, o.n, 2, 2 * esize), y = operand(m, o, o.m, 2, 2 * esize);
    const u64 half = round ? u64{1} << (esize - 1) : 0;
    write_vector(m, o.d, 1, make_vector(1, esize, [&](u32 e) {
                     return (f(x.template at<u64>(e), y.template at<u64>(e)) + half) >> esize;
                 }));
    return true;
}

/// 2 * x * y saturated to the width of the destination.
template <class O>
i128 doubled_product(SatQ& sat, const O& o, i128 x, i128 y) {
    return sat(2 * x * y, 2 * esize_of(o), false);
}

/// d[e] = SatQ(d[e] + sign * SatQ(2 * n[e] * m[e]))
template <class M, class O>
bool simd_doubling_accumulate_long(M& m, const O& o, int sign) {
    SatQ sat;
    return sat.finish(m, simd_long_accumulate<i128>(m, o, [&](i128 d, i128 x, i128 y) {
                          const i128 product = doubled_product(sat, o, x, y);
                          return sat(d + sign * product, 2 * esize_of(o), false);
                      }));
}

template <class M, class O>
bool simd_doubling_multiply_long(M& m, const O& o) {
    SatQ sat;
    return sat.finish(
        m, simd_long<i128>(m, o, [&](i128 x, i128 y) { return doubled_product(sat, o, x, y); }));
}

// VADDL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.285
template <Machine M, class O>
bool exec_VADDL(M& m, const O& o) {
    return simd_long<u64>(m, o, [](u64 x, u64 y) { return x + y; });
}

// VADDW<c>.<dt> <Qd>, <Qn>, <Dm>                                   ARM ARM A8.8.285
template <Machine M, class O>
bool exec_VADDW(M& m, const O& o) {
    return simd_long<u64, true>(m, o, [](u64 x, u64 y) { return x + y; });
}

// VSUBL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.417
template <Machine M, class O>
bool exec_VSUBL(M& m, const O& o) {
    return simd_long<u64>(m, o, [](u64 x, u64 y) { return x - y; });
}

// VSUBW<c>.<dt> <Qd>, <Qn>, <Dm>                                   ARM ARM A8.8.417
template <Machine M, class O>
bool exec_VSUBW(M& m, const O& o) {
    return simd_long<u64, true>(m, o, [](u64 x, u64 y) { return x - y; });
}

// VADDHN<c>.<dt> <Dd>, <Qn>, <Qm>                                  ARM ARM A8.8.284
template <Machine M, class O>
bool exec_VADDHN(M& m, const O& o) {
    return simd_high_half(m, o, false, [](u64 x, u64 y) { return x + y; });
}

// VRADDHN<c>.<dt> <Dd>, <Qn>, <Qm>                                 ARM ARM A8.8.383
template <Machine M, class O>
bool exec_VRADDHN(M& m, const O& o) {
    return simd_high_half(m, o, true, [](u64 x, u64 y) { return x + y; });
}

// VABAL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.277
template <Machine M, class O>
bool exec_VABAL(M& m, const O& o) {
    return simd_long_accumulate<u64>(m, o, [](u64 d, u64 x, u64 y) {
        return d + static_cast<u64>(difference(static_cast<i64>(x), static_cast<i64>(y)));
    });
}

// VSUBHN<c>.<dt> <Dd>, <Qn>, <Qm>                                  ARM ARM A8.8.416
template <Machine M, class O>
bool exec_VSUBHN(M& m, const O& o) {
    return simd_high_half(m, o, false, [](u64 x, u64 y) { return x - y; });
}

// VRSUBHN<c>.<dt> <Dd>, <Qn>, <Qm>                                 ARM ARM A8.8.394
template <Machine M, class O>
bool exec_VRSUBHN(M& m, const O& o) {
    return simd_high_half(m, o, true, [](u64 x, u64 y) { return x - y; });
}

// VABDL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.278
template <Machine M, class O>
bool exec_VABDL(M& m, const O& o) {
    return simd_long<i64>(m, o, difference);
}

// VMLAL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.336
template <Machine M, class O>
bool exec_VMLAL(M& m, const O& o) {
    return simd_long_accumulate<u64>(m, o, [](u64 d, u64 x, u64 y) { return d + x * y; });
}

// VMLSL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.336
template <Machine M, class O>
bool exec_VMLSL(M& m, const O& o) {
    return simd_long_accumulate<u64>(m, o, [](u64 d, u64 x, u64 y) { return d - x * y; });
}

// VQDMLAL<c>.<dt> <Qd>, <Dn>, <Dm>                                 ARM ARM A8.8.371
template <Machine M, class O>
bool exec_VQDMLAL(M& m, const O& o) {
    return simd_doubling_accumulate_long(m, o, 1);
}

// VQDMLSL<c>.<dt> <Qd>, <Dn>, <Dm>                                 ARM ARM A8.8.371
template <Machine M, class O>
bool exec_VQDMLSL(M& m, const O& o) {
    return simd_doubling_accumulate_long(m, o, -1);
}

// VMULL<c>.<dt> <Qd>, <Dn>, <Dm>                                   ARM ARM A8.8.350
template <Machine M, class O>
bool exec_VMULL_int(M& m, const O& o) {
    return simd_long<u64>(m, o, [](u64 x, u64 y) { return x * y; });
}

// VQDMULL<c>.<dt> <Qd>, <Dn>, <Dm>                                 ARM ARM A8.8.373
template <Machine M, class O>
bool exec_VQDMULL(M& m, const O& o) {
    return simd_doubling_multiply_long(m, o);
}

// VMULL<c>.P8 <Qd>, <Dn>, <Dm>                                     ARM ARM A8.8.350
template <Machine M, class O>
bool exec_VMULL_poly(M& m, const O& o) {
    return simd_long<u64>(m, o, PolynomialMult);
}

}  // namespace hypscope::isa::exec
