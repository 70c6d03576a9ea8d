// SPDX-License-Identifier: Apache-2.0
// One rounding decision for FPRound and FPToFixed: the rounding modes of FPSCR.RMode (ARM ARM
// A2.7.7).
#pragma once
#include "isa/fp/format.hpp"

namespace hypscope::isa::fp {

/// An integer part and what the part below it is, compared with a half.
template <class W>
struct Split {
    W integer;
    bool exact, is_half, above_half;
};

/// mantissa / 2^shift; the highest bit of W is free.
template <class W>
[[nodiscard]] constexpr Split<W> split(W mantissa, int shift) {
    if (shift <= 0) return {mantissa << -shift, true, false, false};
    if (shift > bit_length(mantissa)) return {0, false, false, false};
    const W below = mantissa & ((W{1} << shift) - 1), half = W{1} << (shift - 1);
    return {mantissa >> shift, below == 0, below == half, below > half};
}

/// Whether the magnitude becomes integer + 1.
template <class W>
[[nodiscard]] constexpr bool rounds_up(const Split<W>& s, bool sign, Rounding mode) {
    switch (mode) {
        case Rounding::RN: return s.above_half || (s.is_half && (s.integer & 1) != 0);
        case Rounding::RP: return !s.exact && !sign;
        case Rounding::RM: return !s.exact && sign;
        case Rounding::RZ: return false;
    }
    return false;
}

}  // namespace hypscope::isa::fp
