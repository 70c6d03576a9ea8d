// SPDX-License-Identifier: Apache-2.0
// Nodes that only vexpress-a15 has. Linux's bindings arm,vexpress*, arm,sp804, arm,sp805,
// arm,sp810, arm,pl050 and arm,pl180; the devices stand at the root, without the buses of Arm's own
// tree.
#include "platform/loader/device_tree_nodes.hpp"

namespace hypscope::platform {

namespace {
constexpr u32 kReboot = 9;
constexpr u32 kShutdown = 8;
constexpr u32 kRefHertz = 32'768;
constexpr u32 kTimHertz = 1'000'000;

void write_fixed_clock(FdtWriter& fdt, const char* name, u32 hertz, u32 handle) {
    fdt.begin(name);
    fdt.text("compatible", "fixed-clock");
    fdt.cells("#clock-cells", {0});
    fdt.cells("clock-frequency", {hertz});
    fdt.text("clock-output-names", name);
    fdt.cells("phandle", {handle});
    fdt.end();
}

void write_config_function(FdtWriter& fdt, const char* name, u32 function) {
    fdt.begin(name);
    fdt.text("compatible", std::string("arm,vexpress-") + name);
    fdt.cells("arm,vexpress-sysreg,func", {function, 0});
    fdt.end();
}
}  // namespace

/// The registers, and beside them what Linux reaches through SYS_CFGCTRL.
void write_system_registers(FdtWriter& fdt, const DeviceTreeConfig&, const MapRow& row) {
    fdt.begin(node_name("sysreg", row.base));
    fdt.text("compatible", "arm,vexpress-sysreg");
    write_reg(fdt, row.base, row.size);
    fdt.cells("phandle", {phandle::kSysreg});
    fdt.end();
    fdt.begin("mcc");
    fdt.text("compatible", "arm,vexpress,config-bus");
    fdt.cells("arm,vexpress,config-bridge", {phandle::kSysreg});
    fdt.cells("arm,vexpress,site", {0});
    write_config_function(fdt, "shutdown", kShutdown);
    write_config_function(fdt, "reboot", kReboot);
    fdt.end();
}

void write_system_controller(FdtWriter& fdt, const DeviceTreeConfig&, const MapRow& row) {
    write_fixed_clock(fdt, "refclk32khz", kRefHertz, phandle::kRefClock);
    write_fixed_clock(fdt, "refclk1mhz", kTimHertz, phandle::kTimClock);
    fdt.begin(node_name("sysctl", row.base));
    write_primecell(fdt, "arm,sp810", row);
    fdt.cells("clocks", {phandle::kRefClock, phandle::kTimClock, phandle::kClock});
    fdt.texts("clock-names", {"refclk", "timclk", "apb_pclk"});
    fdt.cells("#clock-cells", {1});
    fdt.texts("clock-output-names", {"timerclken0", "timerclken1", "timerclken2", "timerclken3"});
    std::vector<u32> timers, parents;
    for (u32 i = 0; i < 4; ++i) {
        timers.insert(timers.end(), {phandle::kSysctl, i});
        parents.push_back(phandle::kTimClock);
    }
    fdt.cells("assigned-clocks", timers);
    fdt.cells("assigned-clock-parents", parents);
    fdt.cells("phandle", {phandle::kSysctl});
    fdt.end();
}

void write_dual_timers(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    for (u16 i = 0; i < row.count; ++i) {
        const u32 first = 2u * i;
        fdt.begin(node_name("timer", row.at(i)));
        write_primecell(fdt, "arm,sp804", row, i);
        write_interrupts(fdt, config.board->interrupt(Source::DualTimer), i);
        fdt.cells("clocks",
                  {phandle::kSysctl, first, phandle::kSysctl, first + 1, phandle::kClock});
        fdt.texts("clock-names", {"timclken1", "timclken2", "apb_pclk"});
        fdt.end();
    }
}

void write_watchdog(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    fdt.begin(node_name("watchdog", row.base));
    write_primecell(fdt, "arm,sp805", row);
    write_interrupts(fdt, config.board->interrupt(Source::Watchdog));
    fdt.cells("clocks", {phandle::kRefClock, phandle::kClock});
    fdt.texts("clock-names", {"wdog_clk", "apb_pclk"});
    fdt.end();
}

void write_ps2(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    for (u16 i = 0; i < row.count; ++i) {
        fdt.begin(node_name("kmi", row.at(i)));
        write_primecell(fdt, "arm,pl050", row, i);
        write_interrupts(fdt, config.board->interrupt(Source::Ps2), i);
        fdt.cells("clocks", {phandle::kClock, phandle::kClock});
        fdt.texts("clock-names", {"KMIREFCLK", "apb_pclk"});
        fdt.end();
    }
}

void write_card_interface(FdtWriter& fdt, const DeviceTreeConfig& config, const MapRow& row) {
    fdt.begin(node_name("mmc", row.base));
    write_primecell(fdt, "arm,pl180", row);
    const InterruptRow& source = config.board->interrupt(Source::CardInterface);
    std::vector<u32> cells = interrupt_cells(source, 0);
    const std::vector<u32> second = interrupt_cells(source, 1);
    cells.insert(cells.end(), second.begin(), second.end());
    fdt.cells("interrupts", cells);
    fdt.cells("max-frequency", {12'000'000});
    fdt.flag("broken-cd");
    fdt.cells("clocks", {phandle::kClock, phandle::kClock});
    fdt.texts("clock-names", {"mclk", "apb_pclk"});
    fdt.end();
}

}  // namespace hypscope::platform
