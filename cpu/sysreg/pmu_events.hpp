// SPDX-License-Identifier: Apache-2.0
// The table of Performance Monitors events (pmu_events.inc), by number and core.
#pragma once
#include <span>
#include <string_view>

#include "common/types.hpp"

namespace hypscope::uarch {
struct TimingCounters;
}

namespace hypscope::cpu {

class Core;
struct Op;

struct PmuEvent {
    static constexpr u8 kSoftwareIncrement = 0x00;
    static constexpr u8 kA15 = 1, kA7 = 2, kBoth = kA15 | kA7;
    u8 number = 0;
    std::string_view name;
    u8 cores = 0;
    bool observed = false;  ///< counted by observed blocks only
    u64 (*total)(const Core& core, const uarch::TimingCounters& t) = nullptr;
};

[[nodiscard]] std::span<const PmuEvent> pmu_events();
/// nullptr: this core does not count it.
[[nodiscard]] const PmuEvent* find_pmu_event(const Core& core, u32 number);
/// PMCEID0: the common events 0x00-0x1f of a core, as the table has them.
[[nodiscard]] u32 pmceid0(bool is_a7);

/// Counts an instruction of an observed block (`step` 1), or takes it back when it faults (-1).
void count_instruction(Core& core, const Op& op, int step);

}  // namespace hypscope::cpu
