// SPDX-License-Identifier: Apache-2.0
// Bodies of Floating-point conversion (ARM ARM A8.8.306, A8.8.308, A8.8.309, A8.8.311).
#pragma once
#include "isa/exec/vfp_data.hpp"

namespace hypscope::isa::exec {

/// D[d] = compute(D[m]), of different formats.
template <class To, class From, class M, class O, class F>
bool vfp_convert(M& m, const O& o, F compute) {
    const bool upper =
        (sizeof(To) == 8 && reaches_upper(o.d)) || (sizeof(From) == 8 && reaches_upper(o.m));
    if (!m.CheckVFPEnabled(o, false, true, upper)) return false;
    const From operand = extension<From>(m, o.m);
    set_extension<M, To>(m, o.d, with_fpscr(m, [&](fp::Fpscr& f) { return compute(operand, f); }));
    return true;
}

// Between precisions
// -------------------------------------------------------------------------------

// VCVTB|VCVTT<c>.F32.F16 <Sd>, <Sm>                                  ARM ARM A8.8.311
template <Machine M, class O>
bool exec_VCVT_half_to_S(M& m, const O& o) {
    return vfp_convert<u32, u32>(m, o, [&](u32 operand, fp::Fpscr& f) {
        return fp::FPHalfToSingle(static_cast<u16>(operand >> (o.has(kHalf) ? 16 : 0)), f);
    });
}

/// The other half of the destination is kept.
// VCVTB|VCVTT<c>.F16.F32 <Sd>, <Sm>                                  ARM ARM A8.8.311
template <Machine M, class O>
bool exec_VCVT_S_to_half(M& m, const O& o) {
    return vfp_convert<u32, u32>(m, o, [&](u32 operand, fp::Fpscr& f) {
        const unsigned low = o.has(kHalf) ? 16 : 0;
        return with_bits(m.S(o.d), low + 15, low, u32{fp::FPSingleToHalf(operand, f)});
    });
}

// VCVT<c>.F64.F32 <Dd>, <Sm>                                         ARM ARM A8.8.309
template <Machine M, class O>
bool exec_VCVT_S_to_D(M& m, const O& o) {
    return vfp_convert<u64, u32>(m, o, fp::FPSingleToDouble);
}

// VCVT<c>.F32.F64 <Sd>, <Dm>                                         ARM ARM A8.8.309
template <Machine M, class O>
bool exec_VCVT_D_to_S(M& m, const O& o) {
    return vfp_convert<u32, u64>(m, o, fp::FPDoubleToSingle);
}

// Integers, in a single register
// -------------------------------------------------------------------

template <class T, class M, class O>
bool integer_to(M& m, const O& o) {
    return vfp_convert<T, u32>(m, o, [&](u32 operand, fp::Fpscr& f) {
        return fp::FixedToFP<T>(operand, 32, 0, !o.has(kNegate), false, f);
    });
}
template <class T, class M, class O>
bool to_integer(M& m, const O& o) {
    return vfp_convert<u32, T>(m, o, [&](T operand, fp::Fpscr& f) {
        return fp::FPToFixed(operand, 32, 0, !o.has(kNegate), !o.has(kHalf), f);
    });
}

// VCVT<c>.<dt>.S32|U32 <Vd>, <Sm>                                    ARM ARM A8.8.306
template <Machine M, class O>
bool exec_VCVT_integer_to_S(M& m, const O& o) {
    return integer_to<u32>(m, o);
}
template <Machine M, class O>
bool exec_VCVT_integer_to_D(M& m, const O& o) {
    return integer_to<u64>(m, o);
}

// VCVT{R}<c>.S32|U32.<dt> <Sd>, <Vm>                                 ARM ARM A8.8.306
template <Machine M, class O>
bool exec_VCVT_S_to_integer(M& m, const O& o) {
    return to_integer<u32>(m, o);
}
template <Machine M, class O>
bool exec_VCVT_D_to_integer(M& m, const O& o) {
    return to_integer<u64>(m, o);
}

// Fixed-point numbers, in the register of the result
// -----------------------------------------------

template <class T, class M, class O>
bool fixed_to(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, uses_upper_registers<T>(o))) return false;
    const u32 operand = static_cast<u32>(extension<T>(m, o.d));
    set_extension<M, T>(m, o.d, with_fpscr(m, [&](fp::Fpscr& f) {
                            return fp::FixedToFP<T>(operand, o.a, static_cast<int>(o.imm),
                                                    !o.has(kNegate), true, f);
                        }));
    return true;
}

/// The number is extended to the whole register, by its sign if it has one.
template <class T, class M, class O>
bool to_fixed(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, uses_upper_registers<T>(o))) return false;
    const T operand = extension<T>(m, o.d);
    const u32 number = with_fpscr(m, [&](fp::Fpscr& f) {
        return fp::FPToFixed(operand, o.a, static_cast<int>(o.imm), !o.has(kNegate), true, f);
    });
    const bool is_signed = o.has(kNegate);
    const i32 extended = static_cast<i32>(is_signed ? sign_extend(number, o.a) : number);
    set_extension<M, T>(m, o.d, is_signed ? static_cast<T>(i64{extended}) : T{number});
    return true;
}

// VCVT<c>.<dt>.<Tx> <Vd>, <Vd>, #<fbits>                             ARM ARM A8.8.308
template <Machine M, class O>
bool exec_VCVT_fixed_to_S(M& m, const O& o) {
    return fixed_to<u32>(m, o);
}
template <Machine M, class O>
bool exec_VCVT_fixed_to_D(M& m, const O& o) {
    return fixed_to<u64>(m, o);
}

// VCVT<c>.<Tx>.<dt> <Vd>, <Vd>, #<fbits>                             ARM ARM A8.8.308
template <Machine M, class O>
bool exec_VCVT_S_to_fixed(M& m, const O& o) {
    return to_fixed<u32>(m, o);
}
template <Machine M, class O>
bool exec_VCVT_D_to_fixed(M& m, const O& o) {
    return to_fixed<u64>(m, o);
}

}  // namespace hypscope::isa::exec
