// SPDX-License-Identifier: Apache-2.0
// Invariants: a line in an L1D is in the L2, and its directory entry names that core; at most one
// core holds a line Exclusive or Modified, and then no other holds it at all.
#include "uarch/memory_system.hpp"

#include <bit>

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
    : id(core_id),
      l1i(l1i_geometry(preset)),
      l1d(l1d_geometry(preset)),
      frames(l1d.frame_count()),
      streams(preset.prefetch_streams, preset.prefetch_misses, preset.prefetch_reach) {}

MemorySystem::MemorySystem(const CorePreset& preset, unsigned core_count)
    : latencies_(preset),
      l2_(l2_geometry(preset)),
      directory_(l2_.frame_count()),
      next_line_(preset.l1i_next_line != 0),
      stream_l1_(preset.l1d_write_stream),
      stream_l2_(preset.l2_write_stream) {
    for (unsigned i = 0; i < core_count; ++i) {
        cores_.emplace_back(preset, CoreId{static_cast<u8>(i)});
    }
}

void MemorySystem::set_listener(CoreId core, FilterListener* listener) {
    cores_[core.value].listener = listener;
}

u32 MemorySystem::claim_shared(Core& core, u32 frame, LineNumber line) {
    ++core.counters.l2_accesses;
    const bool snooped = claim(core, core.frames[frame].l2_frame, line);
    return latencies_.transfer + (snooped ? latencies_.snoop : 0);
}

/// An alias took the line over: an L0 filter may answer for one name of it only.
void MemorySystem::rename(Core& core, u32 frame, u32 va) {
    if (core.listener != nullptr) core.listener->data_line_dropped(core.frames[frame].va);
    core.frames[frame].va = va;
    core.l1d.touch(frame);
}

void MemorySystem::begin_merging(Core& core) {
    core.writes.merging = true;
    merging_ |= mask_of(core.writes.latest);
}

void MemorySystem::end_merging(Core& core) {
    if (!core.writes.merging) return;
    core.writes.merging = false;
    merging_ = 0;
    for (const Core& other : cores_) {
        if (other.writes.merging) merging_ |= mask_of(other.writes.latest);
    }
    if (core.listener != nullptr) core.listener->data_line_dropped(core.writes.va);
}

void MemorySystem::end_merging_of_any(LineNumber line) {
    for (Core& core : cores_) {
        if (core.writes.latest == line) end_merging(core);
    }
}

inline bool MemorySystem::stream_write(Core& core, LineNumber line, u32 va, MemoryCost& cost) {
    WriteStream& stream = core.writes;
    if (stream.merging && stream.latest == line) {
        if (stream.va != va) {
            end_merging(core);
            begin_merging(core);
            stream.va = va;
        }
        cost.writable = cost.merged = true;
        return true;
    }
    stream.lines = line == stream.latest + 1 ? stream.lines + 1 : 0;
    end_merging(core);
    end_merging_of(line);
    stream.latest = line;
    stream.va = va;
    if (stream_l1_ == 0 || stream.lines < stream_l1_) return false;
    begin_merging(core);
    write_whole(core, line, cost);
    return true;
}

/// The line goes to the L2, or past it when the stream is long and the L2 does not have it.
inline void MemorySystem::write_whole(Core& core, LineNumber line, MemoryCost& cost) {
    ++core.counters.l2_accesses;
    cost.cycles = latencies_.transfer;
    cost.writable = cost.merged = true;
    const Cache::Place place = l2_.place_of(line);
    u32 frame = l2_.find(place);
    if (frame == Cache::kMiss && stream_l2_ != 0 && core.writes.lines >= stream_l2_) {
        ++core.counters.bus_accesses;
        cost.from = MemoryLevel::Dram;
        cost.cycles += latencies_.dram_transfer;
        return;
    }
    cost.from = MemoryLevel::L2;
    if (frame == Cache::kMiss) {
        frame = allocate_level2(core, place);
    } else {
        cost.snooped = claim(core, frame, line);
        directory_[frame] = {};
    }
    directory_[frame].set_dirty();
}

void MemorySystem::load(CoreId core, u64 pa, bool secure, u32 va, MemoryCost& cost) {
    const Access access = this->access(core, pa, secure, va);
    const u32 frame = access.core.l1d.find(access.place);
    if (frame == Cache::kMiss) return load_miss(access, cost);
    cost.writable = hit(access, frame).state != State::Shared;
}

void MemorySystem::store(CoreId core, u64 pa, bool secure, u32 va, MemoryCost& cost) {
    const Access access = this->access(core, pa, secure, va);
    const u32 frame = access.core.l1d.find(access.place);
    if (frame == Cache::kMiss) return store_miss(access, cost);
    cost.writable = true;
    State& state = hit(access, frame).state;
    if (state == State::Shared) cost.cycles = claim_shared(access.core, frame, access.line);
    state = State::Modified;
}

