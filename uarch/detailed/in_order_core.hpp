// SPDX-License-Identifier: Apache-2.0
// The Cortex-A7, instruction by instruction: pairing and forwarding as in pipeline_in_order.hpp,
// but without an end: what is under way goes on. A load that misses stops the first instruction
// that needs its result; TLB misses and full buffers stop the core.
#pragma once
#include "uarch/detailed/reference_pipeline.hpp"
#include "uarch/pairing.hpp"

namespace hypscope::uarch {

class InOrderCore final : public ReferencePipeline {
  public:
    InOrderCore(const CorePreset& preset, const MemoryLatencies& latencies)
        : ReferencePipeline(preset, latencies) {}

    void issue(const PricedInstruction& instruction, u32 pc, bool executes) override;
    void access(const ReferenceAccess& access) override;
    void redirect(u32 penalty) override { stand_still(next_free_ + penalty); }
    void delay_fetch(u32 cycles) override {
        if (cycles != 0) stand_still(next_free_ + cycles);
    }
    void stand_still(u64 until) override {
        if (until <= next_free_) return;
        next_free_ = until;
        pairing_.close();
    }
    [[nodiscard]] u64 front() const override { return next_free_; }

  private:
    u64 cycle_ = 0;      ///< of the latest issue
    u64 next_free_ = 0;  ///< the first cycle in which a first slot is free
    u64 simd_free_ = 0;
    u64 data_ready_ = 0;
    u32 pieces_ = 0;
    Pairing pairing_;
};

}  // namespace hypscope::uarch
