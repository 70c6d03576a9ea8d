// SPDX-License-Identifier: Apache-2.0
// The hypervisor on the bench: its GIC on, the maintenance interrupt enabled, and short names for
// what it does to GICH.
#pragma once
#include "gic_bench.hpp"

namespace hypscope::gic {

inline constexpr u32 kEn = 1, kUIE = 2, kLRENPIE = 4, kNPIE = 8, kVGrp0EIE = 16, kVGrp0DIE = 32,
                     kVGrp1EIE = 64, kVGrp1DIE = 128;
inline constexpr u32 kVmcr = 0xf84c0000;  // nothing masked, least binary points

/// The hypervisor on core 0, its GIC on, PPI 25 enabled.
struct Hypervisor : GicBench {
    Software hyp = nonsecure();
    explicit Hypervisor(const Config& config = {.cores = 2}) : GicBench(config) {
        enable_nonsecure(kNsEOImode);
        hyp.enable(25);
    }
    void hcr(u32 value) { hyp.gich.write(GICH_HCR, value); }
    void vmcr(u32 value) { hyp.gich.write(GICH_VMCR, kVmcr | value); }
    void lr(u32 n, u32 value) { hyp.gich.write(GICH_LR + 4 * n, value); }
    u32 lr(u32 n) { return hyp.gich[GICH_LR + 4 * n]; }
    u32 misr() { return hyp.gich[GICH_MISR]; }
    bool maintenance() { return gic.state().distributor.banked[0].level >> 25 & 1; }
    /// The guest takes and ends one interrupt.
    u32 guest_handles() {
        const u32 value = hyp.gicv[GICV_AIAR];
        hyp.gicv.write(GICV_AEOIR, value);
        return value;
    }
};

}  // namespace hypscope::gic
