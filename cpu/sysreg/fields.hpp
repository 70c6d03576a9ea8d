// SPDX-License-Identifier: Apache-2.0
// Bit positions in the control registers that more than one file asks, under the manual's names.
#pragma once
#include "common/types.hpp"

namespace hypscope::cpu {

/// ARM ARM B4.1.129.
/// HSCTLR has A, EE and TE there, too.
namespace sctlr {
inline constexpr u32 kA = 1, kV = 13, kEE = 25, kNMFI = 27, kTE = 30;
}
namespace scr {
inline constexpr u32 kNS = 0, kIRQ = 1, kFIQ = 2, kEA = 3, kFW = 4, kAW = 5, kSCD = 7, kHCE = 8,
                     kSIF = 9;
}
/// ARM ARM B4.1.111.
namespace nsacr {
inline constexpr u32 kCp10 = 10, kCp11 = 11, kNSD32DIS = 14, kNSASEDIS = 15, kNS_SMP = 18,
                     kRFR = 19;
}
/// ARM ARM B4.1.40.
namespace cpacr {
inline constexpr u32 kCp10 = 20, kCp11 = 22, kD32DIS = 30,
                     kASEDIS = 31;  // two bits each of cp10, cp11
}
/// ARM ARM B4.1.65.
namespace hcr {
inline constexpr u32 kVM = 0, kFMO = 3, kIMO = 4, kAMO = 5, kVF = 6, kVI = 7, kVA = 8, kFB = 9,
                     kTWI = 13, kTWE = 14, kTID0 = 15, kTID1 = 16, kTID2 = 17, kTID3 = 18,
                     kTSC = 19, kTIDCP = 20, kTAC = 21, kTSW = 22, kTPC = 23, kTPU = 24, kTTLB = 25,
                     kTVM = 26, kTGE = 27;
}
/// ARM ARM B4.1.66.
namespace hdcr {
inline constexpr u32 kTPMCR = 5, kTPM = 6, kHPME = 7, kTDE = 8, kTDA = 9, kTDOSA = 10, kTDRA = 11;
}
/// ARM ARM B4.1.64.
namespace hcptr {
inline constexpr u32 kTCP10 = 10, kTCP11 = 11, kTASE = 15, kTCPAC = 31;
}

}  // namespace hypscope::cpu
