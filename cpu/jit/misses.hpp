// SPDX-License-Identifier: Apache-2.0
// Loads and stores that the L0 filter does not answer, for translated code. Where the class of the
// timing model is known, its price is part of the same function: there is no call to the model, and
// nothing is described to it in memory.
#pragma once
#include "cpu/block.hpp"
#include "cpu/core.hpp"

namespace hypscope::cpu::jit {

/// Called with hot.native.counter current, which they change.
struct MissFunctions {
    /// Where the host has the bytes; nullptr: an exception is pending.
    const u8* (*load)(Core* core, const Op* op, u32 va, u32 size) = nullptr;
    /// 0: an exception is pending.
    u64 (*store)(Core* core, const Op* op, u32 va, u32 value, u32 size) = nullptr;
};
/// Of cores with this timing.
[[nodiscard]] MissFunctions miss_functions(const uarch::CoreTiming& timing);

}  // namespace hypscope::cpu::jit
