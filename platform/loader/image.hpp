// SPDX-License-Identifier: Apache-2.0
// What a file on the command line becomes: pieces of memory, an entry point, symbols for reports.
// Every reader here throws SimError{BadImage} with the file's name and what to do about it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/types.hpp"

namespace hypscope::platform {

/// A piece of memory: `bytes`, then zeros up to `size`.
struct Segment {
    PhysAddr base{};
    std::vector<u8> bytes;
    u64 size = 0;
    std::string name;     ///< for reports and errors: the file, or "device tree"
    bool secure = false;  ///< written through the Secure address space

    [[nodiscard]] PhysAddr end() const { return base + size; }
    [[nodiscard]] bool overlaps(const Segment& other) const {
        return base < other.end() && other.base < end();
    }
};

struct Symbol {
    u32 address = 0;  ///< without the Thumb bit
    u32 size = 0;
    std::string name;
};

struct LoadedImage {
    std::string path;
    u32 entry = 0;          ///< physical; bit 0 set: Thumb
    bool is_linux = false;  ///< entered by the Linux boot protocol (r0 = 0, r1 = ~0, r2 = DTB)
    std::vector<Segment> segments;
    std::vector<Symbol> symbols;  ///< in ascending order of address
};

/// A whole file. Missing, unreadable and empty files are errors.
[[nodiscard]] std::vector<u8> read_file(const std::string& path);

/// ELF32, little-endian, for Arm: the loadable segments at their physical addresses.
[[nodiscard]] bool is_elf(std::span<const u8> file);
[[nodiscard]] LoadedImage read_elf(const std::string& path, std::span<const u8> file);

/// U-Boot's legacy image: one uncompressed kernel, standalone program or firmware for Arm.
[[nodiscard]] bool is_uimage(std::span<const u8> file);
[[nodiscard]] LoadedImage read_uimage(const std::string& path, std::span<const u8> file);

/// Linux's zImage (Documentation/arm/booting.rst), which Xen's image is too. It runs anywhere in
/// the first 128 MiB of RAM; `base` says where unless the image does.
[[nodiscard]] bool is_zimage(std::span<const u8> file);
[[nodiscard]] LoadedImage read_zimage(const std::string& path, std::span<const u8> file,
                                      PhysAddr base);

/// Bytes as they are, at `base`, which is the entry too.
[[nodiscard]] LoadedImage read_raw(const std::string& path, PhysAddr base);

/// A file of any kind that says itself what it is. A zImage goes where QEMU puts it, 64 KiB above
/// the start of RAM.
[[nodiscard]] LoadedImage read_image(const std::string& path, PhysAddr ram_base);

/// CRC-32 of IEEE 802.3, as in legacy images.
[[nodiscard]] u32 crc32(std::span<const u8> bytes);

/// A little-endian or big-endian word of a file; the caller has checked the size.
[[nodiscard]] u32 little_word(std::span<const u8> file, std::size_t offset);
[[nodiscard]] u32 big_word(std::span<const u8> file, std::size_t offset);

}  // namespace hypscope::platform
