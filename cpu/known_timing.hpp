// SPDX-License-Identifier: Apache-2.0
// The timing models whose class engines know, so that their price is part of the engine's function.
#pragma once
#include "uarch/core_access.hpp"
#include "uarch/functional_timing.hpp"

namespace hypscope::cpu {

/// Calls `f` with the class of `timing`; with uarch::CoreTiming, where it is another.
template <class F>
auto with_class_of(const uarch::CoreTiming& timing, F&& f) {
    using A15 = uarch::CoreModel<uarch::kA15Core>;
    using A7 = uarch::CoreModel<uarch::kA7Core>;
    if (dynamic_cast<const A15*>(&timing) != nullptr) return f.template operator()<A15>();
    if (dynamic_cast<const A7*>(&timing) != nullptr) return f.template operator()<A7>();
    using Functional = uarch::FunctionalTiming;
    if (dynamic_cast<const Functional*>(&timing) != nullptr)
        return f.template operator()<Functional>();
    return f.template operator()<uarch::CoreTiming>();
}

}  // namespace hypscope::cpu
