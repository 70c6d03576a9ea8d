// SPDX-License-Identifier: Apache-2.0
// Guest memory as the host sees it: up to four bytes, little-endian. The sizes that occur get an
// access of their own.
#pragma once
#include <cstring>

#include "common/types.hpp"

namespace hypscope::cpu {

[[nodiscard]] inline u32 read_le(const u8* host, u32 size) {
    const auto as = [host]<class T>(T value) {
        std::memcpy(&value, host, sizeof(T));
        return u32{value};
    };
    switch (size) {
        case 4: return as(u32{});
        case 2: return as(u16{});
        case 1: return *host;
        default: return u32{host[0]} | u32{host[1]} << 8 | u32{host[2]} << 16;
    }
}

inline void write_le(u8* host, u32 size, u32 value) {
    switch (size) {
        case 4: std::memcpy(host, &value, 4); break;
        case 2: std::memcpy(host, &value, 2); break;
        case 1: *host = static_cast<u8>(value); break;
        default: std::memcpy(host, &value, 3); break;
    }
}

/// The bytes of a value of 1, 2 or 4 the other way round.
[[nodiscard]] inline u32 reverse(u32 value, u32 size) {
    return size == 4   ? __builtin_bswap32(value)
           : size == 2 ? __builtin_bswap16(static_cast<u16>(value))
                       : value;
}

}  // namespace hypscope::cpu
