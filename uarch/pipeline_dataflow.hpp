// SPDX-License-Identifier: Apache-2.0
// The Cortex-A15's pipeline: three instructions are dispatched a cycle, in order, into a bounded
// window; each issues when its operands are ready and its pipe is free (GCC15: two simple integer
// pipes, a branch, a multiply and divide pipe, a load and a store pipe, two for extension
// registers).
//
// APPROX: renaming, the issue queues' sizes and the reorder buffer's retirement width are one
// window. The front is the latest issue, not the latest completion: what the last instructions of a
// block have still under way is hidden by the next block.
#pragma once
#include <array>

#include "uarch/pipeline_costs.hpp"
#include "uarch/pipeline_model.hpp"
#include "uarch/recent_stores.hpp"
#include "uarch/scoreboard.hpp"

namespace hypscope::uarch {

class DataflowPipeline final : public PipelineModel {
  public:
    explicit DataflowPipeline(const CorePreset& preset);

  protected:
    void reset() override;
    u32 issue(const ScheduledInstruction& instruction) override;
    void next_round(bool taken) override {
        if (taken) close_dispatch();
    }
    [[nodiscard]] bool overlaps_blocks() const override { return true; }

  private:
    static constexpr size_t kPipes = static_cast<size_t>(Pipe::Count);
    static constexpr u32 kMaxWindow = 256;
    /// Beyond this many cycles a block is bound by latencies, and pipes count as free.
    static constexpr u32 kHorizon = 1024;

    /// A pipe's ports, and how many of them are taken in each cycle.
    struct PipeUse {
        u8 ports = 1;
        u32 full_below = 0;  ///< no port is free before this cycle
        std::array<u8, kHorizon> taken{};
    };

    u32 dispatch(u32 slots, bool alone);
    void close_dispatch();
    u32 reserve(Pipe pipe, u32 from, u32 cycles);
    void complete_at(u32 cycle);
    [[nodiscard]] u32 latency_of(const ScheduledInstruction& i, u32 at) const;

    u32 width_, window_, load_latency_, forward_;
    u32 dispatch_cycle_ = 0, dispatched_ = 0;  ///< slots used of that cycle
    u32 front_ = 0;                            ///< one after the latest issue
    u32 retired_ = 0;                          ///< when everything so far has completed
    u32 count_ = 0;
    RecentStores recent_stores_;
    Scoreboard<u32> registers_;
    std::array<u32, kMaxWindow> completed_{};
    std::array<PipeUse, kPipes> pipes_{};
};

}  // namespace hypscope::uarch
