// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/device_tree.hpp"

#include <catch2/catch.hpp>
#include <libfdt.h>

#include "error_matcher.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
DeviceTreeConfig config() {
    DeviceTreeConfig config;
    config.board = &virt_board();
    config.ram_size = u64{512} << 20;
    return config;
}

/// A tree to be looked into.
struct Tree {
    explicit Tree(std::vector<u8> bytes) : blob(std::move(bytes)) {}
    explicit Tree(const DeviceTreeConfig& machine) : Tree(make_device_tree(machine)) {}

    [[nodiscard]] bool has(const char* path) const {
        return fdt_path_offset(blob.data(), path) >= 0;
    }
    [[nodiscard]] std::vector<u32> cells(const char* path, const char* name) const {
        int size = 0;
        const void* data =
            fdt_getprop(blob.data(), fdt_path_offset(blob.data(), path), name, &size);
        std::vector<u32> values;
        const auto* words = static_cast<const fdt32_t*>(data);
        for (int i = 0; data != nullptr && i < size / 4; ++i) {
            values.push_back(fdt32_to_cpu(words[i]));
        }
        return values;
    }
    /// The first string of a property; empty when it is not there.
    [[nodiscard]] std::string text(const char* path, const char* name) const {
        const void* data =
            fdt_getprop(blob.data(), fdt_path_offset(blob.data(), path), name, nullptr);
        return data != nullptr ? static_cast<const char*>(data) : "";
    }
    std::vector<u8> blob;
};

using Cells = std::vector<u32>;
}  // namespace

TEST_CASE("Device tree: it is well formed and of the size it says") {
    const Tree tree(config());
    CHECK(fdt_check_full(tree.blob.data(), tree.blob.size()) == 0);
    CHECK(fdt_totalsize(tree.blob.data()) == tree.blob.size());
}

TEST_CASE("Device tree: the same machine gives the same bytes") {
    CHECK(make_device_tree(config()) == make_device_tree(config()));
}

TEST_CASE("Device tree: memory is what --ram says") {
    DeviceTreeConfig machine = config();
    machine.ram_size = u64{3072} << 20;
    const Tree tree(machine);
    CHECK(tree.cells("/memory@40000000", "reg") == Cells{0, 0x4000'0000, 0, 0xc000'0000});
}

TEST_CASE("Device tree: timer flags name the cores") {
    const auto [cores, flags] =
        GENERATE(table<unsigned, u32>({{1, 0x104}, {2, 0x304}, {4, 0xf04}}));
    DeviceTreeConfig machine = config();
    machine.cores = cores;
    CHECK(Tree(machine).cells("/timer", "interrupts") ==
          Cells{1, 13, flags, 1, 14, flags, 1, 11, flags, 1, 10, flags});
}

TEST_CASE("Device tree: one node a core, started by PSCI") {
    DeviceTreeConfig machine = config();
    machine.cores = 2;
    machine.cpu_compatible = "arm,cortex-a7";
    const Tree tree(machine);
    CHECK(tree.text("/cpus/cpu@1", "compatible") == "arm,cortex-a7");
    CHECK(tree.text("/cpus/cpu@1", "enable-method") == "psci");
    CHECK(tree.cells("/cpus/cpu@1", "reg") == Cells{1});
    CHECK_FALSE(tree.has("/cpus/cpu@2"));
}

