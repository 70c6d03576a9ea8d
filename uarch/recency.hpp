// SPDX-License-Identifier: Apache-2.0
// The ways of a set in the order of their latest use: a permutation in one word, four bits a way,
// the most recent one lowest. Digits beyond the number of ways say nothing.
#pragma once
#include <bit>

#include "common/types.hpp"

namespace hypscope::uarch {

class Recency {
  public:
    static constexpr u32 kMaxWays = 16;

    // `ways` is the same number each time: of two, only the most recent one is kept.
    void touch(u32 way, u32 ways) {
        if (ways == 2) {
            order_ = way;
            return;
        }
        const u64 differs = order_ ^ (kOnes * way);
        // The lowest digit that is zero.
        const u64 found = (differs - kOnes) & ~differs & (kOnes << 3);
        const u32 at = static_cast<u32>(std::countr_zero(found)) - 3;
        const u64 newer = (u64{1} << at) - 1;
        order_ = (order_ & ~(newer << 4 | 0xf)) | (order_ & newer) << 4 | way;
    }
    /// The oldest of the ways is used: it becomes the most recent one.
    u32 touch_oldest(u32 ways) {
        const u32 way = oldest(ways);
        order_ = ways == 2 ? way : order_ << 4 | way;
        return way;
    }
    [[nodiscard]] u32 oldest(u32 ways) const {
        if (ways == 2) return static_cast<u32>(~order_) & 1;
        return static_cast<u32>(order_ >> (4 * (ways - 1))) & 0xf;
    }

  private:
    static constexpr u64 kOnes = 0x1111'1111'1111'1111;
    u64 order_ = 0xfedc'ba98'7654'3210;
};

}  // namespace hypscope::uarch
