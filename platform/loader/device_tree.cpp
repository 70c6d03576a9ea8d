// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/device_tree.hpp"

#include <array>
#include <libfdt.h>

#include "common/error.hpp"
#include "platform/loader/device_tree_nodes.hpp"

namespace hypscope::platform {

namespace {
void write_header(FdtWriter& fdt) {
    fdt.text("model", "linux,dummy-virt");
    fdt.text("compatible", "linux,dummy-virt");
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
    write_header(fdt);
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

/// Sets properties of a tree that libfdt accepted; what can go wrong now is a damaged tree.
class Amender {
  public:
    Amender(const std::string& path, std::vector<u8>& tree) : path_(path), tree_(tree) {}

    [[nodiscard]] int node(int parent, const std::string& name) {
        int found = fdt_subnode_offset(tree_.data(), parent, name.c_str());
        if (found == -FDT_ERR_NOTFOUND) found = fdt_add_subnode(tree_.data(), parent, name.c_str());
        return check(found);
    }
    void set(int at, const char* name, std::span<const u32> values) {
        std::vector<fdt32_t> big;
        for (const u32 value : values) big.push_back(cpu_to_fdt32(value));
        const int size = static_cast<int>(big.size() * sizeof(fdt32_t));
        check(fdt_setprop(tree_.data(), at, name, big.data(), size));
    }
    void set(int at, const char* name, const std::string& value) {
        const int size = static_cast<int>(value.size() + 1);
        check(fdt_setprop(tree_.data(), at, name, value.c_str(), size));
    }
    int check(int result) {
        if (result < 0)
            bad_tree(path_, fmt::format("damaged device tree: {}", fdt_strerror(result)));
        return result;
    }

  private:
    const std::string& path_;
    std::vector<u8>& tree_;
};

/// `value` in as many cells as the root's #address-cells or #size-cells ask for.
void append_cells(std::vector<u32>& cells, u64 value, int count) {
    if (count == 2) cells.push_back(static_cast<u32>(value >> 32));
    cells.push_back(static_cast<u32>(value));
}

void amend_memory(Amender& amender, std::vector<u8>& tree, const DeviceTreeConfig& config) {
    constexpr char kMemory[] = "memory";
    const u64 base = config.board->ram_base().value;
    constexpr int kSize = sizeof kMemory;
    int at = fdt_node_offset_by_prop_value(tree.data(), -1, "device_type", kMemory, kSize);
    if (at < 0) at = amender.node(0, node_name("memory", PhysAddr{base}));
    std::vector<u32> reg;
    append_cells(reg, base, amender.check(fdt_address_cells(tree.data(), 0)));
    append_cells(reg, config.ram_size, amender.check(fdt_size_cells(tree.data(), 0)));
    amender.set(at, "reg", reg);
    amender.set(at, "device_type", std::string(kMemory));
}

void amend_chosen(Amender& amender, const DeviceTreeConfig& config) {
    const int chosen = amender.node(0, "chosen");
    if (!config.bootargs.empty()) amender.set(chosen, "bootargs", config.bootargs);
    if (!config.initrd) return;
    amender.set(chosen, "linux,initrd-start", std::array{config.initrd->start});
    amender.set(chosen, "linux,initrd-end", std::array{config.initrd->end});
}
}  // namespace

std::vector<u8> amend_device_tree(const std::string& path, std::vector<u8> tree,
                                  const DeviceTreeConfig& config) {
    const bool has_header = tree.size() >= sizeof(fdt_header);
    if (!has_header || fdt_check_header(tree.data()) != 0) bad_tree(path, "is no device tree blob");
    if (fdt_totalsize(tree.data()) > tree.size()) bad_tree(path, "is a truncated device tree");
    if (fdt_check_full(tree.data(), tree.size()) != 0) bad_tree(path, "is a damaged device tree");

    constexpr std::size_t kRoom = 4096;
    std::vector<u8> larger(tree.size() + config.bootargs.size() + kRoom);
    Amender amender(path, larger);
    amender.check(fdt_open_into(tree.data(), larger.data(), static_cast<int>(larger.size())));
    amend_memory(amender, larger, config);
    amend_chosen(amender, config);
    amender.check(fdt_pack(larger.data()));
    larger.resize(fdt_totalsize(larger.data()));
    return larger;
}

}  // namespace hypscope::platform
