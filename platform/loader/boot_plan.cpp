// SPDX-License-Identifier: Apache-2.0
// Placement follows QEMU's, which images for `virt` were made for: initrd in the middle of RAM but
// no higher than 128 MiB, the device tree behind it; without Linux, the device tree at the start of
// RAM if the image leaves room.
#include "platform/loader/boot_plan.hpp"

#include <algorithm>

#include "common/error.hpp"

namespace hypscope::platform {

namespace {
constexpr u64 kInitrdLimit = u64{128} << 20;
constexpr u64 kPage = 4096;

constexpr u64 round_up(u64 value) { return (value + kPage - 1) & ~(kPage - 1); }

/// Memory that an image may be loaded to.
struct Room {
    PhysAddr base;
    u64 size;
    bool secure;
    std::string_view name;

    [[nodiscard]] bool holds(const Segment& segment) const {
        return segment.base >= base && segment.size <= size &&
               segment.base.value - base.value <= size - segment.size;
    }
};

std::vector<Room> rooms_of(const DeviceTreeConfig& machine) {
    std::vector<Room> rooms;
    for (const MapRow& row : machine.board->map) {
        const bool is_memory = is_ram(row.part) || row.part == Part::Flash;
        if (!is_memory || (row.modes & in_mode(machine.secure)) == 0) continue;
        const u64 size = row.part == Part::Ram ? machine.ram_size : row.size * row.count;
        rooms.push_back({row.base, size, row.space == Space::Secure, row.name});
    }
    return rooms;
}

void check_place(Segment& segment, const DeviceTreeConfig& machine) {
    const std::vector<Room> rooms = rooms_of(machine);
    const auto room = std::ranges::find_if(rooms, [&](const Room& r) { return r.holds(segment); });
    if (room != rooms.end()) {
        segment.secure = room->secure;
        return;
    }
    const u64 ram = machine.board->ram_base().value;
    throw SimError(ExitStatus::BadImage,
                   fmt::format("the segment {:#x}-{:#x} lies outside RAM", segment.base.value,
                               segment.end().value - 1),
                   segment.name,
                   fmt::format("RAM is {:#x}-{:#x}: link the image there, or change --ram", ram,
                               ram + machine.ram_size - 1));
}

class Planner {
  public:
    explicit Planner(const BootRequest& request) : request_(request), machine_(request.machine) {}

    BootPlan plan() {
        read_images();
        read_bios();
        choose_entry();
        if (request_.xen) {
            place_xen(*request_.xen);
        } else if (is_linux_placement()) {
            place_linux();
        } else {
            place_bare_metal();
        }
        check_overlaps();
        std::ranges::stable_sort(plan_.symbols, {}, &Symbol::address);
        return std::move(plan_);
    }

  private:
    void add(LoadedImage image) {
        if (!has_image_) {
            plan_.entry = image.entry;
            plan_.is_linux = image.is_linux;
            has_image_ = true;
        }
        for (Segment& segment : image.segments) add(std::move(segment));
        plan_.symbols.insert(plan_.symbols.end(), image.symbols.begin(), image.symbols.end());
    }

    void add(Segment segment) {
        check_place(segment, machine_);
        plan_.segments.push_back(std::move(segment));
    }

    void read_images() {
        const PhysAddr ram = machine_.board->ram_base();
        for (const LoadedImage& image : request_.built_in) add(image);
        for (const std::string& path : request_.images) add(read_image(path, ram));
        for (const auto& raw : request_.raw_files) add(read_raw(raw.path, raw.base));
    }

    /// `--bios` starts in flash at 0, and is what runs first when it is given.
    void read_bios() {
        if (request_.bios.empty()) return;
        const MapRow& flash = machine_.board->at(Part::Flash, machine_.secure);
        LoadedImage bios = read_raw(request_.bios, flash.base);
        if (bios.segments.front().size > flash.size) {
            throw SimError(
                ExitStatus::BadImage,
                fmt::format("has {} bytes, the flash {}", bios.segments.front().size, flash.size),
                request_.bios, "give a smaller firmware");
        }
        has_image_ = false;
        add(std::move(bios));
    }

    void choose_entry() {
        if (request_.entry) plan_.entry = *request_.entry;
        if (has_image_ || request_.entry) return;
        throw SimError(ExitStatus::Usage, "nothing to run", "command line",
                       "give an IMAGE, --load FILE@ADDR with --entry ADDR, or --bios FILE");
    }

    /// An initrd is Linux's too when the kernel is raw bytes and cannot say what it is.
    [[nodiscard]] bool is_linux_placement() const {
        return plan_.is_linux || !request_.initrd.empty();
    }

    [[nodiscard]] u64 ram_end() const {
        return machine_.board->ram_base().value + machine_.ram_size;
    }

    /// Where the highest image in RAM ends.
    [[nodiscard]] u64 images_end() const {
        u64 end = machine_.board->ram_base().value;
        for (const Segment& segment : plan_.segments) {
            if (segment.end().value <= ram_end()) end = std::max(end, segment.end().value);
        }
        return end;
    }

