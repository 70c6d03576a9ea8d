// SPDX-License-Identifier: Apache-2.0
// The nodes of a machine's device tree, one function a part of the board. Internal to the loader.
#pragma once
#include <string>

#include "platform/loader/device_tree.hpp"
#include "platform/loader/fdt_writer.hpp"

namespace hypscope::platform {

/// Numbers by which nodes name each other; any distinct values will do.
namespace phandle {
inline constexpr u32 kClock = 1;
inline constexpr u32 kGic = 2;
inline constexpr u32 kV2m = 3;
inline constexpr u32 kGpio = 4;
inline constexpr u32 kSecureGpio = 5;
inline constexpr u32 kCpu = 16;  ///< of core 0
}  // namespace phandle

/// "pl011" at 0x9000000 is pl011@9000000.
[[nodiscard]] std::string node_name(std::string_view kind, PhysAddr base);

void write_clock(FdtWriter& fdt, const DeviceTreeConfig& config);
void write_cpus(FdtWriter& fdt, const DeviceTreeConfig& config);
void write_timer(FdtWriter& fdt, const DeviceTreeConfig& config);
void write_pmu(FdtWriter& fdt, const DeviceTreeConfig& config);
/// The node or nodes of a row; some parts belong to another's node and have none.
void write_part(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);

}  // namespace hypscope::platform
