// SPDX-License-Identifier: Apache-2.0
// The Cortex-A7's pipeline: in order, with partial dual issue (A7 TRM 2.1.1; pairing, latencies and
// forwarding from GCC's description of the core, GCC7 in docs/references.md):
//   * two instructions issue together by the rules of pairing.hpp;
//   * a result reaches an unshifted operand after one cycle, a shifted operand or an address one
//     cycle later (core.pipeline.shift_early);
//   * a multiple transfer moves two words a cycle.
#pragma once
#include <array>

#include "uarch/pairing.hpp"
#include "uarch/pipeline_costs.hpp"
#include "uarch/pipeline_model.hpp"
#include "uarch/recent_stores.hpp"

namespace hypscope::uarch {

class InOrderPipeline final : public PipelineModel {
  public:
    explicit InOrderPipeline(const CorePreset& preset);

    [[nodiscard]] std::unique_ptr<BlockEdges> edges(
        std::span<const PricedInstruction> block) override;

  protected:
    void reset() override;
    u32 issue(const PricedInstruction& instruction) override;
    void next_round(bool /*taken*/) override {
        pairing_.close();
        edges_ = nullptr;
    }
    [[nodiscard]] bool overlaps_blocks() const override { return false; }

  private:
    [[nodiscard]] u32 ready_at(const Hazards& hazards, isa::TimingClass c) const;
    void write_back(const Hazards& hazards, u32 latency, const ClassCost& cost);
    void note_wanted(const Hazards& hazards, isa::TimingClass c, bool simd);
    [[nodiscard]] u32 saved_by_accumulating(isa::TimingClass c) const;

    CostTable costs_;
    u32 width_, early_, words_per_cycle_, accumulate_, load_latency_, forward_;
    u32 cycle_ = 0;      ///< of the latest issue
    u32 next_free_ = 0;  ///< the first cycle in which a first slot is free
    u32 simd_free_ = 0;
    Pairing pairing_;
    RecentStores recent_stores_;
    BlockEdges* edges_ = nullptr;       ///< of the block that is being issued for the first time
    RegisterSet written_ = 0;           ///< by the block
    RegisterSet multiply_results_ = 0;  ///< registers whose latest writer is a multiply
    std::array<u32, kRegisterCount> ready_{};
};

}  // namespace hypscope::uarch
