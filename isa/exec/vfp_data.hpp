// SPDX-License-Identifier: Apache-2.0
// Bodies of Floating-point data processing (ARM ARM A7.5). One template for singles (u32) and
// doubles (u64); the arithmetic is isa/fp. A body reads all its operands before it writes.
#pragma once
#include <functional>

#include "isa/exec/vfp.hpp"
#include "isa/fp/fp.hpp"

namespace hypscope::isa::exec {

template <class T, class M>
[[nodiscard]] T extension(M& m, u32 n) {
    if constexpr (sizeof(T) == 8) {
        return m.D(n);
    } else {
        return m.S(n);
    }
}

template <class M, class T>
void set_extension(M& m, u32 n, T value) {
    if constexpr (sizeof(T) == 8) {
        m.set_D(n, value);
    } else {
        m.set_S(n, value);
    }
}

/// Whether a row of doubles touches D16-D31.
template <class T, class O>
[[nodiscard]] bool uses_upper_registers(const O& o) {
    return sizeof(T) == 8 && (reaches_upper(o.d) || reaches_upper(o.n) || reaches_upper(o.m));
}

// NOT MODELLED: FPEXC.DEX, which says that FPSCR.LEN or STRIDE made an instruction UNDEFINED.

/// What all vector-capable instructions check first: without short vectors in hardware, FPSCR.LEN
/// and STRIDE other than 0 make them UNDEFINED (ARM ARM A2.6.3, A15 TRM 14.2.4).
template <class T, class M, class O>
[[nodiscard]] bool vfp_data_enabled(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, uses_upper_registers<T>(o))) return false;
    return (m.fpscr() & fp::kFpscrStrideLen) == 0 || m.take_undefined(o);
}

/// Runs `compute` with the FPSCR and merges the exceptions into it.
template <class M, class F>
auto with_fpscr(M& m, F compute) {
    const u32 before = m.fpscr();
    fp::Fpscr fpscr(before);
    const auto result = compute(fpscr);
    m.set_fpscr(fpscr.merged_into(before));
    return result;
}

/// D[d] = compute(D[d], D[n], D[m]).
template <class T, class M, class O, class F>
bool vfp_arithmetic(M& m, const O& o, F compute) {
    if (!vfp_data_enabled<T>(m, o)) return false;
    const T d = extension<T>(m, o.d), n = extension<T>(m, o.n), rm = extension<T>(m, o.m);
    set_extension<M, T>(m, o.d, with_fpscr(m, [&](fp::Fpscr& f) { return compute(d, n, rm, f); }));
    return true;
}

/// D[d] = compute(D[m]): no exceptions.
template <class T, class M, class O, class F>
bool vfp_move(M& m, const O& o, F compute) {
    if (!vfp_data_enabled<T>(m, o)) return false;
    set_extension<M, T>(m, o.d, compute(extension<T>(m, o.m)));
    return true;
}

// Multiply, add, divide: the product of VMLA and alike is rounded, that of VFMA is not
// -------------

// VMLA<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.337
template <class T>
T vmla(T d, T n, T rm, fp::Fpscr& f) {
    return FPAdd(d, FPMul(n, rm, f), f);
}
template <Machine M, class O>
bool exec_VMLA_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vmla<u32>);
}
template <Machine M, class O>
bool exec_VMLA_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vmla<u64>);
}

// VMLS<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.337
template <class T>
T vmls(T d, T n, T rm, fp::Fpscr& f) {
    return FPAdd(d, fp::FPNeg(FPMul(n, rm, f)), f);
}
template <Machine M, class O>
bool exec_VMLS_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vmls<u32>);
}
template <Machine M, class O>
bool exec_VMLS_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vmls<u64>);
}

// VNMLA<c>.<dt> <Vd>, <Vn>, <Vm>                                   ARM ARM A8.8.356
template <class T>
T vnmla(T d, T n, T rm, fp::Fpscr& f) {
    return FPAdd(fp::FPNeg(d), fp::FPNeg(FPMul(n, rm, f)), f);
}
template <Machine M, class O>
bool exec_VNMLA_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vnmla<u32>);
}
template <Machine M, class O>
bool exec_VNMLA_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vnmla<u64>);
}

