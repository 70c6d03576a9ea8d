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
        for (u32 i = 0; i < count_; ++i) {
            const i64 stride = static_cast<i64>(line - streams_[i].latest);
            if (stride == 0 || stride > reach_ || stride < -reach_) continue;
            return advance(streams_[i], line, stride);
        }
        if (count_ != 0) start(line);
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
        next_ = next_ + 1 == count_ ? 0 : next_ + 1;
    }

    u32 count_, misses_;
    i64 reach_;
    u32 next_ = 0;
    std::array<Stream, kMaxStreams> streams_{};
};

}  // namespace hypscope::uarch
