// SPDX-License-Identifier: Apache-2.0
// Recognises streams of misses at a fixed stride: after some misses the prefetcher is ahead of the
// loads, and a further line costs its transfer, not its latency (A7 TRM 6.5.2).
//
// APPROX: only the latency is hidden; lines are filled when they are used, never before.
#pragma once
#include <array>

#include "common/types.hpp"
#include "uarch/cache.hpp"

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
        for (u32 i = recent_, left = count_; left != 0; --left, i = after(i)) {
            // One comparison for both directions: which one it is the host could not predict.
            const u64 stride = line - streams_[i].latest;
            if (stride + reach_ > 2 * reach_ || stride == 0) continue;
            recent_ = i;
            return advance(streams_[i], line, static_cast<i64>(stride));
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

    bool advance(Stream& stream, LineNumber line, i64 stride) {
        stream.misses = stride == stream.stride ? stream.misses + 1 : 1;
        stream.stride = stride;
        stream.latest = line;
        return stream.misses >= misses_;
    }
    void start(LineNumber line) {
        streams_[next_] = {line, 0, 0};
        recent_ = next_;
        next_ = after(next_);
    }
    [[nodiscard]] u32 after(u32 stream) const { return stream + 1 == count_ ? 0 : stream + 1; }

    u32 count_, misses_;
    u64 reach_;
    u32 next_ = 0, recent_ = 0;
    std::array<Stream, kMaxStreams> streams_{};
};

}  // namespace hypscope::uarch
