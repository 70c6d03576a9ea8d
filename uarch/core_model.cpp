// SPDX-License-Identifier: Apache-2.0
// What runs at every miss of an L0 filter is flattened: one function with all that it asks.
#include "uarch/core_model.hpp"

#include "uarch/core_access.hpp"

namespace hypscope::uarch {

template <CoreShape kShape>
CoreModel<kShape>::CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : ModelledCore(preset, memory, id),
      caches_(memory.core(id)),
      pipeline_(make_pipeline(preset)),
      split_micro_(preset.tlb_l1d_split != 0),
      misses_(preset, memory.latencies()),
      flat_uncached_{memory.latencies().uncached(false), memory.latencies().uncached(true)} {
    misses_.event_prices().costs = event_costs_.all();
}

template <CoreShape kShape>
AccessCost CoreModel<kShape>::data(const DataAccess& access, const WalkPath& walk) {
    if (access.translated && access.cacheable) [[likely]]
        return access.write ? in_page<true>(access, walk) : in_page<false>(access, walk);
    return access.write ? elsewhere<true>(access, walk) : elsewhere<false>(access, walk);
}

template <CoreShape kShape>
template <bool kWrite>
[[gnu::noinline, gnu::flatten]] AccessCost CoreModel<kShape>::in_page(const DataAccess& access,
                                                                      const WalkPath& walk) {
    return data_in_page<kWrite>(access, walk, [&] { return access.place; });
}

template <CoreShape kShape>
template <bool kWrite>
[[gnu::noinline, gnu::flatten]] AccessCost CoreModel<kShape>::elsewhere(const DataAccess& access,
                                                                        const WalkPath& walk) {
    AccessCost cost = data_elsewhere<kWrite>(access, walk, [&] { return access.place; });
    const u8 shift = tlb_key::kMicroShift;
    if (listener_ != nullptr && cost.loads_drop_page())
        listener_->data_page_dropped(cost.dropped_page(), shift, false);
    if (listener_ != nullptr && cost.stores_drop_page())
        listener_->data_page_dropped(cost.dropped_page(), shift, true);
    cost.drop_page(0, false, false);
    return cost;
}

template <CoreShape kShape>
AccessCost CoreModel<kShape>::fetch(const FetchAccess& access, const WalkPath& walk) {
    return {fetch_cycles(access, walk), access.cacheable, false};
}

template <CoreShape kShape>
u32 CoreModel<kShape>::device(const DeviceAccess& access, Cycles now) {
    const u32 settled = settle(now);
    return settled + device_cycles(access, now + Cycles{settled});
}

template <CoreShape kShape>
u32 CoreModel<kShape>::branch(const Branch& branch) {
    return mispredicts(branch) ? branches_.penalty() : 0;
}

template <CoreShape kShape>
u32 CoreModel<kShape>::event(TimingEvent event, Cycles now) {
    // What has a price of its own issues alone, when everything before it has completed.
    const u32 cost = settle(now) + event_costs_.of(event);
    if (event != EventPrices::kAsked) return cost;
    return std::max({cost, devices_.drain(now), misses_.drain(now)});
}

template <CoreShape kShape>
TimingCounters CoreModel<kShape>::counters() const {
    TimingCounters counters = ModelledCore::counters();
    counters.bus_accesses += flat_uncached_.accesses;
    return counters;
}

namespace {

/// Of the known shape if that is the machine's, else of any.
template <CoreShape kKnown>
std::unique_ptr<CoreTiming> make(const CorePreset& preset, MemorySystem& memory, CoreId id) {
    constexpr CoreShape kAny{kKnown.pipeline, kAnyMemory};
    if (memory.has(kKnown.memory)) return std::make_unique<CoreModel<kKnown>>(preset, memory, id);
    return std::make_unique<CoreModel<kAny>>(preset, memory, id);
}

}  // namespace

std::unique_ptr<CoreTiming> make_core_model(const CorePreset& preset, MemorySystem& memory,
                                            CoreId id) {
    if (preset.pipeline_kind == kInOrder) return make<kA7Core>(preset, memory, id);
    return make<kA15Core>(preset, memory, id);
}

}  // namespace hypscope::uarch
