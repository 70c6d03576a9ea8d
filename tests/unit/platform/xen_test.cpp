// SPDX-License-Identifier: Apache-2.0
// What Xen is told of its domains: where modules lie, and the nodes that name them.
#include "platform/loader/xen.hpp"

#include <catch2/catch.hpp>
#include <libfdt.h>

#include "error_matcher.hpp"
#include "image_builder.hpp"
#include "platform/loader/boot_plan.hpp"

using namespace hypscope;
using namespace hypscope::platform;

namespace {
constexpr u64 kMiB = u64{1} << 20;

struct Files {
    TemporaryFile xen{make_xen(0x12'6290)};
    TemporaryFile kernel{make_zimage(0x1800)};
    TemporaryFile initrd{std::string(100, 'i')};
};

BootRequest request(const Files& files) {
    BootRequest request;
    request.machine.board = &virt_board();
    request.machine.ram_size = 512 * kMiB;
    request.machine.cores = 2;
    request.images = {files.xen.path()};
    request.xen.emplace();
    return request;
}

XenDomain domain(const Files& files, u64 memory, const std::string& bootargs) {
    return {files.kernel.path(), files.initrd.path(), memory, 1, bootargs};
}

/// A finished tree, read by paths.
class Tree {
  public:
    explicit Tree(const BootPlan& plan) : blob_(plan.device_tree_blob) {
        REQUIRE(fdt_check_full(blob_.data(), blob_.size()) == 0);
    }
    [[nodiscard]] int at(const std::string& path) const {
        return fdt_path_offset(blob_.data(), path.c_str());
    }
    [[nodiscard]] bool has(const std::string& path) const { return at(path) >= 0; }
    [[nodiscard]] bool has(const std::string& path, const char* name) const {
        return fdt_getprop(blob_.data(), at(path), name, nullptr) != nullptr;
    }
    [[nodiscard]] std::string text(const std::string& path, const char* name) const {
        int size = 0;
        const void* value = fdt_getprop(blob_.data(), at(path), name, &size);
        REQUIRE(value != nullptr);
        return {static_cast<const char*>(value), static_cast<std::size_t>(size)};
    }
    [[nodiscard]] std::vector<u32> cells(const std::string& path, const char* name) const {
        const std::string bytes = text(path, name);
        std::vector<u32> cells;
        for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
            cells.push_back(fdt32_ld(reinterpret_cast<const fdt32_t*>(bytes.data() + i)));
        }
        return cells;
    }
    /// Names of the domains, in the order in which Xen makes them.
    [[nodiscard]] std::vector<std::string> domains() const {
        std::vector<std::string> names;
        int node = 0;
        fdt_for_each_subnode(node, blob_.data(), at("/chosen")) {
            const char* name = fdt_get_name(blob_.data(), node, nullptr);
            if (fdt_node_check_compatible(blob_.data(), node, "xen,domain") == 0) {
                names.emplace_back(name);
            }
        }
        return names;
    }

  private:
    std::vector<u8> blob_;
};

std::string strings(std::initializer_list<std::string> values) {
    std::string joined;
    for (const std::string& value : values) joined += value + '\0';
    return joined;
}
using Cells = std::vector<u32>;
}  // namespace

TEST_CASE("Xen: dom0's kernel and initrd are modules behind Xen and all its memory") {
    const Files files;
    BootRequest boot = request(files);
    boot.xen->dom0 = domain(files, 256 * kMiB, "console=hvc0 quiet");
    boot.xen->bootargs = "sched=credit";
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.entry == 0x4001'0000);
    CHECK(plan.is_linux);
    CHECK(plan.segments[0].size == 0x12'6290);
    CHECK(plan.device_tree == 0x4020'3000u);

    const Tree tree(plan);
    CHECK(tree.cells("/chosen", "#address-cells") == Cells{2});
    CHECK(tree.cells("/chosen", "#size-cells") == Cells{2});
    CHECK(tree.text("/chosen", "xen,xen-bootargs") ==
          strings({"console=dtuart dtuart=/pl011@9000000 dom0_mem=262144K noreboot loglvl=all "
                   "guest_loglvl=all sched=credit"}));
    const std::string kernel = "/chosen/module@40200000";
    CHECK(tree.text(kernel, "compatible") == strings({"multiboot,kernel", "multiboot,module"}));
    CHECK(tree.cells(kernel, "reg") == Cells{0, 0x4020'0000, 0, 0x1800});
    CHECK(tree.text(kernel, "bootargs") == strings({"console=hvc0 quiet"}));
    const std::string initrd = "/chosen/module@40202000";
    CHECK(tree.text(initrd, "compatible") == strings({"multiboot,ramdisk", "multiboot,module"}));
    CHECK(tree.cells(initrd, "reg") == Cells{0, 0x4020'2000, 0, 100});
    CHECK_FALSE(tree.has(initrd, "bootargs"));
    CHECK(tree.domains().empty());
}

TEST_CASE("Xen: domUs stand in the order of the command line and share what they have in common") {
    const Files files;
    BootRequest boot = request(files);
    boot.xen->domus = {domain(files, 192 * kMiB, "one"), domain(files, 64 * kMiB, "two"),
                       domain(files, 32 * kMiB, "three")};
    boot.xen->domus[1].cpus = 2;
    boot.xen->domus[2].initrd.clear();
    const BootPlan plan = plan_boot(boot);
    CHECK(plan.segments.size() == 4);  // Xen, kernel, initrd, device tree

    const Tree tree(plan);
    CHECK(tree.domains() == std::vector<std::string>{"dom1", "dom2", "dom3"});
    CHECK(tree.text("/chosen/dom1", "compatible") == strings({"xen,domain"}));
    CHECK(tree.cells("/chosen/dom1", "memory") == Cells{0, 0x30000});
    CHECK(tree.cells("/chosen/dom1", "cpus") == Cells{1});
    CHECK(tree.cells("/chosen/dom2", "cpus") == Cells{2});
    CHECK(tree.has("/chosen/dom1", "vpl011"));
    CHECK(tree.cells("/chosen/dom1", "#address-cells") == Cells{2});
    CHECK(tree.cells("/chosen/dom1", "#size-cells") == Cells{2});
    CHECK(tree.text("/chosen/dom1/module@40200000", "bootargs") == strings({"one"}));
    CHECK(tree.text("/chosen/dom2/module@40200000", "bootargs") == strings({"two"}));
    CHECK(tree.has("/chosen/dom2/module@40202000"));
    CHECK_FALSE(tree.has("/chosen/dom3/module@40202000"));
    CHECK(tree.text("/chosen", "xen,xen-bootargs").find("dom0_mem") == std::string::npos);
}

TEST_CASE("Xen: a user's own device tree is given the same nodes") {
    const Files files;
    BootRequest boot = request(files);
    boot.xen->domus = {domain(files, 64 * kMiB, "one")};
    const TemporaryFile own(make_device_tree(boot.machine));
    boot.dtb = own.path();
    const Tree tree(plan_boot(boot));
    CHECK(tree.domains() == std::vector<std::string>{"dom1"});
}

TEST_CASE("Xen: domains and modules that RAM does not hold are refused with sizes") {
    const Files files;
    BootRequest boot = request(files);
    boot.xen->domus = {domain(files, 256 * kMiB, ""), domain(files, 256 * kMiB, "")};
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError,
                         bad_image("the domains 524288 KiB, but RAM has 524288 KiB"));
    boot.xen->domus.pop_back();
    const TemporaryFile large(std::vector<u8>(260 * kMiB));
    boot.xen->domus[0].initrd = large.path();
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("266248 KiB of it modules"));
}

TEST_CASE("Xen: a kernel that it can not start, or that is not there") {
    const Files files;
    BootRequest boot = request(files);
    const TemporaryFile raw(std::string(100, 'x'));
    boot.xen->domus = {domain(files, 64 * kMiB, "")};
    boot.xen->domus[0].kernel = raw.path();
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("is no kernel that Xen can start"));
    boot.xen->domus[0].kernel = "/nowhere/zImage";
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("no such file"));
    std::vector<u8> cut = make_zimage();
    put_little(cut, 0x2c, 0x1000);
    const TemporaryFile truncated(cut);
    boot.xen->domus[0].kernel = truncated.path();
    CHECK_THROWS_MATCHES(plan_boot(boot), SimError, bad_image("truncated"));
}

TEST_CASE("Xen: domains have the names of Xen's console") {
    XenConfig config;
    config.domus.resize(2);
    CHECK(config.name_of(*config.domains()[0]) == "dom1");
    config.dom0.emplace();
    REQUIRE(config.domains().size() == 3);
    CHECK(config.name_of(*config.domains()[0]) == "dom0");
    CHECK(config.name_of(*config.domains()[2]) == "dom2");
}
