// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD on single-precision numbers, in the order of isa/tables/simd_float.inc.
// They compute with the StandardFPSCRValue; what they raise goes to the FPSCR (ARM ARM A2.7.7).
#pragma once
#include "isa/builders/simd_float.hpp"
#include "isa/exec/simd_vector.hpp"
#include "isa/fp/fp.hpp"

namespace hypscope::isa::exec {

/// Runs `compute` with the StandardFPSCRValue and merges the exceptions into the FPSCR.
template <class M, class F>
Vector with_standard_fpscr(M& m, F compute) {
    const u32 before = m.fpscr();
    fp::Fpscr standard(fp::StandardFPSCRValue(before));
    const Vector result = compute(standard);
    m.set_fpscr(standard.merged_into(before));
    return result;
}

/// d[e] = f(d[e], n[e], m[e])
template <class M, class O, class F>
bool float_same(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const Elements d = operand(m, o, o.d, o.a, 32), x = operand(m, o, o.n, o.a, 32);
    const Elements y = second_operand(m, o, o.a, 32);
    write_vector(m, o.d, o.a, with_standard_fpscr(m, [&](fp::Fpscr& standard) {
                     return make_vector(o.a, 32, [&](u32 e) {
                         return f(d.at<u32>(e), x.at<u32>(e), y.at<u32>(e), standard);
                     });
                 }));
    return true;
}

/// d[0] = f(n[0], n[1]), d[1] = f(m[0], m[1])
template <class M, class O, class F>
bool float_pairwise(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const Elements x = operand(m, o, o.n, 1, 32), y = operand(m, o, o.m, 1, 32);
    write_vector(m, o.d, 1, with_standard_fpscr(m, [&](fp::Fpscr& standard) {
                     return make_vector(1, 32, [&](u32 e) {
                         const Elements& from = e == 0 ? x : y;
                         return f(from.at<u32>(0), from.at<u32>(1), standard);
                     });
                 }));
    return true;
}

/// d[e] = f(m[e])
template <class M, class O, class F>
bool float_misc(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const Elements x = operand(m, o, o.m, o.a, 32);
    write_vector(m, o.d, o.a, with_standard_fpscr(m, [&](fp::Fpscr& standard) {
                     return make_vector(o.a, 32, [&](u32 e) { return f(x.at<u32>(e), standard); });
                 }));
    return true;
}

/// A comparison's element.
[[nodiscard]] constexpr u32 word_of_ones(bool condition) { return condition ? ~u32{0} : 0; }

// Three registers of the same length, and with a scalar -------------------------------------------

// VADD<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.283
template <Machine M, class O>
bool exec_VADD_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPAdd(x, y, f); });
}

// VSUB<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.415
template <Machine M, class O>
bool exec_VSUB_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPSub(x, y, f); });
}

// VPADD<c>.F32 <Dd>, <Dn>, <Dm>                                      ARM ARM A8.8.363
template <Machine M, class O>
bool exec_VPADD_float(M& m, const O& o) {
    return float_pairwise(m, o, fp::FPAdd<u32>);
}

// VABD<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.279
template <Machine M, class O>
bool exec_VABD_float(M& m, const O& o) {
    return float_same(
        m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPAbs(fp::FPSub(x, y, f)); });
}

/// Products that are rounded before they are added.
[[nodiscard]] inline u32 multiply_accumulate(u32 d, u32 x, u32 y, fp::Fpscr& f) {
    return fp::FPAdd(d, fp::FPMul(x, y, f), f);
}
[[nodiscard]] inline u32 multiply_subtract(u32 d, u32 x, u32 y, fp::Fpscr& f) {
    return fp::FPAdd(d, fp::FPNeg(fp::FPMul(x, y, f)), f);
}

// VMLA<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.337
template <Machine M, class O>
bool exec_VMLA_float(M& m, const O& o) {
    return float_same(m, o, multiply_accumulate);
}

// VMLS<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.337
template <Machine M, class O>
bool exec_VMLS_float(M& m, const O& o) {
    return float_same(m, o, multiply_subtract);
}

// VFMA<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.317
template <Machine M, class O>
bool exec_VFMA_float(M& m, const O& o) {
    return float_same(m, o,
                      [](u32 d, u32 x, u32 y, fp::Fpscr& f) { return fp::FPMulAdd(d, x, y, f); });
}

// VFMS<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.317
template <Machine M, class O>
bool exec_VFMS_float(M& m, const O& o) {
    return float_same(m, o, [](u32 d, u32 x, u32 y, fp::Fpscr& f) {
        return fp::FPMulAdd(d, fp::FPNeg(x), y, f);
    });
}

