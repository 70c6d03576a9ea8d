// SPDX-License-Identifier: Apache-2.0
// Identification registers that follow from a core's geometry (A15 TRM 4.3, A7 TRM 4.3): the guest
// reads the caches that the models have, in functional timing too.
#pragma once
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

/// Cache Type Register, ARM ARM B4.1.42.
[[nodiscard]] u32 ctr(const CorePreset& core);
/// Cache Level ID Register: split level 1, unified level 2, coherency at level 2.
[[nodiscard]] u32 clidr(const CorePreset& core);
/// Cache Size ID Register for a value of CSSELR (level in <3:1>, InD in <0>); 0 for no such cache.
[[nodiscard]] u32 ccsidr(const CorePreset& core, u32 csselr);
/// L2 Control Register: number of cores in <25:24>.
[[nodiscard]] u32 l2ctlr(const CorePreset& core, unsigned core_count);
/// TLB Type Register: unified, ARM ARM B4.1.151.
[[nodiscard]] u32 tlbtr(const CorePreset& core);
/// GICH_VTR: list registers, priority and preemption bits (GICv2 5.3.2).
[[nodiscard]] u32 gich_vtr(const CorePreset& core);

}  // namespace hypscope::uarch
