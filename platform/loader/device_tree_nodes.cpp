// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/device_tree_nodes.hpp"

#include <fmt/format.h>

#include "platform/devices/pl061.hpp"

namespace hypscope::platform {

namespace {
// Devicetree bindings: interrupt-controller/arm,gic.
constexpr u32 kSpi = 0;
constexpr u32 kPpi = 1;
constexpr u32 kEdgeRising = 1;
constexpr u32 kLevelHigh = 4;
constexpr u16 kFirstPpi = 16;
constexpr u16 kFirstSpi = 32;
constexpr u32 kPowerKeyCode = 116;  // KEY_POWER

u32 high(u64 value) { return static_cast<u32>(value >> 32); }
u32 low(u64 value) { return static_cast<u32>(value); }

/// Nodes of the Secure world: a Non-secure system leaves them alone.
void secure_only(FdtWriter& fdt) {
    fdt.text("status", "disabled");
    fdt.text("secure-status", "okay");
}

}  // namespace

void write_reg(FdtWriter& fdt, PhysAddr base, u64 size) {
    fdt.cells("reg", {high(base.value), low(base.value), high(size), low(size)});
}

std::vector<u32> interrupt_cells(const InterruptRow& row, u16 instance) {
    const u32 flags = row.trigger == Trigger::Level ? kLevelHigh : kEdgeRising;
    return {kSpi, u32{row.first.value} + instance - kFirstSpi, flags};
}

void write_interrupts(FdtWriter& fdt, const InterruptRow& row, u16 instance) {
    fdt.cells("interrupts", interrupt_cells(row, instance));
}

void write_primecell(FdtWriter& fdt, std::string_view compatible, const MapRow& row, u16 instance) {
    fdt.texts("compatible", {compatible, "arm,primecell"});
    write_reg(fdt, row.at(instance), row.size);
    if (row.space == Space::Secure) secure_only(fdt);
}

namespace {
void apb_clock(FdtWriter& fdt) {
    fdt.cells("clocks", {phandle::kClock});
    fdt.text("clock-names", "apb_pclk");
}

void write_uarts(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    const bool is_secure = row.part == Part::SecureUart;
    for (u16 i = 0; i < row.count; ++i) {
        fdt.begin(node_name("pl011", row.at(i)));
        write_primecell(fdt, "arm,pl011", row, i);
        write_interrupts(fdt,
                         config.board->interrupt(is_secure ? Source::SecureUart : Source::Uart), i);
        fdt.cells("clocks", {phandle::kClock, phandle::kClock});
        fdt.texts("clock-names", {"uartclk", "apb_pclk"});
        fdt.end();
    }
}

void write_rtc(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    fdt.begin(node_name("pl031", row.base));
    write_primecell(fdt, "arm,pl031", row);
    write_interrupts(fdt, config.board->interrupt(Source::Rtc));
    apb_clock(fdt);
    fdt.end();
}

void write_gpio_block(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    const bool is_secure = row.part == Part::SecureGpio;
    fdt.begin(node_name("pl061", row.base));
    write_primecell(fdt, "arm,pl061", row);
    write_interrupts(fdt, config.board->interrupt(is_secure ? Source::SecureGpio : Source::Gpio));
    apb_clock(fdt);
    fdt.flag("gpio-controller");
    fdt.cells("#gpio-cells", {2});
    fdt.cells("phandle", {is_secure ? phandle::kSecureGpio : phandle::kGpio});
    fdt.end();
}

void write_gpio(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    write_gpio_block(fdt, config, row);
    fdt.begin("gpio-keys");
    fdt.text("compatible", "gpio-keys");
    fdt.begin("poweroff");
    fdt.text("label", "GPIO Key Poweroff");
    fdt.cells("linux,code", {kPowerKeyCode});
    fdt.cells("gpios", {phandle::kGpio, pl061::kPowerKeyPin, 0});
    fdt.end();
    fdt.end();
}

void write_secure_gpio(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    write_gpio_block(fdt, config, row);
    const auto output = [&fdt](const char* kind, u32 pin) {
        fdt.begin(kind);
        fdt.text("compatible", kind);
        fdt.cells("gpios", {phandle::kSecureGpio, pin, 0});
        secure_only(fdt);
        fdt.end();
    };
    output("gpio-poweroff", pl061::kSecurePowerOffPin);
    output("gpio-restart", pl061::kSecureResetPin);
}

void write_fw_cfg(FdtWriter& fdt, const DeviceTreeConfig&, const MapRow& row) {
    fdt.begin(node_name("fw-cfg", row.base));
    fdt.text("compatible", "qemu,fw-cfg-mmio");
    write_reg(fdt, row.base, row.size);
    fdt.end();
}

void write_virtio(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    for (u16 i = 0; i < row.count; ++i) {
        const PhysAddr base = row.at(i);
        fdt.begin(node_name("virtio_mmio", base));
        fdt.text("compatible", "virtio,mmio");
        write_reg(fdt, base, row.size);
        write_interrupts(fdt, config.board->interrupt(Source::VirtioMmio), i);
        fdt.flag("dma-coherent");
        fdt.end();
    }
}

void write_flash(FdtWriter& fdt, const DeviceTreeConfig&, const MapRow& row) {
    const bool is_secure = row.space == Space::Secure;
    std::vector<u32> ranges;
    for (u64 i = 0; i < row.count; ++i) {
        const u64 base = row.base.value + i * row.size;
        ranges.insert(ranges.end(), {high(base), low(base), high(row.size), low(row.size)});
    }
    fdt.begin(node_name(is_secure ? "secflash" : "flash", row.base));
    fdt.text("compatible", "cfi-flash");
    fdt.cells("reg", ranges);
    fdt.cells("bank-width", {4});
    if (is_secure) secure_only(fdt);
    fdt.end();
}

void write_gic(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    const Board& board = *config.board;
    std::vector<u32> ranges;
    const auto range = [&](Part part) {
        const MapRow& at = board.at(part, config.secure);
        ranges.insert(ranges.end(),
                      {high(at.base.value), low(at.base.value), high(at.size), low(at.size)});
    };
    fdt.begin(node_name("intc", row.base));
    fdt.text("compatible", "arm,cortex-a15-gic");
    fdt.cells("#interrupt-cells", {3});
    fdt.flag("interrupt-controller");
    fdt.cells("#address-cells", {2});
    fdt.cells("#size-cells", {2});
    fdt.flag("ranges");
    range(Part::GicDistributor);
    range(Part::GicCpuInterface);
    if (config.virtualization) {
        range(Part::GicHypControl);
        range(Part::GicVirtualInterface);
        const InterruptRow& maintenance = board.interrupt(Source::Maintenance);
        fdt.cells("interrupts", {kPpi, u32{maintenance.first.value} - kFirstPpi, kLevelHigh});
    }
    fdt.cells("reg", ranges);
    fdt.cells("phandle", {phandle::kGic});
    if (const MapRow* v2m = board.find(Part::GicV2m, config.secure)) {
        fdt.begin(node_name("v2m", v2m->base));
        fdt.text("compatible", "arm,gic-v2m-frame");
        fdt.flag("msi-controller");
        write_reg(fdt, v2m->base, v2m->size);
        fdt.cells("phandle", {phandle::kV2m});
        fdt.end();
    }
    fdt.end();
}

void write_memory(FdtWriter& fdt, std::string_view kind, PhysAddr base, u64 size, bool secure) {
    fdt.begin(node_name(kind, base));
    fdt.text("device_type", "memory");
    write_reg(fdt, base, size);
    if (secure) secure_only(fdt);
    fdt.end();
}
}  // namespace

std::string node_name(std::string_view kind, PhysAddr base) {
    return fmt::format("{}@{:x}", kind, base.value);
}

void write_clock(FdtWriter& fdt, const DeviceTreeConfig& config) {
    fdt.begin("apb-pclk");
    fdt.text("compatible", "fixed-clock");
    fdt.cells("#clock-cells", {0});
    fdt.cells("clock-frequency", {config.board->peripheral_hertz});
    fdt.text("clock-output-names", "clk24mhz");
    fdt.cells("phandle", {phandle::kClock});
    fdt.end();
}

namespace {
void write_cpu_map(FdtWriter& fdt, unsigned cores) {
    fdt.begin("cpu-map");
    fdt.begin("socket0");
    fdt.begin("cluster0");
    for (unsigned i = 0; i < cores; ++i) {
        fdt.begin(fmt::format("core{}", i));
        fdt.cells("cpu", {phandle::kCpu + i});
        fdt.end();
    }
    fdt.end();
    fdt.end();
    fdt.end();
}
}  // namespace

void write_cpus(FdtWriter& fdt, const DeviceTreeConfig& config) {
    fdt.begin("cpus");
    fdt.cells("#address-cells", {1});
    fdt.cells("#size-cells", {0});
    for (unsigned i = 0; i < config.cores; ++i) {
        fdt.begin(fmt::format("cpu@{}", i));
        fdt.text("device_type", "cpu");
        fdt.text("compatible", config.cpu_compatible);
        fdt.cells("reg", {i});
        if (!config.psci_method.empty()) fdt.text("enable-method", "psci");
        fdt.cells("phandle", {phandle::kCpu + i});
        fdt.end();
    }
    write_cpu_map(fdt, config.cores);
    fdt.end();
}

void write_timer(FdtWriter& fdt, const DeviceTreeConfig& config) {
    // PPI flags: bits 15:8 name the cores that have the interrupt.
    const u32 flags = ((1u << config.cores) - 1) << 8 | kLevelHigh;
    std::vector<u32> cells;
    for (const Source source :
         {Source::SecureTimer, Source::PhysicalTimer, Source::VirtualTimer, Source::HypTimer}) {
        const u32 number = u32{config.board->interrupt(source).first.value} - kFirstPpi;
        cells.insert(cells.end(), {kPpi, number, flags});
    }
    fdt.begin("timer");
    fdt.text("compatible", "arm,armv7-timer");
    fdt.flag("always-on");
    fdt.cells("interrupts", cells);
    fdt.end();
}

/// "/pmu" as QEMU names it; QEMU leaves it empty for an ARMv7 core.
void write_pmu(FdtWriter& fdt, const DeviceTreeConfig& config) {
    const InterruptRow& row = config.board->interrupt(Source::Pmu);
    fdt.begin("pmu");
    fdt.text("compatible", std::string(config.cpu_compatible) + "-pmu");
    if (row.first.value < kFirstSpi) {
        const u32 flags = ((1u << config.cores) - 1) << 8 | kLevelHigh;
        fdt.cells("interrupts", {kPpi, u32{row.first.value} - kFirstPpi, flags});
    } else {
        std::vector<u32> cells;
        for (u16 i = 0; i < config.cores; ++i) {
            for (const u32 cell : interrupt_cells(row, i)) cells.push_back(cell);
        }
        fdt.cells("interrupts", cells);
    }
    fdt.end();
}

void write_part(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    switch (row.part) {
        case Part::Flash: return write_flash(fdt, config, row);
        case Part::GicDistributor: return write_gic(fdt, config, row);
        case Part::Uart:
        case Part::SecureUart: return write_uarts(fdt, config, row);
        case Part::Rtc: return write_rtc(fdt, config, row);
        case Part::FwCfg: return write_fw_cfg(fdt, config, row);
        case Part::Gpio: return write_gpio(fdt, config, row);
        case Part::SecureGpio: return write_secure_gpio(fdt, config, row);
        case Part::VirtioMmio: return write_virtio(fdt, config, row);
        case Part::SecureRam: return write_memory(fdt, "secram", row.base, row.size, true);
        case Part::Ram: return write_memory(fdt, "memory", row.base, config.ram_size, false);
        case Part::SystemRegisters: return write_system_registers(fdt, config, row);
        case Part::SystemController: return write_system_controller(fdt, config, row);
        case Part::DualTimer: return write_dual_timers(fdt, config, row);
        case Part::Watchdog: return write_watchdog(fdt, config, row);
        case Part::Ps2: return write_ps2(fdt, config, row);
        case Part::CardInterface: return write_card_interface(fdt, config, row);
        case Part::MonitorRom:
        case Part::StaticRam:
        case Part::FlashAlias:
        case Part::Absent:
        case Part::GicCpuInterface:
        case Part::GicV2m:
        case Part::GicHypControl:
        case Part::GicVirtualInterface: return;  // no node, or in the distributor's
    }
}

}  // namespace hypscope::platform
