// SPDX-License-Identifier: Apache-2.0
// What misses cost a core whose blocks have static prices; lines, walks and the store buffer are
// those of the reference pipelines.
//
// Out of order: how long the window can not go on. A load that waits for no earlier miss is issued
// while that one is under way, when it is near enough to be in the window with it.
//
// In order: how long the first instruction that needs the result stands, charged at the load. A
// load before that instruction is issued while the earlier miss is under way.
//
// APPROX: in order, the end of a block counts as the use of what nothing in it uses. Out of order,
// a load from whose result no address of its block is made hides what the window can run ahead; a
// register that a block between two misses has written still counts as made from the first.
#pragma once
#include <algorithm>
#include <array>

#include "uarch/core_timing.hpp"
#include "uarch/detailed/line_fills.hpp"
#include "uarch/detailed/store_buffer.hpp"
#include "uarch/lanes.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

class OverlappedMisses {
  public:
    OverlappedMisses(const CorePreset& preset, const MemoryLatencies& latencies)
        : in_order_(preset.pipeline_kind == kInOrder),
          fills_(preset, latencies),
          stores_(preset),
          window_(preset.pipeline_window),
          run_ahead_(preset.pipeline_window / preset.pipeline_width),
          load_latency_(preset.latency_load) {}

    /// Cycles for which the core stands still at `place`.
    u32 load(const AccessPlace& place, const ReferenceAccess& access);
    u32 store(const AccessPlace& place, const ReferenceAccess& access);
    /// Cycles until every load has completed; nothing later is issued before `now` and those
    /// cycles.
    u32 settle(Cycles now);
    /// Cycles until every store has left.
    [[nodiscard]] u32 drain(Cycles now) const {
        return static_cast<u32>(std::max(stores_.drained_at(), now.value) - now.value);
    }

  private:
    static constexpr u32 kKept = 8;
    /// What a load is compared with, a lane for each miss that is kept, the latest first. Blocks
    /// have at most 32 instructions: an index is a bit of two halves.
    struct Lanes {
        EightLanes distance{};  ///< instructions from the miss to the latest load, at most kFar
        EightLanes entered{};   ///< low bits: enough among misses that are near one another
        EightLanes index_low{}, index_high{};
        EightLanes taints{};
        EightLanes lead{};  ///< from where the core went on to the result, lane_of_lead()
    };
    static constexpr i16 kFar = 0x3fff;
    /// A lead is never long, but may be very negative: that lowest one stands for all below it.
    static constexpr i16 kLowestLead = -0x8000;
    static i16 lane_of_lead(i64 lead) {
        return static_cast<i16>(std::clamp<i64>(lead, kLowestLead, -(kLowestLead + 1)));
    }
    struct Miss {
        u64 usable = 0;  ///< its result, by another instruction
        u64 after = 0;   ///< the core's time when it went on
        u64 older = 0;   ///< no earlier miss is usable later than that
    };

    [[nodiscard]] const Miss& in_lane(u32 lane) const { return misses_[(latest_ - lane) % kKept]; }
    void come_to(u64 number);
    [[nodiscard]] u64 issue_time(const AccessPlace& place) const;
    [[nodiscard]] EightLanes dependences(const AccessPlace& place) const;
    [[nodiscard]] EightLanes leads(i64 beyond) const;
    void keep(const AccessPlace& place, u64 issued, u64 usable, u64 after);
    u64 translated(const TranslationCost& cost, u64 at);

    [[nodiscard]] u32 hidden(const LoadDependence& load, u32 index) const;

    bool in_order_;
    LineFills fills_;
    StoreBuffer stores_;
    u32 window_, run_ahead_, load_latency_;
    u64 walker_free_ = 0, settled_ = 0, latest_usable_ = 0;
    u64 number_ = 0;         ///< of the latest load: what distances are counted to
    u64 latest_issued_ = 0;  ///< of the latest miss
    u32 latest_ = 0, latest_use_ = 0;
    Lanes lanes_;
    std::array<Miss, kKept> misses_{};
};

}  // namespace hypscope::uarch