TEST_CASE("Device tree: the PSCI node has the conduit and the function IDs") {
    DeviceTreeConfig machine = config();
    machine.psci_method = "hvc";
    const Tree tree(machine);
    CHECK(tree.text("/psci", "method") == "hvc");
    CHECK(tree.text("/psci", "compatible") == "arm,psci-1.0");
    CHECK(tree.cells("/psci", "cpu_on") == Cells{0x8400'0003});
}

TEST_CASE("Device tree: without firmware no node speaks of PSCI") {
    DeviceTreeConfig machine = config();
    machine.psci_method.clear();
    const Tree tree(machine);
    CHECK_FALSE(tree.has("/psci"));
    CHECK(tree.text("/cpus/cpu@0", "enable-method").empty());
}

TEST_CASE("Device tree: the GIC has its virtual parts only with virtualization") {
    DeviceTreeConfig machine = config();
    const Tree with(machine);
    CHECK(with.cells("/intc@8000000", "reg").size() == 16);
    CHECK(with.cells("/intc@8000000", "interrupts") == Cells{1, 9, 4});
    machine.virtualization = false;
    const Tree without(machine);
    CHECK(without.cells("/intc@8000000", "reg") ==
          Cells{0, 0x0800'0000, 0, 0x10000, 0, 0x0801'0000, 0, 0x10000});
    CHECK(without.cells("/intc@8000000", "interrupts").empty());
}

TEST_CASE("Device tree: the console is the UART, whose clocks and interrupt are there") {
    const Tree tree(config());
    CHECK(tree.text("/chosen", "stdout-path") == "/pl011@9000000");
    CHECK(tree.cells("/pl011@9000000", "interrupts") == Cells{0, 1, 4});
    const u32 clock = tree.cells("/apb-pclk", "phandle").at(0);
    CHECK(tree.cells("/pl011@9000000", "clocks") == Cells{clock, clock});
    CHECK(tree.cells("/apb-pclk", "clock-frequency") == Cells{24'000'000});
}

TEST_CASE("Device tree: 32 virtio slots with edge interrupts") {
    const Tree tree(config());
    CHECK(tree.cells("/virtio_mmio@a000000", "interrupts") == Cells{0, 16, 1});
    CHECK(tree.cells("/virtio_mmio@a003e00", "interrupts") == Cells{0, 47, 1});
    CHECK_FALSE(tree.has("/virtio_mmio@a004000"));
}

TEST_CASE("Device tree: the power key is pin 3 of the GPIO") {
    const Tree tree(config());
    const u32 gpio = tree.cells("/pl061@9030000", "phandle").at(0);
    CHECK(tree.cells("/gpio-keys/poweroff", "gpios") == Cells{gpio, 3, 0});
    CHECK(tree.cells("/gpio-keys/poweroff", "linux,code") == Cells{116});
}

TEST_CASE("Device tree: there is no PCIe and no seed") {
    const Tree tree(config());
    CHECK_FALSE(tree.has("/pcie@10000000"));
    CHECK(tree.cells("/chosen", "rng-seed").empty());
    CHECK(tree.cells("/chosen", "kaslr-seed").empty());
}

TEST_CASE("Device tree: Secure parts are marked as not for the Non-secure world") {
    DeviceTreeConfig machine = config();
    CHECK_FALSE(Tree(machine).has("/pl011@9040000"));
    machine.secure = SecureMode::On;
    const Tree tree(machine);
    for (const char* path : {"/pl011@9040000", "/pl061@90b0000", "/secram@e000000",
                             "/gpio-poweroff", "/gpio-restart"}) {
        INFO(path);
        CHECK(tree.text(path, "status") == "disabled");
        CHECK(tree.text(path, "secure-status") == "okay");
    }
    CHECK(tree.text("/secure-chosen", "stdout-path") == "/pl011@9040000");
    CHECK(tree.text("/pl011@9000000", "status").empty());
}

TEST_CASE("Device tree: flash is one node of two banks, or Secure and Non-secure apart") {
    DeviceTreeConfig machine = config();
    CHECK(Tree(machine).cells("/flash@0", "reg") ==
          Cells{0, 0, 0, 0x0400'0000, 0, 0x0400'0000, 0, 0x0400'0000});
    machine.secure = SecureMode::Image;
    const Tree tree(machine);
    CHECK(tree.text("/secflash@0", "secure-status") == "okay");
    CHECK(tree.cells("/flash@4000000", "reg") == Cells{0, 0x0400'0000, 0, 0x0400'0000});
}

TEST_CASE("Device tree: bootargs and initrd stand in chosen when there are any") {
    DeviceTreeConfig machine = config();
    CHECK(Tree(machine).text("/chosen", "bootargs").empty());
    machine.bootargs = "console=ttyAMA0 " + std::string(100'000, 'x');
    machine.initrd = {0x4800'0000, 0x4800'1234};
    const Tree tree(machine);
    CHECK(tree.text("/chosen", "bootargs") == machine.bootargs);
    CHECK(tree.cells("/chosen", "linux,initrd-start") == Cells{0x4800'0000});
    CHECK(tree.cells("/chosen", "linux,initrd-end") == Cells{0x4800'1234});
}

TEST_CASE("Device tree: every node name with an address has the address of its reg") {
    const Tree tree(config());
    for (int at = fdt_next_node(tree.blob.data(), -1, nullptr); at >= 0;
         at = fdt_next_node(tree.blob.data(), at, nullptr)) {
        const std::string name = fdt_get_name(tree.blob.data(), at, nullptr);
        const auto separator = name.find('@');
        int size = 0;
        const void* data = fdt_getprop(tree.blob.data(), at, "reg", &size);
        if (separator == std::string::npos || size < 16) continue;
        const auto* words = static_cast<const fdt32_t*>(data);
        INFO(name);
        CHECK(std::stoul(name.substr(separator + 1), nullptr, 16) == fdt32_to_cpu(words[1]));
    }
}

TEST_CASE("A user's tree gets memory, bootargs and initrd, and keeps the rest") {
    DeviceTreeConfig machine = config();
    machine.bootargs = "old";
    const std::vector<u8> original = make_device_tree(machine);
    machine.bootargs = "new bootargs";
    machine.ram_size = u64{64} << 20;
    machine.initrd = {0x4200'0000, 0x4200'1000};
    const Tree tree(amend_device_tree("user.dtb", original, machine));
    CHECK(tree.text("/chosen", "bootargs") == "new bootargs");
    CHECK(tree.cells("/memory@40000000", "reg") == Cells{0, 0x4000'0000, 0, 0x0400'0000});
    CHECK(tree.cells("/chosen", "linux,initrd-end") == Cells{0x4200'1000});
    CHECK(tree.cells("/pl011@9000000", "interrupts") == Cells{0, 1, 4});
}

TEST_CASE("A user's tree keeps its bootargs when there is no --append") {
    DeviceTreeConfig machine = config();
    machine.bootargs = "from the file";
    const std::vector<u8> original = make_device_tree(machine);
    machine.bootargs.clear();
    CHECK(Tree(amend_device_tree("u", original, machine)).text("/chosen", "bootargs") ==
          "from the file");
}

TEST_CASE("A small tree without memory and chosen gets both, in its own cells") {
    std::vector<u8> small(256);
    REQUIRE(fdt_create_empty_tree(small.data(), 256) == 0);
    DeviceTreeConfig machine = config();
    machine.bootargs = "x";
    const Tree tree(amend_device_tree("small.dtb", small, machine));
    CHECK(tree.cells("/memory@40000000", "reg") == Cells{0, 0x4000'0000, 0x2000'0000});
    CHECK(tree.text("/memory@40000000", "device_type") == "memory");
    CHECK(tree.text("/chosen", "bootargs") == "x");
}

TEST_CASE("A user's tree without virtio nodes gets those of the slots in use") {
    std::vector<u8> small(256);
    REQUIRE(fdt_create_empty_tree(small.data(), 256) == 0);
    DeviceTreeConfig machine = config();
    CHECK_FALSE(Tree(amend_device_tree("u", small, machine)).has("/virtio_mmio@a000000"));
    machine.virtio_devices = 2;
    const Tree tree(amend_device_tree("u", small, machine));
    CHECK(tree.text("/virtio_mmio@a000200", "compatible") == "virtio,mmio");
    CHECK(tree.cells("/virtio_mmio@a000200", "reg") == Cells{0, 0x0a00'0200, 0x200});
    CHECK(tree.cells("/virtio_mmio@a000200", "interrupts") == Cells{0, 17, 1});
    CHECK_FALSE(tree.has("/virtio_mmio@a000400"));
}

TEST_CASE("A user's tree with virtio nodes keeps them as they are") {
    DeviceTreeConfig machine = config();
    const std::vector<u8> original = make_device_tree(machine);
    const std::vector<u8> amended = amend_device_tree("u", original, machine);
    machine.virtio_devices = 3;
    CHECK(amend_device_tree("u", original, machine) == amended);
}

namespace {
DeviceTreeConfig vexpress() {
    DeviceTreeConfig config;
    config.board = &vexpress_a15_board();
    config.ram_size = u64{512} << 20;
    config.cores = 2;
    config.psci_method.clear();
    return config;
}
}  // namespace

TEST_CASE("vexpress-a15: the root says which machine it is, and no core is PSCI's") {
    const Tree tree(vexpress());
    CHECK(tree.text("/", "compatible") == "arm,vexpress");
    CHECK_FALSE(tree.has("/psci"));
    CHECK(tree.text("/cpus/cpu@1", "enable-method").empty());
    CHECK(tree.text("/chosen", "stdout-path") == "/pl011@1c090000");
    CHECK(tree.cells("/memory@80000000", "reg") == Cells{0, 0x8000'0000, 0, 0x2000'0000});
}

TEST_CASE("vexpress-a15: every instance has its node, its address and its interrupt") {
    const Tree tree(vexpress());
    CHECK(tree.cells("/pl011@1c0c0000", "interrupts") == Cells{0, 8, 4});
    CHECK(tree.cells("/timer@1c120000", "interrupts") == Cells{0, 3, 4});
    CHECK(tree.cells("/kmi@1c070000", "reg") == Cells{0, 0x1c07'0000, 0, 0x1000});
    CHECK(tree.cells("/mmc@1c050000", "interrupts") == Cells{0, 9, 4, 0, 10, 4});
    CHECK(tree.cells("/watchdog@1c0f0000", "interrupts") == Cells{0, 0, 4});
    CHECK(tree.cells("/pmu", "interrupts") == Cells{0, 68, 4, 0, 69, 4});
    CHECK(tree.cells("/virtio_mmio@1c130600", "interrupts") == Cells{0, 43, 1});
    CHECK(tree.cells("/flash@8000000", "reg") ==
          Cells{0, 0x0800'0000, 0, 0x0400'0000, 0, 0x0c00'0000, 0, 0x0400'0000});
}

TEST_CASE("vexpress-a15: power-off and restart go through the system registers") {
    const Tree tree(vexpress());
    const Cells bridge = tree.cells("/sysreg@1c010000", "phandle");
    CHECK(tree.cells("/mcc", "arm,vexpress,config-bridge") == bridge);
    CHECK(tree.cells("/mcc/shutdown", "arm,vexpress-sysreg,func") == Cells{8, 0});
    CHECK(tree.cells("/mcc/reboot", "arm,vexpress-sysreg,func") == Cells{9, 0});
    CHECK(tree.cells("/timer@1c110000", "clocks")[0] ==
          tree.cells("/sysctl@1c020000", "phandle")[0]);
}

TEST_CASE("A file that is no device tree, or only a part of one, is refused") {
    CHECK_THROWS_MATCHES(amend_device_tree("x.dtb", {1, 2, 3}, config()), SimError,
                         bad_image("x.dtb: is no device tree"));
    std::vector<u8> tree = make_device_tree(config());
    tree.resize(tree.size() / 2);
    CHECK_THROWS_MATCHES(amend_device_tree("x.dtb", tree, config()), SimError,
                         bad_image("truncated"));
}

TEST_CASE("Any byte of a user's tree may be wrong without a crash") {
    const std::vector<u8> good = make_device_tree(config());
    for (std::size_t i = 0; i < good.size(); i += 3) {
        std::vector<u8> tree = good;
        tree[i] ^= 0xff;
        try {
            (void)amend_device_tree("x.dtb", tree, config());
        } catch (const SimError& error) {
            REQUIRE(error.status() == ExitStatus::BadImage);
        }
    }
}
