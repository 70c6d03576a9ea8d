// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "common/error.hpp"
#include "platform/loader/image.hpp"

namespace hypscope::platform {

namespace {
[[noreturn]] void unreadable(const std::string& path, const std::string& what) {
    throw SimError(ExitStatus::BadImage, what, path, "check the name and its permissions");
}

void check_regular(const std::string& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) unreadable(path, "no such file");
    if (error) unreadable(path, error.message());
    if (status.type() == std::filesystem::file_type::directory) {
        unreadable(path, "is a directory, not a file");
    }
}

constexpr auto kCrcTable = [] {
    std::array<u32, 256> table{};
    for (u32 i = 0; i < 256; ++i) {
        u32 value = i;
        for (int step = 0; step < 8; ++step) {
            value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320u : 0);
        }
        table[i] = value;
    }
    return table;
}();
}  // namespace

std::vector<u8> read_file(const std::string& path) {
    check_regular(path);
    std::ifstream file(path, std::ios::binary);
    if (!file) unreadable(path, std::strerror(errno));
    constexpr std::size_t kPiece = 1 << 20;
    std::vector<u8> bytes;
    while (file) {
        const std::size_t done = bytes.size();
        bytes.resize(done + kPiece);
        file.read(reinterpret_cast<char*>(bytes.data() + done), kPiece);
        bytes.resize(done + static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) unreadable(path, "cannot be read to its end");
    if (bytes.empty()) unreadable(path, "is empty");
    return bytes;
}

u32 crc32(std::span<const u8> bytes) {
    u32 crc = ~0u;
    for (const u8 byte : bytes) crc = kCrcTable[(crc ^ byte) & 0xff] ^ (crc >> 8);
    return ~crc;
}

u32 little_word(std::span<const u8> file, std::size_t offset) {
    return static_cast<u32>(file[offset] | file[offset + 1] << 8 | file[offset + 2] << 16) |
           u32{file[offset + 3]} << 24;
}

u32 big_word(std::span<const u8> file, std::size_t offset) {
    return __builtin_bswap32(little_word(file, offset));
}

}  // namespace hypscope::platform
