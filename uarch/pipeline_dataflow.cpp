// SPDX-License-Identifier: Apache-2.0
// Dispatch in order, issue by dataflow.
#include "uarch/pipeline_dataflow.hpp"

#include <algorithm>

namespace hypscope::uarch {

using isa::TimingClass;

DataflowPipeline::DataflowPipeline(const CorePreset& preset)
    : PipelineModel(preset),
      width_(preset.pipeline_width),
      window_(preset.pipeline_window),
      load_latency_(preset.latency_load),
      forward_(preset.latency_forward),
      registers_(preset) {
    pipes_[static_cast<size_t>(Pipe::Alu)].ports = static_cast<u8>(preset.pipeline_alu_ports);
    pipes_[static_cast<size_t>(Pipe::Simd)].ports = static_cast<u8>(preset.pipeline_simd_ports);
}

void DataflowPipeline::reset() {
    const size_t used = std::min(front_ + 128, kHorizon);
    for (PipeUse& pipe : pipes_) {
        std::fill_n(pipe.taken.begin(), used, u8{0});
        pipe.full_below = 0;
    }
    dispatch_cycle_ = dispatched_ = front_ = retired_ = count_ = 0;
    recent_stores_.reset();
    registers_.reset();
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

/// The first cycle from `from` on in which the pipe has a port for `cycles` cycles.
u32 DataflowPipeline::reserve(Pipe pipe, u32 from, u32 cycles) {
    PipeUse& use = pipes_[static_cast<size_t>(pipe)];
    u32 at = std::max(from, use.full_below);
    for (u32 i = at; i < at + cycles; ++i) {
        if (at + cycles >= kHorizon) return from;
        if (use.taken[i] >= use.ports) at = i + 1;
    }
    for (u32 i = at; i < at + cycles; ++i) ++use.taken[i];
    while (use.taken[use.full_below] >= use.ports) ++use.full_below;
    return at;
}

inline u32 DataflowPipeline::latency_of(const ScheduledInstruction& i, u32 at) const {
    const u32 latency = result_latency(i.cost, i.transfers, load_latency_);
    const auto stored = recent_stores_.read_by(*i.priced);
    return stored ? std::max(latency, *stored + forward_ - std::min(at, *stored + forward_))
                  : latency;
}

void DataflowPipeline::complete_at(u32 cycle) {
    retired_ = std::max(retired_, cycle);
    completed_[count_++ % kMaxWindow] = retired_;
}

u32 DataflowPipeline::issue(const ScheduledInstruction& i) {
    const ClassCost& cost = i.cost;
    const Hazards& hazards = i.hazards;
    const bool alone = cost.pipe == Pipe::Alone;
    // A shift by register is two micro-operations, and so is a longer transfer (GCC15).
    const bool two_slots = i.timing == TimingClass::AluShiftRegister || i.transfers > 1;

    u32 at = dispatch(std::min(two_slots ? 2u : 1u, width_), alone);
    at = std::max(at, registers_.ready_at(hazards, hazards.reads, cost));
    if (alone) at = std::max(at, front_);
    at = reserve(cost.pipe, at, std::max(i.transfers, u32{cost.occupancy}));
    if (alone) {
        dispatch_cycle_ = at;
        close_dispatch();
    }
    const u32 executed = std::max(at, registers_.latest_of(hazards.late));
    const u32 latency = latency_of(i, at);
    registers_.write_back(hazards, at, latency, cost);
    complete_at(at + latency);
    recent_stores_.issued(*i.priced, hazards, executed);
    front_ = std::max(front_, at + i.transfers);
    return front_;
}

}  // namespace hypscope::uarch
