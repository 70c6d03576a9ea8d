// SPDX-License-Identifier: Apache-2.0
// What a block of instructions costs when every access hits and every branch is predicted. A
// pipeline is a schedule: instructions are issued to it one by one and it says how far its front
// has come.
//
// In order, a block is priced from an empty pipeline, a block that branches to its own head as one
// round of the loop; what is still under way at its end is the price of the edge (block_edges.hpp).
// APPROX: an edge into another page, or by an indirect branch, has no price.
// APPROX: out of order, where a block overlaps with those around it, every block is priced as a
// round of a loop: as if what surrounds it used the pipeline as it does.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "common/types.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"
#include "uarch/pipeline_costs.hpp"
#include "uarch/price_memo.hpp"

namespace hypscope::uarch {

/// Does the block end with a branch to its own first instruction?
[[nodiscard]] bool branches_to_its_head(std::span<const PricedInstruction> block);

class PipelineModel {
  public:
    explicit PipelineModel(const CorePreset& preset) : costs_(preset) {}
    virtual ~PipelineModel() = default;
    /// From an empty pipeline; a loop of one block as a loop.
    void price_alone(std::span<const PricedInstruction> block, std::span<u16> cumulative);
    /// See CoreTiming::price_block.
    std::unique_ptr<BlockEdges> price(std::span<const PricedInstruction> block,
                                      std::span<u16> cumulative);

  protected:
    /// Empties the pipeline; the front is at 0.
    virtual void reset() = 0;
    /// Issues the next instruction; returns the front after it: cycles since reset, never less than
    /// before.
    virtual u32 issue(const ScheduledInstruction& instruction) = 0;
    /// The head again; `taken`: by a branch, so that fetch goes on in a new cycle.
    virtual void next_round(bool taken) = 0;
    /// Of the block that was just priced.
    [[nodiscard]] virtual std::unique_ptr<BlockEdges> edges() const { return nullptr; }
    /// Every block is priced as a round of a loop.
    [[nodiscard]] virtual bool overlaps_blocks() const = 0;

  private:
    void price_as_round(std::span<const PricedInstruction> block, std::span<u16> cumulative);
    void look_at(std::span<const PricedInstruction> block);
    void schedule(bool loop, bool taken, std::span<u16> cumulative);
    void price_loop(bool taken, std::span<u16> cumulative);

    InstructionCosts costs_;
    std::vector<ScheduledInstruction> scheduled_;  ///< the block
    PriceMemo memo_;                               ///< of blocks as rounds of a loop
};

[[nodiscard]] std::unique_ptr<PipelineModel> make_pipeline(const CorePreset& preset);

}  // namespace hypscope::uarch
