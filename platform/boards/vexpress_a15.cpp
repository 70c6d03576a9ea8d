// SPDX-License-Identifier: Apache-2.0
// Board `vexpress-a15`: Versatile Express, motherboard V2M-P1 (DUI 0447, ARM Legacy and RS1 maps:
// here RS1) with a CoreTile Express A15x2, V2P-CA15 (DUI 0604). Addresses and interrupts as in the
// device tree vexpress-v2p-ca15-tc1 and as QEMU's machine of that name has them, its four
// virtio-mmio slots included. The cores' clock, CNTFRQ and the RAM are not the tile's: they are the
// core preset's, QEMU's and --ram's.
//
// NOT MODELLED: on vexpress-a15 the LAN9118 Ethernet, ISP1761 USB, PL041 audio, PL111 and HDLCD
// displays, both I2C buses, Compact Flash, PL330 DMA, the tile's SP805 watchdog, PL341 and PL354
// memory controllers; they read as zero. The places that software could remap to address 0: the
// first bank of flash always stands there.
#include "platform/board.hpp"

namespace hypscope::platform {

namespace {
constexpr u64 KiB = 1024;
constexpr u64 MiB = 1024 * KiB;
constexpr u64 kApart = 64 * KiB;  // the I/O FPGA's devices

// The second core waits at the end of the motherboard's SRAM, which no Linux takes for memory.
constexpr PhysAddr kPen{0x15ff'f000};

// clang-format off
constexpr MapRow kMap[] = {
    // base           size         space             part                    n  modes      name
    {{0x0800'0000},   64 * MiB,    Space::Both,      Part::Flash,            2, kAlways,   "flash"},
    {{0x0000'0000},   64 * MiB,    Space::Both,      Part::FlashAlias,       1, kAlways,   "flash-at-0"},
    {{0x1400'0000},   32 * MiB,    Space::Both,      Part::StaticRam,        1, kAlways,   "sram"},
    {{0x1800'0000},   8 * MiB,     Space::Both,      Part::StaticRam,        1, kAlways,   "vram"},
    {{0x1a00'0000},   64 * KiB,    Space::Both,      Part::Absent,           1, kAlways,   "lan9118 (absent)"},
    {{0x1b00'0000},   128 * KiB,   Space::Both,      Part::Absent,           1, kAlways,   "isp1761 (absent)"},
    {{0x1c01'0000},   4 * KiB,     Space::Both,      Part::SystemRegisters,  1, kAlways,   "sysreg"},
    {{0x1c02'0000},   4 * KiB,     Space::Both,      Part::SystemController, 1, kAlways,   "sp810"},
    {{0x1c03'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "i2c-pcie (absent)"},
    {{0x1c04'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "pl041 (absent)"},
    {{0x1c05'0000},   4 * KiB,     Space::Both,      Part::CardInterface,    1, kAlways,   "pl180"},
    {{0x1c06'0000},   4 * KiB,     Space::Both,      Part::Ps2,              2, kAlways,   "pl050", kApart},
    {{0x1c09'0000},   4 * KiB,     Space::Both,      Part::Uart,             4, kAlways,   "pl011", kApart},
    {{0x1c0f'0000},   4 * KiB,     Space::Both,      Part::Watchdog,         1, kAlways,   "sp805"},
    {{0x1c11'0000},   4 * KiB,     Space::Both,      Part::DualTimer,        2, kAlways,   "sp804", kApart},
    {{0x1c13'0000},   0x200,       Space::Both,      Part::VirtioMmio,       4, kAlways,   "virtio-mmio"},
    {{0x1c16'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "i2c-dvi (absent)"},
    {{0x1c17'0000},   4 * KiB,     Space::Both,      Part::Rtc,              1, kAlways,   "pl031"},
    {{0x1c1a'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "cf (absent)"},
    {{0x1c1f'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "pl111 (absent)"},
    {{0x2b00'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "hdlcd (absent)"},
    {{0x2b06'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "tile-sp805 (absent)"},
    {{0x2b0a'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "pl341 (absent)"},
    {{0x2c00'1000},   4 * KiB,     Space::Both,      Part::GicDistributor,   1, kAlways,   "gicd"},
    {{0x2c00'2000},   8 * KiB,     Space::Both,      Part::GicCpuInterface,  1, kAlways,   "gicc"},
    {{0x2c00'4000},   8 * KiB,     Space::Both,      Part::GicHypControl,    1, kAlways,   "gich"},
    {{0x2c00'6000},   8 * KiB,     Space::Both,      Part::GicVirtualInterface, 1, kAlways, "gicv"},
    {{0x2e00'0000},   64 * KiB,    Space::Both,      Part::StaticRam,        1, kAlways,   "tile-sram"},
    {{0x7ffb'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "pl330 (absent)"},
    {{0x7ffd'0000},   4 * KiB,     Space::Both,      Part::Absent,           1, kAlways,   "pl354 (absent)"},
    {{0x8000'0000},   2048 * MiB,  Space::Both,      Part::Ram,              1, kAlways,   "ram"},
};

// Shared interrupts 0 to 42 come from the motherboard, 43 to 47 are reserved, the tile's follow.
constexpr InterruptRow kInterrupts[] = {
    // source                     first   n   trigger
    {Source::Maintenance,         {25},   1,  Trigger::Level},
    {Source::HypTimer,            {26},   1,  Trigger::Level},
    {Source::VirtualTimer,        {27},   1,  Trigger::Level},
    {Source::SecureTimer,         {29},   1,  Trigger::Level},
    {Source::PhysicalTimer,       {30},   1,  Trigger::Level},
    {Source::Watchdog,            {32},   1,  Trigger::Level},
    {Source::DualTimer,           {34},   2,  Trigger::Level},
    {Source::Rtc,                 {36},   1,  Trigger::Level},
    {Source::Uart,                {37},   4,  Trigger::Level},
    {Source::CardInterface,       {41},   2,  Trigger::Level},
    {Source::Ps2,                 {44},   2,  Trigger::Level},
    {Source::VirtioMmio,          {72},   4,  Trigger::Edge},
    {Source::Pmu,                 {100},  2,  Trigger::Level},
};
// clang-format on

constexpr Board kVexpressA15{
    .name = "vexpress-a15",
    .description = "Versatile Express with a CoreTile A15x2: RAM at 0x80000000, GIC at 0x2c000000",
    .model = "V2P-CA15",
    .compatible = "arm,vexpress",
    .map = kMap,
    .interrupts = kInterrupts,
    .interrupt_lines = 160,
    .max_cores = 2,
    .timer_hertz = 62'500'000,
    .peripheral_hertz = 24'000'000,
    .default_ram = 512 * MiB,
    .min_ram = 16 * MiB,
    .periph_base = 0x2c00'0000,
    .modes = in_mode(SecureMode::Off) | in_mode(SecureMode::Image),
    .pen = kPen,
};
}  // namespace

const Board& vexpress_a15_board() { return kVexpressA15; }

}  // namespace hypscope::platform
