// SPDX-License-Identifier: Apache-2.0
// The tags of a set-associative cache: which lines are in which frames, and whom to replace. Data
// is always in RAM; what a frame means (dirty, shared, owner) is kept by whoever owns the cache, in
// arrays of its own indexed by frame.
#pragma once
#include <bit>
#include <vector>

#include "common/types.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

/// All in bytes but `ways`.
struct CacheGeometry {
    u32 size = 0;
    u32 ways = 1;
    u32 line = 64;
    u32 policy = kLru;
    [[nodiscard]] u32 sets() const { return size / (ways * line); }
};

/// A line of {security, physical address}: pa >> log2(line) with the security above bit 40.
using LineNumber = u64;

class Cache {
  public:
    static constexpr u32 kMiss = ~u32{0};

    explicit Cache(const CacheGeometry& geometry)
        : ways_(geometry.ways),
          line_shift_(static_cast<u32>(std::countr_zero(geometry.line))),
          set_bits_(static_cast<u32>(std::countr_zero(geometry.sets()))),
          random_(geometry.policy == kRandom),
          tags_(geometry.sets() * geometry.ways, kInvalid),
          valid_(geometry.sets(), 0),
          ages_(random_ ? 0 : tags_.size()) {
        for (size_t i = 0; i < ages_.size(); ++i) ages_[i] = static_cast<u8>(i % ways_);
    }

    [[nodiscard]] u32 frame_count() const { return static_cast<u32>(tags_.size()); }
    [[nodiscard]] u32 line_shift() const { return line_shift_; }
    [[nodiscard]] LineNumber line_of(u64 pa, bool secure) const {
        return (pa | u64{secure} << 40) >> line_shift_;
    }
    [[nodiscard]] u64 pa_of(LineNumber line) const {
        return (line << line_shift_) & ((u64{1} << 40) - 1);
    }

    /// The frame that holds the line, or kMiss. Does not count as a use.
    [[nodiscard]] u32 find(LineNumber line) const {
        return find_tag(first_frame(line), tag_of(line));
    }
    /// The frame to fill: a free one, else by the policy. The caller evicts what it holds.
    [[nodiscard]] u32 choose_victim(LineNumber line) {
        const u32 first = first_frame(line);
        if (valid_[first / ways_] < ways_) return find_tag(first, kInvalid);
        if (random_) return first + (next_random() & (ways_ - 1));
        for (u32 frame = first; frame < first + ways_; ++frame) {
            if (ages_[frame] == ways_ - 1) return frame;
        }
        return first;
    }
    void fill(u32 frame, LineNumber line) {
        if (!is_valid(frame)) ++valid_[frame / ways_];
        tags_[frame] = tag_of(line);
        touch(frame);
    }
    /// A use of the frame, for LRU.
    void touch(u32 frame) {
        if (random_ || ages_[frame] == 0) return;
        const u32 first = frame & ~(ways_ - 1);
        for (u32 other = first; other < first + ways_; ++other) {
            ages_[other] = static_cast<u8>(ages_[other] + (ages_[other] < ages_[frame] ? 1 : 0));
        }
        ages_[frame] = 0;
    }
    [[nodiscard]] bool is_valid(u32 frame) const { return tags_[frame] != kInvalid; }
    [[nodiscard]] LineNumber line_in(u32 frame) const {
        return LineNumber{tags_[frame]} << set_bits_ | frame / ways_;
    }
    void invalidate(u32 frame) {
        if (is_valid(frame)) --valid_[frame / ways_];
        tags_[frame] = kInvalid;
    }
    void invalidate_all() {
        tags_.assign(tags_.size(), kInvalid);
        valid_.assign(valid_.size(), 0);
    }

  private:
    static constexpr u32 kInvalid = ~u32{0};

    [[nodiscard]] u32 first_frame(LineNumber line) const {
        return (static_cast<u32>(line) & ((1u << set_bits_) - 1)) * ways_;
    }
    [[nodiscard]] u32 tag_of(LineNumber line) const { return static_cast<u32>(line >> set_bits_); }
    /// Four ways are compared at a time: a miss must look at all of them.
    [[nodiscard]] u32 find_tag(u32 first, u32 tag) const {
        const u32* tags = &tags_[first];
        if (ways_ < 4) {
            if (tags[0] == tag) return first;
            return ways_ == 2 && tags[1] == tag ? first + 1 : kMiss;
        }
        for (u32 way = 0; way < ways_; way += 4) {
            const u32 found = (tags[way] == tag ? 1u : 0u) | (tags[way + 1] == tag ? 2u : 0u) |
                              (tags[way + 2] == tag ? 4u : 0u) | (tags[way + 3] == tag ? 8u : 0u);
            if (found != 0) return first + way + static_cast<u32>(std::countr_zero(found));
        }
        return kMiss;
    }
    /// xorshift32 from a fixed seed: the same run replaces the same lines.
    u32 next_random() {
        seed_ ^= seed_ << 13;
        seed_ ^= seed_ >> 17;
        seed_ ^= seed_ << 5;
        return seed_ >> 8;
    }

    u32 ways_, line_shift_, set_bits_;
    bool random_;
    u32 seed_ = 0x2545f491;
    std::vector<u32> tags_;
    std::vector<u8> valid_;  ///< ways of each set that hold a line
    std::vector<u8> ages_;   ///< 0 is the latest used; only for LRU
};

}  // namespace hypscope::uarch
