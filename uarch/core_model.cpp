// SPDX-License-Identifier: Apache-2.0
// An access: TLBs first, then the walk that a miss costs, then the caches. What runs at every miss
// of an L0 filter is flattened: one function with all that it asks.
#include "uarch/core_model.hpp"

#include "uarch/memory_access.hpp"

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
        return access.write ? translated<true>(access) : translated<false>(access);
    return access.write ? to_translate<true>(access, walk) : to_translate<false>(access, walk);
}

template <CoreShape kShape>
template <bool kWrite>
[[gnu::noinline, gnu::flatten]] AccessCost CoreModel<kShape>::translated(const DataAccess& access) {
    return of_caches<kWrite>(access, {});
}

template <CoreShape kShape>
template <bool kWrite>
[[gnu::noinline, gnu::flatten]] AccessCost CoreModel<kShape>::to_translate(const DataAccess& access,
                                                                           const WalkPath& walk) {
    constexpr auto kKind = kWrite ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    const TranslationCost translation =
        translation_.template access<kShape.memory>(kKind, access.tag, walk);
    if (access.cacheable) return of_caches<kWrite>(access, translation);
    return {translation.cycles() + memory_.uncached(id_, kWrite), false, false};
}

template <CoreShape kShape>
template <bool kWrite>
inline AccessCost CoreModel<kShape>::of_caches(const DataAccess& access,
                                               const TranslationCost& translation) {
    const MemoryCost memory = memory_.template access<kWrite, kShape.memory>(
        caches_, access.pa, access.secure, access.tag.va);
    AccessCost cost(memory.cycles, !kWrite || (!split_micro_ && !memory.merged),
                    kWrite && memory.writable, memory.dropped);
    // What an L0 filter may answer has no price and leaves no trace.
    if (memory.from == MemoryLevel::L1 && translation.cycles() == 0) return cost;
    const LineNumber line = access.pa >> memory_.template l1d_line_shift<kShape.memory>();
    const MissedAccess miss{line, memory, translation};
    cost.cycles = kWrite ? misses_.store(access.place, miss) : misses_.load(access.place, miss);
    // In order, the core waits for the translation of a store, too.
    if (kWrite && kInOrderCore) cost.cycles += translation.cycles();
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
template <PipelineKind kPipeline, MemoryShape kKnown>
std::unique_ptr<CoreTiming> make(const CorePreset& preset, MemorySystem& memory, CoreId id) {
    if (memory.has(kKnown))
        return std::make_unique<CoreModel<CoreShape{kPipeline, kKnown}>>(preset, memory, id);
    return std::make_unique<CoreModel<CoreShape{kPipeline, kAnyMemory}>>(preset, memory, id);
}

}  // namespace

std::unique_ptr<CoreTiming> make_core_model(const CorePreset& preset, MemorySystem& memory,
                                            CoreId id) {
    if (preset.pipeline_kind == kInOrder) return make<kInOrder, kA7Memory>(preset, memory, id);
    return make<kDataflow, kA15Memory>(preset, memory, id);
}

}  // namespace hypscope::uarch
