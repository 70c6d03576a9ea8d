// SPDX-License-Identifier: Apache-2.0
// U-Boot's legacy image: a header of 64 big-endian bytes (include/image.h) and the data.
#include <algorithm>

#include "common/error.hpp"
#include "platform/loader/image.hpp"

namespace hypscope::platform {

namespace {
constexpr u32 kMagic = 0x27051956;
constexpr std::size_t kHeaderSize = 64;
// Offsets of the header's fields.
constexpr std::size_t kHeaderCrc = 4;
constexpr std::size_t kDataSize = 12;
constexpr std::size_t kLoad = 16;
constexpr std::size_t kEntry = 20;
constexpr std::size_t kDataCrc = 24;
constexpr std::size_t kSystem = 28;
constexpr std::size_t kArchitecture = 29;
constexpr std::size_t kType = 30;
constexpr std::size_t kCompression = 31;

constexpr u8 kArm = 2;
constexpr u8 kLinux = 5;
constexpr u8 kStandalone = 1;
constexpr u8 kKernel = 2;
constexpr u8 kFirmware = 5;

[[noreturn]] void bad_uimage(const std::string& path, const std::string& what,
                             const std::string& hint) {
    throw SimError(ExitStatus::BadImage, what, path, hint);
}

void check_header(const std::string& path, std::span<const u8> file) {
    std::vector<u8> header(file.begin(), file.begin() + kHeaderSize);
    std::fill_n(header.begin() + kHeaderCrc, 4, u8{0});
    if (crc32(header) != big_word(file, kHeaderCrc)) {
        bad_uimage(path, "the checksum of the uImage header is wrong", "copy the file again");
    }
    if (file[kArchitecture] != kArm) {
        bad_uimage(path,
                   fmt::format("is a uImage for architecture {}, not Arm (2)", file[kArchitecture]),
                   "make it with mkimage -A arm");
    }
    if (file[kCompression] != 0) {
        bad_uimage(path, "is a compressed uImage", "make it with mkimage -C none");
    }
    const u8 type = file[kType];
    if (type != kKernel && type != kStandalone && type != kFirmware) {
        bad_uimage(path, fmt::format("is a uImage of type {}, not a program", type),
                   "make it with mkimage -T kernel");
    }
}

std::span<const u8> data_of(const std::string& path, std::span<const u8> file) {
    const u32 size = big_word(file, kDataSize);
    if (size > file.size() - kHeaderSize) {
        bad_uimage(
            path,
            fmt::format("is truncated: {} of {} bytes of data", file.size() - kHeaderSize, size),
            "copy the file again");
    }
    const auto data = file.subspan(kHeaderSize, size);
    if (crc32(data) != big_word(file, kDataCrc)) {
        bad_uimage(path, "the checksum of the uImage's data is wrong", "copy the file again");
    }
    return data;
}
}  // namespace

bool is_uimage(std::span<const u8> file) {
    return file.size() >= kHeaderSize && big_word(file, 0) == kMagic;
}

LoadedImage read_uimage(const std::string& path, std::span<const u8> file) {
    check_header(path, file);
    const auto data = data_of(path, file);
    LoadedImage image;
    image.path = path;
    image.entry = big_word(file, kEntry);
    image.is_linux = file[kType] == kKernel && file[kSystem] == kLinux;
    image.segments.push_back({.base = PhysAddr{big_word(file, kLoad)},
                              .bytes = {data.begin(), data.end()},
                              .size = data.size(),
                              .name = path});
    return image;
}

}  // namespace hypscope::platform
