// SPDX-License-Identifier: Apache-2.0
// The frame around a schedule: one pass over a block, or rounds of a loop until they are steady.
#include "uarch/pipeline_model.hpp"

#include <algorithm>

#include "uarch/pipeline_dataflow.hpp"
#include "uarch/pipeline_in_order.hpp"

namespace hypscope::uarch {

namespace {

/// Rounds after the first pass: enough instructions to fill a window, then as many to average over.
u32 rounds_of(size_t count) {
    constexpr u32 kInstructions = 160;
    return std::clamp(kInstructions / static_cast<u32>(count), 4u, 16u);
}

u16 saturated(u32 cycles) { return static_cast<u16>(std::min(cycles, u32{0xffff})); }

/// The contract's floor: at least one cycle, at most four instructions a cycle.
u32 floor_of(size_t count) { return std::max(1u, static_cast<u32>((count + 3) / 4)); }

/// A conditional branch that does not lead to the block's own head is as often not taken.
bool ends_in_taken_branch(std::span<const PricedInstruction> block) {
    const PricedInstruction& last = block.back();
    const bool branches = last.op->timing == isa::TimingClass::Branch || last.operands.writes_pc();
    return branches && (last.operands.cond == 14 || branches_to_its_head(block));
}

}  // namespace

bool branches_to_its_head(std::span<const PricedInstruction> block) {
    const PricedInstruction& last = block.back();
    if (last.op->timing != isa::TimingClass::Branch || last.operands.has(isa::kLink)) return false;
    u32 before = 0;
    for (const PricedInstruction& i : block.first(block.size() - 1)) before += i.operands.length;
    // The distance counts from the PC: 8 bytes ahead of the branch in A32 state, 4 in T32.
    const u32 back = 0u - last.operands.imm;
    return back == before + 8 || back == before + 4;
}

void PipelineModel::price_alone(std::span<const PricedInstruction> block,
                                std::span<u16> cumulative) {
    if (block.empty()) return;
    look_at(block);
    const bool loop = branches_to_its_head(block);
    schedule(loop, loop && ends_in_taken_branch(block), cumulative);
}

std::unique_ptr<BlockEdges> PipelineModel::price(std::span<const PricedInstruction> block,
                                                 std::span<u16> cumulative) {
    if (overlaps_blocks())
        price_as_round(block, cumulative);
    else
        price_alone(block, cumulative);
    return edges();
}

void PipelineModel::price_as_round(std::span<const PricedInstruction> block,
                                   std::span<u16> cumulative) {
    if (block.empty()) return;
    look_at(block);
    const bool taken = ends_in_taken_branch(block);
    const auto shape = PriceMemo::Shape::of(scheduled_, taken);
    if (shape && memo_.find(*shape, cumulative)) return;
    schedule(true, taken, cumulative);
    if (shape) memo_.remember(*shape, cumulative);
}

void PipelineModel::look_at(std::span<const PricedInstruction> block) {
    scheduled_.clear();
    for (const PricedInstruction& i : block) scheduled_.push_back(costs_.of(i));
}

void PipelineModel::schedule(bool loop, bool taken, std::span<u16> cumulative) {
    const size_t count = scheduled_.size();
    reset();
    for (size_t i = 0; i < count; ++i) cumulative[i] = saturated(issue(scheduled_[i]));
    if (loop) price_loop(taken, cumulative);
    cumulative[count - 1] = std::max(cumulative[count - 1], saturated(floor_of(count)));
}

/// Goes on from the first pass. The steady price is the mean over the second half of the rounds;
/// the last round gives the profile.
void PipelineModel::price_loop(bool taken, std::span<u16> cumulative) {
    const size_t count = scheduled_.size();
    const u32 rounds = rounds_of(count);
    u32 middle = 0, begin = 0, end = cumulative[count - 1];
    for (u32 round = 0; round < rounds; ++round) {
        if (round == rounds / 2) middle = end;
        next_round(taken);
        begin = end;
        for (size_t i = 0; i < count; ++i) {
            end = issue(scheduled_[i]);
            cumulative[i] = saturated(end - begin);
        }
    }
    const u32 averaged = rounds - rounds / 2;
    const u16 steady = saturated((end - middle + averaged / 2) / averaged);
    for (size_t i = 0; i < count; ++i) cumulative[i] = std::min(cumulative[i], steady);
    cumulative[count - 1] = steady;
}

std::unique_ptr<PipelineModel> make_pipeline(const CorePreset& preset) {
    if (preset.pipeline_kind == kInOrder) return std::make_unique<InOrderPipeline>(preset);
    return std::make_unique<DataflowPipeline>(preset);
}

}  // namespace hypscope::uarch
