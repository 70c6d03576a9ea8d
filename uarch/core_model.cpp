// SPDX-License-Identifier: Apache-2.0
// An access: TLBs first, then the walk that a miss costs, then the caches.
#include "uarch/core_model.hpp"

namespace hypscope::uarch {

CoreModel::CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : memory_(memory),
      id_(id),
      pipeline_(make_pipeline(preset)),
      translation_(preset, memory, id),
      branches_({preset.branch_counters, preset.branch_targets, preset.branch_returns},
                preset.branch_mispredict),
      devices_(preset),
      split_micro_(preset.tlb_l1d_split != 0),
      event_costs_(preset),
      overlaps_(preset.pipeline_kind == kDataflow),
      misses_(preset, memory.latencies()) {}

void CoreModel::set_listener(FilterListener* listener) {
    translation_.set_listener(listener);
    memory_.set_listener(id_, listener);
}

AccessCost CoreModel::data(const DataAccess& access, WalkSource& walk) {
    const auto kind = access.write ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    ReferenceAccess a{.pa = access.pa,
                      .size = access.size,
                      .write = access.write,
                      .line = access.pa >> memory_.l1d_line_shift()};
    memory_.prefetch(access.pa, access.secure);
    a.translation = translation_.access(kind, access.tag, walk);
    if (!access.cacheable)
        return {a.translation.cycles() + memory_.uncached(id_, access.write), false, false};
    memory_.data(id_, access.pa, access.secure, access.tag.va, access.write, a.cost);
    const u32 cycles = overlapped(access.place, a);
    const bool readable = !access.write || (!split_micro_ && !a.cost.merged);
    return {cycles, readable, access.write && a.cost.writable};
}

/// Without a translation they all cost the same.
u32 CoreModel::uncached_words(DataAccess first, u32 count, WalkSource& walk) {
    if (!first.tag.flat) return CoreTiming::uncached_words(first, count, walk);
    return memory_.uncached(id_, first.write, count);
}

u32 CoreModel::overlapped(const AccessPlace& place, const ReferenceAccess& a) {
    // What an L0 filter may answer has no price and leaves no trace.
    if (a.cost.from == MemoryLevel::L1 && a.translation.cycles() == 0) return a.cost.cycles;
    if (!a.write) return misses_.load(place, a);
    // In order, the core waits for the translation.
    return misses_.store(place, a) + (overlaps_ ? 0 : a.translation.cycles());
}

AccessCost CoreModel::fetch(const FetchAccess& access, WalkSource& walk) {
    const u32 translation = translation_.access(TlbModel::Kind::Fetch, access.tag, walk).cycles();
    if (!access.cacheable) return {translation + memory_.uncached(id_, false), false, false};
    return {translation + memory_.fetch(id_, access.pa, access.secure), true, false};
}

u32 CoreModel::device(const DeviceAccess& access, Cycles now) {
    ++device_accesses_;
    const u32 settle = overlaps_ ? misses_.settle(now) : 0;
    return settle + devices_.access(access, now + Cycles{settle});
}

u32 CoreModel::branch(const Branch& branch) {
    if (branches_.predicted(branch)) return 0;
    return branches_.train(branch) ? branches_.penalty() : 0;
}

u32 CoreModel::event(TimingEvent event, Cycles now) {
    // What has a price of its own issues alone, when everything before it has completed.
    const u32 settle = overlaps_ ? misses_.settle(now) : 0;
    const u32 cost = event_costs_.of(event);
    if (event != TimingEvent::Dsb) return settle + cost;
    return std::max({settle + cost, devices_.drain(now), misses_.drain(now)});
}

void CoreModel::tlb_invalidate(const TlbInvalidate& op) { translation_.invalidate(op); }

void CoreModel::cache_maintenance(const CacheMaintenance& op) { memory_.maintain(id_, op); }

TimingCounters CoreModel::counters() const {
    TimingCounters counters = memory_.counters(id_);
    translation_.add_to(counters);
    counters.branches = branches_.branches();
    counters.mispredictions = branches_.mispredictions();
    counters.bus_accesses += device_accesses_;
    return counters;
}

}  // namespace hypscope::uarch
