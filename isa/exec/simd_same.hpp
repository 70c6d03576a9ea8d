// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD with three registers of the same length, integers and bits, in the order
// of isa/tables/simd_same.inc.
#pragma once
#include "isa/exec/simd_vector.hpp"

namespace hypscope::isa::exec {

/// d[e] = f(n[e], m[e])
template <class Int, class M, class O, class F>
bool simd_same(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 regs = o.a, esize = esize_of(o);
    const Elements x = operand(m, o, o.n, regs, esize), y = second_operand(m, o, regs, esize);
    write_vector(m, o.d, regs, make_vector(regs, esize, [&](u32 e) {
                     return f(x.template at<Int>(e), y.template at<Int>(e));
                 }));
    return true;
}

/// d[e] = f(d[e], n[e], m[e])
template <class Int, class M, class O, class F>
bool simd_same_accumulate(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 regs = o.a, esize = esize_of(o);
    const Elements x = operand(m, o, o.n, regs, esize), y = second_operand(m, o, regs, esize);
    const Elements d = operand(m, o, o.d, regs, esize);
    write_vector(m, o.d, regs, make_vector(regs, esize, [&](u32 e) {
                     return f(d.template at<Int>(e), x.template at<Int>(e), y.template at<Int>(e));
                 }));
    return true;
}

/// d[e] = f(n[2e], n[2e+1]) in the lower half, of m in the upper half.
template <class Int, class M, class O, class F>
bool simd_pairwise(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 esize = esize_of(o), half = 32 / esize;
    const Elements x = operand(m, o, o.n, 1, esize), y = operand(m, o, o.m, 1, esize);
    write_vector(m, o.d, 1, make_vector(1, esize, [&](u32 e) {
                     const Elements& from = e < half ? x : y;
                     const u32 pair = 2 * (e % half);
                     return f(from.template at<Int>(pair), from.template at<Int>(pair + 1));
                 }));
    return true;
}

/// d = f(d, n, m), a doubleword at a time.
template <class M, class O, class F>
bool simd_bitwise(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    for (u32 r = 0; r < o.a; ++r) m.set_D(o.d + r, f(m.D(o.d + r), m.D(o.n + r), m.D(o.m + r)));
    return true;
}

/// d[e] = m[e] shifted by SInt(n[e]<7:0>): to the left, or by a negative amount to the right.
template <class M, class O, class F>
bool simd_shift_by_register(M& m, const O& o, bool round, F f) {
    return simd_same<i128>(m, o, [&](i128 n, i128 x) {
        const int shift = static_cast<i8>(static_cast<u8>(static_cast<u64>(n)));
        return f(shift < 0 ? shifted_right(x, static_cast<u32>(-shift), round)
                           : shifted_left(x, static_cast<u32>(shift)));
    });
}

/// A comparison's element: all ones or all zeros.
[[nodiscard]] constexpr i64 all_ones_when(bool condition) { return condition ? -1 : 0; }

[[nodiscard]] constexpr i64 difference(i64 x, i64 y) { return x < y ? y - x : x - y; }

// Integers ----------------------------------------------------------------------------------------

// VHADD<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                             ARM ARM A8.8.319
template <Machine M, class O>
bool exec_VHADD(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return (x + y) >> 1; });
}

// VQADD<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                             ARM ARM A8.8.370
template <Machine M, class O>
bool exec_VQADD(M& m, const O& o) {
    SatQ sat;
    return sat.finish(m, simd_same<i128>(m, o, [&](i128 x, i128 y) { return sat(x + y, o); }));
}

// VRHADD<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                            ARM ARM A8.8.387
template <Machine M, class O>
bool exec_VRHADD(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return (x + y + 1) >> 1; });
}

// VHSUB<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                             ARM ARM A8.8.319
template <Machine M, class O>
bool exec_VHSUB(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return (x - y) >> 1; });
}

// VQSUB<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                             ARM ARM A8.8.382
template <Machine M, class O>
bool exec_VQSUB(M& m, const O& o) {
    SatQ sat;
    return sat.finish(m, simd_same<i128>(m, o, [&](i128 x, i128 y) { return sat(x - y, o); }));
}

// VCGT<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.295
template <Machine M, class O>
bool exec_VCGT_int(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return all_ones_when(x > y); });
}

// VCGE<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.293
template <Machine M, class O>
bool exec_VCGE_int(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return all_ones_when(x >= y); });
}

// VSHL<c>.<type><size> <Qd|Dd>, <Qm|Dm>, <Qn|Dn>                      ARM ARM A8.8.396
template <Machine M, class O>
bool exec_VSHL_reg(M& m, const O& o) {
    return simd_shift_by_register(m, o, false, [](i128 x) { return x; });
}

// VQSHL<c>.<type><size> <Qd|Dd>, <Qm|Dm>, <Qn|Dn>                     ARM ARM A8.8.379
template <Machine M, class O>
bool exec_VQSHL_reg(M& m, const O& o) {
    SatQ sat;
    return sat.finish(m, simd_shift_by_register(m, o, false, [&](i128 x) { return sat(x, o); }));
}

// VRSHL<c>.<type><size> <Qd|Dd>, <Qm|Dm>, <Qn|Dn>                     ARM ARM A8.8.388
template <Machine M, class O>
bool exec_VRSHL(M& m, const O& o) {
    return simd_shift_by_register(m, o, true, [](i128 x) { return x; });
}

// VQRSHL<c>.<type><size> <Qd|Dd>, <Qm|Dm>, <Qn|Dn>                    ARM ARM A8.8.377
template <Machine M, class O>
bool exec_VQRSHL(M& m, const O& o) {
    SatQ sat;
    return sat.finish(m, simd_shift_by_register(m, o, true, [&](i128 x) { return sat(x, o); }));
}

