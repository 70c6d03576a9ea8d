// SPDX-License-Identifier: Apache-2.0
// An access: TLBs first, then the walk that a miss costs, then the caches.
#include "uarch/core_model.hpp"

namespace hypscope::uarch {

CoreModel::CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : ModelledCore(preset, memory, id),
      pipeline_(make_pipeline(preset)),
      split_micro_(preset.tlb_l1d_split != 0),
      out_of_order_(preset.pipeline_kind == kDataflow),
      misses_(preset, memory.latencies()),
      flat_uncached_{memory.latencies().uncached(false), memory.latencies().uncached(true)} {}

AccessCost CoreModel::data(const DataAccess& access, const WalkPath& walk) {
    return access.write ? priced<true>(access, walk) : priced<false>(access, walk);
}

template <bool kWrite>
AccessCost CoreModel::priced(const DataAccess& access, const WalkPath& walk) {
    constexpr auto kKind = kWrite ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    ReferenceAccess a;
    a.translation = translation_.access(kKind, access.tag, walk);
    if (!access.cacheable) [[unlikely]]
        return {a.translation.cycles() + memory_.uncached(id_, kWrite), false, false};
    if constexpr (kWrite)
        memory_.store(id_, access.pa, access.secure, access.tag.va, a.cost);
    else
        memory_.load(id_, access.pa, access.secure, access.tag.va, a.cost);
    AccessCost cost{a.cost.cycles, !kWrite || (!split_micro_ && !a.cost.merged),
                    kWrite && a.cost.writable};
    // What an L0 filter may answer has no price and leaves no trace.
    if (a.cost.from == MemoryLevel::L1 && a.translation.cycles() == 0) return cost;
    a.line = access.pa >> memory_.l1d_line_shift();
    cost.cycles = kWrite ? misses_.store(access.place, a) : misses_.load(access.place, a);
    // In order, the core waits for the translation of a store, too.
    if (kWrite && !out_of_order_) cost.cycles += a.translation.cycles();
    return cost;
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

TimingCounters CoreModel::counters() const {
    TimingCounters counters = ModelledCore::counters();
    counters.bus_accesses += flat_uncached_.accesses;
    return counters;
}

}  // namespace hypscope::uarch
