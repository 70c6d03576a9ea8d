// SPDX-License-Identifier: Apache-2.0
// Recognises streams of misses at a fixed stride: after some misses the prefetcher is ahead of the
// loads, and a further line costs its transfer, not its latency (A7 TRM 6.5.2).
//
// APPROX: only the latency is hidden; lines are filled when they are used, never before.
#pragma once
#include <algorithm>
#include <array>

#include "common/types.hpp"
#include "uarch/cache.hpp"
#include "uarch/lanes.hpp"

namespace hypscope::uarch {

class StreamDetector {
  public:
    static constexpr u32 kMaxStreams = 16;

    /// Of so many streams (0: none is ever followed), that are followed after `misses` at strides
    /// of `reach` lines at most.
    StreamDetector(u32 streams, u32 misses, u32 reach)
        : count_(std::max(streams, 1u)),
          misses_(streams != 0 ? misses : kNever),
          reach_(reach),
          biased_span_(four_of(biased(2 * reach))) {
        latest_.fill(kNowhere);
    }

    /// A load missed this line: is it the next of a stream that is followed?
    bool follows(LineNumber line) {
        const u32 place = place_of(line);
        // The stream of the latest miss first.
        if (is_next_of(recent_, place)) [[likely]]
            return advance(place);
        if (is_near_any(place)) [[unlikely]]
            return follows_another(place);
        begin(place);
        return false;
    }

  private:
    static constexpr u32 kNever = ~u32{0};
    static constexpr u32 kNowhere = 0x6000'0000;  ///< far from where RAM is
    struct Steps {
        i32 stride = 0;
        u32 misses = 0;
    };

    /// Where the line is among all lines, in one word: what lies above comes back at its top, so
    /// that Secure and Non-secure lines are apart. Beyond 32 GB of lines' addresses others meet.
    static u32 place_of(LineNumber line) {
        return static_cast<u32>(line) + (static_cast<u32>(line >> 32) << 29);
    }
    /// One comparison for both directions: which one it is the host could not predict.
    [[nodiscard]] bool is_next_of(u32 stream, u32 place) const {
        const u32 stride = place - latest_[stream];
        if (stride == 0) [[unlikely]]
            return false;
        return stride + reach_ <= 2 * reach_;
    }
    /// Unsigned numbers compare as signed ones do when they differ from them by this.
    static u32 biased(u32 value) { return value + (u32{1} << 31); }
    /// All at once: false is certain.
    [[nodiscard]] bool is_near_any(u32 place) const {
        const FourWords highest = four_of(biased(place + reach_));
        u32 far = 0xf;
        for (u32 i = 0; i < count_; i += 4) {
            const FourWords below = highest - load_lanes<FourWords>(&latest_[i]);
            far &= mask_of(FourLanes(FourLanes(below) > FourLanes(biased_span_)));
        }
        return far != 0xf;
    }
    bool advance(u32 place) {
        Steps& steps = steps_[recent_];
        const i32 stride = static_cast<i32>(place - latest_[recent_]);
        if (stride != steps.stride) steps = {stride, 0};
        latest_[recent_] = place;
        return ++steps.misses >= misses_;
    }
    [[gnu::noinline]] bool follows_another(u32 place) {
        for (u32 i = after(recent_); i != recent_; i = after(i)) {
            if (!is_next_of(i, place)) continue;
            recent_ = i;
            return advance(place);
        }
        begin(place);
        return false;
    }
    /// A stream that may be one.
    void begin(u32 place) {
        recent_ = next_;
        next_ = after(next_);
        steps_[recent_] = {};
        latest_[recent_] = place;
    }
    [[nodiscard]] u32 after(u32 stream) const { return stream + 1 == count_ ? 0 : stream + 1; }

    u32 count_, misses_, reach_;
    u32 next_ = 0, recent_ = 0;                          ///< recent_: of the latest miss
    alignas(16) std::array<u32, kMaxStreams> latest_{};  ///< place_of() each stream's line
    std::array<Steps, kMaxStreams> steps_{};
    FourWords biased_span_;
};

}  // namespace hypscope::uarch
