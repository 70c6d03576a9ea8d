// SPDX-License-Identifier: Apache-2.0
// The access column of sysregs.inc: the manual's words for who may read and write. ARM ARM B3.15.2,
// B3.17. A PL2-mode register is reached from Hyp mode, and from Monitor mode while SCR.NS is 1.
#pragma once
#include "cpu/sysreg.hpp"

namespace hypscope::cpu::rights {

inline constexpr u16 PL1_RO = kNsPl1R | kHypR | kSecPl1R | kMonR;
inline constexpr u16 PL1_WO = kNsPl1W | kHypW | kSecPl1W | kMonW;
inline constexpr u16 PL1_RW = PL1_RO | PL1_WO;
inline constexpr u16 PL0_RO = PL1_RO | kPl0R;
inline constexpr u16 PL0_WO = PL1_WO | kPl0W;
inline constexpr u16 PL0_RW = PL0_RO | PL0_WO;
inline constexpr u16 PL0_RO_PL1_RW = PL1_RW | kPl0R;
inline constexpr u16 PL0_WO_PL1_RW = PL1_RW | kPl0W;
inline constexpr u16 PL2_WO = kHypW | kMonW;
inline constexpr u16 PL2_RW = PL2_WO | kHypR | kMonR;
inline constexpr u16 SECURE_PL1_RO = kSecPl1R | kMonR;
inline constexpr u16 SECURE_PL1_WO = kSecPl1W | kMonW;
inline constexpr u16 SECURE_PL1_RW = SECURE_PL1_RO | SECURE_PL1_WO;
/// NSACR: Non-secure software sees what Secure software decided.
inline constexpr u16 SECURE_PL1_RW_NS_RO = PL1_RO | SECURE_PL1_WO;
/// CNTFRQ: written only at the highest privilege level, which is Secure PL1 here.
inline constexpr u16 PL0_RO_SECURE_RW = PL0_RO | SECURE_PL1_WO;
/// ATS12NSO..: from Hyp mode and Secure PL1.
inline constexpr u16 HYP_SECURE_WO = kHypW | SECURE_PL1_WO;

inline constexpr u16 kReads = kPl0R | kNsPl1R | kHypR | kSecPl1R | kMonR;
inline constexpr u16 kWrites = kPl0W | kNsPl1W | kHypW | kSecPl1W | kMonW;

/// True for the registers and operations that belong to PL2.
[[nodiscard]] constexpr bool is_pl2_mode(u16 access) {
    return (access & (kHypR | kHypW)) != 0 &&
           (access & (kNsPl1R | kNsPl1W | kSecPl1R | kSecPl1W)) == 0;
}

}  // namespace hypscope::cpu::rights
