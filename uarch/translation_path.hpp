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
    u32 look_up = 0;  ///< a micro-TLB missed; such look-ups overlap
    u32 walk = 0;     ///< one walk follows the other
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
    template <MemoryShape kShape = kAnyMemory>
    TranslationCost access(TlbModel::Kind kind, const TlbTag& tag, const WalkPath& walk) {
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
    TranslationCost look_up(TlbModel::Kind kind, const TlbTag& tag, TlbModel::MicroEntry at,
                            const WalkPath& walk);

    MemorySystem& memory_;
    MemorySystem::Core& caches_;
    TlbModel tlb_;
    WalkCaches walk_caches_;
    u32 main_latency_, walk_base_;
    u64 fetch_refills_ = 0, data_refills_ = 0, main_refills_ = 0;
};

template <MemoryShape kShape>
inline TranslationCost TranslationPath::look_up(TlbModel::Kind kind, const TlbTag& tag,
                                                TlbModel::MicroEntry at, const WalkPath& walk) {
    const TlbModel::Hit hit = tlb_.access(kind, tag, at);
    if (hit == TlbModel::Hit::Micro) return {};
    ++(kind == TlbModel::Kind::Fetch ? fetch_refills_ : data_refills_);
    if (hit == TlbModel::Hit::Main) return {main_latency_, 0};
    ++main_refills_;
    const auto fetch = [this](WalkFetch descriptor) {
        return memory_.template descriptor<kShape>(caches_, descriptor.address().value,
                                                   descriptor.secure());
    };
    return {main_latency_, walk_base_ + walk_caches_.price(walk, fetch)};
}

}  // namespace hypscope::uarch
