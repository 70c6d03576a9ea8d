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
#include <array>

#include "uarch/core_timing.hpp"
#include "uarch/detailed/line_fills.hpp"
#include "uarch/detailed/store_buffer.hpp"
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
    struct Miss {
        AccessPlace place{};
        u64 issued = 0;
        u64 usable = 0;  ///< its result, by another instruction
        u64 after = 0;   ///< the core's time when it went on
    };

    [[nodiscard]] u64 issue_time(const AccessPlace& place) const;
    [[nodiscard]] static bool depends(const AccessPlace& place, const Miss& miss);
    u64 translated(const TranslationCost& cost, u64 at);

    [[nodiscard]] u32 hidden(const LoadDependence& load, u32 index) const;

    bool in_order_;
    LineFills fills_;
    StoreBuffer stores_;
    u32 window_, run_ahead_, load_latency_;
    u64 walker_free_ = 0, settled_ = 0, latest_usable_ = 0;
    u32 latest_ = 0;
    std::array<Miss, kKept> misses_{};
};

}  // namespace hypscope::uarch
