// SPDX-License-Identifier: Apache-2.0
// Fields of structures in guest memory: little-endian (virtio, 9P) or big-endian (fw_cfg), at any
// alignment, the same on every host.
#pragma once
#include <concepts>
#include <cstddef>
#include <span>

#include "common/types.hpp"

namespace hypscope::platform {

/// The field at `offset`; the caller has checked that it is there.
template <std::unsigned_integral T>
[[nodiscard]] constexpr T load_le(std::span<const u8> bytes, std::size_t offset) {
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;)
        value = static_cast<T>(u64{value} << 8 | bytes[offset + i]);
    return value;
}

template <std::unsigned_integral T>
constexpr void store_le(std::span<u8> bytes, std::size_t offset, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes[offset + i] = static_cast<u8>(u64{value} >> (8 * i));
}

template <std::unsigned_integral T>
[[nodiscard]] constexpr T load_be(std::span<const u8> bytes, std::size_t offset) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(u64{value} << 8 | bytes[offset + i]);
    return value;
}

template <std::unsigned_integral T>
constexpr void store_be(std::span<u8> bytes, std::size_t offset, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes[offset + i] = static_cast<u8>(u64{value} >> (8 * (sizeof(T) - 1 - i)));
}

}  // namespace hypscope::platform
