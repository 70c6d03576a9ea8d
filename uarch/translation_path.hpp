// SPDX-License-Identifier: Apache-2.0
// What a translation costs: the TLBs, and the walk of one that misses in all of them, whose
// descriptors are fetched through the caches. In line, as what it asks (memory_access.hpp).
#pragma once
#include "uarch/core_timing.hpp"
#include "uarch/memory_access.hpp"
#include "uarch/parameters.hpp"
#include "uarch/tlb_model.hpp"
#include "uarch/walk_caches.hpp"

namespace hypscope::uarch {

struct TranslationCost {
    u32 look_up = 0;                  ///< a micro-TLB missed; such look-ups overlap
    u32 walk = 0;                     ///< one walk follows the other
    u64 replaced = TlbModel::kNoKey;  ///< in the micro-TLB
    [[nodiscard]] u32 cycles() const { return look_up + walk; }
};

class TranslationPath {
  public:
    TranslationPath(const CorePreset& preset, MemorySystem& memory, CoreId id)
        : memory_(memory),
          caches_(memory.core(id)),
          tlb_(preset),
          walk_caches_(preset),
          main_latency_(preset.tlb_l2_latency),
          walk_base_(preset.walk_base) {}

    void set_listener(FilterListener* listener) { tlb_.set_listener(listener); }
    /// The listener is told.
    u32 cycles(TlbModel::Kind kind, TlbTag tag, const WalkPath& walk) {
        return told(kind, access(kind, tag, walk)).cycles();
    }
    TranslationCost told(TlbModel::Kind kind, const TranslationCost& cost) {
        if (cost.replaced != TlbModel::kNoKey) tlb_.tell_dropped(kind, cost.replaced);
        return cost;
    }
    /// Whoever asks tells the listener of what was replaced.
    template <MemoryShape kShape = kAnyMemory>
    [[gnu::always_inline]] TranslationCost access(TlbModel::Kind kind, TlbTag tag,
                                                  const WalkPath& walk) {
        if (tag.space.is_flat()) return {};
        const TlbModel::MicroEntry at = tlb_.micro_entry(kind, tag);
        return at.is_latest() ? TranslationCost{} : look_up<kShape>(kind, tag, at, walk);
    }
    void invalidate(const TlbInvalidate& op) {
        tlb_.invalidate(op);
        walk_caches_.clear();
    }
    void add_to(TimingCounters& counters) const {
        counters.itlb_refills = fetch_refills_;
        counters.dtlb_refills = data_refills_;
        counters.l2tlb_refills = main_refills_;
    }

  private:
    template <MemoryShape kShape>
    TranslationCost look_up(TlbModel::Kind kind, TlbTag tag, TlbModel::MicroEntry at,
                            const WalkPath& walk);

    MemorySystem& memory_;
    MemorySystem::Core& caches_;
    TlbModel tlb_;
    WalkCaches walk_caches_;
    u32 main_latency_, walk_base_;
    u64 fetch_refills_ = 0, data_refills_ = 0, main_refills_ = 0;
};

template <MemoryShape kShape>
[[gnu::always_inline]] inline TranslationCost TranslationPath::look_up(TlbModel::Kind kind,
                                                                       TlbTag tag,
                                                                       TlbModel::MicroEntry at,
                                                                       const WalkPath& walk) {
    u64 replaced;
    const TlbModel::Hit hit = tlb_.access(tag, at, replaced);
    if (hit == TlbModel::Hit::Micro) return {};
    ++(kind == TlbModel::Kind::Fetch ? fetch_refills_ : data_refills_);
    if (hit == TlbModel::Hit::Main) return {main_latency_, 0, replaced};
    ++main_refills_;
    const auto fetch = [this](WalkFetch descriptor) __attribute__((always_inline)) {
        return memory_.template descriptor<kShape>(caches_, descriptor.address().value,
                                                   descriptor.secure());
    };
    return {main_latency_, walk_base_ + walk_caches_.price(walk, fetch), replaced};
}

}  // namespace hypscope::uarch
