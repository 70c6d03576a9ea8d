// SPDX-License-Identifier: Apache-2.0
// The system counter as an exact function of model time: count = floor(cycles * frequency / clock),
// the same on every core. ARM ARM B8.1.1. It always counts.
// NOT MODELLED: the counter's memory-mapped control frame, and a change of its frequency.
#pragma once
#include "common/types.hpp"

namespace hypscope::timer {

class SystemCounter {
  public:
    /// `frequency_hz` is what CNTFRQ should say, `clock_hz` the clock of Cycles. Neither may be 0.
    SystemCounter(u64 frequency_hz, u64 clock_hz);

    /// CNTPCT at a moment.
    [[nodiscard]] u64 count(Cycles now) const {
        return static_cast<u64>(Wide{now.value} * counts_ / cycles_);
    }
    /// The first cycle at which the count is at least `count`, or kNever.
    [[nodiscard]] Cycles first_cycle_at(u64 count) const {
        const Wide cycle = (Wide{count} * cycles_ + counts_ - 1) / counts_;
        return cycle < kNever.value ? Cycles{static_cast<u64>(cycle)} : kNever;
    }
    [[nodiscard]] u64 frequency_hz() const { return frequency_hz_; }

  private:
    __extension__ using Wide = unsigned __int128;

    u64 frequency_hz_;
    u64 counts_;  ///< so many counts ...
    u64 cycles_;  ///< ... in so many cycles, in lowest terms
};

}  // namespace hypscope::timer
