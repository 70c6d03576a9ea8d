// SPDX-License-Identifier: Apache-2.0
// Dispatch in order, issue by dataflow.
#include "uarch/pipeline_dataflow.hpp"

#include <algorithm>

namespace hypscope::uarch {

using isa::TimingClass;

DataflowPipeline::DataflowPipeline(const CorePreset& preset)
    : costs_(cost_table(preset)),
      width_(preset.pipeline_width),
      window_(preset.pipeline_window),
      words_per_cycle_(preset.pipeline_words_per_cycle),
      load_latency_(preset.latency_load),
      forward_(preset.latency_forward),
      registers_(preset) {
    ports_.fill(1);
    ports_[static_cast<size_t>(Pipe::Alu)] = static_cast<u8>(preset.pipeline_alu_ports);
    ports_[static_cast<size_t>(Pipe::Simd)] = static_cast<u8>(preset.pipeline_simd_ports);
}

void DataflowPipeline::reset() {
    const size_t used = std::min(front_ + 128, kHorizon);
    for (auto& pipe : busy_) std::fill_n(pipe.begin(), used, u8{0});
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

void DataflowPipeline::complete_at(u32 cycle) {
    retired_ = std::max(retired_, cycle);
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
    at = std::max(at, registers_.ready_at(hazards, hazards.reads, cost));
    if (alone) at = std::max(at, front_);
    const u32 pipe_cycles = std::max(transfers, u32{cost.occupancy});
    at = reserve(cost.pipe, at, pipe_cycles);
    if (alone) {
        dispatch_cycle_ = at;
        close_dispatch();
    }
    const u32 executed = std::max(at, registers_.latest_of(hazards.late));
    const u32 latency = latency_of(instruction, cost, at, transfers);
    registers_.write_back(hazards, at, latency, cost);
    complete_at(at + latency);
    recent_stores_.issued(instruction, hazards, executed);
    front_ = std::max(front_, at + transfers);
    return front_;
}

}  // namespace hypscope::uarch
