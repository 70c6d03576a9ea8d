// SPDX-License-Identifier: Apache-2.0
// The ratio of the counter's frequency to the clock, in lowest terms.
#include "timer/system_counter.hpp"

#include <numeric>

#include "common/error.hpp"

namespace hypscope::timer {

SystemCounter::SystemCounter(u64 frequency_hz, u64 clock_hz) : frequency_hz_(frequency_hz) {
    if (frequency_hz == 0 || clock_hz == 0)
        throw SimError(ExitStatus::Usage, "a frequency of 0 Hz", "system counter",
                       "choose at least 1 Hz for the counter and for the core clock");
    const u64 common = std::gcd(frequency_hz, clock_hz);
    counts_ = frequency_hz / common;
    cycles_ = clock_hz / common;
}

}  // namespace hypscope::timer