// VNMLS<c>.<dt> <Vd>, <Vn>, <Vm>                                   ARM ARM A8.8.356
template <class T>
T vnmls(T d, T n, T rm, fp::Fpscr& f) {
    return FPAdd(fp::FPNeg(d), FPMul(n, rm, f), f);
}
template <Machine M, class O>
bool exec_VNMLS_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vnmls<u32>);
}
template <Machine M, class O>
bool exec_VNMLS_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vnmls<u64>);
}

// VMUL<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.351
template <class T>
T vmul(T, T n, T rm, fp::Fpscr& f) {
    return FPMul(n, rm, f);
}
template <Machine M, class O>
bool exec_VMUL_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vmul<u32>);
}
template <Machine M, class O>
bool exec_VMUL_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vmul<u64>);
}

// VNMUL<c>.<dt> <Vd>, <Vn>, <Vm>                                   ARM ARM A8.8.356
template <class T>
T vnmul(T, T n, T rm, fp::Fpscr& f) {
    return fp::FPNeg(FPMul(n, rm, f));
}
template <Machine M, class O>
bool exec_VNMUL_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vnmul<u32>);
}
template <Machine M, class O>
bool exec_VNMUL_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vnmul<u64>);
}

// VADD<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.283
template <class T>
T vadd(T, T n, T rm, fp::Fpscr& f) {
    return FPAdd(n, rm, f);
}
template <Machine M, class O>
bool exec_VADD_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vadd<u32>);
}
template <Machine M, class O>
bool exec_VADD_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vadd<u64>);
}

// VSUB<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.415
template <class T>
T vsub(T, T n, T rm, fp::Fpscr& f) {
    return FPSub(n, rm, f);
}
template <Machine M, class O>
bool exec_VSUB_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vsub<u32>);
}
template <Machine M, class O>
bool exec_VSUB_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vsub<u64>);
}

// VDIV<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.312
template <class T>
T vdiv(T, T n, T rm, fp::Fpscr& f) {
    return FPDiv(n, rm, f);
}
template <Machine M, class O>
bool exec_VDIV_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vdiv<u32>);
}
template <Machine M, class O>
bool exec_VDIV_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vdiv<u64>);
}

// VFMA<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.317
template <class T>
T vfma(T d, T n, T rm, fp::Fpscr& f) {
    return FPMulAdd(d, n, rm, f);
}
template <Machine M, class O>
bool exec_VFMA_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vfma<u32>);
}
template <Machine M, class O>
bool exec_VFMA_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vfma<u64>);
}

// VFMS<c>.<dt> <Vd>, <Vn>, <Vm>                                    ARM ARM A8.8.317
template <class T>
T vfms(T d, T n, T rm, fp::Fpscr& f) {
    return FPMulAdd(d, fp::FPNeg(n), rm, f);
}
template <Machine M, class O>
bool exec_VFMS_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vfms<u32>);
}
template <Machine M, class O>
bool exec_VFMS_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vfms<u64>);
}

// VFNMA<c>.<dt> <Vd>, <Vn>, <Vm>                                   ARM ARM A8.8.318
template <class T>
T vfnma(T d, T n, T rm, fp::Fpscr& f) {
    return FPMulAdd(fp::FPNeg(d), fp::FPNeg(n), rm, f);
}
template <Machine M, class O>
bool exec_VFNMA_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vfnma<u32>);
}
template <Machine M, class O>
bool exec_VFNMA_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vfnma<u64>);
}

// VFNMS<c>.<dt> <Vd>, <Vn>, <Vm>                                   ARM ARM A8.8.318
template <class T>
T vfnms(T d, T n, T rm, fp::Fpscr& f) {
    return FPMulAdd(fp::FPNeg(d), n, rm, f);
}
template <Machine M, class O>
bool exec_VFNMS_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vfnms<u32>);
}
template <Machine M, class O>
bool exec_VFNMS_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vfnms<u64>);
}

