// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD with two registers, miscellaneous, integers, in the order of
// isa/tables/simd_misc.inc.
#pragma once
#include "isa/exec/simd_same.hpp"
#include "isa/exec/simd_shift.hpp"

namespace hypscope::isa::exec {

/// d[e] = m[e'], where e' is e in its container from the other end.
template <class M, class O>
bool simd_reverse(M& m, const O& o) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const Elements x = operand(m, o, o.m, o.a, esize_of(o));
    write_vector(m, o.d, o.a,
                 make_vector(o.a, x.esize, [&](u32 e) { return x.template at<u64>(e ^ o.imm); }));
    return true;
}

/// d[e] = f(d[e], m[2e] + m[2e+1]), d[e] twice as wide.
template <class M, class O, class F>
bool simd_pairwise_long(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 regs = o.a, esize = esize_of(o);
    const Elements x = operand(m, o, o.m, regs, esize), d = operand(m, o, o.d, regs, 2 * esize);
    write_vector(m, o.d, regs, make_vector(regs, 2 * esize, [&](u32 e) {
                     const u64 sum = x.template at<u64>(2 * e) + x.template at<u64>(2 * e + 1);
                     return f(d.template at<u64>(e), sum);
                 }));
    return true;
}

/// CountLeadingZeroBits() of an element, zero-extended.
[[nodiscard]] inline u32 leading_zeros(u64 x, u32 esize) {
    return static_cast<u32>(std::countl_zero(x)) - (64 - esize);
}

// VREV64<c>.<size> <Qd|Dd>, <Qm|Dm>                                ARM ARM A8.8.386
template <Machine M, class O>
bool exec_VREV64(M& m, const O& o) {
    return simd_reverse(m, o);
}

// VREV32<c>.<size> <Qd|Dd>, <Qm|Dm>                                ARM ARM A8.8.386
template <Machine M, class O>
bool exec_VREV32(M& m, const O& o) {
    return simd_reverse(m, o);
}

// VREV16<c>.<size> <Qd|Dd>, <Qm|Dm>                                ARM ARM A8.8.386
template <Machine M, class O>
bool exec_VREV16(M& m, const O& o) {
    return simd_reverse(m, o);
}

// VPADDL<c>.<dt> <Qd|Dd>, <Qm|Dm>                                  ARM ARM A8.8.364
template <Machine M, class O>
bool exec_VPADDL(M& m, const O& o) {
    return simd_pairwise_long(m, o, [](u64, u64 sum) { return sum; });
}

// VCLS<c>.<dt> <Qd|Dd>, <Qm|Dm>                                    ARM ARM A8.8.299
template <Machine M, class O>
bool exec_VCLS(M& m, const O& o) {
    return simd_two<i64>(m, o, [&](i64, i64 x) {
        const u64 changes = static_cast<u64>(x ^ (x >> 1));  // a one below each change of bits
        return leading_zeros(changes & mask<u64>(esize_of(o) - 1, 0), esize_of(o)) - 1;
    });
}

// VCLZ<c>.<dt> <Qd|Dd>, <Qm|Dm>                                    ARM ARM A8.8.302
template <Machine M, class O>
bool exec_VCLZ(M& m, const O& o) {
    const u64 element = mask<u64>(esize_of(o) - 1, 0);
    return simd_two<u64>(m, o, [&](u64, u64 x) { return leading_zeros(x & element, esize_of(o)); });
}

// VCNT<c>.8 <Qd|Dd>, <Qm|Dm>                                       ARM ARM A8.8.304
template <Machine M, class O>
bool exec_VCNT(M& m, const O& o) {
    return simd_two<u64>(m, o, [](u64, u64 x) { return std::popcount(x & 0xff); });
}

// VMVN<c> <Qd|Dd>, <Qm|Dm>                                         ARM ARM A8.8.354
template <Machine M, class O>
bool exec_VMVN_reg(M& m, const O& o) {
    return simd_two<u64>(m, o, [](u64, u64 x) { return ~x; });
}

