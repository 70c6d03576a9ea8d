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
        : count_(streams), misses_(misses), reach_(reach), span_(2 * reach_) {}

    /// A load missed this line: is it the next of a stream that is followed?
    bool follows(LineNumber line) {
        // The stream of the latest miss first.
        if (is_next_of(recent_, line)) [[likely]]
            return advance(line);
        return count_ != 0 && follows_another(line);
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
    /// All but the recent one at once, by the low halves of their lines: false is certain.
    [[nodiscard]] bool is_near_any(LineNumber line) const {
        const u32 highest = static_cast<u32>(line + reach_), span = static_cast<u32>(span_);
        u32 near = 0;
        for (u32 i = 0; i < count_; i += 4) near |= within_of_four(&latest_[i], highest, span);
        return near != 0;
    }
    bool advance(LineNumber line) {
        const i64 stride = static_cast<i64>(line - recent_.latest);
        if (stride != recent_.stride) {
            recent_.stride = stride;
            recent_.misses = 0;
        }
        recent_.latest = line;
        return ++recent_.misses >= misses_;
    }
    [[gnu::noinline]] bool follows_another(LineNumber line) {
        // Asked first: the host would wait to read a vector of which it has just written a part.
        const bool near = is_near_any(line);
        streams_[recent_number_] = recent_;
        latest_[recent_number_] = static_cast<u32>(recent_.latest);
        if (near) {
            for (u32 i = after(recent_number_); i != recent_number_; i = after(i)) {
                if (!is_next_of(streams_[i], line)) continue;
                choose(i, streams_[i]);
                return advance(line);
            }
        }
        choose(next_, {line, 0, 0});
        next_ = after(next_);
        return false;
    }
    void choose(u32 number, const Stream& stream) {
        recent_number_ = number;
        recent_ = stream;
    }
    [[nodiscard]] u32 after(u32 stream) const { return stream + 1 == count_ ? 0 : stream + 1; }

    u32 count_, misses_;
    u64 reach_, span_;
    u32 next_ = 0, recent_number_ = 0;
    Stream recent_{};  ///< of the latest miss: its place in streams_ is written when another is
    std::array<Stream, kMaxStreams> streams_{};
    /// Low half of each stream's line; the recent one's is old.
    alignas(16) std::array<u32, kMaxStreams> latest_{};
};

}  // namespace hypscope::uarch
