// SPDX-License-Identifier: Apache-2.0
// The approximate timing of one core: its pipeline, TLBs, predictor, caches and device path behind
// the seam of core_timing.hpp.
#pragma once
#include <memory>

#include "uarch/branch_filter.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/device_path.hpp"
#include "uarch/event_costs.hpp"
#include "uarch/memory_system.hpp"
#include "uarch/overlapped_misses.hpp"
#include "uarch/parameters.hpp"
#include "uarch/pipeline_model.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

class CoreModel final : public CoreTiming {
  public:
    CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id);

    [[nodiscard]] u8 data_granule_shift() const override {
        return static_cast<u8>(memory_.l1d_line_shift());
    }
    [[nodiscard]] u8 fetch_line_shift() const override {
        return static_cast<u8>(memory_.l1i_line_shift());
    }
    [[nodiscard]] bool models_fetch() const override { return true; }
    [[nodiscard]] bool models_branches() const override { return true; }

    [[nodiscard]] bool overlaps_misses() const override { return true; }
    void price_block(std::span<const PricedInstruction> block, std::span<u16> cumulative) override {
        pipeline_->price(block, cumulative);
    }
    [[nodiscard]] std::unique_ptr<BlockEdges> edges(
        std::span<const PricedInstruction> block) override {
        return pipeline_->edges(block);
    }
    AccessCost data(const DataAccess& access, WalkSource& walk) override;
    u32 uncached_words(DataAccess first, u32 count, WalkSource& walk) override;
    AccessCost fetch(const FetchAccess& access, WalkSource& walk) override;
    u32 device(const DeviceAccess& access, Cycles now) override;
    u32 branch(const Branch& branch) override;
    u32 event(TimingEvent event, Cycles now) override;

    void tlb_invalidate(const TlbInvalidate& op) override;
    void cache_maintenance(const CacheMaintenance& op) override;
    void set_listener(FilterListener* listener) override;

    [[nodiscard]] BranchFilter* branch_filter() override { return &branches_; }
    [[nodiscard]] TimingCounters counters() const override;

  private:
    u32 overlapped(const AccessPlace& place, const ReferenceAccess& access);

    MemorySystem& memory_;
    CoreId id_;
    std::unique_ptr<PipelineModel> pipeline_;
    TranslationPath translation_;
    BranchFilter branches_;
    DevicePath devices_;
    bool split_micro_;
    EventCosts event_costs_;
    bool overlaps_;
    OverlappedMisses misses_;  ///< loads: of a core that overlaps them; stores: of every core
    u64 device_accesses_ = 0;
};

}  // namespace hypscope::uarch
