// SPDX-License-Identifier: Apache-2.0
// Loads that follow pointers wait for the host's memory one after the other: no address is known
// before the last one has come. But a list is mostly gone through again in the order of before. So
// the trail keeps where such loads were, and when it comes by a line that it knows, asks the host
// for what came some steps later then.
//
// The host's caches alone see it: a line that is asked for in vain costs time, and nothing else.
#pragma once
#include <vector>

#include "common/types.hpp"

namespace hypscope::cpu {

class PointerTrail {
  public:
    /// A load from `host`, whose address another load's result is part of.
    [[gnu::always_inline]] void load(const u8* host) {
        if (asleep_ != 0) [[likely]]
            --asleep_;
        else
            step(host);
    }
    /// The same where asleep() has been counted down below 0.
    void step(const u8* host) {
        if (const u8* next = ahead(host)) __builtin_prefetch(next);
    }
    /// Where the load is likely to be in kAhead steps; nullptr: not known.
    [[nodiscard]] const u8* ahead(const u8* host);
    /// Loads until the next step: where there was nothing to gain, it is tried again much later.
    [[nodiscard]] u32& asleep() { return asleep_; }

    static constexpr u32 kLineBytes = 64;  ///< of the host
    static constexpr u32 kAhead = 8;
    /// Steps that are kept: a list of 16 MB.
    static constexpr u32 kSteps = 1 << 18;
    /// A list is found by lines whose numbers are multiples of the first; one of less than the
    /// second stays in the host's caches.
    static constexpr u32 kFoundBy = 32, kShort = 2048;
    /// Before the first step, and after those that gained nothing.
    static constexpr u32 kFirstSleep = 1 << 12, kSleep = 1 << 22;

  private:
    static constexpr u32 kTrial = 1 << 14;  ///< steps
    static constexpr u32 kPlaces = kSteps / kFoundBy;

    [[nodiscard]] u32& step_at(u32 step) { return steps_[step % kSteps]; }
    [[nodiscard]] u32& place_of(u32 line) { return places_[line / kFoundBy % kPlaces]; }
    void find(u32 line);
    void judge();

    u32 asleep_ = kFirstSleep;
    u32 next_ = 0;             ///< step
    u32 followed_ = 0;         ///< the step that is likely to come again now
    u32 gained_ = 0;           ///< of this trial: steps that did come again
    u32 found_ = 0;            ///< and lines that were known
    std::vector<u32> steps_;   ///< low bits of numbers of lines
    std::vector<u32> places_;  ///< the latest step at a line of kFoundBy
};

}  // namespace hypscope::cpu
