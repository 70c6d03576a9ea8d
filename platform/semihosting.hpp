// SPDX-License-Identifier: Apache-2.0
// Arm semihosting (DUI 0203), the part that ends a run and writes to the console. Files of the host
// are not offered.
#pragma once
#include "cpu/core.hpp"
#include "platform/devices/console.hpp"

namespace hypscope::platform {

class Machine;

/// Executes the operation in r0 with its argument in r1. Always true: the SVC was a call.
bool semihosting(Machine& machine, cpu::Core& core, ConsoleSink* console);

}  // namespace hypscope::platform
