// SPDX-License-Identifier: Apache-2.0
// An access: TLBs first, then the walk that a miss costs, then the caches.
#include "uarch/core_model.hpp"

namespace hypscope::uarch {

CoreModel::CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : ModelledCore(preset, memory, id),
      pipeline_(make_pipeline(preset)),
      split_micro_(preset.tlb_l1d_split != 0),
      out_of_order_(preset.pipeline_kind == kDataflow),
      misses_(preset, memory.latencies()) {}

AccessCost CoreModel::data(const DataAccess& access, const WalkPath& walk) {
    ReferenceAccess a{.pa = access.pa,
                      .size = access.size,
                      .write = access.write,
                      .line = access.pa >> memory_.l1d_line_shift()};
    memory_.prefetch(access.pa, access.secure);
    a.translation = translation_.access(kind_of(access), access.tag, walk);
    if (!access.cacheable)
        return {a.translation.cycles() + memory_.uncached(id_, access.write), false, false};
    memory_.data(id_, access.pa, access.secure, access.tag.va, access.write, a.cost);
    const u32 cycles = overlapped(access.place, a);
    const bool readable = !access.write || (!split_micro_ && !a.cost.merged);
    return {cycles, readable, access.write && a.cost.writable};
}

/// Without a translation they all cost the same.
u32 CoreModel::uncached_words(DataAccess first, u32 count, const WalkPath& walk) {
    if (!first.tag.space.is_flat()) return CoreTiming::uncached_words(first, count, walk);
    return memory_.uncached(id_, first.write, count);
}

u32 CoreModel::overlapped(const AccessPlace& place, const ReferenceAccess& a) {
    // What an L0 filter may answer has no price and leaves no trace.
    if (a.cost.from == MemoryLevel::L1 && a.translation.cycles() == 0) return a.cost.cycles;
    if (!a.write) return misses_.load(place, a);
    // In order, the core waits for the translation.
    return misses_.store(place, a) + (out_of_order_ ? 0 : a.translation.cycles());
}

AccessCost CoreModel::fetch(const FetchAccess& access, const WalkPath& walk) {
    return {fetch_cycles(access, walk), access.cacheable, false};
}

u32 CoreModel::device(const DeviceAccess& access, Cycles now) {
    const u32 settle = out_of_order_ ? misses_.settle(now) : 0;
    return settle + device_cycles(access, now + Cycles{settle});
}

u32 CoreModel::branch(const Branch& branch) {
    return mispredicts(branch) ? branches_.penalty() : 0;
}

u32 CoreModel::event(TimingEvent event, Cycles now) {
    // What has a price of its own issues alone, when everything before it has completed.
    const u32 settle = out_of_order_ ? misses_.settle(now) : 0;
    const u32 cost = event_costs_.of(event);
    if (event != TimingEvent::Dsb) return settle + cost;
    return std::max({settle + cost, devices_.drain(now), misses_.drain(now)});
}

}  // namespace hypscope::uarch
