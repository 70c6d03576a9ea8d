// SPDX-License-Identifier: Apache-2.0
// Which kind of file it is, and the two kinds that need no file format: zImage and raw bytes.
#include <algorithm>

#include "common/error.hpp"
#include "platform/loader/image.hpp"

namespace hypscope::platform {

namespace {
// Linux, Documentation/arm/booting.rst and arch/arm/boot/compressed/head.S.
constexpr std::size_t kZimageMagicAt = 0x24;
constexpr std::size_t kZimageStartAt = 0x28;
constexpr std::size_t kZimageEndAt = 0x2c;
constexpr std::size_t kZimageHeader = 0x30;
constexpr u32 kZimageMagic = 0x016f2818;
// Linux since 3.17 says its endianness next; Xen's header ends before.
constexpr std::size_t kLinuxMarkAt = 0x30;
constexpr u32 kLinuxMark = 0x04030201;
constexpr u64 kKernelOffset = 0x10000;

LoadedImage one_segment(const std::string& path, std::vector<u8> bytes, PhysAddr base) {
    LoadedImage image;
    image.path = path;
    image.entry = static_cast<u32>(base.value);
    const u64 size = bytes.size();
    image.segments.push_back({.base = base, .bytes = std::move(bytes), .size = size, .name = path});
    return image;
}

/// All of Linux's image is in the file. Another's size (Xen's) may count its .bss.
bool holds_all(std::span<const u8> file) {
    return file.size() >= kLinuxMarkAt + 4 && little_word(file, kLinuxMarkAt) == kLinuxMark;
}
}  // namespace

bool is_zimage(std::span<const u8> file) {
    return file.size() >= kZimageHeader && little_word(file, kZimageMagicAt) == kZimageMagic;
}

LoadedImage read_zimage(const std::string& path, std::span<const u8> file, PhysAddr base) {
    const u32 start = little_word(file, kZimageStartAt);
    const u32 end = little_word(file, kZimageEndAt);
    if (end < start || (holds_all(file) && end - start > file.size())) {
        throw SimError(ExitStatus::BadImage,
                       fmt::format("is a truncated zImage: {} of {} bytes", file.size(),
                                   static_cast<u32>(end - start)),
                       path, "copy the file again");
    }
    // Start is 0 for an image that runs anywhere, else the address it was linked for.
    const PhysAddr where = start == 0 ? base : PhysAddr{start};
    LoadedImage image = one_segment(path, {file.begin(), file.end()}, where);
    image.segments.front().size = std::max<u64>(file.size(), end - start);
    image.is_linux = true;
    return image;
}

LoadedImage read_raw(const std::string& path, PhysAddr base) {
    return one_segment(path, read_file(path), base);
}

LoadedImage read_image(const std::string& path, PhysAddr ram_base) {
    const std::vector<u8> file = read_file(path);
    if (is_elf(file)) return read_elf(path, file);
    if (is_uimage(file)) return read_uimage(path, file);
    if (is_zimage(file)) return read_zimage(path, file, ram_base + kKernelOffset);
    throw SimError(ExitStatus::BadImage, "is neither ELF nor uImage nor zImage", path,
                   fmt::format("load raw bytes with --load {}@ADDR --entry ADDR", path));
}

}  // namespace hypscope::platform
