// SPDX-License-Identifier: Apache-2.0
// Floating-point arithmetic on the bit patterns of singles (u32) and doubles (u64): the functions
// of ARM ARM A2.7.7 under their names. All round as the FPSCR says and raise its cumulative flags.
#pragma once
#include "isa/fp/format.hpp"

namespace hypscope::isa::fp {

template <class T>
[[nodiscard]] T FPAdd(T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] T FPSub(T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] T FPMul(T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] T FPDiv(T op1, T op2, Fpscr& fpscr);
/// addend + op1 * op2, rounded once.
template <class T>
[[nodiscard]] T FPMulAdd(T addend, T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] T FPSqrt(T operand, Fpscr& fpscr);
/// (op1 - op2) / 2, rounded once.
template <class T>
[[nodiscard]] T FPHalvedSub(T op1, T op2, Fpscr& fpscr);

}  // namespace hypscope::isa::fp
