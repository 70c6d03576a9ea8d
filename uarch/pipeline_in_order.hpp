// SPDX-License-Identifier: Apache-2.0
// The Cortex-A7's pipeline: in order, with partial dual issue (A7 TRM 2.1.1; pairing, latencies and
// forwarding from GCC's description of the core, GCC7 in docs/references.md):
//   * two instructions issue together when the younger one is a direct branch or an operation with
//   at
//     most one register operand, and the older one is not a multiply, divide, call, a transfer of
//     more than one word, or a branch before a branch;
//   * a result reaches an unshifted operand after one cycle, a shifted operand or an address one
//     cycle later (core.pipeline.shift_early);
//   * a multiple transfer moves two words a cycle.
#pragma once
#include <array>

#include "uarch/pipeline_costs.hpp"
#include "uarch/pipeline_model.hpp"

namespace hypscope::uarch {

class InOrderPipeline final : public PipelineModel {
  public:
    explicit InOrderPipeline(const CorePreset& preset);

  protected:
    void reset() override;
    u32 issue(const PricedInstruction& instruction) override;
    void next_round() override { older_ = Older::Closed; }

  private:
    /// What the instruction in the first slot of the current cycle allows in the second.
    enum class Older : u8 { Closed, Any, NoBranch };

    [[nodiscard]] u32 ready_at(const Hazards& hazards, isa::TimingClass c) const;
    [[nodiscard]] bool pairs(const PricedInstruction& instruction, isa::TimingClass c) const;
    void write_back(const Hazards& hazards, u32 transfers, const ClassCost& cost);

    CostTable costs_;
    u32 width_, early_, words_per_cycle_, accumulate_, load_latency_;
    u32 cycle_ = 0;      ///< of the latest issue
    u32 next_free_ = 0;  ///< the first cycle in which a first slot is free
    u32 simd_free_ = 0;
    Older older_ = Older::Closed;
    RegisterSet multiply_results_ = 0;  ///< registers whose latest writer is a multiply
    std::array<u32, kRegisterCount> ready_{};
};

}  // namespace hypscope::uarch
