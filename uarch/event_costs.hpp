// SPDX-License-Identifier: Apache-2.0
// What each TimingEvent costs by the preset, and which events there are.
#pragma once
#include <array>

#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class EventCosts {
  public:
    explicit EventCosts(const CorePreset& preset);
    [[nodiscard]] u32 of(TimingEvent event) const { return costs_[static_cast<size_t>(event)]; }

    [[nodiscard]] const u32* all() const { return costs_.data(); }

  private:
    std::array<u32, static_cast<size_t>(TimingEvent::Count)> costs_{};
};

}  // namespace hypscope::uarch
