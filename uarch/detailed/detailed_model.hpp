// SPDX-License-Identifier: Apache-2.0
// The detailed timing of one core: a reference pipeline that is told of every instruction and every
// access. Blocks have no price and L0 filters hold no data, so that nothing is left out; it is the
// judge of the approximate model, with the same parameters.
#pragma once
#include <memory>

#include "uarch/detailed/reference_pipeline.hpp"
#include "uarch/modelled_core.hpp"

namespace hypscope::uarch {

class DetailedModel final : public ModelledCore {
  public:
    DetailedModel(const CorePreset& preset, MemorySystem& memory, CoreId id);

    [[nodiscard]] bool models_instructions() const override { return true; }

    /// Nothing: instruction() says what each costs.
    std::unique_ptr<BlockEdges> price_block(std::span<const PricedInstruction> block,
                                            std::span<u16> cumulative) override;
    u32 instruction(const PricedInstruction& instruction, u32 pc, bool executes,
                    Cycles now) override;
    AccessCost data(const DataAccess& access, const WalkPath& walk) override;
    AccessCost fetch(const FetchAccess& access, const WalkPath& walk) override;
    u32 device(const DeviceAccess& access, Cycles now) override;
    u32 branch(const Branch& branch) override;
    u32 event(TimingEvent event, Cycles now) override;

  private:
    /// Cycles by which the core's time has grown since it was last said.
    u32 grown();
    u32 stand_still(u32 cycles, Cycles now);

    std::unique_ptr<ReferencePipeline> pipeline_;
    u64 said_ = 0;  ///< the core's time as the engine knows it
};

}  // namespace hypscope::uarch
