// SPDX-License-Identifier: Apache-2.0
// A data access of CoreModel: TLBs first, then the walk that a miss costs, then the caches, then
// what the miss overlaps with. In line, so that it can be one function with the engine that asks.
#pragma once
#include "uarch/core_model.hpp"
#include "uarch/memory_access.hpp"

namespace hypscope::uarch {

template <CoreShape kShape>
template <bool kWrite, class Place>
[[gnu::always_inline]] inline AccessCost CoreModel<kShape>::data_in_page(const DataAccess& access,
                                                                         const WalkPath& /*walk*/,
                                                                         Place&& place) {
    return of_caches<kWrite>(access, {}, place);
}

template <CoreShape kShape>
template <bool kWrite, class Place>
[[gnu::always_inline]] inline AccessCost CoreModel<kShape>::data_elsewhere(const DataAccess& access,
                                                                           const WalkPath& walk,
                                                                           Place&& place) {
    constexpr auto kKind = kWrite ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    const TranslationCost translation =
        translation_.template access<kShape.memory>(kKind, access.tag, walk);
    AccessCost cost;
    if (access.cacheable) [[likely]]
        cost = of_caches<kWrite>(access, translation, place);
    else
        cost.cycles = translation.cycles() + memory_.uncached(id_, kWrite);
    if (translation.replaced != TlbModel::kNoKey)
        cost.drop_page(tlb_key::micro_va_of(translation.replaced), !kWrite || !split_micro_,
                       kWrite || !split_micro_);
    return cost;
}

template <CoreShape kShape>
template <bool kWrite, class Place>
[[gnu::always_inline]] inline AccessCost CoreModel<kShape>::of_caches(
    const DataAccess& access, const TranslationCost& translation, Place&& place) {
    const MemoryCost memory = memory_.template access<kWrite, kShape.memory>(
        caches_, access.pa, access.secure, access.tag.va);
    AccessCost cost(memory.cycles, !kWrite || (!split_micro_ && !memory.merged),
                    kWrite && memory.writable, memory.dropped);
    // What an L0 filter may answer has no price and leaves no trace.
    if (memory.from == MemoryLevel::L1 && translation.cycles() == 0) return cost;
    const LineNumber line = access.pa >> memory_.template l1d_line_shift<kShape.memory>();
    const MissedAccess miss{line, memory, translation};
    cost.cycles = kWrite ? misses_.store(place(), miss) : misses_.load(place(), miss);
    // In order, the core waits for the translation of a store, too.
    if (kWrite && kInOrderCore) cost.cycles += translation.cycles();
    return cost;
}

}  // namespace hypscope::uarch
