// SPDX-License-Identifier: Apache-2.0
#include "common/tlm/model_clock.hpp"

#include "common/error.hpp"

namespace hypscope::bus {

namespace {
__extension__ using Wide = unsigned __int128;

u64 ticks_in_a_second() {
    return static_cast<u64>(1.0 / sc_core::sc_get_time_resolution().to_seconds() + 0.5);
}
}  // namespace

ModelClock::ModelClock(u64 hertz)
    : hertz_(hertz), ticks_per_second_(ticks_in_a_second()), base_time_(sc_core::SC_ZERO_TIME) {
    HYPSCOPE_CHECK(hertz > 0 && hertz < ticks_per_second_, "a clock of {} Hz", hertz);
}

sc_core::sc_time ModelClock::to_time(Cycles cycles) const {
    const Wide ticks =
        (Wide{cycles.value - base_cycles_.value} * ticks_per_second_ + hertz_ - 1) / hertz_;
    return base_time_ + sc_core::sc_time::from_value(static_cast<u64>(ticks));
}

Cycles ModelClock::to_cycles(const sc_core::sc_time& time) const {
    if (time <= base_time_) return base_cycles_;
    const Wide cycles = Wide{(time - base_time_).value()} * hertz_ / ticks_per_second_;
    return base_cycles_ + Cycles{static_cast<u64>(cycles)};
}

void ModelClock::rebase(const sc_core::sc_time& time, Cycles cycles) {
    base_time_ = time;
    base_cycles_ = cycles;
}

}  // namespace hypscope::bus
