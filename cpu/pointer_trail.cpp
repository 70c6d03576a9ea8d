// SPDX-License-Identifier: Apache-2.0
#include "cpu/pointer_trail.hpp"

namespace hypscope::cpu {

const u8* PointerTrail::ahead(const u8* host) {
    asleep_ = 0;
    if (steps_.empty()) [[unlikely]] {
        steps_.resize(kSteps);
        places_.resize(kPlaces);
    }
    const u64 number = reinterpret_cast<u64>(host) / kLineBytes;
    const u32 line = static_cast<u32>(number);
    if (step_at(next_ - 1) == line) return nullptr;  // another word of it
    const bool known = followed_ != next_ && step_at(followed_) == line;
    if (!known) find(line);
    if (line % kFoundBy == 0) place_of(line) = next_;
    step_at(next_++) = line;
    if (next_ % kTrial == 0) judge();
    if (!known) return nullptr;
    ++gained_;
    const u32 then = step_at(++followed_ + kAhead - 1);
    return reinterpret_cast<const u8*>(((number >> 32 << 32) | then) * kLineBytes);
}

void PointerTrail::find(u32 line) {
    if (line % kFoundBy != 0) return;
    const u32 step = place_of(line);
    if (step_at(step) != line) return;
    ++found_;
    followed_ = step + 1;
}

/// Lines that the host's caches hold are not worth the steps, nor those that come again in another
/// order each time.
void PointerTrail::judge() {
    const bool is_short = next_ - followed_ < kShort;
    const bool other_order = found_ > kTrial / kFoundBy / 4 && gained_ < kTrial / 2;
    if (is_short || other_order) asleep_ = kSleep;
    gained_ = found_ = 0;
}

}  // namespace hypscope::cpu
