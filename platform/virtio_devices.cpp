// SPDX-License-Identifier: Apache-2.0
#include "platform/virtio_devices.hpp"

#include <fmt/format.h>

#include "platform/devices/virtio/block.hpp"
#include "platform/devices/virtio/console.hpp"
#include "platform/devices/virtio/net.hpp"
#include "platform/devices/virtio/p9.hpp"
#include "platform/devices/virtio/rng.hpp"
#include "platform/devices/virtio/user_network.hpp"

namespace hypscope::platform {

VirtioDevices make_virtio_devices(const virtio::Options& options, ConsoleSink* sink,
                                  ConsoleSource* source, const virtio::Surroundings& surroundings) {
    VirtioDevices made;
    for (const virtio::DriveOptions& drive : options.drives) {
        const virtio::Block::Config config{fmt::format("drive{}", made.devices.size()),
                                           drive.latency_nanoseconds};
        made.devices.push_back(std::make_unique<virtio::Block>(
            std::make_unique<virtio::FileImage>(drive), config, surroundings));
    }
    if (options.net) {
        auto network = std::make_unique<virtio::UserNetwork>(*options.net, surroundings.scheduler,
                                                             surroundings.core_hertz);
        made.host_waits.push_back(network.get());
        made.devices.push_back(
            std::make_unique<virtio::Net>(std::move(network), virtio::kDefaultMac, surroundings));
    }
    if (options.console)
        made.devices.push_back(std::make_unique<virtio::Console>(*sink, source, surroundings));
    if (options.rng_seed)
        made.devices.push_back(std::make_unique<virtio::Rng>(*options.rng_seed, surroundings));
    for (const virtio::ShareOptions& share : options.shares)
        made.devices.push_back(std::make_unique<virtio::P9>(share, surroundings));
    return made;
}

}  // namespace hypscope::platform
