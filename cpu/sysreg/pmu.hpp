// SPDX-License-Identifier: Apache-2.0
// The counters of the Performance Monitors Extension (PMUv2) and the counts of events that only the
// core knows. A counter is brought up to date when it is looked at, and before anything changes
// that decides whether it counts; where its overflow interrupts, also at `check_at`, a time before
// which it can not overflow. An overflow is seen at the first block head after it. ARM ARM C12.
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

/// What observed blocks count.
enum class Executed : u8 {
    Load,
    Store,
    LoadExclusive,
    MemoryAccess,
    DataProcessing,
    ImmediateBranch,
    IndirectBranch,
    Return,
    Isb,
    Dsb,
    Dmb,
    Count
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
    std::array<u64, static_cast<size_t>(Executed::Count)> executed{};
    [[nodiscard]] u64 of(Executed what) const { return executed[static_cast<size_t>(what)]; }

    bool counts_instructions = false;  ///< a counter needs observed blocks
    u64 idle_cycles = 0;               ///< in WFI, WFE or off: the clock stands (B4.1.113)
    u64 check_at = ~u64{0};  ///< time by which the counters must be looked at, for an overflow
};

/// Brings all counters up to date. To be called after every change of mode or security state too.
void pmu_synchronise(Core& core);
/// What follows from a change of a counter, its controls or the mode: which blocks run, when to
/// look next, the level of nPMUIRQ.
void pmu_changed(Core& core);
/// nPMUIRQ: an enabled overflow is pending (PPI 23 on the virt board).
[[nodiscard]] bool pmu_interrupt(const Core& core);
void reset_pmu(Core& core);

}  // namespace hypscope::cpu