// VMAX<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.334
template <Machine M, class O>
bool exec_VMAX_int(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return std::max(x, y); });
}

// VMIN<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.334
template <Machine M, class O>
bool exec_VMIN_int(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return std::min(x, y); });
}

// VABD<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.278
template <Machine M, class O>
bool exec_VABD_int(M& m, const O& o) {
    return simd_same<i64>(m, o, difference);
}

// VABA<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.277
template <Machine M, class O>
bool exec_VABA(M& m, const O& o) {
    return simd_same_accumulate<i64>(m, o,
                                     [](i64 d, i64 x, i64 y) { return d + difference(x, y); });
}

// VADD<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.282
template <Machine M, class O>
bool exec_VADD_int(M& m, const O& o) {
    return simd_same<u64>(m, o, [](u64 x, u64 y) { return x + y; });
}

// VSUB<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.414
template <Machine M, class O>
bool exec_VSUB_int(M& m, const O& o) {
    return simd_same<u64>(m, o, [](u64 x, u64 y) { return x - y; });
}

// VTST<c>.<size> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                            ARM ARM A8.8.421
template <Machine M, class O>
bool exec_VTST(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return all_ones_when((x & y) != 0); });
}

// VCEQ<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.291
template <Machine M, class O>
bool exec_VCEQ_int(M& m, const O& o) {
    return simd_same<i64>(m, o, [](i64 x, i64 y) { return all_ones_when(x == y); });
}

// VMLA<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.336
template <Machine M, class O>
bool exec_VMLA_int(M& m, const O& o) {
    return simd_same_accumulate<u64>(m, o, [](u64 d, u64 x, u64 y) { return d + x * y; });
}

// VMLS<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.336
template <Machine M, class O>
bool exec_VMLS_int(M& m, const O& o) {
    return simd_same_accumulate<u64>(m, o, [](u64 d, u64 x, u64 y) { return d - x * y; });
}

// VMUL<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.350
template <Machine M, class O>
bool exec_VMUL_int(M& m, const O& o) {
    return simd_same<u64>(m, o, [](u64 x, u64 y) { return x * y; });
}

// VMUL<c>.P8 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                ARM ARM A8.8.350
template <Machine M, class O>
bool exec_VMUL_poly(M& m, const O& o) {
    return simd_same<u64>(m, o, PolynomialMult);
}

// VPMAX<c>.<dt> <Dd>, <Dn>, <Dm>                                      ARM ARM A8.8.365
template <Machine M, class O>
bool exec_VPMAX_int(M& m, const O& o) {
    return simd_pairwise<i64>(m, o, [](i64 x, i64 y) { return std::max(x, y); });
}

// VPMIN<c>.<dt> <Dd>, <Dn>, <Dm>                                      ARM ARM A8.8.365
template <Machine M, class O>
bool exec_VPMIN_int(M& m, const O& o) {
    return simd_pairwise<i64>(m, o, [](i64 x, i64 y) { return std::min(x, y); });
}

/// The high half of 2 * x * y, rounded or not.
template <class M, class O>
bool simd_doubling_multiply_high(M& m, const O& o, bool round) {
    SatQ sat;
    return sat.finish(m, simd_same<i128>(m, o, [&](i128 x, i128 y) {
                          return sat(shifted_right(2 * x * y, esize_of(o), round), o);
                      }));
}

// VQDMULH<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                           ARM ARM A8.8.372
template <Machine M, class O>
bool exec_VQDMULH(M& m, const O& o) {
    return simd_doubling_multiply_high(m, o, false);
}

// VQRDMULH<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                          ARM ARM A8.8.376
template <Machine M, class O>
bool exec_VQRDMULH(M& m, const O& o) {
    return simd_doubling_multiply_high(m, o, true);
}

// VPADD<c>.<dt> <Dd>, <Dn>, <Dm>                                      ARM ARM A8.8.362
template <Machine M, class O>
bool exec_VPADD_int(M& m, const O& o) {
    return simd_pairwise<u64>(m, o, [](u64 x, u64 y) { return x + y; });
}

// Bits --------------------------------------------------------------------------------------------

// VAND<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.287
template <Machine M, class O>
bool exec_VAND_reg(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64, u64 x, u64 y) { return x & y; });
}

// VBIC<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.289
template <Machine M, class O>
bool exec_VBIC_reg(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64, u64 x, u64 y) { return x & ~y; });
}

// VORR<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>; VMOV (register)        ARM ARM A8.8.360, A8.8.340
template <Machine M, class O>
bool exec_VORR_reg(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64, u64 x, u64 y) { return x | y; });
}

// VORN<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.358
template <Machine M, class O>
bool exec_VORN_reg(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64, u64 x, u64 y) { return x | ~y; });
}

// VEOR<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.315
template <Machine M, class O>
bool exec_VEOR(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64, u64 x, u64 y) { return x ^ y; });
}

// VBSL<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.290
template <Machine M, class O>
bool exec_VBSL(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64 d, u64 x, u64 y) { return (x & d) | (y & ~d); });
}

// VBIT<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.290
template <Machine M, class O>
bool exec_VBIT(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64 d, u64 x, u64 y) { return (x & y) | (d & ~y); });
}

// VBIF<c> <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                                   ARM ARM A8.8.290
template <Machine M, class O>
bool exec_VBIF(M& m, const O& o) {
    return simd_bitwise(m, o, [](u64 d, u64 x, u64 y) { return (d & y) | (x & ~y); });
}

}  // namespace hypscope::isa::exec
