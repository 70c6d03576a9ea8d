// SPDX-License-Identifier: Apache-2.0
// The tags of a set-associative cache: which lines are in which frames, and whom to replace. Data
// is always in RAM; what a frame means (dirty, shared, owner) is kept by whoever owns the cache, in
// arrays of its own indexed by frame.
#pragma once
#include <algorithm>
#include <bit>
#include <vector>

#include "common/types.hpp"
#include "uarch/lanes.hpp"
#include "uarch/parameters.hpp"
#include "uarch/recency.hpp"

namespace hypscope::uarch {

/// All in bytes but `ways`.
struct CacheGeometry {
    u32 size = 0;
    u32 ways = 1;
    u32 line = 64;
    u32 policy = kLru;
    [[nodiscard]] u32 sets() const { return size / (ways * line); }
};

/// What is known of a cache when the simulator is compiled: the operations below may be given it,
/// and then look nothing up of what it says.
struct CacheShape {
    u32 ways = 0;  ///< 0: nothing is known
    u32 policy = kLru;
};
inline constexpr CacheShape kAnyCache{};

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
          set_mask_(geometry.sets() - 1),
          random_(geometry.policy == kRandom),
          frames_(geometry.sets() * geometry.ways),
          tag_lines_((frames_ + kTagsInLine - 1) / kTagsInLine),
          valid_(geometry.sets(), 0),
          uses_(random_ ? 0 : geometry.sets()) {
        invalidate_all();
    }

    [[nodiscard]] u32 frame_count() const { return frames_; }
    [[nodiscard]] u32 line_shift() const { return line_shift_; }
    [[nodiscard]] static LineNumber line_of(u64 pa, bool secure, u32 line_shift) {
        return (pa | u64{secure} << 40) >> line_shift;
    }
    [[nodiscard]] LineNumber line_of(u64 pa, bool secure) const {
        return line_of(pa, secure, line_shift_);
    }
    [[nodiscard]] u64 pa_of(LineNumber line) const {
        return (line << line_shift_) & ((u64{1} << 40) - 1);
    }

    [[nodiscard]] bool has(const CacheShape& shape) const {
        return ways_ == shape.ways && random_ == (shape.policy == kRandom);
    }

    /// Where a line may be, and by what it is known there.
    struct Place {
        u32 set, first, tag;
    };
    template <CacheShape kShape = kAnyCache>
    [[nodiscard]] Place place_of(LineNumber line) const {
        const u32 set = static_cast<u32>(line) & set_mask_;
        return {set, set << way_shift<kShape>(), static_cast<u32>(line >> set_bits_)};
    }
    /// The frame that holds the line, or kMiss. Does not count as a use.
    template <CacheShape kShape = kAnyCache>
    [[nodiscard, gnu::always_inline]] u32 find(const Place& place) const {
        return find_tag<kShape>(place.first, place.tag);
    }
    [[nodiscard]] u32 find(LineNumber line) const { return find(place_of(line)); }
    /// The frame that is to hold a line that no frame holds: a free one, else that of another line,
    /// by the policy. It counts as used.
    template <CacheShape kShape = kAnyCache>
    u32 frame_for(const Place& place) {
        const u32 ways = this->ways<kShape>();
        if (free_ != 0 && valid_[place.set] < ways) [[unlikely]]
            return free_frame(place);
        return place.first + (is_random<kShape>() ? next_random() & (ways - 1)
                                                  : uses_[place.set].touch_oldest(ways));
    }
    [[nodiscard]] bool holds_line(u32 frame) const { return tag(frame) != kInvalid; }
    /// The line that the frame holds.
    [[nodiscard]] LineNumber line_in(u32 frame) const {
        return LineNumber{tag(frame)} << set_bits_ | frame >> way_shift_;
    }
    /// Into the frame that frame_for() gave.
    void put(u32 frame, const Place& place) { tag(frame) = place.tag; }
    /// A use of the frame, for LRU.
    template <CacheShape kShape = kAnyCache>
    void touch(u32 frame) {
        if (is_random<kShape>()) return;
        const u32 ways = this->ways<kShape>();
        uses_[frame >> way_shift<kShape>()].touch(frame & (ways - 1), ways);
    }
    void invalidate(u32 frame) {
        if (tag(frame) == kInvalid) return;
        tag(frame) = kInvalid;
        --valid_[frame >> way_shift_];
        ++free_;
    }
    void invalidate_all() {
        for (TagLine& line : tag_lines_) std::fill_n(line.tags, kTagsInLine, kInvalid);
        valid_.assign(valid_.size(), 0);
        free_ = frames_;
    }

  private:
    static constexpr u32 kInvalid = ~u32{0};
    static constexpr u32 kTagsInLine = 16;
    /// A line of the host's caches: a set of up to 16 ways is in one.
    struct alignas(64) TagLine {
        u32 tags[kTagsInLine];
    };

    template <CacheShape kShape>
    [[nodiscard]] u32 ways() const {
        return kShape.ways != 0 ? kShape.ways : ways_;
    }
    template <CacheShape kShape>
    [[nodiscard]] u32 way_shift() const {
        return kShape.ways != 0 ? static_cast<u32>(std::countr_zero(kShape.ways)) : way_shift_;
    }
    template <CacheShape kShape>
    [[nodiscard]] bool is_random() const {
        return kShape.ways != 0 ? kShape.policy == kRandom : random_;
    }

    /// Lines of tags follow one another.
    [[nodiscard]] u32& tag(u32 frame) { return tag_lines_.data()->tags[frame]; }
    [[nodiscard]] const u32& tag(u32 frame) const { return tag_lines_.data()->tags[frame]; }
    /// A miss must look at all ways.
    template <CacheShape kShape = kAnyCache>
    [[nodiscard, gnu::always_inline]] u32 find_tag(u32 first, u32 wanted) const {
        const u32 ways = this->ways<kShape>();
        const u32* tags = &tag(first);
        if (ways <= 2) {
            if (tags[0] == wanted) return first;
            return ways == 2 && tags[1] == wanted ? first + 1 : kMiss;
        }
        u32 found = 0;
        if (ways == 16) {
            found = equal_of_sixteen(tags, wanted);
        } else {
            for (u32 way = 0; way < ways; way += 4)
                found |= equal_of_four(tags + way, wanted) << way;
        }
        return found == 0 ? kMiss : first + static_cast<u32>(std::countr_zero(found));
    }
    u32 free_frame(const Place& place) {
        --free_;
        ++valid_[place.set];
        const u32 frame = find_tag(place.first, kInvalid);
        touch(frame);
        return frame;
    }
    /// xorshift32 from a fixed seed: the same run replaces the same lines.
    u32 next_random() {
        seed_ ^= seed_ << 13;
        seed_ ^= seed_ >> 17;
        seed_ ^= seed_ << 5;
        return seed_ >> 8;
    }

    u32 ways_, way_shift_, line_shift_, set_bits_, set_mask_;
    bool random_;
    u32 seed_ = 0x2545f491;
    u32 frames_, free_ = 0;
    std::vector<TagLine> tag_lines_;  ///< a tag for each frame
    std::vector<u8> valid_;           ///< ways of each set that hold a line
    std::vector<Recency> uses_;       ///< of the ways of each set, for LRU
};

}  // namespace hypscope::uarch
