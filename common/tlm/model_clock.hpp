// SPDX-License-Identifier: Apache-2.0
// Model time is a count of core cycles; SystemC's time is base + cycles. This is the one place that
// converts, in integers: cycles to time and back gives the same cycles at any clock below 1 THz.
#pragma once
#include "common/tlm/systemc.hpp"
#include "common/types.hpp"

namespace hypscope::bus {

class ModelClock {
  public:
    /// `hertz` of the core clock. SystemC's time resolution is fixed by the first sc_time, so the
    /// clock is made before or with the modules.
    explicit ModelClock(u64 hertz);

    [[nodiscard]] u64 hertz() const { return hertz_; }
    /// The first moment of SystemC's time at which `cycles` have passed.
    [[nodiscard]] sc_core::sc_time to_time(Cycles cycles) const;
    /// Whole cycles passed at `time`.
    [[nodiscard]] Cycles to_cycles(const sc_core::sc_time& time) const;
    /// Whole cycles passed now.
    [[nodiscard]] Cycles now() const { return to_cycles(sc_core::sc_time_stamp()); }
    /// From here on the moment `time` of SystemC is the moment `cycles` of the model (a restore).
    void rebase(const sc_core::sc_time& time, Cycles cycles);

  private:
    u64 hertz_;
    u64 ticks_per_second_;  ///< SystemC's resolution
    sc_core::sc_time base_time_;
    Cycles base_cycles_{};
};

}  // namespace hypscope::bus
