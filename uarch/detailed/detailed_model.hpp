// SPDX-License-Identifier: Apache-2.0
// The detailed timing of one core: a reference pipeline that is told of every instruction and every
// access. Blocks have no price and L0 filters hold no data, so that nothing is left out; it is the
// judge of the approximate model, with the same parameters.
#pragma once
#include <memory>

#include "uarch/branch_filter.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/detailed/reference_pipeline.hpp"
#include "uarch/device_path.hpp"
#include "uarch/event_costs.hpp"
#include "uarch/memory_system.hpp"
#include "uarch/parameters.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

class DetailedModel final : public CoreTiming {
  public:
    DetailedModel(const CorePreset& preset, MemorySystem& memory, CoreId id);

    [[nodiscard]] u8 data_granule_shift() const override {
        return static_cast<u8>(memory_.l1d_line_shift());
    }
    [[nodiscard]] u8 fetch_line_shift() const override {
        return static_cast<u8>(memory_.l1i_line_shift());
    }
    [[nodiscard]] bool models_fetch() const override { return true; }
    [[nodiscard]] bool models_branches() const override { return true; }
    [[nodiscard]] bool models_instructions() const override { return true; }

    /// Nothing: instruction() says what each costs.
    void price_block(std::span<const PricedInstruction> block, std::span<u16> cumulative) override;
    u32 instruction(const PricedInstruction& instruction, u32 pc, bool executes,
                    Cycles now) override;
    AccessCost data(const DataAccess& access, WalkSource& walk) override;
    AccessCost fetch(const FetchAccess& access, WalkSource& walk) override;
    u32 device(const DeviceAccess& access, Cycles now) override;
    u32 branch(const Branch& branch) override;
    u32 event(TimingEvent event, Cycles now) override;

    void tlb_invalidate(const TlbInvalidate& op) override { translation_.invalidate(op); }
    void cache_maintenance(const CacheMaintenance& op) override { memory_.maintain(id_, op); }
    void set_listener(FilterListener* listener) override;

    [[nodiscard]] BranchFilter* branch_filter() override { return &branches_; }
    [[nodiscard]] TimingCounters counters() const override;

  private:
    /// Cycles by which the core's time has grown since it was last said.
    u32 grown();
    u32 stand_still(u32 cycles, Cycles now);

    MemorySystem& memory_;
    CoreId id_;
    std::unique_ptr<ReferencePipeline> pipeline_;
    TranslationPath translation_;
    BranchFilter branches_;
    DevicePath devices_;
    u32 mispredict_;
    EventCosts event_costs_;
    u64 said_ = 0;  ///< the core's time as the engine knows it
    u64 device_accesses_ = 0;
};

}  // namespace hypscope::uarch
