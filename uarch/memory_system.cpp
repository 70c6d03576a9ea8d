// SPDX-License-Identifier: Apache-2.0
// Invariants: a line in an L1D is in the L2, and its directory entry names that core; at most one
// core holds a line Exclusive or Modified, and then no other holds it at all.
#include <bit>

#include "uarch/memory_access.hpp"

namespace hypscope::uarch {

namespace {

u32 cycles_of_ns(u32 nanoseconds, u32 clock) {
    return static_cast<u32>((u64{nanoseconds} * clock + 999'999'999) / 1'000'000'000);
}

CacheGeometry l1i_geometry(const CorePreset& p) {
    return {p.l1i_size, p.l1i_ways, p.l1i_line, p.l1i_policy};
}
CacheGeometry l1d_geometry(const CorePreset& p) {
    return {p.l1d_size, p.l1d_ways, p.l1d_line, p.l1d_policy};
}
CacheGeometry l2_geometry(const CorePreset& p) {
    return {p.l2_size, p.l2_ways, p.l1d_line, p.l2_policy};
}

/// A number of lines, where 0 stands for never.
u32 or_never(u32 lines) { return lines != 0 ? lines : ~u32{0}; }

template <class Action>
void for_each_core(u8 mask, Action&& action) {
    for (; mask != 0; mask = static_cast<u8>(mask & (mask - 1))) {
        action(static_cast<size_t>(std::countr_zero(mask)));
    }
}

}  // namespace

MemoryLatencies::MemoryLatencies(const CorePreset& preset)
    : l2(preset.l2_latency - preset.latency_load - preset.pipeline_shift_early),
      l2_fetch(preset.l2_latency),
      snoop(preset.l2_snoop),
      dram(cycles_of_ns(preset.dram_latency, preset.clock)),
      transfer(preset.l1d_transfer),
      dram_transfer(cycles_of_ns(preset.dram_transfer, preset.clock)),
      l1_descriptor(preset.walk_l1_latency) {}

MemorySystem::Core::Core(const CorePreset& preset, CoreId core_id)
    : own_(Directory::exclusive_to(core_id)),
      l1i_(l1i_geometry(preset)),
      l1d_(l1d_geometry(preset)),
      frames_(l1d_.frame_count()),
      streams_(preset.prefetch_streams, preset.prefetch_misses, preset.prefetch_reach) {}

MemorySystem::MemorySystem(const CorePreset& preset, unsigned core_count)
    : latencies_(preset),
      l2_(l2_geometry(preset)),
      directory_(l2_.frame_count()),
      next_line_(preset.l1i_next_line != 0),
      stream_l1_(or_never(preset.l1d_write_stream)),
      stream_l2_(or_never(preset.l2_write_stream)) {
    for (unsigned i = 0; i < core_count; ++i) {
        cores_.emplace_back(preset, CoreId{static_cast<u8>(i)});
    }
}

void MemorySystem::set_listener(CoreId core, FilterListener* listener) {
    cores_[core.value].listener_ = listener;
}

/// Of a miss that overlaps with others, or stands alone.
inline u32 MemorySystem::price(const MemoryCost& cost, bool overlaps) const {
    const bool from_dram = cost.from == MemoryLevel::Dram;
    const u32 snoop = cost.snooped && !cost.merged ? latencies_.snoop : 0;
    if (overlaps) return latencies_.transfer + (from_dram ? latencies_.dram_transfer : 0) + snoop;
    return latencies_.l2 + (from_dram ? latencies_.dram : 0) + snoop;
}

bool MemorySystem::has(const MemoryShape& shape) const {
    return l1d_line_shift() == shape.line_shift && cores_[0].l1d_.has(shape.l1d) &&
           l2_.has(shape.l2);
}

MemoryCost MemorySystem::data(CoreId core_id, u64 pa, bool secure, u32 va, bool write) {
    Core& core = cores_[core_id.value];
    MemoryCost cost =
        write ? access<true>(core, pa, secure, va) : access<false>(core, pa, secure, va);
    if (cost.from != MemoryLevel::L1) cost.cycles = price(cost, write || cost.streamed);
    if (cost.dropped != kNoLineVa) tell_dropped(core, cost.dropped);
    return cost;
}

u32 MemorySystem::claim_shared(Core& core, u32 frame, LineNumber line) {
    ++core.counted_.l2_accesses;
    const bool snooped = claim(core, core.frames_[frame].l2_frame(), line);
    return latencies_.transfer + (snooped ? latencies_.snoop : 0);
}

/// An alias took the line over: an L0 filter may answer for one name of it only.
void MemorySystem::rename(Core& core, u32 frame, u32 va) {
    tell_dropped(core, core.frames_[frame].va());
    core.frames_[frame].set_va(va);
    core.l1d_.touch(frame);
}

void MemorySystem::end_merging(Core& core) {
    set_merging(core, 0);
    tell_dropped(core, core.writes_.va);
}

void MemorySystem::end_merging_of_any(LineNumber line) {
    for (Core& core : cores_) {
        if (core.writes_.merging != 0 && core.writes_.latest == line) end_merging(core);
    }
}

/// One more store to the line, which may have another name now.
void MemorySystem::merge_again(Core& core, u32 va) {
    if (core.writes_.va == va) return;
    tell_dropped(core, core.writes_.va);
    core.writes_.va = va;
}

void MemorySystem::evict_data(Core& core, u32 frame) {
    core.l1d_.invalidate(frame);
    left_level1(core, core.frames_[frame]);
    tell_dropped(core, core.frames_[frame].va());
}

/// Inclusive: what leaves the L2 leaves every L1D.
void MemorySystem::left_level2(Core& core, u32 frame) {
    if (!l2_.holds_line(frame)) return;
    const Directory& entry = directory_[frame];
    drop_from_all(entry.sharers(), l2_.line_in(frame));
    if (!entry.is_dirty()) return;
    ++core.counted_.l2_writebacks;
    ++core.counted_.bus_accesses;
}

void MemorySystem::drop_from_all(u8 holders, LineNumber line) {
    for_each_core(holders, [&](size_t number) {
        Core& holder = cores_[number];
        const u32 frame = holder.l1d_.find(line);
        if (frame != Cache::kMiss) evict_data(holder, frame);
    });
}

/// A reader joins the one that may write.
bool MemorySystem::take_share(Core& reader, Directory& entry, LineNumber line) {
    Core& owner = cores_[static_cast<size_t>(std::countr_zero(entry.sharers()))];
    const u32 frame = owner.l1d_.find(line);
    if (owner.frames_[frame].state() == State::Modified) entry.set_dirty();
    owner.frames_[frame].set_state(State::Shared);
    if (owner.listener_ != nullptr)
        owner.listener_->data_line_not_writable(owner.frames_[frame].va());
    entry.join(reader.own_);
    return true;
}

TimingCounters MemorySystem::counters(CoreId core) const {
    TimingCounters counters = cores_[core.value].counted_;
    counters.l2_accesses += counters.l1i_refills + counters.l1d_refills;
    counters.bus_accesses += counters.l2_refills;
    return counters;
}

u32 MemorySystem::fetch(CoreId core_id, u64 pa, bool secure) {
    Core& core = cores_[core_id.value];
    const LineNumber line = core.l1i_.line_of(pa, secure);
    const Cache::Place place = core.l1i_.place_of(line);
    const u32 frame = core.l1i_.find(place);
    if (frame != Cache::kMiss) {
        core.l1i_.touch(frame);
        return 0;
    }
    ++core.counted_.l1i_refills;
    const u32 filled = core.l1i_.frame_for(place);
    if (core.l1i_.holds_line(filled) && core.listener_ != nullptr)
        core.listener_->fetch_line_dropped(core.l1i_.pa_of(core.l1i_.line_in(filled)));
    core.l1i_.put(filled, place);
    MemoryLevel from;
    level2(core, l2_.line_of(pa, secure), Directory{}, from);
    const bool from_dram = from == MemoryLevel::Dram;
    const bool sequential = next_line_ && line == core.latest_fetch_miss_ + 1;
    core.latest_fetch_miss_ = line;
    if (sequential) return latencies_.transfer + (from_dram ? latencies_.dram_transfer : 0);
    return latencies_.l2_fetch + (from_dram ? latencies_.dram : 0);
}

u32 MemorySystem::uncached(CoreId core, bool write) {
    ++cores_[core.value].counted_.bus_accesses;
    return latencies_.uncached(write);
}

void MemorySystem::maintain(CoreId core_id, const CacheMaintenance& op) {
    Core& issuer = cores_[core_id.value];
    if (op.instruction && op.all) {
        for (Core& core : cores_) {
            core.l1i_.invalidate_all();
            if (core.listener_ != nullptr) core.listener_->everything_dropped();
        }
    } else if (op.instruction) {
        maintain_instruction(issuer.l1i_.line_of(op.pa, op.secure));
    }
    if (op.data && !op.all) maintain_data(issuer.l1d_.line_of(op.pa, op.secure), op);
}

void MemorySystem::maintain_instruction(LineNumber line) {
    for (Core& core : cores_) {
        const u32 frame = core.l1i_.find(line);
        if (frame == Cache::kMiss) continue;
        core.l1i_.invalidate(frame);
        if (core.listener_ != nullptr) core.listener_->fetch_line_dropped(core.l1i_.pa_of(line));
    }
}

/// Writes a Modified line back into the L2; the next store must be seen again.
void MemorySystem::clean(Core& core, u32 frame) {
    if (core.frames_[frame].state() != State::Modified) return;
    core.frames_[frame].set_state(State::Exclusive);
    directory_[core.frames_[frame].l2_frame()].set_dirty();
    ++core.counted_.l1d_writebacks;
    if (core.listener_ != nullptr) core.listener_->data_line_not_writable(core.frames_[frame].va());
}

void MemorySystem::maintain_data(LineNumber line, const CacheMaintenance& op) {
    end_merging_of(line);
    for (Core& core : cores_) {
        const u32 frame = core.l1d_.find(line);
        if (frame == Cache::kMiss) continue;
        if (op.clean) clean(core, frame);
        if (op.invalidate) evict_data(core, frame);
    }
    const u32 l2_frame = l2_.find(line);
    if (!op.to_coherency || l2_frame == Cache::kMiss) return;
    if (op.clean && directory_[l2_frame].is_dirty()) {
        directory_[l2_frame].clean();
        ++cores_[0].counted_.l2_writebacks;
    }
    if (op.invalidate) l2_.invalidate(l2_frame);
}

}  // namespace hypscope::uarch
