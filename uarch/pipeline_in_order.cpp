// SPDX-License-Identifier: Apache-2.0
// Issue in order: an instruction waits for its operands, then for a slot.
#include "uarch/pipeline_in_order.hpp"

#include <algorithm>

namespace hypscope::uarch {

InOrderPipeline::InOrderPipeline(const CorePreset& preset)
    : PipelineModel(preset),
      width_(preset.pipeline_width),
      early_(preset.pipeline_shift_early),
      load_latency_(preset.latency_load),
      forward_(preset.latency_forward),
      registers_(preset) {}

void InOrderPipeline::reset() {
    cycle_ = next_free_ = simd_free_ = 0;
    pairing_.close();
    recent_stores_.reset();
    registers_.reset();
    written_ = 0;
    is_first_round_ = true;
    wanted_ = {};
}

u32 InOrderPipeline::issue(const ScheduledInstruction& i) {
    const ClassCost& cost = i.cost;
    const Hazards& hazards = i.hazards;
    const bool simd = cost.pipe == Pipe::Simd;
    u32 earliest = registers_.ready_at(hazards, hazards.reads | hazards.late, cost);
    if (simd) earliest = std::max(earliest, simd_free_);

    const bool second = width_ > 1 && earliest <= cycle_ && pairing_.pairs(*i.priced, i.timing);
    if (!second) cycle_ = std::max(earliest, next_free_);
    const u32 blocked = cost.pipe == Pipe::Multiply ? cost.occupancy : i.transfers;
    next_free_ = std::max(next_free_, cycle_ + blocked);
    if (is_first_round_) note_wanted(hazards, cost);
    if (simd) simd_free_ = cycle_ + cost.occupancy;
    u32 latency = result_latency(cost, i.transfers, load_latency_);
    if (const auto stored = recent_stores_.read_by(*i.priced))
        latency = std::max(latency, *stored + forward_ - std::min(cycle_, *stored + forward_));
    registers_.write_back(hazards, cycle_, latency, cost);
    written_ |= hazards.writes | hazards.fast_writes;
    recent_stores_.issued(*i.priced, hazards, cycle_);

    pairing_.issued(*i.priced, i.timing, cost, second);
    return next_free_;
}

/// When the instruction that just issued needed what the block has not written.
void InOrderPipeline::note_wanted(const Hazards& hazards, const ClassCost& cost) {
    const u32 at = cycle_ + BlockEdges::kBias;
    const auto want = [&](RegisterSet registers, u32 when) {
        for_each_register(registers & ~written_, [&](size_t r) { wanted_.want(r, when); });
    };
    want(hazards.reads | hazards.late, at);
    want(hazards.early, at - early_);
    want(hazards.accumulators, at + registers_.saved_by_accumulating(cost));
    if (cost.pipe == Pipe::Simd) wanted_.want(BlockEdges::kExtensionPipe, at);
}

std::unique_ptr<BlockEdges> InOrderPipeline::edges() const {
    auto edges = std::make_unique<BlockEdges>(wanted_);
    const auto left = [this](u32 ready) { return ready > next_free_ ? ready - next_free_ : 0; };
    for_each_register(written_, [&](size_t r) { edges->leave(r, left(registers_[r])); });
    edges->leave(BlockEdges::kExtensionPipe, left(simd_free_));
    return edges;
}

}  // namespace hypscope::uarch
