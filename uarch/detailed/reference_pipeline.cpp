// SPDX-License-Identifier: Apache-2.0
// What both reference pipelines do with registers.
#include "uarch/detailed/reference_pipeline.hpp"

#include <bit>

#include "uarch/detailed/in_order_core.hpp"
#include "uarch/detailed/out_of_order_core.hpp"

namespace hypscope::uarch {

u64 ReferencePipeline::latest_of(RegisterSet registers) const {
    u64 latest = 0;
    for_each_register(registers, [&](size_t r) { latest = std::max(latest, ready_[r]); });
    return latest;
}

u64 ReferencePipeline::ready_at(const Hazards& hazards, isa::TimingClass c) const {
    u64 ready = latest_of(hazards.reads);
    for_each_register(hazards.early, [&](size_t r) {
        ready = std::max(ready, ready_[r] == 0 ? 0 : ready_[r] + early_);
    });
    // From a multiply to the accumulator of the next there is a shorter way.
    const u32 saved =
        std::max<u32>(costs_[static_cast<size_t>(c)].latency, accumulate_) - accumulate_;
    for_each_register(hazards.accumulators, [&](size_t r) {
        const bool forwarded = (multiply_results_ >> r & 1) != 0 && ready_[r] >= saved;
        ready = std::max(ready, forwarded ? ready_[r] - saved : ready_[r]);
    });
    return ready;
}

void ReferencePipeline::write_back(const Hazards& hazards, u64 issued, u32 latency,
                                   const ClassCost& cost) {
    for_each_register(hazards.writes, [&](size_t r) { ready_[r] = issued + latency; });
    for_each_register(hazards.fast_writes, [&](size_t r) { ready_[r] = issued + 1; });
    multiply_results_ &= ~(hazards.writes | hazards.fast_writes);
    if (cost.pipe == Pipe::Multiply) multiply_results_ |= hazards.writes;
    results_ = hazards.writes;
}

/// The latest instruction's results come later than was thought.
void ReferencePipeline::delay_results(u64 until) {
    for_each_register(results_, [&](size_t r) { ready_[r] = std::max(ready_[r], until); });
}

std::unique_ptr<ReferencePipeline> make_reference_pipeline(const CorePreset& preset,
                                                           const MemoryLatencies& latencies) {
    if (preset.pipeline_kind == kInOrder) return std::make_unique<InOrderCore>(preset, latencies);
    return std::make_unique<OutOfOrderCore>(preset, latencies);
}

}  // namespace hypscope::uarch