// One operand
// --------------------------------------------------------------------------------------

// VSQRT<c>.<dt> <Vd>, <Vm>                                         ARM ARM A8.8.409
template <class T>
T vsqrt(T, T, T rm, fp::Fpscr& f) {
    return FPSqrt(rm, f);
}
template <Machine M, class O>
bool exec_VSQRT_S(M& m, const O& o) {
    return vfp_arithmetic<u32>(m, o, vsqrt<u32>);
}
template <Machine M, class O>
bool exec_VSQRT_D(M& m, const O& o) {
    return vfp_arithmetic<u64>(m, o, vsqrt<u64>);
}

// VMOV<c>.<dt> <Vd>, <Vm>                                          ARM ARM A8.8.340
template <Machine M, class O>
bool exec_VMOV_reg_S(M& m, const O& o) {
    return vfp_move<u32>(m, o, std::identity{});
}
template <Machine M, class O>
bool exec_VMOV_reg_D(M& m, const O& o) {
    return vfp_move<u64>(m, o, std::identity{});
}

// VABS<c>.<dt> <Vd>, <Vm>                                          ARM ARM A8.8.280
template <Machine M, class O>
bool exec_VABS_S(M& m, const O& o) {
    return vfp_move<u32>(m, o, fp::FPAbs<u32>);
}
template <Machine M, class O>
bool exec_VABS_D(M& m, const O& o) {
    return vfp_move<u64>(m, o, fp::FPAbs<u64>);
}

// VNEG<c>.<dt> <Vd>, <Vm>                                          ARM ARM A8.8.355
template <Machine M, class O>
bool exec_VNEG_S(M& m, const O& o) {
    return vfp_move<u32>(m, o, fp::FPNeg<u32>);
}
template <Machine M, class O>
bool exec_VNEG_D(M& m, const O& o) {
    return vfp_move<u64>(m, o, fp::FPNeg<u64>);
}

// VMOV<c>.<dt> <Vd>, #<imm>                                        ARM ARM A8.8.339
template <Machine M, class O>
bool exec_VMOV_imm_S(M& m, const O& o) {
    return vfp_move<u32>(m, o, [&](u32) { return o.imm; });
}
template <Machine M, class O>
bool exec_VMOV_imm_D(M& m, const O& o) {
    return vfp_move<u64>(m, o, [&](u64) { return u64{o.imm} << 32; });
}

// Comparison
// ---------------------------------------------------------------------------------------

/// FPSCR.{N,Z,C,V} alone; short vectors do not concern comparison and conversion.
template <class T, class M, class O>
bool vfp_compare(M& m, const O& o, bool with_zero) {
    if (!m.CheckVFPEnabled(o, false, true, uses_upper_registers<T>(o))) return false;
    const T left = extension<T>(m, o.d), right = with_zero ? T{0} : extension<T>(m, o.m);
    const u32 nzcv =
        with_fpscr(m, [&](fp::Fpscr& f) { return FPCompare(left, right, o.has(kSetFlags), f); });
    m.set_fpscr(with_bits(m.fpscr(), 31, 28, nzcv));
    return true;
}

// VCMP{E}<c>.<dt> <Vd>, <Vm>                                       ARM ARM A8.8.303
template <Machine M, class O>
bool exec_VCMP_S(M& m, const O& o) {
    return vfp_compare<u32>(m, o, false);
}
template <Machine M, class O>
bool exec_VCMP_D(M& m, const O& o) {
    return vfp_compare<u64>(m, o, false);
}

// VCMP{E}<c>.<dt> <Vd>, #0.0                                       ARM ARM A8.8.303
template <Machine M, class O>
bool exec_VCMP_zero_S(M& m, const O& o) {
    return vfp_compare<u32>(m, o, true);
}
template <Machine M, class O>
bool exec_VCMP_zero_D(M& m, const O& o) {
    return vfp_compare<u64>(m, o, true);
}

}  // namespace hypscope::isa::exec
