// SPDX-License-Identifier: Apache-2.0
// Bit fields in the manual's notation: bits(x, 7, 4) is x<7:4>, bit(x, 3) is x<3>.
#pragma once
#include <bit>
#include <concepts>

#include "common/types.hpp"

namespace hypscope {

template <std::unsigned_integral T>
[[nodiscard]] constexpr T bits(T x, unsigned high, unsigned low) {
    const unsigned width = high - low + 1;
    const T mask =
        width >= sizeof(T) * 8 ? static_cast<T>(~T{0}) : static_cast<T>((T{1} << width) - 1);
    return static_cast<T>((x >> low) & mask);
}

template <std::unsigned_integral T>
[[nodiscard]] constexpr bool bit(T x, unsigned index) {
    return ((x >> index) & 1u) != 0;
}

/// A mask of ones from bit `low` to bit `high`, both included.
template <std::unsigned_integral T = u32>
[[nodiscard]] constexpr T mask(unsigned high, unsigned low) {
    return static_cast<T>(bits(static_cast<T>(~T{0}), high - low, 0) << low);
}

/// `x` with the field <high:low> replaced by `field`.
template <std::unsigned_integral T>
[[nodiscard]] constexpr T with_bits(T x, unsigned high, unsigned low, T field) {
    return static_cast<T>((x & ~mask<T>(high, low)) | ((field << low) & mask<T>(high, low)));
}

template <std::unsigned_integral T>
[[nodiscard]] constexpr T with_bit(T x, unsigned index, bool value) {
    return with_bits<T>(x, index, index, value ? 1 : 0);
}

/// SignExtend of the low `width` bits to 32.
[[nodiscard]] constexpr u32 sign_extend(u32 x, unsigned width) {
    const unsigned shift = 32 - width;
    return static_cast<u32>(static_cast<i32>(x << shift) >> shift);
}

/// Align(x, size): x rounded down to a multiple of `size`, a power of two.
template <std::unsigned_integral T>
[[nodiscard]] constexpr T align_down(T x, T size) {
    return static_cast<T>(x & ~(size - 1));
}

}  // namespace hypscope
