// SPDX-License-Identifier: Apache-2.0
// The L0 of fetches: instruction lines that cost nothing, since the L1I model holds them
// (uarch::FilterListener says when it does not). A block has the places of its lines from its
// making, so that its entry only compares.
#pragma once
#include <algorithm>
#include <array>

#include "common/types.hpp"

namespace hypscope::cpu {

/// The lines without which a block's head must be looked at: its first and its last. As it begins,
/// none will do.
struct HeadLines {
    static constexpr u64 kNever = ~u64{0};
    std::array<u64, 2> held{kNever, kNever};
    std::array<u16, 2> entry{};
};

class FetchLines {
  public:
    static constexpr u32 kEntries = 1024;

    FetchLines() { entries_.back() = kAlwaysHeld; }
    [[nodiscard]] bool holds(u64 line) const { return entries_[line % kEntries] == line + 1; }
    void add(u64 line) { entries_[line % kEntries] = line + 1; }
    void drop(u64 line) {
        if (holds(line)) entries_[line % kEntries] = 0;
    }
    void clear() { std::fill_n(entries_.begin(), kEntries, u64{0}); }

    [[nodiscard]] bool hold(const HeadLines& head) const {
        return entries_[head.entry[0]] == head.held[0] && entries_[head.entry[1]] == head.held[1];
    }
    /// Of a block that touches these lines. More than two: its head looks each time.
    [[nodiscard]] static HeadLines head_of(u64 first, u32 count) {
        if (count == 0) return {{kAlwaysHeld, kAlwaysHeld}, {kEntries, kEntries}};
        if (count > 2) return {};
        const u64 last = first + count - 1;
        return {{first + 1, last + 1},
                {static_cast<u16>(first % kEntries), static_cast<u16>(last % kEntries)}};
    }
    /// kEntries of line + 1, by the low bits of the line: for engines that emit the look-up as host
    /// code.
    [[nodiscard]] const u64* data() const { return entries_.data(); }

  private:
    static constexpr u64 kAlwaysHeld = 1;
    /// Line number + 1, 0: none. Behind them one that is always there, for blocks without a line.
    std::array<u64, kEntries + 1> entries_{};
};

}  // namespace hypscope::cpu
