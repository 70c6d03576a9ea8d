// SPDX-License-Identifier: Apache-2.0
// The words of the architecture as types that do not mix: a virtual address is not an IPA, an IPA
// is not a physical address, and a count of cycles is neither.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

namespace hypscope {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
using i8 = std::int8_t;
using i16 = std::int16_t;
using i32 = std::int32_t;
using i64 = std::int64_t;

/// One value of type Rep that converts to and from Rep only when asked.
template <class Tag, class Rep>
struct Strong {
    Rep value{};
    constexpr auto operator<=>(const Strong&) const = default;
};

/// An address or a time: an ordered value to which an offset of the same unit can be added.
template <class Tag, class Rep>
struct StrongOffset {
    Rep value{};
    constexpr auto operator<=>(const StrongOffset&) const = default;
    constexpr StrongOffset operator+(Rep offset) const {
        return {static_cast<Rep>(value + offset)};
    }
    constexpr StrongOffset& operator+=(Rep offset) {
        value = static_cast<Rep>(value + offset);
        return *this;
    }
};

using VirtAddr = StrongOffset<struct VirtAddrTag, u32>;  ///< 32 bits, any regime
using Ipa = StrongOffset<struct IpaTag, u64>;            ///< 40 bits, output of stage 1
using PhysAddr = StrongOffset<struct PhysAddrTag, u64>;  ///< 40 bits, on the bus

using Asid = Strong<struct AsidTag, u8>;
using Vmid = Strong<struct VmidTag, u8>;
using CoreId = Strong<struct CoreIdTag, u8>;             ///< 0-7, MPIDR.Aff0
using InterruptId = Strong<struct InterruptIdTag, u16>;  ///< 0-1023, GICv2 2.2.1

/// Model time in cycles of the core clock since the machine was made. Monotonic; 64 bits do not
/// wrap.
struct Cycles {
    u64 value{};
    constexpr auto operator<=>(const Cycles&) const = default;
    constexpr Cycles operator+(Cycles other) const { return {value + other.value}; }
    constexpr Cycles operator-(Cycles other) const { return {value - other.value}; }
    constexpr Cycles& operator+=(Cycles other) {
        value += other.value;
        return *this;
    }
};
inline constexpr Cycles kNever{~u64{0}};

}  // namespace hypscope
