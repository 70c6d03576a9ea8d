// SPDX-License-Identifier: Apache-2.0
// Conversion between floating-point formats (u16 half, u32 single, u64 double), and between them
// and integers or fixed-point numbers. ARM ARM A2.7.7 (conversions between floating-point and
// fixed-point values, between precisions) and A8.8.305 to A8.8.310.
#pragma once
#include "isa/fp/format.hpp"

namespace hypscope::isa::fp {

/// `operand` * 2^fraction_bits as an integer of `width` bits, 16 or 32, in the low bits of the
/// result: saturated, and Invalid Operation raised, where it does not fit; a NaN gives 0 with
/// Invalid Operation. Rounds as the FPSCR says, or towards zero.
template <class T>
[[nodiscard]] u32 FPToFixed(T operand, unsigned width, int fraction_bits, bool is_unsigned,
                            bool round_towards_zero, Fpscr& fpscr);

/// The low `width` bits of `operand`, 16 or 32, divided by 2^fraction_bits, as the FPSCR says or
/// rounded to nearest.
template <class T>
[[nodiscard]] T FixedToFP(u32 operand, unsigned width, int fraction_bits, bool is_unsigned,
                          bool round_to_nearest, Fpscr& fpscr);

[[nodiscard]] u32 FPHalfToSingle(u16 operand, Fpscr& fpscr);
[[nodiscard]] u16 FPSingleToHalf(u32 operand, Fpscr& fpscr);
[[nodiscard]] u64 FPSingleToDouble(u32 operand, Fpscr& fpscr);
[[nodiscard]] u32 FPDoubleToSingle(u64 operand, Fpscr& fpscr);

}  // namespace hypscope::isa::fp
