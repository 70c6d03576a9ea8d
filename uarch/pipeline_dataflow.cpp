// SPDX-License-Identifier: Apache-2.0
// Dispatch in order, issue by dataflow.
#include "uarch/pipeline_dataflow.hpp"

#include <algorithm>
#include <bit>

namespace hypscope::uarch {

namespace {

using isa::TimingClass;

template <class Action>
void for_each_register(RegisterSet set, Action&& action) {
    for (; set != 0; set &= set - 1) action(static_cast<size_t>(std::countr_zero(set)));
}

}  // namespace

DataflowPipeline::DataflowPipeline(const CorePreset& preset)
    : costs_(cost_table(preset)),
      width_(preset.pipeline_width),
      window_(preset.pipeline_window),
      early_(preset.pipeline_shift_early),
      words_per_cycle_(preset.pipeline_words_per_cycle),
      accumulate_(preset.latency_accumulate),
      load_latency_(preset.latency_load),
      forward_(preset.latency_forward) {
    ports_.fill(1);
    ports_[static_cast<size_t>(Pipe::Alu)] = static_cast<u8>(preset.pipeline_alu_ports);
    ports_[static_cast<size_t>(Pipe::Simd)] = static_cast<u8>(preset.pipeline_simd_ports);
}

void DataflowPipeline::reset() {
    const size_t used = std::min(front_ + 128, kHorizon);
    for (auto& pipe : busy_) std::fill_n(pipe.begin(), used, u8{0});
    dispatch_cycle_ = dispatched_ = front_ = retired_ = count_ = 0;
    multiply_results_ = 0;
    recent_stores_.reset();
    ready_.fill(0);
}

void DataflowPipeline::close_dispatch() {
    ++dispatch_cycle_;
    dispatched_ = 0;
}

/// The cycle in which the next instruction enters the window.
u32 DataflowPipeline::dispatch(u32 slots, bool alone) {
    if (dispatched_ != 0 && (alone || dispatched_ + slots > width_)) close_dispatch();
    if (count_ >= window_) {
        const u32 leaves = completed_[(count_ - window_) % kMaxWindow];
        if (leaves > dispatch_cycle_) {
            dispatch_cycle_ = leaves;
            dispatched_ = 0;
        }
    }
    dispatched_ += slots;
    return dispatch_cycle_;
}

u32 DataflowPipeline::ready_at(const Hazards& hazards, TimingClass c) const {
    u32 ready = 0;
    for_each_register(hazards.reads, [&](size_t r) { ready = std::max(ready, ready_[r]); });
    for_each_register(hazards.early, [&](size_t r) {
        ready = std::max(ready, ready_[r] == 0 ? 0 : ready_[r] + early_);
    });
    const u32 saved =
        std::max<u32>(costs_[static_cast<size_t>(c)].latency, accumulate_) - accumulate_;
    for_each_register(hazards.accumulators, [&](size_t r) {
        const bool forwarded = (multiply_results_ >> r & 1) != 0 && ready_[r] >= saved;
        ready = std::max(ready, forwarded ? ready_[r] - saved : ready_[r]);
    });
    return ready;
}

/// The first cycle from `from` on in which the pipe has a port for `cycles` cycles.
u32 DataflowPipeline::reserve(Pipe pipe, u32 from, u32 cycles) {
    auto& busy = busy_[static_cast<size_t>(pipe)];
    const u8 ports = ports_[static_cast<size_t>(pipe)];
    for (u32 at = from; at + cycles < kHorizon; ++at) {
        const bool free = std::all_of(busy.begin() + at, busy.begin() + at + cycles,
                                      [ports](u8 used) { return used < ports; });
        if (!free) continue;
        for (u32 i = at; i < at + cycles; ++i) ++busy[i];
        return at;
    }
    return from;
}

u32 DataflowPipeline::latency_of(const PricedInstruction& i, const ClassCost& cost, u32 at,
                                 u32 transfers) const {
    const u32 latency = result_latency(cost, transfers, load_latency_);
    const auto stored = recent_stores_.read_by(i);
    return stored ? std::max(latency, *stored + forward_ - std::min(at, *stored + forward_))
                  : latency;
}

void DataflowPipeline::write_back(const Hazards& hazards, u32 issued, u32 latency,
                                  const ClassCost& cost) {
    const u32 ready = issued + latency;
    for_each_register(hazards.writes, [&](size_t r) { ready_[r] = ready; });
    for_each_register(hazards.fast_writes, [&](size_t r) { ready_[r] = issued + 1; });
    multiply_results_ &= ~(hazards.writes | hazards.fast_writes);
    if (cost.pipe == Pipe::Multiply) multiply_results_ |= hazards.writes;
    retired_ = std::max(retired_, ready);
    completed_[count_++ % kMaxWindow] = retired_;
}

u32 DataflowPipeline::issue(const PricedInstruction& instruction) {
    const TimingClass c = priced_class(instruction);
    const ClassCost& cost = costs_[static_cast<size_t>(c)];
    const Hazards hazards = hazards_of(instruction);
    const bool alone = cost.pipe == Pipe::Alone;
    const u32 transfers = (words_of(instruction) + words_per_cycle_ - 1) / words_per_cycle_;
    // A shift by register is two micro-operations, and so is a longer transfer (GCC15).
    const bool two_slots = c == TimingClass::AluShiftRegister || transfers > 1;

    u32 at = dispatch(std::min(two_slots ? 2u : 1u, width_), alone);
    at = std::max(at, ready_at(hazards, c));
    if (alone) at = std::max(at, front_);
    const u32 pipe_cycles = std::max(transfers, u32{cost.occupancy});
    at = reserve(cost.pipe, at, pipe_cycles);
    if (alone) {
        dispatch_cycle_ = at;
        close_dispatch();
    }
    u32 executed = at;
    for_each_register(hazards.late, [&](size_t r) { executed = std::max(executed, ready_[r]); });
    write_back(hazards, at, latency_of(instruction, cost, at, transfers), cost);
    recent_stores_.issued(instruction, hazards, executed);
    front_ = std::max(front_, at + transfers);
    return front_;
}

}  // namespace hypscope::uarch
