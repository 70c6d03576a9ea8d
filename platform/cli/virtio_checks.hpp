// SPDX-License-Identifier: Apache-2.0
// The words of --drive, --net, --rng, --virtio-console and --share, checked.
#pragma once
#include "platform/cli/checks.hpp"
#include "platform/devices/virtio/options.hpp"

namespace hypscope::platform::cli {

[[nodiscard]] virtio::Options check_virtio(const Words& words);
/// The memory card in the board's slot.
[[nodiscard]] std::optional<virtio::DriveOptions> check_card(const Words& words,
                                                             const MachineOptions& machine);

}  // namespace hypscope::platform::cli
