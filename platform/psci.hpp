// SPDX-License-Identifier: Apache-2.0
// PSCI 1.1 (DEN 0022D) answered by the simulator: what stands in for Secure firmware when there is
// none. By SMC, or by HVC on a machine without Virtualization.
#pragma once
#include "cpu/core.hpp"

namespace hypscope::platform {

class Machine;

class Psci {
  public:
    explicit Psci(Machine& machine) : machine_(machine) {}
    /// Executes the call in r0-r3 of `core`; an unknown function answers NOT_SUPPORTED.
    void call(cpu::Core& core);

  private:
    [[nodiscard]] u32 cpu_on(cpu::Core& core, u32 target, u32 entry, u32 context);
    [[nodiscard]] u32 affinity_info(u32 target, u32 level) const;
    [[nodiscard]] static u32 features(u32 function);

    Machine& machine_;
};

}  // namespace hypscope::platform
