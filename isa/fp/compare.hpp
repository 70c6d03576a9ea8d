// SPDX-License-Identifier: Apache-2.0
// Floating-point comparison, minimum and maximum of singles (u32) and doubles (u64), ARM ARM
// A2.7.7.
#pragma once
#include "isa/fp/format.hpp"

namespace hypscope::isa::fp {

/// FPSCR.{N,Z,C,V} in bits<3:0>. A quiet NaN raises Invalid Operation only with `quiet_nan_exc`.
template <class T>
[[nodiscard]] u32 FPCompare(T op1, T op2, bool quiet_nan_exc, Fpscr& fpscr);

/// False of a NaN; FPCompareEQ raises Invalid Operation for a signalling one, the others for any.
template <class T>
[[nodiscard]] bool FPCompareEQ(T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] bool FPCompareGE(T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] bool FPCompareGT(T op1, T op2, Fpscr& fpscr);

/// -0 is less than +0 here.
template <class T>
[[nodiscard]] T FPMin(T op1, T op2, Fpscr& fpscr);
template <class T>
[[nodiscard]] T FPMax(T op1, T op2, Fpscr& fpscr);

}  // namespace hypscope::isa::fp
