// SPDX-License-Identifier: Apache-2.0
// The nodes of a machine's device tree, one function a part of the board. Internal to the loader.
#pragma once
#include <string>
#include <vector>

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
inline constexpr u32 kSysreg = 6;
inline constexpr u32 kSysctl = 7;
inline constexpr u32 kRefClock = 8;
inline constexpr u32 kTimClock = 9;
inline constexpr u32 kCpu = 16;  ///< of core 0
}  // namespace phandle

/// "pl011" at 0x9000000 is pl011@9000000.
[[nodiscard]] std::string node_name(std::string_view kind, PhysAddr base);

// What nodes are made of. `instance` of a row or of a source.
void write_reg(FdtWriter& fdt, PhysAddr base, u64 size);
[[nodiscard]] std::vector<u32> interrupt_cells(const InterruptRow& row, u16 instance);
void write_interrupts(FdtWriter& fdt, const InterruptRow& row, u16 instance = 0);
void write_primecell(FdtWriter& fdt, std::string_view compatible, const MapRow& row,
                     u16 instance = 0);

void write_clock(FdtWriter& fdt, const DeviceTreeConfig& config);
void write_cpus(FdtWriter& fdt, const DeviceTreeConfig& config);
void write_timer(FdtWriter& fdt, const DeviceTreeConfig& config);
void write_pmu(FdtWriter& fdt, const DeviceTreeConfig& config);
// Of vexpress-a15.
void write_system_registers(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);
void write_system_controller(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);
void write_dual_timers(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);
void write_watchdog(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);
void write_ps2(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);
void write_card_interface(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);
/// The node or nodes of a row; some parts belong to another's node and have none.
void write_part(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row);

}  // namespace hypscope::platform
