// SPDX-License-Identifier: Apache-2.0
// The virtio devices of a machine, made from the options, in the order of their slots.
#pragma once
#include <memory>
#include <vector>

#include "platform/devices/console.hpp"
#include "platform/devices/host_wait.hpp"
#include "platform/devices/virtio/device.hpp"
#include "platform/devices/virtio/options.hpp"

namespace hypscope::platform {

struct VirtioDevices {
    std::vector<std::unique_ptr<virtio::VirtioDevice>> devices;
    std::vector<HostWait*> host_waits;  ///< parts of the devices
};

/// Opens files and sockets: SimError when one can not be had. `sink` is not null when there is a
/// console.
[[nodiscard]] VirtioDevices make_virtio_devices(const virtio::Options& options, ConsoleSink* sink,
                                                ConsoleSource* source,
                                                const virtio::Surroundings& surroundings);

}  // namespace hypscope::platform