[[gnu::always_inline]] inline void MemorySystem::load_miss(const Access& access, MemoryCost& cost) {
    Core& core = access.core;
    end_merging_of(access.line);
    const u32 l2_frame = level2(core, access.line, cost.from);
    Directory& entry = directory_[l2_frame];
    if (cost.from == MemoryLevel::Dram) {
        entry = Directory::exclusive_to(core.id);
        cost.writable = true;
    } else {
        cost.snooped = share(core, entry, access.line);
        cost.writable = entry.is_exclusive();
    }
    allocate_level1(access, l2_frame, cost.writable ? State::Exclusive : State::Shared);
    cost.streamed = core.streams.follows(access.line);
    price(cost, cost.streamed);
}

[[gnu::always_inline]] inline void MemorySystem::store_miss(const Access& access,
                                                            MemoryCost& cost) {
    Core& core = access.core;
    if (stream_write(core, access.line, access.va, cost)) return;
    const u32 l2_frame = level2(core, access.line, cost.from);
    cost.snooped = claim(core, l2_frame, access.line);
    cost.writable = true;
    allocate_level1(access, l2_frame, State::Modified);
    price(cost, true);
}

[[gnu::always_inline]] inline void MemorySystem::allocate_level1(const Access& access, u32 l2_frame,
                                                                 State state) {
    Core& core = access.core;
    ++core.counters.l1d_refills;
    const u32 frame = core.l1d.frame_for(access.place);
    if (core.l1d.holds_line(frame)) [[likely]]
        left_level1(core, core.frames[frame]);
    core.l1d.put(frame, access.place);
    core.frames[frame] = {access.va, l2_frame, state};
}

/// Of a miss that overlaps with others, or stands alone.
inline void MemorySystem::price(MemoryCost& cost, bool overlaps) const {
    const bool from_dram = cost.from == MemoryLevel::Dram;
    cost.cycles = overlaps ? latencies_.transfer + (from_dram ? latencies_.dram_transfer : 0)
                           : latencies_.l2 + (from_dram ? latencies_.dram : 0);
    if (cost.snooped) cost.cycles += latencies_.snoop;
}

/// Victims of the level 1 leave through buffers, free of charge.
inline void MemorySystem::left_level1(Core& core, const DataFrame& frame) {
    Directory& entry = directory_[frame.l2_frame];
    entry.leave(core.id);
    if (frame.state == State::Modified) {
        entry.set_dirty();
        ++core.counters.l1d_writebacks;
    }
    if (core.listener != nullptr) core.listener->data_line_dropped(frame.va);
}

void MemorySystem::evict_data(Core& core, u32 frame) {
    core.l1d.invalidate(frame);
    left_level1(core, core.frames[frame]);
}

[[gnu::always_inline]] inline u32 MemorySystem::level2(Core& core, LineNumber line,
                                                       MemoryLevel& from) {
    ++core.counters.l2_accesses;
    const Cache::Place place = l2_.place_of(line);
    const u32 frame = l2_.find(place);
    if (frame != Cache::kMiss) {
        l2_.touch(frame);
        from = MemoryLevel::L2;
        return frame;
    }
    from = MemoryLevel::Dram;
    ++core.counters.l2_refills;
    ++core.counters.bus_accesses;
    return allocate_level2(core, place);
}

inline u32 MemorySystem::allocate_level2(Core& core, const Cache::Place& place) {
    const u32 frame = l2_.frame_for(place);
    if (l2_.holds_line(frame)) [[likely]]
        left_level2(core, frame);
    l2_.put(frame, place);
    directory_[frame] = Directory{};
    return frame;
}

/// Inclusive: what leaves the L2 leaves every L1D.
inline void MemorySystem::left_level2(Core& core, u32 frame) {
    const Directory& entry = directory_[frame];
    for_each_core(entry.sharers(),
                  [&](size_t holder) { drop_from(cores_[holder], l2_.line_in(frame)); });
    if (!entry.is_dirty()) return;
    ++core.counters.l2_writebacks;
    ++core.counters.bus_accesses;
}

void MemorySystem::drop_from(Core& holder, LineNumber line) {
    const u32 frame = holder.l1d.find(line);
    if (frame != Cache::kMiss) evict_data(holder, frame);
}

/// A reader joins; a core that could write the line no longer can. True: another L1D was asked.
inline bool MemorySystem::share(Core& reader, Directory& entry, LineNumber line) {
    if (!entry.is_exclusive()) {
        if (entry.sharers() != 0)
            entry.join(reader.id);
        else
            entry.claim(reader.id);
        return false;
    }
    Core& owner = cores_[static_cast<size_t>(std::countr_zero(entry.sharers()))];
    const u32 frame = owner.l1d.find(line);
    if (owner.frames[frame].state == State::Modified) entry.set_dirty();
    owner.frames[frame].state = State::Shared;
    if (owner.listener != nullptr) owner.listener->data_line_not_writable(owner.frames[frame].va);
    entry.join(reader.id);
    return true;
}

