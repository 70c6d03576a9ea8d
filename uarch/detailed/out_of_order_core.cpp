// SPDX-License-Identifier: Apache-2.0
#include "uarch/detailed/out_of_order_core.hpp"

namespace hypscope::uarch {

using isa::TimingClass;

OutOfOrderCore::OutOfOrderCore(const CorePreset& preset, const MemoryLatencies& latencies)
    : ReferencePipeline(preset, latencies), window_(preset.pipeline_window) {
    ports_.fill(1);
    ports_[static_cast<size_t>(Pipe::Alu)] = static_cast<u8>(preset.pipeline_alu_ports);
    ports_[static_cast<size_t>(Pipe::Simd)] = static_cast<u8>(preset.pipeline_simd_ports);
}

void OutOfOrderCore::fetch_from(u64 cycle) {
    if (cycle <= dispatch_cycle_) return;
    dispatch_cycle_ = cycle;
    dispatched_ = 0;
}

/// The cycle in which the next instruction enters the window.
u64 OutOfOrderCore::dispatch(u32 slots, bool alone) {
    if (dispatched_ != 0 && (alone || dispatched_ + slots > width_))
        fetch_from(dispatch_cycle_ + 1);
    if (count_ >= window_) fetch_from(left_[(count_ - window_) % kMaxWindow]);
    dispatched_ += slots;
    return dispatch_cycle_;
}

/// The first cycle from `from` on in which the pipe has a port for `cycles` cycles.
u64 OutOfOrderCore::reserve(Pipe pipe, u64 from, u32 cycles) {
    auto& busy = busy_[static_cast<size_t>(pipe)];
    const u8 ports = ports_[static_cast<size_t>(pipe)];
    u64 at = from;
    for (u64 i = at; i < at + cycles; ++i) {
        const Busy& slot = busy[i % kCycles];
        if (slot.cycle == i && slot.used >= ports) at = i + 1;
    }
    for (u64 i = at; i < at + cycles; ++i) {
        Busy& slot = busy[i % kCycles];
        slot = {i, slot.cycle == i ? slot.used + 1 : 1};
    }
    return at;
}

void OutOfOrderCore::retire_at(u64 cycle) {
    if (cycle <= retired_) return;
    retired_ = cycle;
    retired_then_ = 1;
}

/// In order, at most `width` a cycle.
void OutOfOrderCore::retire(u64 completed) {
    if (completed <= retired_ && ++retired_then_ > width_) completed = retired_ + 1;
    retire_at(completed);
    left_[count_++ % kMaxWindow] = retired_;
}

void OutOfOrderCore::issue(const PricedInstruction& instruction, u32 pc, bool executes) {
    if (!in_sequence(pc, instruction.operands.length) && dispatched_ != 0)
        fetch_from(dispatch_cycle_ + 1);
    const ScheduledInstruction i = costs_.of(instruction);
    const ClassCost& cost = i.cost;
    const Hazards& hazards = i.hazards;
    const bool alone = cost.pipe == Pipe::Alone;
    const bool two_slots = i.timing == TimingClass::AluShiftRegister || i.transfers > 1;

    u64 at = dispatch(std::min(two_slots ? 2u : 1u, width_), alone);
    at = std::max(at, registers_.ready_at(hazards, hazards.reads, cost));
    if (alone) at = std::max(at, retired_);
    at = reserve(cost.pipe, at, executes ? std::max<u32>(i.transfers, cost.occupancy) : 1);
    if (alone) {
        fetch_from(at + 1);
        dispatched_ = 0;
    }
    issued_ = at;
    pieces_ = 0;
    const bool decided_by_flags = cost.pipe == Pipe::Branch && instruction.operands.cond != 14;
    data_ready_ = registers_.latest_of(hazards.late | (decided_by_flags ? kFlags : 0));
    if (!executes) results_ = 0;
    const u32 latency = executes ? result_latency(cost, i.transfers, load_latency_) : 1;
    if (executes) write_back(hazards, at, latency, cost);
    const bool stores = cost.pipe == Pipe::Store;
    retire((stores ? std::max(at, data_ready_) : at) + latency);
}

/// Loads and stores move `words_per_cycle` words a cycle.
void OutOfOrderCore::access(const ReferenceAccess& a) {
    u64 at = issued_ + pieces_++ / words_per_cycle_;
    at = translated(a.translation, at);
    if (a.uncached != 0) at = uncached(a.uncached, at);
    if (a.write) {
        const u64 executed = std::max(at, data_ready_);
        const u64 there = a.uncached != 0 ? at : fills_.arrival(a.line, a.cost, at);
        retire_at(std::max(executed + 1, stores_.room_at(a.line)));
        stores_.remember(a, executed);
        stores_.add(a.line, executed, there);
        return;
    }
    const u64 forwarded = stores_.forwarded(a.pa, a.size, at);
    const u64 arrival = a.uncached != 0 || forwarded != 0 ? at : fills_.arrival(a.line, a.cost, at);
    const u64 there = std::max(arrival + load_latency_, forwarded);
    registers_.delay(results_, there);
    retire_at(there);
    left_[(count_ - 1) % kMaxWindow] = retired_;
}

}  // namespace hypscope::uarch
