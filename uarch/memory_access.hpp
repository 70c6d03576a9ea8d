// SPDX-License-Identifier: Apache-2.0
// MemorySystem::access() and descriptor(): what every miss of an L0 filter runs through, so that
// they are one function with their caller. What is rare is out of line, in memory_system.cpp.
#pragma once
#include "uarch/memory_system.hpp"

namespace hypscope::uarch {

template <MemoryShape kShape>
[[gnu::always_inline]] inline MemorySystem::Access MemorySystem::access_of(Core& core, u64 pa,
                                                                           bool secure, u32 va) {
    const u32 shift = kShape.line_shift != 0 ? kShape.line_shift : core.l1d_.line_shift();
    const LineNumber line = Cache::line_of(pa, secure, shift);
    return {core, line, core.l1d_.place_of<kShape.l1d>(line), va & ~u32{0} << shift};
}

template <bool kWrite, MemoryShape kShape>
[[gnu::always_inline]] inline MemoryCost MemorySystem::access(Core& core, u64 pa, bool secure,
                                                              u32 va) {
    const Access access = access_of<kShape>(core, pa, secure, va);
    MemoryCost cost;
    const u32 frame = core.l1d_.find<kShape.l1d>(access.place);
    if (frame == Cache::kMiss) {
        kWrite ? store_miss<kShape>(access, cost) : load_miss<kShape>(access, cost);
        return cost;
    }
    DataFrame& data = hit(access, frame);
    if (kWrite) {
        if (data.state() == State::Shared) cost.cycles = claim_shared(core, frame, access.line);
        data.set_state(State::Modified);
    }
    cost.writable = data.state() != State::Shared;
    return cost;
}

[[gnu::always_inline]] inline MemorySystem::DataFrame& MemorySystem::hit(const Access& access,
                                                                         u32 frame) {
    if (sees_every_access_) access.core.l1d_.touch(frame);
    DataFrame& data = access.core.frames_[frame];
    if (data.va() != access.va) [[unlikely]]
        rename(access.core, frame, access.va);
    return data;
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline void MemorySystem::load_miss(const Access& access, MemoryCost& cost) {
    Core& core = access.core;
    end_merging_of(access.line);
    const u32 l2_frame = level2<kShape>(core, access.line, core.own_, cost.from);
    cost.writable = true;
    if (cost.from == MemoryLevel::L2) {
        Directory& entry = directory_[l2_frame];
        cost.snooped = share(core, entry, access.line);
        cost.writable = entry.is_exclusive();
    }
    cost.dropped =
        allocate_level1<kShape>(access, l2_frame, cost.writable ? State::Exclusive : State::Shared);
    cost.streamed = core.streams_.follows(access.line);
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline void MemorySystem::store_miss(const Access& access,
                                                            MemoryCost& cost) {
    Core& core = access.core;
    cost.writable = true;
    if (stream_write<kShape>(access, cost)) return;
    const u32 l2_frame = level2<kShape>(core, access.line, core.own_, cost.from);
    if (cost.from == MemoryLevel::L2) cost.snooped = claim(core, l2_frame, access.line);
    cost.dropped = allocate_level1<kShape>(access, l2_frame, State::Modified);
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline bool MemorySystem::stream_write(const Access& access,
                                                              MemoryCost& cost) {
    WriteStream& stream = access.core.writes_;
    if (stream.merging != 0 && stream.latest == access.line) {
        merge_again(access.core, access.va);
        cost.merged = true;
        return true;
    }
    stream.lines = access.line == stream.latest + 1 ? stream.lines + 1 : 0;
    const bool whole = stream.lines >= stream_l1_;
    if (stream.merging != 0) {
        if (whole)
            cost.dropped = stream.va;
        else
            end_merging(access.core);
    }
    end_merging_of(access.line);
    stream.latest = access.line;
    stream.va = access.va;
    if (!whole) return false;
    set_merging(access.core, mask_of(access.line));
    write_whole<kShape>(access.core, access.line, cost);
    return true;
}

/// The line goes to the L2, or past it when the stream is long and the L2 does not have it.
template <MemoryShape kShape>
[[gnu::always_inline]] inline void MemorySystem::write_whole(Core& core, LineNumber line,
                                                             MemoryCost& cost) {
    ++core.counted_.l2_accesses;
    cost.merged = true;
    const Cache::Place place = l2_.place_of<kShape.l2>(line);
    const u32 frame = l2_.find<kShape.l2>(place);
    if (frame != Cache::kMiss) {
        cost.from = MemoryLevel::L2;
        cost.snooped = claim(core, frame, line);
        directory_[frame] = Directory::dirty();
    } else if (core.writes_.lines >= stream_l2_) {
        cost.from = MemoryLevel::Dram;
        ++core.counted_.bus_accesses;
    } else {
        cost.from = MemoryLevel::L2;
        allocate_level2<kShape>(core, place, Directory::dirty());
    }
}

[[gnu::always_inline]] inline void MemorySystem::set_merging(Core& core, u64 mask) {
    core.writes_.merging = mask;
    merging_ = mask;
    if (cores_.size() == 1) [[likely]]
        return;
    for (const Core& each : cores_) merging_ |= each.writes_.merging;
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline u32 MemorySystem::allocate_level1(const Access& access, u32 l2_frame,
                                                                State state) {
    Core& core = access.core;
    ++core.counted_.l1d_refills;
    const u32 frame = core.l1d_.frame_for<kShape.l1d>(access.place);
    DataFrame& data = core.frames_[frame];
    u32 dropped = kNoLineVa;
    if (core.l1d_.holds_line(frame)) [[likely]] {
        dropped = data.va();
        left_level1(core, data);
    }
    core.l1d_.put(frame, access.place);
    data = DataFrame(access.va, state, l2_frame);
    return dropped;
}

/// Victims of the level 1 leave through buffers, free of charge.
[[gnu::always_inline]] inline void MemorySystem::left_level1(Core& core, const DataFrame& frame) {
    Directory& entry = directory_[frame.l2_frame()];
    entry.leave(core.own_);
    if (frame.state() == State::Modified) {
        entry.set_dirty();
        ++core.counted_.l1d_writebacks;
    }
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline u32 MemorySystem::level2(Core& core, LineNumber line,
                                                       const Directory& filled, MemoryLevel& from) {
    const Cache::Place place = l2_.place_of<kShape.l2>(line);
    const u32 frame = l2_.find<kShape.l2>(place);
    if (frame != Cache::kMiss) {
        l2_.touch<kShape.l2>(frame);
        from = MemoryLevel::L2;
        return frame;
    }
    from = MemoryLevel::Dram;
    ++core.counted_.l2_refills;
    return allocate_level2<kShape>(core, place, filled);
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline u32 MemorySystem::allocate_level2(Core& core,
                                                                const Cache::Place& place,
                                                                const Directory& entry) {
    const u32 frame = l2_.frame_for<kShape.l2>(place);
    if (!directory_[frame].is_plain()) left_level2(core, frame);
    l2_.put(frame, place);
    directory_[frame] = entry;
    return frame;
}

template <MemoryShape kShape>
[[gnu::always_inline]] inline u32 MemorySystem::descriptor(Core& core, u64 pa, bool secure) {
    const Access access = access_of<kShape>(core, pa, secure, 0);
    ++core.counted_.walk_fetches;
    if (core.l1d_.find<kShape.l1d>(access.place) != Cache::kMiss) return latencies_.l1_descriptor;
    ++core.counted_.l2_accesses;
    MemoryLevel from;
    level2<kShape>(core, access.line, Directory{}, from);
    return latencies_.l2_fetch + (from == MemoryLevel::Dram ? latencies_.dram : 0);
}

/// A reader joins; a core that could write the line no longer can. True: another L1D was asked.
[[gnu::always_inline]] inline bool MemorySystem::share(Core& reader, Directory& entry,
                                                       LineNumber line) {
    if (entry.is_exclusive()) return take_share(reader, entry, line);
    if (entry.sharers() != 0)
        entry.join(reader.own_);
    else
        entry.claim(reader.own_);
    return false;
}

/// A writer wants the line for itself. True: another L1D had to give it up.
[[gnu::always_inline]] inline bool MemorySystem::claim(Core& writer, u32 l2_frame,
                                                       LineNumber line) {
    Directory& entry = directory_[l2_frame];
    const u8 others = entry.sharers_but(writer.own_);
    if (others != 0) drop_from_all(others, line);
    entry.claim(writer.own_);
    return others != 0;
}

}  // namespace hypscope::uarch
