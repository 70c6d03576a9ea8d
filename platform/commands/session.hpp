// SPDX-License-Identifier: Apache-2.0
// What the commands that run a machine share: its configuration from options, the boot plan with
// the monitor of `--secure on`, and the files that are written.
#pragma once
#include <string>

#include "platform/loader/boot_plan.hpp"
#include "platform/machine.hpp"
#include "platform/run_options.hpp"
#include "uarch/preset.hpp"

namespace hypscope::platform {

/// The preset with every -p applied and checked.
[[nodiscard]] uarch::Preset load_preset(const MachineOptions& options);
[[nodiscard]] MachineConfig machine_config(const MachineOptions& options,
                                           const uarch::Preset& preset);
/// What the device tree says of the machine.
[[nodiscard]] DeviceTreeConfig tree_config(const MachineOptions& options,
                                           const uarch::Preset& preset);
/// Gives the machine its memory: the plan, and with `--secure on` our monitor before it.
void load_machine(Machine& machine, const BootPlan& plan);

/// The embedded reference hypervisor, as read_elf gives it.
[[nodiscard]] LoadedImage reference_firmware();

/// The embedded image of `hypscope calibrate`.
[[nodiscard]] LoadedImage calibration_image();

/// The words of the command line.
[[nodiscard]] std::string word_of(Timing timing);

/// Writes a whole file; SimError{BadImage} when it can not be written.
void write_file(const std::string& path, const std::string& content);

}  // namespace hypscope::platform
