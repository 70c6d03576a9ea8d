// SPDX-License-Identifier: Apache-2.0
// Processor modes and the program status registers. ARM ARM B1.3.1, B1.3.3.
#pragma once
#include "common/bits.hpp"

namespace hypscope::cpu {

/// ARM ARM Table B1-1; the values are the encodings of CPSR.M.
enum class Mode : u8 {
    User = 0x10,
    Fiq = 0x11,
    Irq = 0x12,
    Supervisor = 0x13,
    Monitor = 0x16,
    Abort = 0x17,
    Hyp = 0x1a,
    Undefined = 0x1b,
    System = 0x1f,
};

/// Positions in a CPSR or SPSR.
namespace psr {
inline constexpr u32 kN = 31, kZ = 30, kC = 29, kV = 28, kQ = 27, kJ = 24, kGE = 16, kE = 9, kA = 8,
                     kI = 7, kF = 6, kT = 5;
inline constexpr u32 kModeMask = 0x1f;
inline constexpr u32 kControlMask = 0x3ff;  ///< E, A, I, F, T and the mode

[[nodiscard]] constexpr Mode mode(u32 value) { return static_cast<Mode>(value & kModeMask); }
/// ITSTATE is IT<7:2> in bits 15:10 and IT<1:0> in bits 26:25.
[[nodiscard]] constexpr u8 it(u32 value) {
    return static_cast<u8>((bits(value, 15, 10) << 2) | bits(value, 26, 25));
}
[[nodiscard]] constexpr u32 with_it(u32 value, u8 it) {
    value = with_bits<u32>(value, 15, 10, u32{it} >> 2);
    return with_bits<u32>(value, 26, 25, it & 3u);
}
}  // namespace psr

/// BadMode() (ARM ARM B1.3.1) for a core with both extensions; Hyp is not a mode without
/// Virtualization.
[[nodiscard]] constexpr bool is_mode(u32 encoding, bool has_virtualization) {
    constexpr u32 kModes = 1u << 0x0 | 1u << 0x1 | 1u << 0x2 | 1u << 0x3 | 1u << 0x6 | 1u << 0x7 |
                           1u << 0xb | 1u << 0xf;
    const u32 modes = kModes | u32{has_virtualization} << 0xa;
    return (encoding & 0x10) != 0 && (modes >> (encoding & 0xf) & 1) != 0;
}

}  // namespace hypscope::cpu
