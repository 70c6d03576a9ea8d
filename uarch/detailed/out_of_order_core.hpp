// SPDX-License-Identifier: Apache-2.0
// The Cortex-A15, instruction by instruction: dispatch in order, a few a cycle, into a window that
// an instruction leaves in order when it has completed; issue when operands and a port are there;
// fills that overlap, a store buffer that forwards. The core's time is that of the latest to leave.
//
// APPROX: the issue queues are one window; a load never waits for an older store's address; wrong
// paths are not executed.
#pragma once
#include "uarch/detailed/reference_pipeline.hpp"

namespace hypscope::uarch {

class OutOfOrderCore final : public ReferencePipeline {
  public:
    OutOfOrderCore(const CorePreset& preset, const MemoryLatencies& latencies);

    void issue(const PricedInstruction& instruction, u32 pc, bool executes) override;
    void access(const ReferenceAccess& access) override;
    /// It is known when what the branch is decided by is there.
    void redirect(u32 penalty) override { fetch_from(std::max(issued_, data_ready_) + penalty); }
    void delay_fetch(u32 cycles) override { fetch_from(dispatch_cycle_ + cycles); }
    void stand_still(u64 until) override {
        retire_at(until);
        fetch_from(until);
    }
    [[nodiscard]] u64 front() const override { return retired_; }

  private:
    static constexpr size_t kPipes = static_cast<size_t>(Pipe::Count);
    static constexpr u32 kMaxWindow = 256, kCycles = 1024;
    /// Ports of a pipe that are taken in a cycle; the slot of another cycle counts as none.
    struct Busy {
        u64 cycle = 0;
        u32 used = 0;
    };

    void fetch_from(u64 cycle);
    u64 dispatch(u32 slots, bool alone);
    u64 reserve(Pipe pipe, u64 from, u32 cycles);
    void retire(u64 completed);
    void retire_at(u64 cycle);

    std::array<u8, kPipes> ports_{};
    u32 window_;
    u64 dispatch_cycle_ = 0;
    u32 dispatched_ = 0;  ///< slots used of that cycle
    u64 retired_ = 0;
    u32 retired_then_ = 0;  ///< how many left in that cycle
    u32 count_ = 0;
    u64 issued_ = 0;      ///< of the latest instruction
    u64 data_ready_ = 0;  ///< what it stores, or what decides where it branches
    u32 pieces_ = 0;      ///< accesses that it has made
    std::array<u64, kMaxWindow> left_{};
    std::array<std::array<Busy, kCycles>, kPipes> busy_{};
};

}  // namespace hypscope::uarch
