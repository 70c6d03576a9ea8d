// SPDX-License-Identifier: Apache-2.0
// The FPSCR as floating-point operations see it: the controls they obey and the cumulative
// exception flags they raise. ARM ARM B4.1.58; FPProcessException and StandardFPSCRValue of A2.7.
// Exceptions are never trapped: the trap enables of VFPv4 are RAZ/WI.
#pragma once
#include "common/bits.hpp"

namespace hypscope::isa::fp {

/// FPSCR.RMode.
enum class Rounding : u8 { RN, RP, RM, RZ };

/// A floating-point exception, by its cumulative flag in the FPSCR.
enum class FPExc : u32 {
    InvalidOp = 1 << 0,     ///< IOC
    DivideByZero = 1 << 1,  ///< DZC
    Overflow = 1 << 2,      ///< OFC
    Underflow = 1 << 3,     ///< UFC
    Inexact = 1 << 4,       ///< IXC
    InputDenorm = 1 << 7,   ///< IDC
};

inline constexpr u32 kFpscrQC = u32{1} << 27;
inline constexpr u32 kFpscrAHP = u32{1} << 26;
inline constexpr u32 kFpscrDN = u32{1} << 25;
inline constexpr u32 kFpscrFZ = u32{1} << 24;
inline constexpr u32 kFpscrStrideLen = 0x00370000;
inline constexpr u32 kFpscrCumulative = 0x9f;

/// Made from an FPSCR; what the operations raised is merged into it afterwards:
///     Fpscr f{m.fpscr()};
///     const u32 sum = FPAdd(a, b, f);
///     m.set_fpscr(f.merged_into(m.fpscr()));
class Fpscr {
  public:
    constexpr explicit Fpscr(u32 value) : value_(value) {}

    [[nodiscard]] constexpr Rounding rounding() const {
        return static_cast<Rounding>(bits(value_, 23, 22));
    }
    [[nodiscard]] constexpr bool flush_to_zero() const { return (value_ & kFpscrFZ) != 0; }
    [[nodiscard]] constexpr bool default_nan() const { return (value_ & kFpscrDN) != 0; }
    [[nodiscard]] constexpr bool alternative_half() const { return (value_ & kFpscrAHP) != 0; }

    constexpr void FPProcessException(FPExc exception) { raised_ |= static_cast<u32>(exception); }
    [[nodiscard]] constexpr u32 raised() const { return raised_; }
    [[nodiscard]] constexpr u32 merged_into(u32 fpscr) const { return fpscr | raised_; }

    /// The same with another rounding mode, for operations that name theirs.
    [[nodiscard]] constexpr Fpscr with(Rounding mode) const {
        Fpscr other = *this;
        other.value_ = with_bits(value_, 23, 22, static_cast<u32>(mode));
        return other;
    }
    constexpr void raise(u32 flags) { raised_ |= flags; }

  private:
    u32 value_;
    u32 raised_ = 0;
};

/// What Advanced SIMD computes with: round to nearest, flush-to-zero, default NaN; AHP is kept.
[[nodiscard]] constexpr u32 StandardFPSCRValue(u32 fpscr) {
    return (fpscr & kFpscrAHP) | kFpscrDN | kFpscrFZ;
}

}  // namespace hypscope::isa::fp
