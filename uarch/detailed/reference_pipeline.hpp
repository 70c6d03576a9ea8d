// SPDX-License-Identifier: Apache-2.0
// The pipeline of a core, one instruction after the other: no blocks, no static prices. Times are
// cycles since the start of the core, and only grow; an instruction is scheduled when it is
// announced, as if it hit, and again when its accesses are known.
#pragma once
#include <memory>

#include "uarch/core_timing.hpp"
#include "uarch/detailed/line_fills.hpp"
#include "uarch/detailed/reference_access.hpp"
#include "uarch/detailed/store_buffer.hpp"
#include "uarch/scoreboard.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

class ReferencePipeline {
  public:
    ReferencePipeline(const CorePreset& preset, const MemoryLatencies& latencies)
        : costs_(preset),
          fills_(preset, latencies),
          stores_(preset),
          width_(preset.pipeline_width),
          words_per_cycle_(preset.pipeline_words_per_cycle),
          load_latency_(preset.latency_load),
          registers_(preset) {}
    virtual ~ReferencePipeline() = default;

    /// The next instruction in program order.
    virtual void issue(const PricedInstruction& instruction, u32 pc, bool executes) = 0;
    /// What that instruction reads or writes, piece by piece.
    virtual void access(const ReferenceAccess& access) = 0;
    /// That instruction was a branch that went another way than predicted.
    virtual void redirect(u32 penalty) = 0;
    /// The next instruction comes so much later from the instruction cache.
    virtual void delay_fetch(u32 cycles) = 0;
    /// The core stands until then: an event, a device, sleep.
    virtual void stand_still(u64 until) = 0;
    /// The local time of the core: what a cycle counter would show to the next instruction.
    [[nodiscard]] virtual u64 front() const = 0;
    /// When every store has left.
    [[nodiscard]] u64 drained_at() const { return stores_.drained_at(); }

  protected:
    void write_back(const Hazards& hazards, u64 issued, u32 latency, const ClassCost& cost) {
        registers_.write_back(hazards, issued, latency, cost);
        results_ = hazards.writes;
    }
    /// Follows the instruction before? Otherwise a branch was taken.
    [[nodiscard]] bool in_sequence(u32 pc, u32 length) {
        const bool follows = pc == expected_pc_;
        expected_pc_ = pc + length;
        return follows;
    }
    /// Translation of an access at `at`: walks are made one after the other.
    [[nodiscard]] u64 translated(const TranslationCost& cost, u64 at) {
        at += cost.look_up;
        if (cost.walk == 0) return at;
        return walker_free_ = std::max(walker_free_, at) + cost.walk;
    }

    /// Accesses that no cache answers are made one after the other.
    [[nodiscard]] u64 uncached(u32 latency, u64 at) {
        return uncached_free_ = std::max(uncached_free_, at) + latency;
    }

    InstructionCosts costs_;
    LineFills fills_;
    StoreBuffer stores_;
    u32 width_, words_per_cycle_, load_latency_;
    u32 expected_pc_ = 0;
    u64 walker_free_ = 0, uncached_free_ = 0;
    Scoreboard<u64> registers_;
    RegisterSet results_ = 0;  ///< of the latest instruction: they may come later than was thought
};

[[nodiscard]] std::unique_ptr<ReferencePipeline> make_reference_pipeline(
    const CorePreset& preset, const MemoryLatencies& latencies);

}  // namespace hypscope::uarch
