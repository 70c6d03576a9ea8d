// SPDX-License-Identifier: Apache-2.0
// Loads and stores of a block at constant distances from one base register, with nothing but data
// processing between them: where all of them lie in one line of the L0 filter, one look at the
// filter is enough.
#pragma once
#include <span>

#include "cpu/block.hpp"

namespace hypscope::cpu::jit {

struct AccessRun {
    std::span<const Op> ops;  ///< from its first access to its last; empty: no run
    i32 first = 0;            ///< from the base register to its first byte
    u32 bytes = 0;            ///< from there to its last
    u32 alignment = 1;        ///< of its first byte: that of its largest access
    bool loads = false, stores = false;
    bool has_others = false;  ///< between the accesses

    [[nodiscard]] bool is_any() const { return !ops.empty(); }
    [[nodiscard]] u32 base() const { return ops.front().operands.n; }
};

/// Fewer are not worth it; nor are those so far apart that they often lie in two lines.
inline constexpr u32 kLeastAccesses = 4, kMaxRunBytes = 32;

/// The longest run that begins with the first of these instructions of a block.
[[nodiscard]] AccessRun access_run(std::span<const Op> ops);

}  // namespace hypscope::cpu::jit
