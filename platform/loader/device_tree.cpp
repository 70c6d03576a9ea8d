// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/device_tree.hpp"

#include <libfdt.h>

#include "common/error.hpp"
#include "platform/loader/device_tree_nodes.hpp"
#include "platform/loader/fdt_editor.hpp"

namespace hypscope::platform {

namespace {
void write_header(FdtWriter& fdt, const Board& board) {
    fdt.text("model", board.model);
    fdt.text("compatible", board.compatible);
    fdt.cells("#address-cells", {2});
    fdt.cells("#size-cells", {2});
    fdt.cells("interrupt-parent", {phandle::kGic});
}

void write_psci(FdtWriter& fdt, const std::string& method) {
    fdt.begin("psci");
    fdt.texts("compatible", {"arm,psci-1.0", "arm,psci-0.2", "arm,psci"});
    fdt.text("method", method);
    fdt.cells("cpu_suspend", {0x8400'0001});
    fdt.cells("cpu_off", {0x8400'0002});
    fdt.cells("cpu_on", {0x8400'0003});
    fdt.cells("migrate", {0x8400'0005});
    fdt.end();
}

void write_chosen(FdtWriter& fdt, const DeviceTreeConfig& config) {
    const MapRow& uart = config.board->at(Part::Uart, config.secure);
    fdt.begin("chosen");
    fdt.text("stdout-path", "/" + node_name("pl011", uart.base));
    if (!config.bootargs.empty()) fdt.text("bootargs", config.bootargs);
    if (config.initrd) {
        fdt.cells("linux,initrd-start", {config.initrd->start});
        fdt.cells("linux,initrd-end", {config.initrd->end});
    }
    fdt.end();
    if (const MapRow* secure = config.board->find(Part::SecureUart, config.secure)) {
        fdt.begin("secure-chosen");
        fdt.text("stdout-path", "/" + node_name("pl011", secure->base));
        fdt.end();
    }
}
}  // namespace

std::vector<u8> make_device_tree(const DeviceTreeConfig& config) {
    constexpr std::size_t kRoom = 64 * 1024;
    FdtWriter fdt(kRoom + config.bootargs.size());
    fdt.begin("");
    write_header(fdt, *config.board);
    write_chosen(fdt, config);
    if (!config.psci_method.empty()) write_psci(fdt, config.psci_method);
    write_clock(fdt, config);
    write_cpus(fdt, config);
    write_timer(fdt, config);
    write_pmu(fdt, config);
    for (const MapRow& row : config.board->map) {
        if ((row.modes & in_mode(config.secure)) != 0) write_part(fdt, config, row);
    }
    fdt.end();
    return fdt.finish();
}

namespace {
[[noreturn]] void bad_tree(const std::string& path, const std::string& what) {
    throw SimError(ExitStatus::BadImage, what, path, "make it with dtc, or leave out --dtb");
}

/// `value` in as many cells as the root's #address-cells or #size-cells ask for.
void append_cells(std::vector<u32>& cells, u64 value, u32 count) {
    if (count == 2) cells.push_back(static_cast<u32>(value >> 32));
    cells.push_back(static_cast<u32>(value));
}

void amend_memory(FdtEditor& tree, const DeviceTreeConfig& config) {
    constexpr char kMemory[] = "memory";
    const u64 base = config.board->ram_base().value;
    int at = tree.find("device_type", kMemory);
    if (at < 0) at = tree.node(0, node_name(kMemory, PhysAddr{base}));
    std::vector<u32> reg;
    append_cells(reg, base, tree.address_cells(0));
    append_cells(reg, config.ram_size, tree.size_cells(0));
    tree.cells(at, "reg", reg);
    tree.text(at, "device_type", kMemory);
}

/// The slots stand at the root, whose interrupt parent is the GIC.
void amend_virtio(FdtEditor& tree, const DeviceTreeConfig& config) {
    const MapRow* row = config.board->find(Part::VirtioMmio, config.secure);
    if (row == nullptr || config.virtio_devices == 0 || tree.find("compatible", "virtio,mmio") >= 0)
        return;
    for (u16 i = 0; i < config.virtio_devices; ++i) {
        const int at = tree.node(0, node_name("virtio_mmio", row->at(i)));
        std::vector<u32> reg;
        append_cells(reg, row->at(i).value, tree.address_cells(0));
        append_cells(reg, row->size, tree.size_cells(0));
        tree.text(at, "compatible", "virtio,mmio");
        tree.cells(at, "reg", reg);
        tree.cells(at, "interrupts",
                   interrupt_cells(config.board->interrupt(Source::VirtioMmio), i));
    }
}

void amend_chosen(FdtEditor& tree, const DeviceTreeConfig& config) {
    const int chosen = tree.node(0, "chosen");
    if (!config.bootargs.empty()) tree.text(chosen, "bootargs", config.bootargs);
    if (!config.initrd) return;
    tree.cells(chosen, "linux,initrd-start", {config.initrd->start});
    tree.cells(chosen, "linux,initrd-end", {config.initrd->end});
}
}  // namespace

std::vector<u8> amend_device_tree(const std::string& path, std::vector<u8> tree,
                                  const DeviceTreeConfig& config) {
    const bool has_header = tree.size() >= sizeof(fdt_header);
    if (!has_header || fdt_check_header(tree.data()) != 0) bad_tree(path, "is no device tree blob");
    if (fdt_totalsize(tree.data()) > tree.size()) bad_tree(path, "is a truncated device tree");
    if (fdt_check_full(tree.data(), tree.size()) != 0) bad_tree(path, "is a damaged device tree");

    constexpr std::size_t kRoom = 4096;
    FdtEditor editor(path, tree, config.bootargs.size() + kRoom);
    amend_memory(editor, config);
    amend_chosen(editor, config);
    amend_virtio(editor, config);
    return editor.finish();
}

}  // namespace hypscope::platform
