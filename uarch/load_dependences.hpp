// SPDX-License-Identifier: Apache-2.0
// Which loads of a block wait for which: a function of the block alone.
#pragma once
#include <span>

#include "uarch/core_timing.hpp"

namespace hypscope::uarch {

/// Fills in what each load depends on and what depends on it; the rest stays empty. A load's own
/// bit in `loads`: an address of the block, or of its next round, is made from the result.
void find_dependences(std::span<const PricedInstruction> block, std::span<const u16> cumulative,
                      std::span<LoadDependence> found);

/// Fills in `follows_pointer`, of a block that is a loop.
void find_pointer_loads(std::span<LoadDependence> found);

}  // namespace hypscope::uarch
