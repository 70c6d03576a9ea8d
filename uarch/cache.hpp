// SPDX-License-Identifier: Apache-2.0
// The tags of a set-associative cache: which lines are in which frames, and whom to replace. Data
// is always in RAM; what a frame means (dirty, shared, owner) is kept by whoever owns the cache, in
// arrays of its own indexed by frame.
#pragma once
#include <bit>
#include <cstring>
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
          way_shift_(static_cast<u32>(std::countr_zero(geometry.ways))),
          line_shift_(static_cast<u32>(std::countr_zero(geometry.line))),
          set_bits_(static_cast<u32>(std::countr_zero(geometry.sets()))),
          random_(geometry.policy == kRandom),
          tags_(geometry.sets() * geometry.ways, kInvalid),
          valid_(geometry.sets(), 0),
          latest_use_(random_ ? 0 : tags_.size(), 0) {}

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
        if (valid_[first >> way_shift_] < ways_) return find_tag(first, kInvalid);
        if (random_) return first + (next_random() & (ways_ - 1));
        return least_recent(first);
    }
    void fill(u32 frame, LineNumber line) {
        if (!is_valid(frame)) ++valid_[frame >> way_shift_];
        tags_[frame] = tag_of(line);
        touch(frame);
    }
    /// A use of the frame, for LRU.
    void touch(u32 frame) {
        if (!random_) latest_use_[frame] = ++uses_;
    }
    [[nodiscard]] bool is_valid(u32 frame) const { return tags_[frame] != kInvalid; }
    [[nodiscard]] LineNumber line_in(u32 frame) const {
        return LineNumber{tags_[frame]} << set_bits_ | (frame >> way_shift_);
    }
    void invalidate(u32 frame) {
        if (is_valid(frame)) --valid_[frame >> way_shift_];
        tags_[frame] = kInvalid;
    }
    void invalidate_all() {
        tags_.assign(tags_.size(), kInvalid);
        valid_.assign(valid_.size(), 0);
    }

  private:
    static constexpr u32 kInvalid = ~u32{0};
    using FourTags = u32 __attribute__((vector_size(16)));

    [[nodiscard]] u32 first_frame(LineNumber line) const {
        return (static_cast<u32>(line) & ((1u << set_bits_) - 1)) << way_shift_;
    }
    [[nodiscard]] u32 tag_of(LineNumber line) const { return static_cast<u32>(line >> set_bits_); }
    /// A miss must look at all ways: four at a time.
    [[nodiscard]] u32 find_tag(u32 first, u32 tag) const {
        const u32* tags = &tags_[first];
        if (tags[0] == tag) return first;
        if (ways_ < 4) return ways_ == 2 && tags[1] == tag ? first + 1 : kMiss;
        const FourTags wanted{tag, tag, tag, tag};
        FourTags found{};
        FourTags way_bits{1, 2, 4, 8};
        for (u32 way = 0; way < ways_; way += 4) {
            FourTags four;
            std::memcpy(&four, tags + way, sizeof four);
            found |= (four == wanted) & way_bits;
            way_bits <<= 4;
        }
        const u32 mask = (found[0] | found[1]) | (found[2] | found[3]);
        return mask == 0 ? kMiss : first + static_cast<u32>(std::countr_zero(mask));
    }
    [[nodiscard]] u32 least_recent(u32 first) const {
        u32 victim = first;
        for (u32 frame = first + 1; frame < first + ways_; ++frame) {
            if (latest_use_[frame] < latest_use_[victim]) victim = frame;
        }
        return victim;
    }
    /// xorshift32 from a fixed seed: the same run replaces the same lines.
    u32 next_random() {
        seed_ ^= seed_ << 13;
        seed_ ^= seed_ >> 17;
        seed_ ^= seed_ << 5;
        return seed_ >> 8;
    }

    u32 ways_, way_shift_, line_shift_, set_bits_;
    bool random_;
    u32 seed_ = 0x2545f491;
    std::vector<u32> tags_;
    std::vector<u8> valid_;        ///< ways of each set that hold a line
    std::vector<u64> latest_use_;  ///< when a frame was used, counted in uses of the cache
    u64 uses_ = 0;
};

}  // namespace hypscope::uarch
