// SPDX-License-Identifier: Apache-2.0
// Which virtio devices a machine has: plain data, from the command line or a user's own program.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/types.hpp"

namespace hypscope::platform::virtio {

struct DriveOptions {
    std::string path;
    bool read_only = false;
    bool snapshot = false;             ///< writes stay in memory, the file as it is
    u64 latency_nanoseconds = 20'000;  ///< of a request, before its first byte
};

/// `hostfwd=tcp:127.0.0.1:2222-:22`: addresses as numbers, 10.0.2.15 is 0x0a00020f.
struct HostForward {
    bool udp = false;
    u32 host_address = 0x7f00'0001;
    u16 host_port = 0;
    u32 guest_address = 0x0a00'020f;
    u16 guest_port = 0;
};

struct NetOptions {
    bool restricted = false;  ///< no way out: only the forwarded ports
    std::vector<HostForward> forwards;
};

/// A folder of the host, shared by 9P.
struct ShareOptions {
    std::string path;
    std::string tag = "share";  ///< what the guest mounts
    bool read_only = false;
};

/// The slots are filled in this order, the lowest address first.
struct Options {
    std::vector<DriveOptions> drives;
    std::optional<NetOptions> net;
    bool console = false;
    std::optional<u64> rng_seed;
    std::vector<ShareOptions> shares;

    [[nodiscard]] std::size_t count() const {
        return drives.size() + (net ? 1 : 0) + (console ? 1 : 0) + (rng_seed ? 1 : 0) +
               shares.size();
    }
};

}  // namespace hypscope::platform::virtio
