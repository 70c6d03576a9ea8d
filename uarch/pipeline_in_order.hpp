// SPDX-License-Identifier: Apache-2.0
// The Cortex-A7's pipeline: in order, with partial dual issue (A7 TRM 2.1.1; pairing, latencies and
// forwarding from GCC's description of the core, GCC7 in docs/references.md):
//   * two instructions issue together by the rules of pairing.hpp;
//   * a result reaches an unshifted operand after one cycle, a shifted operand or an address one
//     cycle later (core.pipeline.shift_early);
//   * a multiple transfer moves two words a cycle.
#pragma once
#include "uarch/pairing.hpp"
#include "uarch/pipeline_costs.hpp"
#include "uarch/pipeline_model.hpp"
#include "uarch/recent_stores.hpp"
#include "uarch/scoreboard.hpp"

namespace hypscope::uarch {

class InOrderPipeline final : public PipelineModel {
  public:
    explicit InOrderPipeline(const CorePreset& preset);

  protected:
    void reset() override;
    u32 issue(const ScheduledInstruction& instruction) override;
    void next_round(bool /*taken*/) override {
        pairing_.close();
        is_first_round_ = false;
    }
    [[nodiscard]] std::unique_ptr<BlockEdges> edges() const override;
    [[nodiscard]] bool overlaps_blocks() const override { return false; }

  private:
    void note_wanted(const Hazards& hazards, const ClassCost& cost);

    u32 width_, early_, load_latency_, forward_;
    u32 cycle_ = 0;      ///< of the latest issue
    u32 next_free_ = 0;  ///< the first cycle in which a first slot is free
    u32 simd_free_ = 0;
    Pairing pairing_;
    RecentStores recent_stores_;
    Scoreboard<u32> registers_;
    RegisterSet written_ = 0;  ///< by the block
    bool is_first_round_ = true;
    BlockEdges wanted_;  ///< by the block, in its first round
};

}  // namespace hypscope::uarch