/// A writer wants the line for itself. True: another L1D had to give it up.
inline bool MemorySystem::claim(Core& writer, u32 l2_frame, LineNumber line) {
    Directory& entry = directory_[l2_frame];
    const u8 others = static_cast<u8>(entry.sharers() & ~(1u << writer.id.value));
    for_each_core(others, [&](size_t holder) { drop_from(cores_[holder], line); });
    entry.claim(writer.id);
    return others != 0;
}

u32 MemorySystem::fetch(CoreId core_id, u64 pa, bool secure) {
    Core& core = cores_[core_id.value];
    const LineNumber line = core.l1i.line_of(pa, secure);
    const Cache::Place place = core.l1i.place_of(line);
    const u32 frame = core.l1i.find(place);
    if (frame != Cache::kMiss) {
        core.l1i.touch(frame);
        return 0;
    }
    ++core.counters.l1i_refills;
    const u32 filled = core.l1i.frame_for(place);
    if (core.l1i.holds_line(filled) && core.listener != nullptr)
        core.listener->fetch_line_dropped(core.l1i.pa_of(core.l1i.line_in(filled)));
    core.l1i.put(filled, place);
    MemoryLevel from;
    level2(core, l2_.line_of(pa, secure), from);
    const bool from_dram = from == MemoryLevel::Dram;
    const bool sequential = next_line_ && line == core.latest_fetch_miss + 1;
    core.latest_fetch_miss = line;
    if (sequential) return latencies_.transfer + (from_dram ? latencies_.dram_transfer : 0);
    return latencies_.l2_fetch + (from_dram ? latencies_.dram : 0);
}

u32 MemorySystem::descriptor(CoreId core_id, u64 pa, bool secure) {
    Core& core = cores_[core_id.value];
    const LineNumber line = core.l1d.line_of(pa, secure);
    ++core.counters.walk_fetches;
    if (core.l1d.find(line) != Cache::kMiss) return latencies_.l1_descriptor;
    MemoryLevel from;
    level2(core, line, from);
    return latencies_.l2_fetch + (from == MemoryLevel::Dram ? latencies_.dram : 0);
}

u32 MemorySystem::uncached(CoreId core, bool write) {
    ++cores_[core.value].counters.bus_accesses;
    return latencies_.uncached(write);
}

void MemorySystem::maintain(CoreId core_id, const CacheMaintenance& op) {
    Core& issuer = cores_[core_id.value];
    if (op.instruction && op.all) {
        for (Core& core : cores_) {
            core.l1i.invalidate_all();
            if (core.listener != nullptr) core.listener->everything_dropped();
        }
    } else if (op.instruction) {
        maintain_instruction(issuer.l1i.line_of(op.pa, op.secure));
    }
    if (op.data && !op.all) maintain_data(issuer.l1d.line_of(op.pa, op.secure), op);
}

void MemorySystem::maintain_instruction(LineNumber line) {
    for (Core& core : cores_) {
        const u32 frame = core.l1i.find(line);
        if (frame == Cache::kMiss) continue;
        core.l1i.invalidate(frame);
        if (core.listener != nullptr) core.listener->fetch_line_dropped(core.l1i.pa_of(line));
    }
}

/// Writes a Modified line back into the L2; the next store must be seen again.
void MemorySystem::clean(Core& core, u32 frame) {
    if (core.frames[frame].state != State::Modified) return;
    core.frames[frame].state = State::Exclusive;
    directory_[core.frames[frame].l2_frame].set_dirty();
    ++core.counters.l1d_writebacks;
    if (core.listener != nullptr) core.listener->data_line_not_writable(core.frames[frame].va);
}

void MemorySystem::maintain_data(LineNumber line, const CacheMaintenance& op) {
    end_merging_of(line);
    for (Core& core : cores_) {
        const u32 frame = core.l1d.find(line);
        if (frame == Cache::kMiss) continue;
        if (op.clean) clean(core, frame);
        if (op.invalidate) evict_data(core, frame);
    }
    const u32 l2_frame = l2_.find(line);
    if (!op.to_coherency || l2_frame == Cache::kMiss) return;
    if (op.clean && directory_[l2_frame].is_dirty()) {
        directory_[l2_frame].clean();
        ++cores_[0].counters.l2_writebacks;
    }
    if (op.invalidate) l2_.invalidate(l2_frame);
}

}  // namespace hypscope::uarch
