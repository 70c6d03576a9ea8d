// SPDX-License-Identifier: Apache-2.0
// The core's time at an instruction, for what happens inside one.
#pragma once
#include "cpu/core.hpp"

namespace hypscope::cpu {

class Core::PlaceScope {
  public:
    PlaceScope(Core& core, const Op& op);
    ~PlaceScope() {
        core_.cycles_after_place_ = core_.instructions_after_place_ = 0;
        core_.place_ = nullptr;
    }
    PlaceScope(const PlaceScope&) = delete;
    PlaceScope& operator=(const PlaceScope&) = delete;

  private:
    Core& core_;
};

}  // namespace hypscope::cpu
