// SPDX-License-Identifier: Apache-2.0
// --xen and what belongs to it.
#pragma once
#include "platform/cli/checks.hpp"

namespace hypscope::platform::cli {

/// The domains of `--xen XEN`; nothing without it. `run` has been checked but for the program.
[[nodiscard]] std::optional<XenConfig> check_xen(const Words& words, const MachineOptions& machine);

}  // namespace hypscope::platform::cli
