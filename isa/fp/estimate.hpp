// SPDX-License-Identifier: Apache-2.0
// Reciprocal and reciprocal square root estimates and steps of Advanced SIMD: ARM ARM A2.7.7 and
// A2.8.3. Floating-point ones are of singles and take an Fpscr of the StandardFPSCRValue.
#pragma once
#include "isa/fp/format.hpp"

namespace hypscope::isa::fp {

[[nodiscard]] u32 FPRecipEstimate(u32 operand, Fpscr& standard);
[[nodiscard]] u32 FPRSqrtEstimate(u32 operand, Fpscr& standard);

/// 2 - op1 * op2, the product rounded before the subtraction; an infinity times a zero counts as 0.
[[nodiscard]] u32 FPRecipStep(u32 op1, u32 op2, Fpscr& standard);
/// (3 - op1 * op2) / 2, likewise.
[[nodiscard]] u32 FPRSqrtStep(u32 op1, u32 op2, Fpscr& standard);

/// Of fixed-point numbers with 32 fraction bits.
[[nodiscard]] u32 UnsignedRecipEstimate(u32 operand);
[[nodiscard]] u32 UnsignedRSqrtEstimate(u32 operand);

}  // namespace hypscope::isa::fp
