// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD with two registers and a scalar, integers, in the order of
// isa/tables/simd_scalar.inc: those of two vectors, with a second operand that is the same in every
// element.
#pragma once
#include "isa/exec/simd_long.hpp"

namespace hypscope::isa::exec {

// VMLA<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Dm[x]>                           ARM ARM A8.8.338
template <Machine M, class O>
bool exec_VMLA_int_scalar(M& m, const O& o) {
    return exec_VMLA_int(m, o);
}

// VMLS<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Dm[x]>                           ARM ARM A8.8.338
template <Machine M, class O>
bool exec_VMLS_int_scalar(M& m, const O& o) {
    return exec_VMLS_int(m, o);
}

// VMLAL<c>.<dt> <Qd>, <Dn>, <Dm[x]>                                ARM ARM A8.8.338
template <Machine M, class O>
bool exec_VMLAL_scalar(M& m, const O& o) {
    return exec_VMLAL(m, o);
}

// VMLSL<c>.<dt> <Qd>, <Dn>, <Dm[x]>                                ARM ARM A8.8.338
template <Machine M, class O>
bool exec_VMLSL_scalar(M& m, const O& o) {
    return exec_VMLSL(m, o);
}

// VQDMLAL<c>.<dt> <Qd>, <Dn>, <Dm[x]>                              ARM ARM A8.8.371
template <Machine M, class O>
bool exec_VQDMLAL_scalar(M& m, const O& o) {
    return exec_VQDMLAL(m, o);
}

// VQDMLSL<c>.<dt> <Qd>, <Dn>, <Dm[x]>                              ARM ARM A8.8.371
template <Machine M, class O>
bool exec_VQDMLSL_scalar(M& m, const O& o) {
    return exec_VQDMLSL(m, o);
}

// VMUL<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Dm[x]>                           ARM ARM A8.8.352
template <Machine M, class O>
bool exec_VMUL_int_scalar(M& m, const O& o) {
    return exec_VMUL_int(m, o);
}

// VMULL<c>.<dt> <Qd>, <Dn>, <Dm[x]>                                ARM ARM A8.8.352
template <Machine M, class O>
bool exec_VMULL_scalar(M& m, const O& o) {
    return exec_VMULL_int(m, o);
}

// VQDMULL<c>.<dt> <Qd>, <Dn>, <Dm[x]>                              ARM ARM A8.8.373
template <Machine M, class O>
bool exec_VQDMULL_scalar(M& m, const O& o) {
    return exec_VQDMULL(m, o);
}

// VQDMULH<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Dm[x]>                        ARM ARM A8.8.372
template <Machine M, class O>
bool exec_VQDMULH_scalar(M& m, const O& o) {
    return exec_VQDMULH(m, o);
}

// VQRDMULH<c>.<dt> <Qd|Dd>, <Qn|Dn>, <Dm[x]>                       ARM ARM A8.8.376
template <Machine M, class O>
bool exec_VQRDMULH_scalar(M& m, const O& o) {
    return exec_VQRDMULH(m, o);
}

}  // namespace hypscope::isa::exec
