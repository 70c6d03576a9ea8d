// SPDX-License-Identifier: Apache-2.0
// The line fills that a core has under way: a few at a time, each with its latency, and behind one
// another on the way from the L2 cache and from DRAM. A hit on a line that is still on its way
// waits for it (A15 TRM 6.4: six fills of Normal memory, hit under miss).
//
// APPROX: what the cores of a cluster have under way is not queued behind one another.
#pragma once
#include <algorithm>
#include <array>

#include "uarch/memory_system.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class LineFills {
  public:
    static constexpr u32 kMaxFills = 16;

    LineFills(const CorePreset& preset, const MemoryLatencies& latencies)
        : count_(preset.l1d_fills), latencies_(latencies), level_(preset.prefetch_level) {}

    /// When the line is in the L1 cache for an access at `at`. A hit is there at once unless its
    /// fill is under way.
    [[gnu::always_inline]] u64 arrival(LineNumber line, const MemoryCost& cost, u64 at) {
        if (cost.from == MemoryLevel::L1) return std::max(at, under_way(line, at)) + cost.cycles;
        if (cost.merged) return written(cost, at);
        Fill& fill = fills_[oldest_];
        oldest_ = oldest_ + 1 == count_ ? 0 : oldest_ + 1;
        fill.line = line;
        return fill.there = fetched(cost, std::max(at, fill.there));
    }
    /// Until when all buffers are taken.
    [[nodiscard]] u64 free_at() const { return fills_[oldest_].there; }

  private:
    struct Fill {
        LineNumber line = ~LineNumber{0};
        u64 there = 0;
    };

    [[nodiscard]] u64 under_way(LineNumber line, u64 at) const {
        if (l2_free_ <= at) return 0;
        for (u32 i = 0; i < count_; ++i) {
            if (fills_[i].line == line && fills_[i].there > at) return fills_[i].there;
        }
        return 0;
    }
    /// A line that is written whole: its transfers, and no buffer.
    [[gnu::always_inline]] u64 written(const MemoryCost& cost, u64 at) {
        l2_free_ = std::max(at, l2_free_) + latencies_.transfer;
        if (cost.from != MemoryLevel::Dram) return l2_free_;
        return dram_free_ = std::max(l2_free_, dram_free_) + latencies_.dram_transfer;
    }
    /// A line that a prefetcher expected was fetched early enough: only its transfers are left.
    [[gnu::always_inline]] u64 fetched(const MemoryCost& cost, u64 start) {
        const bool expected = cost.streamed;
        u64 there = start + (expected && level_ == 1 ? 0 : latencies_.l2);
        if (cost.snooped) there += latencies_.snoop;
        if (cost.from == MemoryLevel::Dram) {
            dram_free_ = std::max(dram_free_, start) + latencies_.dram_transfer;
            there = expected ? std::max(there, dram_free_)
                             : std::max(there + latencies_.dram, dram_free_);
        }
        l2_free_ = std::max(there, l2_free_ + latencies_.transfer);
        return l2_free_;
    }

    u32 count_;
    u32 oldest_ = 0;  ///< fills arrive in the order in which they began: behind one another from L2
    MemoryLatencies latencies_;
    u32 level_;
    u64 l2_free_ = 0, dram_free_ = 0;  ///< when the way is free again
    std::array<Fill, kMaxFills> fills_{};
};

}  // namespace hypscope::uarch