    void place_linux() {
        const u64 preferred =
            machine_.board->ram_base().value + std::min(machine_.ram_size / 2, kInitrdLimit);
        u64 next = round_up(std::max(preferred, images_end()));
        if (!request_.initrd.empty()) next = place_initrd(next);
        make_tree();
        if (next + plan_.device_tree_blob.size() > ram_end()) no_room("the device tree");
        place_tree(next);
    }

    /// The first free page behind the initrd.
    u64 place_initrd(u64 base) {
        std::vector<u8> bytes = read_file(request_.initrd);
        const u64 end = base + bytes.size();
        if (end > ram_end()) no_room(request_.initrd);
        machine_.initrd = {static_cast<u32>(base), static_cast<u32>(end)};
        const u64 size = bytes.size();
        add(Segment{PhysAddr{base}, std::move(bytes), size, request_.initrd});
        return round_up(end);
    }

    /// Modules behind Xen, then the device tree: what is left is in one piece, for the domains.
    void place_xen(const XenConfig& xen) {
        constexpr u64 kXenAlignment = u64{2} << 20;
        const u64 base = (images_end() + kXenAlignment - 1) & ~(kXenAlignment - 1);
        std::vector<Segment> modules = place_xen_modules(xen, PhysAddr{base});
        const u64 next = round_up(modules.back().end().value);
        check_xen_memory(xen, base, next);
        make_tree();
        plan_.device_tree_blob = add_xen_nodes(request_.dtb, plan_.device_tree_blob, xen, modules);
        for (Segment& module : modules) add(std::move(module));
        place_tree(next);
    }

    void check_xen_memory(const XenConfig& xen, u64 modules, u64 end) const {
        const auto kib = [](u64 bytes) { return (bytes + 1023) >> 10; };
        const u64 before = end - machine_.board->ram_base().value;
        if (before + xen.memory() < machine_.ram_size) return;
        throw SimError(
            ExitStatus::BadImage,
            fmt::format(
                "Xen with its kernels and initrds takes {} KiB of RAM ({} KiB of it modules) and "
                "the domains {} KiB, but RAM has {} KiB",
                kib(before), kib(end - modules), kib(xen.memory()), kib(machine_.ram_size)),
            "--xen", "give more with --ram, or the domains less");
    }

    [[noreturn]] void no_room(const std::string& what) const {
        throw SimError(ExitStatus::BadImage,
                       fmt::format("does not fit in the {} MiB of RAM behind the image",
                                   machine_.ram_size >> 20),
                       what, "give more with --ram");
    }

    void place_bare_metal() {
        make_tree();
        const PhysAddr base = machine_.board->ram_base();
        const u64 size = plan_.device_tree_blob.size();
        const Segment tree{base, {}, size, {}};
        const bool is_free = std::ranges::none_of(
            plan_.segments, [&](const Segment& segment) { return segment.overlaps(tree); });
        if (is_free && size <= machine_.ram_size) place_tree(base.value);
    }

    void make_tree() {
        plan_.device_tree_blob =
            request_.dtb.empty()
                ? make_device_tree(machine_)
                : amend_device_tree(request_.dtb, read_file(request_.dtb), machine_);
    }

    void place_tree(u64 base) {
        plan_.device_tree = static_cast<u32>(base);
        add(Segment{PhysAddr{base}, plan_.device_tree_blob, plan_.device_tree_blob.size(),
                    "device tree"});
    }

    void check_overlaps() const {
        for (std::size_t i = 0; i < plan_.segments.size(); ++i) {
            for (std::size_t j = i + 1; j < plan_.segments.size(); ++j) {
                check_overlap(plan_.segments[i], plan_.segments[j]);
            }
        }
    }

    static void check_overlap(const Segment& a, const Segment& b) {
        if (!a.overlaps(b)) return;
        throw SimError(ExitStatus::BadImage,
                       fmt::format("{:#x}-{:#x} overlaps {} at {:#x}-{:#x}", b.base.value,
                                   b.end().value - 1, a.name, a.base.value, a.end().value - 1),
                       b.name, "load them to different addresses");
    }

    const BootRequest& request_;
    DeviceTreeConfig machine_;
    BootPlan plan_;
    bool has_image_ = false;
};
}  // namespace

BootPlan plan_boot(const BootRequest& request) { return Planner(request).plan(); }

void load(const BootPlan& plan, const PhysicalMap& memory) {
    for (const Segment& segment : plan.segments) {
        const u64 filled = segment.bytes.size();
        const bool done =
            memory.write_memory(segment.base, segment.secure, segment.bytes) &&
            memory.clear_memory(segment.base + filled, segment.secure, segment.size - filled);
        HYPSCOPE_CHECK(done, "no memory at {:#x} for {}", segment.base.value, segment.name);
    }
}

}  // namespace hypscope::platform
