// SPDX-License-Identifier: Apache-2.0
#include "uarch/detailed/in_order_core.hpp"

namespace hypscope::uarch {

void InOrderCore::issue(const PricedInstruction& instruction, u32 pc, bool executes) {
    if (!in_sequence(pc, instruction.operands.length)) pairing_.close();
    const ScheduledInstruction i = costs_.of(instruction);
    const ClassCost& cost = i.cost;
    const Hazards& hazards = i.hazards;
    const bool simd = cost.pipe == Pipe::Simd;
    data_ready_ = registers_.latest_of(hazards.late);
    u64 earliest = std::max(registers_.ready_at(hazards, hazards.reads, cost), data_ready_);
    if (simd) earliest = std::max(earliest, simd_free_);

    const bool second = width_ > 1 && earliest <= cycle_ && next_free_ <= cycle_ + 1 &&
                        pairing_.pairs(instruction, i.timing);
    if (!second) cycle_ = std::max(earliest, next_free_);
    const u32 transfers = executes ? i.transfers : 1;
    const u32 blocked = cost.pipe == Pipe::Multiply ? cost.occupancy : transfers;
    next_free_ = std::max(next_free_, cycle_ + blocked);
    if (simd) simd_free_ = cycle_ + cost.occupancy;
    pieces_ = 0;
    results_ = 0;
    if (executes) write_back(hazards, cycle_, result_latency(cost, transfers, load_latency_), cost);
    pairing_.issued(instruction, i.timing, cost, second);
}

void InOrderCore::access(const ReferenceAccess& a) {
    u64 at = cycle_ + pieces_++ / words_per_cycle_;
    const u64 translated_at = translated(a.translation, at);
    if (translated_at != at) stand_still(translated_at + 1);
    at = a.uncached != 0 ? uncached(a.uncached, translated_at) : translated_at;
    if (a.uncached != 0) stand_still(at);
    if (a.cost.from != MemoryLevel::L1 && !a.cost.merged && fills_.free_at() > at) {
        at = fills_.free_at();
        stand_still(at + 1);
    }
    const u64 arrival = a.uncached != 0 ? at : fills_.arrival(a.line, a.cost, at);
    if (a.write) {
        stand_still(stores_.room_at(a.line));
        stores_.remember(a, at);
        stores_.add(a.line, at, arrival);
        return;
    }
    const u64 forwarded = stores_.forwarded(a.pa, a.size, at);
    registers_.delay(results_,
                     std::max((forwarded != 0 ? at : arrival) + load_latency_, forwarded));
}

}  // namespace hypscope::uarch