[[nodiscard]] inline u32 multiply(u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPMul(x, y, f); }

// VMUL<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.351
template <Machine M, class O>
bool exec_VMUL_float(M& m, const O& o) {
    return float_same(m, o, multiply);
}

// VCEQ<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.291
template <Machine M, class O>
bool exec_VCEQ_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareEQ(x, y, f));
    });
}

// VCGE<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.293
template <Machine M, class O>
bool exec_VCGE_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGE(x, y, f));
    });
}

// VCGT<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.295
template <Machine M, class O>
bool exec_VCGT_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGT(x, y, f));
    });
}

// VACGE<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                             ARM ARM A8.8.281
template <Machine M, class O>
bool exec_VACGE(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGE(fp::FPAbs(x), fp::FPAbs(y), f));
    });
}

// VACGT<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                             ARM ARM A8.8.281
template <Machine M, class O>
bool exec_VACGT(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGT(fp::FPAbs(x), fp::FPAbs(y), f));
    });
}

// VMAX<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.335
template <Machine M, class O>
bool exec_VMAX_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPMax(x, y, f); });
}

// VMIN<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                              ARM ARM A8.8.335
template <Machine M, class O>
bool exec_VMIN_float(M& m, const O& o) {
    return float_same(m, o, [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPMin(x, y, f); });
}

// VPMAX<c>.F32 <Dd>, <Dn>, <Dm>                                      ARM ARM A8.8.366
template <Machine M, class O>
bool exec_VPMAX_float(M& m, const O& o) {
    return float_pairwise(m, o, fp::FPMax<u32>);
}

// VPMIN<c>.F32 <Dd>, <Dn>, <Dm>                                      ARM ARM A8.8.366
template <Machine M, class O>
bool exec_VPMIN_float(M& m, const O& o) {
    return float_pairwise(m, o, fp::FPMin<u32>);
}

// VRECPS<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                            ARM ARM A8.8.385
template <Machine M, class O>
bool exec_VRECPS(M& m, const O& o) {
    return float_same(m, o,
                      [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPRecipStep(x, y, f); });
}

// VRSQRTS<c>.F32 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>                           ARM ARM A8.8.392
template <Machine M, class O>
bool exec_VRSQRTS(M& m, const O& o) {
    return float_same(m, o,
                      [](u32, u32 x, u32 y, fp::Fpscr& f) { return fp::FPRSqrtStep(x, y, f); });
}

// VMLA<c>.F32 <Qd|Dd>, <Qn|Dn>, <Dm[x]>                              ARM ARM A8.8.338
template <Machine M, class O>
bool exec_VMLA_float_scalar(M& m, const O& o) {
    return float_same(m, o, multiply_accumulate);
}

// VMLS<c>.F32 <Qd|Dd>, <Qn|Dn>, <Dm[x]>                              ARM ARM A8.8.338
template <Machine M, class O>
bool exec_VMLS_float_scalar(M& m, const O& o) {
    return float_same(m, o, multiply_subtract);
}

// VMUL<c>.F32 <Qd|Dd>, <Qn|Dn>, <Dm[x]>                              ARM ARM A8.8.352
template <Machine M, class O>
bool exec_VMUL_float_scalar(M& m, const O& o) {
    return float_same(m, o, multiply);
}

// Two registers -----------------------------------------------------------------------------------

// VCGT<c>.F32 <Qd|Dd>, <Qm|Dm>, #0                                   ARM ARM A8.8.296
template <Machine M, class O>
bool exec_VCGT_float_zero(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGT(x, fp::FPZero<u32>(false), f));
    });
}

// VCGE<c>.F32 <Qd|Dd>, <Qm|Dm>, #0                                   ARM ARM A8.8.294
template <Machine M, class O>
bool exec_VCGE_float_zero(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGE(x, fp::FPZero<u32>(false), f));
    });
}

// VCEQ<c>.F32 <Qd|Dd>, <Qm|Dm>, #0                                   ARM ARM A8.8.292
template <Machine M, class O>
bool exec_VCEQ_float_zero(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareEQ(x, fp::FPZero<u32>(false), f));
    });
}

// VCLE<c>.F32 <Qd|Dd>, <Qm|Dm>, #0                                   ARM ARM A8.8.298
template <Machine M, class O>
bool exec_VCLE_float_zero(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGE(fp::FPZero<u32>(false), x, f));
    });
}

// VCLT<c>.F32 <Qd|Dd>, <Qm|Dm>, #0                                   ARM ARM A8.8.301
template <Machine M, class O>
bool exec_VCLT_float_zero(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) {
        return word_of_ones(fp::FPCompareGT(fp::FPZero<u32>(false), x, f));
    });
}

