// SPDX-License-Identifier: Apache-2.0
// Functional time: one cycle an instruction at core.clock, and nothing else costs anything.
#pragma once
#include "uarch/core_timing.hpp"

namespace hypscope::uarch {

class FunctionalTiming final : public CoreTiming {
  public:
    /// A page: the L0 filter is then a TLB.
    static constexpr u8 kGranuleShift = 12;
    [[nodiscard]] u8 data_granule_shift() const override { return kGranuleShift; }
    [[nodiscard]] u8 fetch_line_shift() const override { return 12; }
    [[nodiscard]] bool models_fetch() const override { return false; }
    [[nodiscard]] bool models_branches() const override { return false; }
    [[nodiscard]] bool models_events() const override { return false; }

    std::unique_ptr<BlockEdges> price_block(std::span<const PricedInstruction> block,
                                            std::span<u16> cumulative) override {
        for (size_t i = 0; i < block.size(); ++i) cumulative[i] = static_cast<u16>(i + 1);
        return nullptr;
    }
    AccessCost data(const DataAccess&, const WalkPath&) override { return {0, true, true}; }
    AccessCost fetch(const FetchAccess&, const WalkPath&) override { return {0, true, false}; }
    u32 device(const DeviceAccess&, Cycles) override { return 0; }
    u32 branch(const Branch&) override { return 0; }
    u32 event(TimingEvent, Cycles) override { return 0; }
    void tlb_invalidate(const TlbInvalidate&) override {}
    void cache_maintenance(const CacheMaintenance&) override {}
    void set_listener(FilterListener*) override {}
};

}  // namespace hypscope::uarch
