// SPDX-License-Identifier: Apache-2.0
// The device tree of a configured machine: every row of the board's memory map gives its node, with
// the names and values of QEMU's virt, so that what boots there boots here. PCIe is left out, and
// there is no random seed: the same configuration gives the same bytes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/board.hpp"

namespace hypscope::platform {

struct DeviceTreeConfig {
    const Board* board = nullptr;
    SecureMode secure = SecureMode::Off;
    bool virtualization = true;  ///< the GIC's node has GICH, GICV and the maintenance interrupt
    u64 ram_size = 0;
    unsigned cores = 1;
    std::string cpu_compatible = "arm,cortex-a15";
    /// "smc" or "hvc"; empty: no firmware answers PSCI, and no node says so.
    std::string psci_method = "smc";
    std::string bootargs;
    std::size_t virtio_devices = 0;  ///< in the slots; a user's tree gets nodes for them
    struct Initrd {
        u32 start;
        u32 end;
    };
    std::optional<Initrd> initrd;
};

[[nodiscard]] std::vector<u8> make_device_tree(const DeviceTreeConfig& config);

/// A user's tree (`path` for errors) with what the command line says: memory, bootargs when there
/// are any, initrd, and nodes of virtio-mmio when there are devices and no nodes. Everything else
/// stays as it is.
[[nodiscard]] std::vector<u8> amend_device_tree(const std::string& path, std::vector<u8> tree,
                                                const DeviceTreeConfig& config);

}  // namespace hypscope::platform
