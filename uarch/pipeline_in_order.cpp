// SPDX-License-Identifier: Apache-2.0
// Issue in order: an instruction waits for its operands, then for a slot.
#include "uarch/pipeline_in_order.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace hypscope::uarch {

namespace {

using isa::TimingClass;

template <class Action>
void for_each_register(RegisterSet set, Action&& action) {
    for (; set != 0; set &= set - 1) action(static_cast<size_t>(std::countr_zero(set)));
}

}  // namespace

InOrderPipeline::InOrderPipeline(const CorePreset& preset)
    : costs_(cost_table(preset)),
      width_(preset.pipeline_width),
      early_(preset.pipeline_shift_early),
      words_per_cycle_(preset.pipeline_words_per_cycle),
      accumulate_(preset.latency_accumulate),
      load_latency_(preset.latency_load),
      forward_(preset.latency_forward) {}

void InOrderPipeline::reset() {
    cycle_ = next_free_ = simd_free_ = 0;
    pairing_.close();
    recent_stores_.reset();
    multiply_results_ = written_ = 0;
    ready_.fill(0);
}

u32 InOrderPipeline::saved_by_accumulating(TimingClass c) const {
    return std::max<u32>(costs_[static_cast<size_t>(c)].latency, accumulate_) - accumulate_;
}

u32 InOrderPipeline::ready_at(const Hazards& hazards, TimingClass c) const {
    u32 ready = 0;
    for_each_register(hazards.reads | hazards.late,
                      [&](size_t r) { ready = std::max(ready, ready_[r]); });
    for_each_register(hazards.early, [&](size_t r) {
        ready = std::max(ready, ready_[r] == 0 ? 0 : ready_[r] + early_);
    });
    // From a multiply to the accumulator of the next there is a shorter way.
    const u32 saved = saved_by_accumulating(c);
    for_each_register(hazards.accumulators, [&](size_t r) {
        const bool forwarded = (multiply_results_ >> r & 1) != 0 && ready_[r] >= saved;
        ready = std::max(ready, forwarded ? ready_[r] - saved : ready_[r]);
    });
    return ready;
}

void InOrderPipeline::write_back(const Hazards& hazards, u32 latency, const ClassCost& cost) {
    const u32 ready = cycle_ + latency;
    for_each_register(hazards.writes, [&](size_t r) { ready_[r] = ready; });
    for_each_register(hazards.fast_writes, [&](size_t r) { ready_[r] = cycle_ + 1; });
    const RegisterSet written = hazards.writes | hazards.fast_writes;
    written_ |= written;
    multiply_results_ &= ~written;
    if (cost.pipe == Pipe::Multiply) multiply_results_ |= hazards.writes;
}

u32 InOrderPipeline::issue(const PricedInstruction& instruction) {
    const TimingClass c = priced_class(instruction);
    const ClassCost& cost = costs_[static_cast<size_t>(c)];
    const Hazards hazards = hazards_of(instruction);
    const bool simd = cost.pipe == Pipe::Simd;
    u32 earliest = ready_at(hazards, c);
    if (simd) earliest = std::max(earliest, simd_free_);

    const bool second = width_ > 1 && earliest <= cycle_ && pairing_.pairs(instruction, c);
    if (!second) cycle_ = std::max(earliest, next_free_);
    const u32 transfers = (words_of(instruction) + words_per_cycle_ - 1) / words_per_cycle_;
    const u32 blocked = cost.pipe == Pipe::Multiply ? cost.occupancy : transfers;
    next_free_ = std::max(next_free_, cycle_ + blocked);
    if (edges_ != nullptr) note_wanted(hazards, c, simd);
    if (simd) simd_free_ = cycle_ + cost.occupancy;
    u32 latency = result_latency(cost, transfers, load_latency_);
    if (const auto stored = recent_stores_.read_by(instruction))
        latency = std::max(latency, *stored + forward_ - std::min(cycle_, *stored + forward_));
    write_back(hazards, latency, cost);
    recent_stores_.issued(instruction, hazards, cycle_);

    pairing_.issued(instruction, c, cost, second);
    return next_free_;
}

/// When the instruction that just issued needed what the block has not written.
void InOrderPipeline::note_wanted(const Hazards& hazards, TimingClass c, bool simd) {
    const u32 at = cycle_ + BlockEdges::kBias;
    const auto want = [&](RegisterSet registers, u32 when) {
        for_each_register(registers & ~written_, [&](size_t r) { edges_->want(r, when); });
    };
    want(hazards.reads | hazards.late, at);
    want(hazards.early, at - early_);
    want(hazards.accumulators, at + saved_by_accumulating(c));
    if (simd) edges_->want(BlockEdges::kExtensionPipe, at);
}

std::unique_ptr<BlockEdges> InOrderPipeline::edges(std::span<const PricedInstruction> block) {
    auto edges = std::make_unique<BlockEdges>();
    edges_ = edges.get();
    std::vector<u16> cumulative(block.size());
    price(block, cumulative);
    edges_ = nullptr;
    const auto left = [this](u32 ready) { return ready > next_free_ ? ready - next_free_ : 0; };
    for_each_register(written_, [&](size_t r) { edges->leave(r, left(ready_[r])); });
    edges->leave(BlockEdges::kExtensionPipe, left(simd_free_));
    return edges;
}

}  // namespace hypscope::uarch
