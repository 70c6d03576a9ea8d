// SPDX-License-Identifier: Apache-2.0
// The Physical Address Register after an address translation operation: both formats, success and
// failure. ARM ARM B4.1.112; the status of a failure: Table B3-24.
#pragma once
#include "common/types.hpp"
#include "mmu/fault.hpp"
#include "mmu/translation.hpp"

namespace hypscope::mmu {

/// The 32-bit format leaves the upper word 0.
struct Par {
    u64 value = 0;
    bool is_64bit = false;
    [[nodiscard]] constexpr bool failed() const { return (value & 1) != 0; }
};

/// `output` is a physical address, or the IPA for a stage 1 operation where stage 2 is on.
[[nodiscard]] Par par_success_short(const Translation& translation, u64 output);
[[nodiscard]] Par par_success_long(const Translation& translation, u64 output);
[[nodiscard]] Par par_failure_short(const Fault& fault);
[[nodiscard]] Par par_failure_long(const Fault& fault);

}  // namespace hypscope::mmu
