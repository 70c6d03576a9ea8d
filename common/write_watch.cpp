// SPDX-License-Identifier: Apache-2.0
#include "common/write_watch.hpp"

#include <algorithm>

namespace hypscope {

void WriteWatch::add(const u8* host, u64 size) {
    memories_.push_back({host, size, std::vector<u8>(size >> kPageShift)});
    std::sort(memories_.begin(), memories_.end(),
              [](const Memory& a, const Memory& b) { return a.size > b.size; });
}

void WriteWatch::wish_for(const u8* host) {
    u8* state = state_of(host);
    if (state == nullptr || (*state & kWatched) != 0 || *state == kMaxEnds) return;
    ++wishes_;
    if ((*state & kWished) != 0) return;
    *state |= kWished;
    wished_.push_back(state);
}

void WriteWatch::begin() {
    for (u8* state : wished_) *state ^= kWished | kWatched;
    wished_.clear();
    wishes_ = 0;
}

void WriteWatch::written(const u8* host, u64 size) {
    constexpr u64 kPageSize = u64{1} << kPageShift;
    if (size == 0) return;
    const u8* const last = host + size - 1;
    for (; host < last; host += std::min<u64>(kPageSize, static_cast<u64>(last - host)))
        written(host);
    written(last);
}

void WriteWatch::end_watch(const u8* host) {
    u8* state = state_of(host);
    *state = static_cast<u8>((*state & ~kWatched) + 1);
    ++epoch_;
}

void WriteWatch::give_up() {
    for (Memory& memory : memories_)
        std::fill(memory.states.begin(), memory.states.end(), kMaxEnds);
    wished_.clear();
    wishes_ = 0;
    ++epoch_;
}

}  // namespace hypscope
