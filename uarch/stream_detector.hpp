// SPDX-License-Identifier: Apache-2.0
// Recognises streams of misses at a fixed stride: after some misses the prefetcher is ahead of the
// loads, and a further line costs its transfer, not its latency (A7 TRM 6.5.2).
//
// APPROX: only the latency is hidden; lines are filled when they are used, never before.
#pragma once
#include <array>

#include "common/types.hpp"
#include "uarch/cache.hpp"
#include "uarch/lanes.hpp"

namespace hypscope::uarch {

class StreamDetector {
  public:
    static constexpr u32 kMaxStreams = 16;

    StreamDetector(u32 streams, u32 misses, u32 reach)
        : count_(streams), misses_(misses), reach_(reach), span_(2 * reach_) {
        biased_latest_.fill(biased(Stream{}.latest));
        biased_span_ = four_of(biased(span_));
    }

    /// A load missed this line: is it the next of a stream that is followed?
    bool follows(LineNumber line) {
        // The stream of the latest miss first.
        if (is_next_of(streams_[recent_], line)) [[likely]]
            return advance(line);
        if (count_ == 0) return false;
        if (is_near_any(line)) [[unlikely]]
            return follows_another(line);
        begin(line);
        return false;
    }

  private:
    struct Stream {
        LineNumber latest = ~LineNumber{0} >> 1;
        i64 stride = 0;
        u32 misses = 0;
    };

    /// One comparison for both directions: which one it is the host could not predict.
    [[nodiscard]] bool is_next_of(const Stream& stream, LineNumber line) const {
        const u64 stride = line - stream.latest;
        if (stride == 0) [[unlikely]]
            return false;
        return stride + reach_ <= span_;
    }
    /// Unsigned numbers compare as signed ones do when they differ from them by this.
    static u32 biased(u64 value) { return static_cast<u32>(value) + (u32{1} << 31); }
    /// All at once, by the low halves of their lines: false is certain.
    [[nodiscard]] bool is_near_any(LineNumber line) const {
        const FourWords highest = four_of(static_cast<u32>(line + reach_));
        u32 near = 0;
        for (u32 i = 0; i < count_; i += 4) {
            const FourWords below = highest - load_lanes<FourWords>(&biased_latest_[i]);
            near |= mask_of(FourLanes(FourLanes(below) > FourLanes(biased_span_))) ^ 0xf;
        }
        return near != 0;
    }
    bool advance(LineNumber line) {
        Stream& stream = streams_[recent_];
        const i64 stride = static_cast<i64>(line - stream.latest);
        if (stride != stream.stride) {
            stream.stride = stride;
            stream.misses = 0;
        }
        set_latest(recent_, line);
        return ++stream.misses >= misses_;
    }
    [[gnu::noinline]] bool follows_another(LineNumber line) {
        for (u32 i = after(recent_); i != recent_; i = after(i)) {
            if (!is_next_of(streams_[i], line)) continue;
            recent_ = i;
            return advance(line);
        }
        begin(line);
        return false;
    }
    /// A stream that may be one.
    void begin(LineNumber line) {
        recent_ = next_;
        next_ = after(next_);
        streams_[recent_].stride = 0;
        streams_[recent_].misses = 0;
        set_latest(recent_, line);
    }
    void set_latest(u32 stream, LineNumber line) {
        streams_[stream].latest = line;
        biased_latest_[stream] = biased(line);
    }
    [[nodiscard]] u32 after(u32 stream) const { return stream + 1 == count_ ? 0 : stream + 1; }

    u32 count_, misses_;
    u64 reach_, span_;
    u32 next_ = 0, recent_ = 0;  ///< recent_: of the latest miss
    std::array<Stream, kMaxStreams> streams_{};
    /// Low half of each stream's line.
    alignas(16) std::array<u32, kMaxStreams> biased_latest_{};
    FourWords biased_span_{};
};

}  // namespace hypscope::uarch
