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
        : count_(streams), misses_(misses), reach_(reach) {}

    /// A load missed this line: is it the next of a stream that is followed?
    bool follows(LineNumber line) {
        if (count_ == 0) return false;
        // The stream of the latest miss first.
        if (is_next_of(recent_, line)) return advance(recent_, line);
        if (is_near_any(line)) {
            for (u32 i = after(recent_); i != recent_; i = after(i)) {
                if (is_next_of(i, line)) return advance(i, line);
            }
        }
        start(line);
        return false;
    }

  private:
    struct Stream {
        LineNumber latest = ~LineNumber{0} >> 1;
        i64 stride = 0;
        u32 misses = 0;
    };

    /// One comparison for both directions: which one it is the host could not predict.
    [[nodiscard]] bool is_next_of(u32 stream, LineNumber line) const {
        const u64 stride = line - streams_[stream].latest;
        return stride + reach_ <= 2 * reach_ && stride != 0;
    }
    /// All at once, by the low halves of their lines.
    [[nodiscard]] bool is_near_any(LineNumber line) const {
        const u32 highest = static_cast<u32>(line + reach_), span = static_cast<u32>(2 * reach_);
        u32 near = 0;
        for (u32 i = 0; i < count_; i += 4) near |= within_of_four(&latest_[i], highest, span);
        return near != 0;
    }
    bool advance(u32 number, LineNumber line) {
        Stream& stream = streams_[number];
        const i64 stride = static_cast<i64>(line - stream.latest);
        stream.misses = stride == stream.stride ? stream.misses + 1 : 1;
        stream.stride = stride;
        stream.latest = line;
        latest_[number] = static_cast<u32>(line);
        recent_ = number;
        return stream.misses >= misses_;
    }
    void start(LineNumber line) {
        streams_[next_] = {line, 0, 0};
        latest_[next_] = static_cast<u32>(line);
        recent_ = next_;
        next_ = after(next_);
    }
    [[nodiscard]] u32 after(u32 stream) const { return stream + 1 == count_ ? 0 : stream + 1; }

    u32 count_, misses_;
    u64 reach_;
    u32 next_ = 0, recent_ = 0;
    std::array<Stream, kMaxStreams> streams_{};
    alignas(16) std::array<u32, kMaxStreams> latest_{};  ///< low half of each stream's line
};

}  // namespace hypscope::uarch
