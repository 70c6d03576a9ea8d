// SPDX-License-Identifier: Apache-2.0
// The approximate timing of one core: its pipeline, TLBs, predictor, caches and device path behind
// the seam of core_timing.hpp.
#pragma once
#include <memory>

#include "uarch/memory_system.hpp"
#include "uarch/modelled_core.hpp"
#include "uarch/overlapped_misses.hpp"
#include "uarch/pipeline_model.hpp"

namespace hypscope::uarch {

/// What is known of a core when the simulator is compiled.
struct CoreShape {
    PipelineKind pipeline;
    MemoryShape memory;
};

inline constexpr CoreShape kA15Core{kDataflow, kA15Memory};
inline constexpr CoreShape kA7Core{kInOrder, kA7Memory};

template <CoreShape kShape>
class CoreModel final : public ModelledCore {
  public:
    /// data_granule_shift() and overlaps_misses(), as far as they are known here.
    static constexpr u8 kGranuleShift = kShape.memory.line_shift;
    static constexpr bool kOverlapsMisses = true;

    CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id);

    [[nodiscard]] bool overlaps_misses() const override { return true; }
    std::unique_ptr<BlockEdges> price_block(std::span<const PricedInstruction> block,
                                            std::span<u16> cumulative) override {
        return pipeline_->price(block, cumulative);
    }
    AccessCost data(const DataAccess& access, const WalkPath& walk) override;
    template <bool kWrite, class Place>
    AccessCost data_in_page(const DataAccess& access, const WalkPath& walk, Place&& place);
    template <bool kWrite, class Place>
    AccessCost data_elsewhere(const DataAccess& access, const WalkPath& walk, Place&& place);
    [[nodiscard]] FlatUncached* flat_uncached() override { return &flat_uncached_; }
    AccessCost fetch(const FetchAccess& access, const WalkPath& walk) override;
    u32 device(const DeviceAccess& access, Cycles now) override;
    u32 branch(const Branch& branch) override;
    u32 event(TimingEvent event, Cycles now) override;
    [[nodiscard]] EventPrices* event_prices() override {
        return kInOrderCore ? nullptr : &misses_.event_prices();
    }
    [[nodiscard]] TimingCounters counters() const override;

  private:
    static constexpr bool kInOrderCore = kShape.pipeline == kInOrder;

    template <bool kWrite>
    AccessCost in_page(const DataAccess& access, const WalkPath& walk);
    template <bool kWrite>
    AccessCost elsewhere(const DataAccess& access, const WalkPath& walk);
    template <bool kWrite, class Place>
    AccessCost of_caches(const DataAccess& access, const TranslationCost& translation,
                         Place&& place);
    /// Cycles until every load has completed, where the core does not wait for them anyway.
    u32 settle(Cycles now) { return kInOrderCore ? 0 : misses_.event_prices().settle(now); }

    MemorySystem::Core& caches_;
    std::unique_ptr<PipelineModel> pipeline_;
    bool split_micro_;
    OverlappedMisses<kShape.pipeline> misses_;
    FlatUncached flat_uncached_;
};

/// The model of the shape that the preset has.
std::unique_ptr<CoreTiming> make_core_model(const CorePreset& preset, MemorySystem& memory,
                                            CoreId id);

}  // namespace hypscope::uarch