// VPADAL<c>.<dt> <Qd|Dd>, <Qm|Dm>                                  ARM ARM A8.8.361
template <Machine M, class O>
bool exec_VPADAL(M& m, const O& o) {
    return simd_pairwise_long(m, o, [](u64 d, u64 sum) { return d + sum; });
}

// VQABS<c>.<dt> <Qd|Dd>, <Qm|Dm>                                   ARM ARM A8.8.369
template <Machine M, class O>
bool exec_VQABS(M& m, const O& o) {
    SatQ sat;
    return sat.finish(m, simd_two<i64>(m, o, [&](i64, i64 x) { return sat(difference(x, 0), o); }));
}

// VQNEG<c>.<dt> <Qd|Dd>, <Qm|Dm>                                   ARM ARM A8.8.375
template <Machine M, class O>
bool exec_VQNEG(M& m, const O& o) {
    SatQ sat;
    return sat.finish(m, simd_two<i64>(m, o, [&](i64, i64 x) { return sat(-x, o); }));
}

// VCGT<c>.<dt> <Qd|Dd>, <Qm|Dm>, #0                                ARM ARM A8.8.296
template <Machine M, class O>
bool exec_VCGT_int_zero(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return all_ones_when(x > 0); });
}

// VCGE<c>.<dt> <Qd|Dd>, <Qm|Dm>, #0                                ARM ARM A8.8.294
template <Machine M, class O>
bool exec_VCGE_int_zero(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return all_ones_when(x >= 0); });
}

// VCEQ<c>.<dt> <Qd|Dd>, <Qm|Dm>, #0                                ARM ARM A8.8.292
template <Machine M, class O>
bool exec_VCEQ_int_zero(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return all_ones_when(x == 0); });
}

// VCLE<c>.<dt> <Qd|Dd>, <Qm|Dm>, #0                                ARM ARM A8.8.298
template <Machine M, class O>
bool exec_VCLE_int_zero(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return all_ones_when(x <= 0); });
}

// VCLT<c>.<dt> <Qd|Dd>, <Qm|Dm>, #0                                ARM ARM A8.8.301
template <Machine M, class O>
bool exec_VCLT_int_zero(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return all_ones_when(x < 0); });
}

// VABS<c>.<dt> <Qd|Dd>, <Qm|Dm>                                    ARM ARM A8.8.280
template <Machine M, class O>
bool exec_VABS_int(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return difference(x, 0); });
}

// VNEG<c>.<dt> <Qd|Dd>, <Qm|Dm>                                    ARM ARM A8.8.355
template <Machine M, class O>
bool exec_VNEG_int(M& m, const O& o) {
    return simd_two<i64>(m, o, [](i64, i64 x) { return -x; });
}

// VMOVN<c>.<dt> <Dd>, <Qm>                                         ARM ARM A8.8.347
template <Machine M, class O>
bool exec_VMOVN(M& m, const O& o) {
    return simd_narrow<u64>(m, o, true, [](u64 x) { return x; });
}

// VQMOVUN<c>.<type><size> <Dd>, <Qm>                               ARM ARM A8.8.374
template <Machine M, class O>
bool exec_VQMOVUN(M& m, const O& o) {
    return simd_saturating_shift_right_narrow(m, o, false, false, true);
}

// VQMOVN<c>.<type><size> <Dd>, <Qm>                                ARM ARM A8.8.374
template <Machine M, class O>
bool exec_VQMOVN(M& m, const O& o) {
    const bool is_unsigned = o.has(kUnsigned);
    return simd_saturating_shift_right_narrow(m, o, false, is_unsigned, is_unsigned);
}

// VSHLL<c>.I<size> <Qd>, <Dm>, #<size>                             ARM ARM A8.8.397
template <Machine M, class O>
bool exec_VSHLL_max(M& m, const O& o) {
    return simd_shift_left_long(m, o, o.imm);
}

}  // namespace hypscope::isa::exec
