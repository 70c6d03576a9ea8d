// SPDX-License-Identifier: Apache-2.0
// The working set of engines: what the path of an instruction touches of a core.
#pragma once
#include <array>

#include "common/types.hpp"
#include "cpu/situation.hpp"

namespace hypscope::uarch {
class BranchFilter;
}

namespace hypscope::cpu {

class BlockCache;
struct Block;

/// At the end of the block at hand, as its head has charged it.
struct Counts {
    u64 cycles, instructions;
};

/// Everything that the path of an instruction touches, in one place.
struct Hot {
    u64 cycles = 0;                ///< local time, charged up to the end of the current block
    u64 stop_at = 0;               ///< a block head at or after this returns to the run loop
    u64 instructions = 0;          ///< retired, charged up to the end of the current block
    u32 page_va = 0;               ///< virtual page of the code that runs
    u32 next_pc = 0;               ///< where a block that ended goes (bit 0 clear; state.thumb)
    u32 context = 0;               ///< mmu().context(): tags everything cached about addresses
    u64 context_tag = 0;           ///< context in bits 63:32, as tags have it
    bool exit_running = false;     ///< the ledger wants the phases of each block
    Situation situation{};         ///< as of the latest mode_changed()
    const Block* block = nullptr;  ///< that runs, or was last entered
    BlockCache* blocks = nullptr;
    uarch::BranchFilter* branches = nullptr;       ///< nullptr: branches have no price
    uarch::FlatUncached* flat_uncached = nullptr;  ///< nullptr: what it stands for is asked
    uarch::EventPrices* event_prices = nullptr;    ///< likewise
    u64 flat_uncached_code = ~u64{0};              ///< {context, page} whose fetches cost that
    /// What translated code keeps while it runs: cpu/jit/counter.hpp.
    struct Native {
        u64 counter = 0;
        u64 limit = 0;
        u16 flags = 0;
        std::array<u8, 4> loaded{};  ///< of what is not in the host's memory
    } native;
};

}  // namespace hypscope::cpu