// VABS<c>.F32 <Qd|Dd>, <Qm|Dm>                                       ARM ARM A8.8.280
template <Machine M, class O>
bool exec_VABS_float(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr&) { return fp::FPAbs(x); });
}

// VNEG<c>.F32 <Qd|Dd>, <Qm|Dm>                                       ARM ARM A8.8.355
template <Machine M, class O>
bool exec_VNEG_float(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr&) { return fp::FPNeg(x); });
}

// VRECPE<c>.U32 <Qd|Dd>, <Qm|Dm>                                     ARM ARM A8.8.384
template <Machine M, class O>
bool exec_VRECPE_int(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr&) { return fp::UnsignedRecipEstimate(x); });
}

// VRSQRTE<c>.U32 <Qd|Dd>, <Qm|Dm>                                    ARM ARM A8.8.391
template <Machine M, class O>
bool exec_VRSQRTE_int(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr&) { return fp::UnsignedRSqrtEstimate(x); });
}

// VRECPE<c>.F32 <Qd|Dd>, <Qm|Dm>                                     ARM ARM A8.8.384
template <Machine M, class O>
bool exec_VRECPE_float(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) { return fp::FPRecipEstimate(x, f); });
}

// VRSQRTE<c>.F32 <Qd|Dd>, <Qm|Dm>                                    ARM ARM A8.8.391
template <Machine M, class O>
bool exec_VRSQRTE_float(M& m, const O& o) {
    return float_misc(m, o, [](u32 x, fp::Fpscr& f) { return fp::FPRSqrtEstimate(x, f); });
}

// Conversions -------------------------------------------------------------------------------------

/// Integers are fixed-point numbers without fraction bits: o.imm is 0.
template <class M, class O>
bool fixed_to_float(M& m, const O& o) {
    return float_misc(m, o, [&](u32 x, fp::Fpscr& f) {
        return fp::FixedToFP<u32>(x, 32, static_cast<int>(o.imm), o.has(kUnsigned), true, f);
    });
}
template <class M, class O>
bool float_to_fixed(M& m, const O& o) {
    return float_misc(m, o, [&](u32 x, fp::Fpscr& f) {
        return fp::FPToFixed(x, 32, static_cast<int>(o.imm), o.has(kUnsigned), true, f);
    });
}

// VCVT<c>.F32.<S32|U32> <Qd|Dd>, <Qm|Dm>                             ARM ARM A8.8.305
template <Machine M, class O>
bool exec_VCVT_integer_to_float(M& m, const O& o) {
    return fixed_to_float(m, o);
}

// VCVT<c>.<S32|U32>.F32 <Qd|Dd>, <Qm|Dm>                             ARM ARM A8.8.305
template <Machine M, class O>
bool exec_VCVT_float_to_integer(M& m, const O& o) {
    return float_to_fixed(m, o);
}

// VCVT<c>.F32.<S32|U32> <Qd|Dd>, <Qm|Dm>, #<fbits>                   ARM ARM A8.8.307
template <Machine M, class O>
bool exec_VCVT_fixed_to_float(M& m, const O& o) {
    return fixed_to_float(m, o);
}

// VCVT<c>.<S32|U32>.F32 <Qd|Dd>, <Qm|Dm>, #<fbits>                   ARM ARM A8.8.307
template <Machine M, class O>
bool exec_VCVT_float_to_fixed(M& m, const O& o) {
    return float_to_fixed(m, o);
}

/// Four elements of `from` bits in D[m] become four of `to` bits in D[d].
template <u32 kTo, u32 kFrom, class M, class O, class F>
bool convert_four(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const Elements x = operand(m, o, o.m, kFrom / 16, kFrom);
    write_vector(m, o.d, kTo / 16, with_standard_fpscr(m, [&](fp::Fpscr& standard) {
                     return make_vector(kTo / 16, kTo,
                                        [&](u32 e) { return f(x.at<u32>(e), standard); });
                 }));
    return true;
}

// VCVT<c>.F16.F32 <Dd>, <Qm>                                         ARM ARM A8.8.310
template <Machine M, class O>
bool exec_VCVT_float_to_half(M& m, const O& o) {
    return convert_four<16, 32>(m, o, fp::FPSingleToHalf);
}

// VCVT<c>.F32.F16 <Qd>, <Dm>                                         ARM ARM A8.8.310
template <Machine M, class O>
bool exec_VCVT_half_to_float(M& m, const O& o) {
    return convert_four<32, 16>(
        m, o, [](u32 x, fp::Fpscr& f) { return fp::FPHalfToSingle(static_cast<u16>(x), f); });
}

}  // namespace hypscope::isa::exec
