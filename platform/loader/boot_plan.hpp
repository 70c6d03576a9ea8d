// SPDX-License-Identifier: Apache-2.0
// What lies where when the machine starts: images, initrd and device tree placed by the boot
// protocol, checked against the memory of the board. The machine writes the segments, sets the
// registers and starts the cores.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/memory/physical_map.hpp"
#include "platform/board.hpp"
#include "platform/loader/device_tree.hpp"
#include "platform/loader/image.hpp"
#include "platform/loader/xen.hpp"

namespace hypscope::platform {

struct BootRequest {
    /// Board, mode, RAM, cores, CPU, PSCI, bootargs; `initrd` is filled in by the plan.
    DeviceTreeConfig machine;
    std::vector<std::string> images;
    struct RawFile {
        std::string path;
        PhysAddr base{};
    };
    std::vector<RawFile> raw_files;
    std::optional<u32> entry;
    std::string bios;    ///< empty: none
    std::string initrd;  ///< empty: none
    std::string dtb;     ///< empty: made for the machine
    /// The image is Xen, and these are its domains.
    std::optional<XenConfig> xen;
    /// Images that are already in memory (the built-in firmware), before `images`.
    std::vector<LoadedImage> built_in;
};

struct BootPlan {
    u32 entry = 0;                     ///< bit 0 set: Thumb
    bool is_linux = false;             ///< r0 = 0, r1 = ~0, r2 = device_tree
    std::optional<u32> device_tree;    ///< its address; nothing: there was no room, r2 = 0
    std::vector<u8> device_tree_blob;  ///< for --dump-dtb, also when it was not placed
    std::vector<Segment> segments;
    std::vector<Symbol> symbols;  ///< of all images, in ascending order
};

/// Reads the files and plans. Throws SimError.
[[nodiscard]] BootPlan plan_boot(const BootRequest& request);

/// Writes the plan's segments: at the start and again after a reset.
void load(const BootPlan& plan, const PhysicalMap& memory);

}  // namespace hypscope::platform
