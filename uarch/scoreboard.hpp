// SPDX-License-Identifier: Apache-2.0
// When each register's value can be used, as a pipeline schedules: the static pipelines count from
// the head of a block (Time is u32), the reference pipelines from the start of the core (u64).
#pragma once
#include <algorithm>
#include <array>

#include "uarch/pipeline_costs.hpp"

namespace hypscope::uarch {

template <class Time>
class Scoreboard {
  public:
    explicit Scoreboard(const CorePreset& preset)
        : early_(preset.pipeline_shift_early), accumulate_(preset.latency_accumulate) {}

    void reset() {
        multiplied_ = 0;
        ready_.fill(0);
    }
    [[nodiscard]] Time operator[](size_t r) const { return ready_[r]; }
    [[nodiscard]] Time latest_of(RegisterSet registers) const {
        Time latest = 0;
        for_each_register(registers, [&](size_t r) { latest = std::max(latest, ready_[r]); });
        return latest;
    }
    /// When the operands are there; `reads`: those that are needed at issue.
    [[nodiscard]] Time ready_at(const Hazards& hazards, RegisterSet reads,
                                const ClassCost& cost) const {
        Time ready = latest_of(reads);
        for_each_register(hazards.early, [&](size_t r) {
            ready = std::max(ready, ready_[r] == 0 ? 0 : ready_[r] + early_);
        });
        const u32 saved = saved_by_accumulating(cost);
        for_each_register(hazards.accumulators, [&](size_t r) {
            const bool forwarded = (multiplied_ >> r & 1) != 0 && ready_[r] >= saved;
            ready = std::max(ready, forwarded ? ready_[r] - saved : ready_[r]);
        });
        return ready;
    }
    /// From a multiply to the accumulator of the next there is a shorter way.
    [[nodiscard]] u32 saved_by_accumulating(const ClassCost& cost) const {
        return std::max<u32>(cost.latency, accumulate_) - accumulate_;
    }
    void write_back(const Hazards& hazards, Time issued, u32 latency, const ClassCost& cost) {
        for_each_register(hazards.writes, [&](size_t r) { ready_[r] = issued + latency; });
        for_each_register(hazards.fast_writes, [&](size_t r) { ready_[r] = issued + 1; });
        multiplied_ &= ~(hazards.writes | hazards.fast_writes);
        if (cost.pipe == Pipe::Multiply) multiplied_ |= hazards.writes;
    }
    /// These come later than was thought.
    void delay(RegisterSet registers, Time until) {
        for_each_register(registers, [&](size_t r) { ready_[r] = std::max(ready_[r], until); });
    }

  private:
    u32 early_, accumulate_;
    RegisterSet multiplied_ = 0;  ///< registers whose latest writer is a multiply
    std::array<Time, kRegisterCount> ready_{};
};

}  // namespace hypscope::uarch
