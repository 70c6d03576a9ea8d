// SPDX-License-Identifier: Apache-2.0
// A board is two tables: what lies where in the two physical address spaces, and which interrupt
// each source has. Everything else about a board (the device tree, the bus, the loader's idea of
// RAM) derives from them.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "common/memory/address_map.hpp"
#include "common/types.hpp"

namespace hypscope::platform {

/// `--secure`: who owns the Secure state.
enum class SecureMode : u8 {
    Off,    ///< core 0 starts in Hyp (or Non-secure SVC); the simulator answers PSCI
    On,     ///< the embedded monitor boots from Secure reset and enters the image in Hyp
    Image,  ///< every core leaves reset in Secure SVC at the image's entry
};

/// What can stand at a place of the memory map.
enum class Part : u8 {
    MonitorRom,
    Flash,
    GicDistributor,
    GicCpuInterface,
    GicV2m,
    GicHypControl,
    GicVirtualInterface,
    Uart,
    Rtc,
    FwCfg,
    Gpio,
    SecureUart,
    SecureGpio,
    VirtioMmio,
    SecureRam,
    StaticRam,
    Ram,
    FlashAlias,  ///< the first bank of flash once more
    SystemRegisters,
    SystemController,
    CardInterface,
    Ps2,
    Watchdog,
    DualTimer,
    Absent,  ///< the board's, but not modelled: reads as zero
};

/// A set of SecureMode: in which the row exists.
using SecureModes = u8;
[[nodiscard]] constexpr SecureModes in_mode(SecureMode mode) {
    return static_cast<SecureModes>(1u << static_cast<unsigned>(mode));
}
inline constexpr SecureModes kAlways = 7;
inline constexpr SecureModes kWithSecure = in_mode(SecureMode::On) | in_mode(SecureMode::Image);

struct MapRow {
    PhysAddr base;
    u64 size;  ///< of each instance; RAM: the most that fits
    Space space;
    Part part;
    u8 count;  ///< instances, one after the other
    SecureModes modes;
    std::string_view name;
    u64 stride = 0;  ///< from one instance to the next; 0: `size`

    [[nodiscard]] PhysAddr at(u64 index) const {
        return base + index * (stride != 0 ? stride : size);
    }
};

/// Memory that the guest may write.
[[nodiscard]] constexpr bool is_ram(Part part) {
    return part == Part::Ram || part == Part::SecureRam || part == Part::StaticRam;
}

/// What can raise an interrupt.
enum class Source : u8 {
    Maintenance,
    HypTimer,
    VirtualTimer,
    SecureTimer,
    PhysicalTimer,
    Pmu,  // private to a core
    Uart,
    Rtc,
    Gpio,
    SecureUart,
    SecureGpio,
    VirtioMmio,
    MessageSignalled,
    Watchdog,
    DualTimer,
    CardInterface,  // two of one device
    Ps2,
};

/// In reports: "virtual timer".
[[nodiscard]] std::string_view name_of(Source source);

enum class Trigger : u8 { Level, Edge };

struct InterruptRow {
    Source source;
    InterruptId first;  ///< the GIC's number: SPI n is 32 + n, PPI n is 16 + n
    u8 count;           ///< instances, one after the other
    Trigger trigger;
};

struct Board {
    std::string_view name;
    std::string_view description;
    std::string_view model;       ///< of the device tree
    std::string_view compatible;  ///< of the device tree's root
    std::span<const MapRow> map;
    std::span<const InterruptRow> interrupts;
    u16 interrupt_lines;  ///< all IDs, 32 private ones included
    u8 max_cores;
    u32 timer_hertz;       ///< CNTFRQ
    u32 peripheral_hertz;  ///< apb_pclk and UARTCLK
    u64 default_ram;
    u64 min_ram;
    u32 periph_base;                ///< CBAR
    SecureModes modes = kAlways;    ///< what --secure may choose
    std::optional<PhysAddr> pen{};  ///< where the other cores wait with --secure off; nothing:
                                    ///< they are off until PSCI starts them

    /// The row of `part`, or nothing on this board in this mode.
    [[nodiscard]] const MapRow* find(Part part, SecureMode mode) const;
    /// As find; a board without it is a mistake of ours.
    [[nodiscard]] const MapRow& at(Part part, SecureMode mode) const;
    [[nodiscard]] const InterruptRow& interrupt(Source source) const;
    /// The interrupt of the instance `index` of a source, counted over all its rows.
    [[nodiscard]] InterruptId interrupt(Source source, u32 index) const;
    /// What an interrupt comes from; nothing: no row has it.
    [[nodiscard]] std::optional<Source> source_of(InterruptId id) const;
    [[nodiscard]] PhysAddr ram_base() const;
    [[nodiscard]] u64 max_ram() const;
};

[[nodiscard]] const Board& virt_board();
[[nodiscard]] const Board& vexpress_a15_board();
/// Every board, for `hypscope machines` and `--machine`.
[[nodiscard]] std::span<const Board* const> boards();
[[nodiscard]] const Board* find_board(std::string_view name);

}  // namespace hypscope::platform
