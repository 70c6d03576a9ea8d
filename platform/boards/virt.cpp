// SPDX-License-Identifier: Apache-2.0
// Board `virt`: the memory map and interrupt numbers of QEMU's machine of that name with GICv2, so
// that images made for it boot unchanged. Not there: PCIe, ACPI, the SMMU.
#include "platform/board.hpp"

namespace hypscope::platform {

namespace {
constexpr u64 KiB = 1024;
constexpr u64 MiB = 1024 * KiB;
constexpr SecureModes kOff = in_mode(SecureMode::Off);
constexpr SecureModes kOn = in_mode(SecureMode::On);
constexpr SecureModes kImage = in_mode(SecureMode::Image);

// The second bank of flash stays Non-secure when the first belongs to the Secure image; both banks
// are Non-secure under our monitor, whose ROM takes address 0 of the Secure space.
// clang-format off
constexpr MapRow kMap[] = {
    // base           size             space             part                    n   modes         name
    {{0x0000'0000},   64 * MiB,        Space::Both,      Part::Flash,             2, kOff,         "flash"},
    {{0x0000'0000},   64 * MiB,        Space::NonSecure, Part::Flash,             2, kOn,          "flash"},
    {{0x0000'0000},   64 * KiB,        Space::Secure,    Part::MonitorRom,        1, kOn,          "monitor"},
    {{0x0000'0000},   64 * MiB,        Space::Secure,    Part::Flash,             1, kImage,       "flash"},
    {{0x0400'0000},   64 * MiB,        Space::Both,      Part::Flash,             1, kImage,       "flash"},
    {{0x0800'0000},   64 * KiB,        Space::Both,      Part::GicDistributor,    1, kAlways,      "gicd"},
    {{0x0801'0000},   64 * KiB,        Space::Both,      Part::GicCpuInterface,   1, kAlways,      "gicc"},
    {{0x0802'0000},   4 * KiB,         Space::Both,      Part::GicV2m,            1, kAlways,      "gicv2m"},
    {{0x0803'0000},   64 * KiB,        Space::Both,      Part::GicHypControl,     1, kAlways,      "gich"},
    {{0x0804'0000},   64 * KiB,        Space::Both,      Part::GicVirtualInterface, 1, kAlways,    "gicv"},
    {{0x0900'0000},   4 * KiB,         Space::Both,      Part::Uart,              1, kAlways,      "pl011"},
    {{0x0901'0000},   4 * KiB,         Space::Both,      Part::Rtc,               1, kAlways,      "pl031"},
    {{0x0902'0000},   0x18,            Space::Both,      Part::FwCfg,             1, kAlways,      "fw-cfg"},
    {{0x0903'0000},   4 * KiB,         Space::Both,      Part::Gpio,              1, kAlways,      "pl061"},
    {{0x0904'0000},   4 * KiB,         Space::Secure,    Part::SecureUart,        1, kWithSecure,  "secure-pl011"},
    {{0x090b'0000},   4 * KiB,         Space::Secure,    Part::SecureGpio,        1, kWithSecure,  "secure-pl061"},
    {{0x0a00'0000},   0x200,           Space::Both,      Part::VirtioMmio,       32, kAlways,      "virtio-mmio"},
    {{0x0e00'0000},   16 * MiB,        Space::Secure,    Part::SecureRam,         1, kWithSecure,  "secure-ram"},
    {{0x4000'0000},   3072 * MiB,      Space::Both,      Part::Ram,               1, kAlways,      "ram"},
};

constexpr InterruptRow kInterrupts[] = {
    // source                     first   n   trigger
    {Source::Maintenance,         {25},   1,  Trigger::Level},
    {Source::HypTimer,            {26},   1,  Trigger::Level},
    {Source::VirtualTimer,        {27},   1,  Trigger::Level},
    {Source::SecureTimer,         {29},   1,  Trigger::Level},
    {Source::PhysicalTimer,       {30},   1,  Trigger::Level},
    {Source::Pmu,                 {23},   1,  Trigger::Level},
    {Source::SecureGpio,          {32},   1,  Trigger::Level},
    {Source::Uart,                {33},   1,  Trigger::Level},
    {Source::Rtc,                 {34},   1,  Trigger::Level},
    {Source::Gpio,                {39},   1,  Trigger::Level},
    {Source::SecureUart,          {40},   1,  Trigger::Level},
    {Source::VirtioMmio,          {48},  32,  Trigger::Edge},
    {Source::MessageSignalled,    {80},  64,  Trigger::Edge},
};
// clang-format on

constexpr Board kVirt{
    .name = "virt",
    .description = "QEMU's virt with GICv2: PL011, PL031, PL061, RAM at 0x40000000",
    .model = "linux,dummy-virt",
    .compatible = "linux,dummy-virt",
    .map = kMap,
    .interrupts = kInterrupts,
    .interrupt_lines = 288,
    .max_cores = 8,
    .timer_hertz = 62'500'000,
    .peripheral_hertz = 24'000'000,
    .default_ram = 512 * MiB,
    .min_ram = 16 * MiB,
    .periph_base = 0x0800'0000,
};
}  // namespace

const Board& virt_board() { return kVirt; }

}  // namespace hypscope::platform
