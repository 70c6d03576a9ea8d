// SPDX-License-Identifier: Apache-2.0
// The counters of the Performance Monitors Extension (PMUv2) and the counts of events that only the
// core knows. A counter is brought up to date when it is looked at, and before anything changes
// that decides whether it counts. ARM ARM C12.
#pragma once
#include <array>

#include "common/types.hpp"

namespace hypscope::cpu {

class Core;

struct PmuCounter {
    u32 value = 0;
    u32 type =
        0;  ///< PMXEVTYPER: filter in [31:27], event in [7:0]; PMCCFILTR for the cycle counter
    u64 seen = 0;  ///< the event's total that `value` includes
};

struct PmuCounters {
    static constexpr u32 kMaxEventCounters = 8;
    static constexpr u32 kCycleBit = 31;  ///< of PMCNTENSET, PMOVSR and PMINTENSET; PMSELR.SEL too

    std::array<PmuCounter, kMaxEventCounters> events{};
    PmuCounter cycle{};

    /// Where the core has been since the counters were last brought up to date.
    bool was_pl0 = false, was_hyp = false, was_secure = true;

    // Totals since reset, counted where they happen.
    u64 exceptions_taken = 0;   ///< event 0x09
    u64 exception_returns = 0;  ///< event 0x0a
    u64 contextidr_writes = 0;  ///< event 0x0b
    u64 ttbr_writes = 0;        ///< event 0x1c
};

/// Brings all counters up to date. To be called after every change of mode or security state too.
void pmu_synchronise(Core& core);
/// nPMUIRQ: an enabled overflow is pending (PPI 23 on the virt board).
[[nodiscard]] bool pmu_interrupt(const Core& core);
void reset_pmu(Core& core);

}  // namespace hypscope::cpu
