// SPDX-License-Identifier: Apache-2.0
// The Hyp Syndrome Register: exception classes and their ISS encodings. ARM ARM B3.13.6.
#pragma once
#include "common/bits.hpp"

namespace hypscope::cpu {

/// HSR.EC, ARM ARM Table B3-25.
enum class ExceptionClass : u8 {
    Unknown = 0x00,
    WfiWfe = 0x01,
    McrMrcCp15 = 0x03,
    McrrMrrcCp15 = 0x04,
    McrMrcCp14 = 0x05,
    LdcStcCp14 = 0x06,
    Hcptr = 0x07,
    MrcVmrsId = 0x08,  ///< MRC or VMRS of an ID register of CP10, trapped by HCR.TID0 or TID3
    Bxj = 0x0a,
    MrrcCp14 = 0x0c,
    SvcToHyp = 0x11,
    Hvc = 0x12,
    SmcToHyp = 0x13,
    PrefetchAbortRouted = 0x20,  ///< from a mode other than Hyp
    PrefetchAbortInHyp = 0x21,
    DataAbortRouted = 0x24,
    DataAbortInHyp = 0x25,
};

/// A syndrome without the parts that depend on the instruction's length and condition.
struct Syndrome {
    ExceptionClass ec = ExceptionClass::Unknown;
    u32 iss = 0;                 ///< bits<24:0>; COND and CV are filled in where the class has them
    bool has_condition = false;  ///< classes 0x01-0x0c carry CV, COND in ISS<24:20>
};

/// ISS of a trapped 32-bit coprocessor register access; Rt 0-15.
[[nodiscard]] constexpr u32 iss_mcr_mrc(u32 opc2, u32 opc1, u32 crn, u32 rt, u32 crm, bool read) {
    return opc2 << 17 | opc1 << 14 | crn << 10 | rt << 5 | crm << 1 | u32{read};
}
/// ISS of a trapped 64-bit coprocessor register access.
[[nodiscard]] constexpr u32 iss_mcrr_mrrc(u32 opc1, u32 rt2, u32 rt, u32 crm, bool read) {
    return opc1 << 16 | rt2 << 10 | rt << 5 | crm << 1 | u32{read};
}

/// Of an HVC.
[[nodiscard]] constexpr Syndrome hvc_syndrome(u32 immediate) {
    return {ExceptionClass::Hvc, immediate & 0xffff, false};
}

/// The register as written: `il` is set for a 32-bit instruction; `cond` 14 for always.
/// IMPLEMENTATION DEFINED: CV is 1 and COND the instruction's own in A32; in Thumb CV is 0.
[[nodiscard]] constexpr u32 hsr_value(const Syndrome& s, bool il, bool thumb, u32 cond) {
    u32 iss = s.iss;
    if (s.has_condition && !thumb) iss |= 1u << 24 | cond << 20;
    return static_cast<u32>(s.ec) << 26 | u32{il} << 25 | (iss & mask(24, 0));
}
/// What such a register was made from, of a class with a condition.
[[nodiscard]] constexpr Syndrome syndrome_of(u32 hsr) {
    return {static_cast<ExceptionClass>(hsr >> 26), hsr & mask(24, 0), true};
}

}  // namespace hypscope::cpu
