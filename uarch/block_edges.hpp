// SPDX-License-Identifier: Apache-2.0
// What a block of an in-order core leaves under way at its end, and what it waits for itself: the
// price of an edge from block to block is a function of the pair.
#pragma once
#include <algorithm>
#include <array>

#include "common/types.hpp"

namespace hypscope::uarch {

struct BlockEdges {
    /// Registers as in RegisterSet (pipeline_costs.hpp), and the pipe of the extension registers.
    static constexpr size_t kPlaces = 64, kExtensionPipe = 17;
    /// An address is needed before the cycle in which its instruction issues.
    static constexpr u32 kBias = 4;
    static constexpr u8 kNever = 0xff;

    /// Cycles from the block's end until a value can be read, or the pipe takes an instruction.
    std::array<u8, kPlaces> under_way{};
    /// kBias cycles before the block's head until a value from before is needed.
    std::array<u8, kPlaces> wanted{};
    bool leaves_any = false;

    BlockEdges() { wanted.fill(kNever); }
    void leave(size_t place, u32 cycles) {
        under_way[place] = static_cast<u8>(std::min(cycles, u32{0xff} - kBias));
        leaves_any |= cycles != 0;
    }
    void want(size_t place, u32 cycles) {
        wanted[place] = std::min(wanted[place], static_cast<u8>(std::min(cycles, u32{kNever})));
    }
    /// Cycles for which `next` stands still beyond its own price when it follows.
    [[nodiscard]] u32 stall_into(const BlockEdges& next) const {
        u32 stall = 0;
        for (size_t i = 0; i < kPlaces; ++i) {
            const u32 there = under_way[i] + kBias;
            if (under_way[i] != 0 && there > next.wanted[i])
                stall = std::max(stall, there - next.wanted[i]);
        }
        return stall;
    }
};

}  // namespace hypscope::uarch
