// SPDX-License-Identifier: Apache-2.0
// Makes a failing case smaller: instructions to NOPs, then memory and registers to zero.
#pragma once
#include <functional>

#include "tests/random/lockstep/case.hpp"

namespace hypscope::lockstep {

[[nodiscard]] u32 nop(isa::InstructionSet set);
/// The smallest case found for which `still_differs` holds; it holds for `c`.
[[nodiscard]] Case smallest(const Case& c, const std::function<bool(const Case&)>& still_differs);

}  // namespace hypscope::lockstep
