// SPDX-License-Identifier: Apache-2.0
// Issue in order: an instruction waits for its operands, then for a slot.
#include "uarch/pipeline_in_order.hpp"

#include <algorithm>
#include <bit>

namespace hypscope::uarch {

namespace {

using isa::TimingClass;

template <class Action>
void for_each_register(RegisterSet set, Action&& action) {
    for (; set != 0; set &= set - 1) action(static_cast<size_t>(std::countr_zero(set)));
}

bool is_branch(TimingClass c) {
    return c == TimingClass::Branch || c == TimingClass::BranchIndirect;
}
bool issues_alone(const PricedInstruction& i, TimingClass c, const ClassCost& cost) {
    if (cost.pipe == Pipe::Multiply || cost.pipe == Pipe::Alone || words_of(i) > 1) return true;
    return c == TimingClass::BranchIndirect || c >= TimingClass::SimdAlu;
}
bool may_be_younger(const PricedInstruction& i, TimingClass c) {
    if (c == TimingClass::Branch) return true;
    if (c == TimingClass::Alu || c == TimingClass::Hint) {
        const isa::RegisterUse& use = i.op->use;
        return i.op->timing != TimingClass::AluShiftRegister && !(use.read_n && use.read_m);
    }
    return c == TimingClass::Saturating && !i.op->use.read_n;
}

}  // namespace

InOrderPipeline::InOrderPipeline(const CorePreset& preset)
    : costs_(cost_table(preset)),
      width_(preset.pipeline_width),
      early_(preset.pipeline_shift_early),
      words_per_cycle_(preset.pipeline_words_per_cycle),
      accumulate_(preset.latency_accumulate),
      load_latency_(preset.latency_load) {}

void InOrderPipeline::reset() {
    cycle_ = next_free_ = simd_free_ = 0;
    older_ = Older::Closed;
    multiply_results_ = 0;
    ready_.fill(0);
}

u32 InOrderPipeline::ready_at(const Hazards& hazards, TimingClass c) const {
    u32 ready = 0;
    for_each_register(hazards.reads | hazards.late,
                      [&](size_t r) { ready = std::max(ready, ready_[r]); });
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

bool InOrderPipeline::pairs(const PricedInstruction& instruction, TimingClass c) const {
    if (width_ < 2 || older_ == Older::Closed || !may_be_younger(instruction, c)) return false;
    return !(older_ == Older::NoBranch && is_branch(c));
}

void InOrderPipeline::write_back(const Hazards& hazards, u32 transfers, const ClassCost& cost) {
    const u32 ready = cycle_ + result_latency(cost, transfers, load_latency_);
    for_each_register(hazards.writes, [&](size_t r) { ready_[r] = ready; });
    for_each_register(hazards.fast_writes, [&](size_t r) { ready_[r] = cycle_ + 1; });
    multiply_results_ &= ~(hazards.writes | hazards.fast_writes);
    if (cost.pipe == Pipe::Multiply) multiply_results_ |= hazards.writes;
}

u32 InOrderPipeline::issue(const PricedInstruction& instruction) {
    const TimingClass c = priced_class(instruction);
    const ClassCost& cost = costs_[static_cast<size_t>(c)];
    const Hazards hazards = hazards_of(instruction);
    const bool simd = cost.pipe == Pipe::Simd;
    u32 earliest = ready_at(hazards, c);
    if (simd) earliest = std::max(earliest, simd_free_);

    const bool second = earliest <= cycle_ && pairs(instruction, c);
    if (!second) cycle_ = std::max(earliest, next_free_);
    const u32 transfers = (words_of(instruction) + words_per_cycle_ - 1) / words_per_cycle_;
    const u32 blocked = cost.pipe == Pipe::Multiply ? cost.occupancy : transfers;
    next_free_ = std::max(next_free_, cycle_ + blocked);
    if (simd) simd_free_ = cycle_ + cost.occupancy;
    write_back(hazards, transfers, cost);

    const bool closed =
        second || issues_alone(instruction, c, cost) || instruction.operands.has(isa::kLink);
    older_ = closed ? Older::Closed : is_branch(c) ? Older::NoBranch : Older::Any;
    return next_free_;
}

}  // namespace hypscope::uarch
