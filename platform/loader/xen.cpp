// SPDX-License-Identifier: Apache-2.0
#include "platform/loader/xen.hpp"

#include <algorithm>

#include "common/error.hpp"
#include "platform/loader/fdt_editor.hpp"

namespace hypscope::platform {

namespace {
constexpr u64 kKiB = 1024;
constexpr u64 kModuleAlignment = 4096;
constexpr u32 kCells = 2;  // of addresses and of sizes, in all that is added

u32 high(u64 value) { return static_cast<u32>(value >> 32); }
u32 low(u64 value) { return static_cast<u32>(value); }

/// xen/arch/arm/kernel.c knows these three; a gzip file is one of the others, unpacked.
void check_kernel(const Segment& kernel) {
    const std::span<const u8> file = kernel.bytes;
    const bool is_gzip = file.size() > 2 && file[0] == 0x1f && file[1] == 0x8b;
    if (is_gzip || is_uimage(file)) return;
    if (is_zimage(file)) return static_cast<void>(read_zimage(kernel.name, file, kernel.base));
    throw SimError(ExitStatus::BadImage, "is no kernel that Xen can start", kernel.name,
                   "give a zImage (or a uImage, or one compressed by gzip)");
}

const Segment& module_of(std::span<const Segment> modules, const std::string& path) {
    const auto found = std::ranges::find(modules, path, &Segment::name);
    HYPSCOPE_CHECK(found != modules.end(), "{} is no module", path);
    return *found;
}

class Chosen {
  public:
    Chosen(FdtEditor& tree, const XenConfig& config, std::span<const Segment> modules)
        : tree_(tree), config_(config), modules_(modules), chosen_(tree.node(0, "chosen")) {}

    /// A new child comes first and Xen numbers domains as they come: the last domU is written
    /// first.
    void write() {
        tree_.cells(chosen_, "#address-cells", {kCells});
        tree_.cells(chosen_, "#size-cells", {kCells});
        tree_.text(chosen_, "xen,xen-bootargs", xen_bootargs());
        for (auto domain = config_.domus.rbegin(); domain != config_.domus.rend(); ++domain) {
            write_domu(*domain);
        }
        if (config_.dom0) write_modules(chosen_, *config_.dom0);
    }

  private:
    [[nodiscard]] std::string xen_bootargs() const {
        std::string text = "console=dtuart";
        std::string uart = tree_.text_of(chosen_, "stdout-path");
        uart = uart.substr(0, uart.find(':'));  // without "115200n8"
        if (!uart.empty()) text += " dtuart=" + uart;
        if (config_.dom0) text += fmt::format(" dom0_mem={}K", config_.dom0->memory / kKiB);
        text += " noreboot loglvl=all guest_loglvl=all";
        return config_.bootargs.empty() ? text : text + " " + config_.bootargs;
    }

    void write_domu(const XenDomain& domain) {
        const u64 kib = domain.memory / kKiB;
        const int node = tree_.node(chosen_, config_.name_of(domain));
        tree_.text(node, "compatible", "xen,domain");
        tree_.cells(node, "#address-cells", {kCells});
        tree_.cells(node, "#size-cells", {kCells});
        tree_.cells(node, "memory", {high(kib), low(kib)});
        tree_.cells(node, "cpus", {domain.cpus});
        tree_.flag(node, "vpl011");
        write_modules(node, domain);
    }

    void write_modules(int parent, const XenDomain& domain) {
        if (!domain.initrd.empty()) write_module(parent, "multiboot,ramdisk", domain.initrd);
        const int kernel = write_module(parent, "multiboot,kernel", domain.kernel);
        tree_.text(kernel, "bootargs", domain.bootargs);
    }

    int write_module(int parent, std::string_view kind, const std::string& path) {
        const Segment& file = module_of(modules_, path);
        const u64 base = file.base.value;
        const int node = tree_.node(parent, fmt::format("module@{:x}", base));
        tree_.texts(node, "compatible", {kind, "multiboot,module"});
        tree_.cells(node, "reg", {high(base), low(base), high(file.size), low(file.size)});
        return node;
    }

    FdtEditor& tree_;
    const XenConfig& config_;
    std::span<const Segment> modules_;
    int chosen_;
};

std::size_t room_for(const XenConfig& config) {
    constexpr std::size_t kRoomOfDomain = 1024;
    std::size_t room = kRoomOfDomain + config.bootargs.size();
    for (const XenDomain* domain : config.domains())
        room += kRoomOfDomain + domain->bootargs.size();
    return room;
}
}  // namespace

std::vector<const XenDomain*> XenConfig::domains() const {
    std::vector<const XenDomain*> all;
    if (dom0) all.push_back(&*dom0);
    for (const XenDomain& domain : domus) all.push_back(&domain);
    return all;
}

std::string XenConfig::name_of(const XenDomain& domain) const {
    if (dom0 && &domain == &*dom0) return "dom0";
    return fmt::format("dom{}", &domain - domus.data() + 1);
}

u64 XenConfig::memory() const {
    u64 sum = 0;
    for (const XenDomain* domain : domains()) sum += domain->memory;
    return sum;
}

std::vector<Segment> place_xen_modules(const XenConfig& config, PhysAddr base) {
    std::vector<Segment> modules;
    const auto place = [&](const std::string& path) {
        if (path.empty() || std::ranges::count(modules, path, &Segment::name) != 0) return;
        std::vector<u8> bytes = read_file(path);
        const u64 size = bytes.size();
        modules.push_back({.base = base, .bytes = std::move(bytes), .size = size, .name = path});
        base = base + (size + kModuleAlignment - 1) / kModuleAlignment * kModuleAlignment;
    };
    for (const XenDomain* domain : config.domains()) {
        place(domain->kernel);
        check_kernel(module_of(modules, domain->kernel));
        place(domain->initrd);
    }
    return modules;
}

std::vector<u8> add_xen_nodes(const std::string& path, const std::vector<u8>& tree,
                              const XenConfig& config, std::span<const Segment> modules) {
    FdtEditor editor(path, tree, room_for(config));
    Chosen(editor, config, modules).write();
    return editor.finish();
}

}  // namespace hypscope::platform
