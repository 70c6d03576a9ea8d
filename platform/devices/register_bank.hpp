// SPDX-License-Identifier: Apache-2.0
// The registers of a device as one table: offset, name, access, the bits that exist, reset. A
// register without a meaning of its own has a row and no code. Registers are words on an APB
// without byte strobes: a narrow write sets the other bits of the word to zero.
#pragma once
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "common/mmio.hpp"

namespace hypscope::platform {

enum class RegisterAccess : u8 { RW, RO, WO };

struct RegisterRow {
    u32 offset;
    const char* name;
    RegisterAccess access;
    u32 bits;  ///< what can be written; the rest reads as reset
    u32 reset;
};

/// The part of a word that an access reads.
[[nodiscard]] constexpr u32 narrow_read(u32 word, const MmioAccess& access) {
    const u32 shifted = word >> (8 * (access.offset % 4));
    return access.size == 4 ? shifted : shifted & ((1u << (8 * access.size)) - 1);
}

/// The word that a write puts on the bus.
[[nodiscard]] constexpr u32 widen_write(u32 value, const MmioAccess& access) {
    const u32 kept = access.size == 4 ? value : value & ((1u << (8 * access.size)) - 1);
    return kept << (8 * (access.offset % 4));
}

/// The row of each word, as its number plus one; 0 where there is none.
template <const auto& kRows>
consteval auto index_rows() {
    constexpr u32 kLast = std::ranges::max(kRows, {}, &RegisterRow::offset).offset;
    std::array<u8, kLast / 4 + 1> index{};
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
        if (index[kRows[i].offset / 4] != 0) throw "two registers at one offset";
        index[kRows[i].offset / 4] = static_cast<u8>(i + 1);
    }
    return index;
}

/// Values of the registers of `kRows`; Reg enumerates the rows in order.
template <class Reg, const auto& kRows>
class RegisterBank {
  public:
    RegisterBank() { reset(); }

    void reset() {
        for (std::size_t i = 0; i < std::size(kRows); ++i) values_[i] = kRows[i].reset;
    }
    /// The register whose word holds `offset`.
    [[nodiscard]] static std::optional<Reg> find(u32 offset) {
        static constexpr auto kIndex = index_rows<kRows>();
        const u32 word = offset / 4;
        if (word >= kIndex.size() || kIndex[word] == 0) return std::nullopt;
        return static_cast<Reg>(kIndex[word] - 1);
    }
    /// Empty where no register is.
    [[nodiscard]] static std::string_view name_at(u32 offset) {
        const std::optional<Reg> reg = find(offset);
        return reg ? row(*reg).name : std::string_view();
    }
    [[nodiscard]] static const RegisterRow& row(Reg reg) {
        return kRows[static_cast<std::size_t>(reg)];
    }
    /// What a guest reads: a write-only register reads as zero.
    [[nodiscard]] u32 read(Reg reg) const {
        return row(reg).access == RegisterAccess::WO ? 0 : (*this)[reg];
    }
    /// What a guest writes: read-only registers and bits keep their values.
    void write(Reg reg, u32 value) {
        if (row(reg).access == RegisterAccess::RO) return;
        u32& word = (*this)[reg];
        word = (word & ~row(reg).bits) | (value & row(reg).bits);
    }
    [[nodiscard]] u32& operator[](Reg reg) { return values_[static_cast<std::size_t>(reg)]; }
    [[nodiscard]] u32 operator[](Reg reg) const { return values_[static_cast<std::size_t>(reg)]; }

  private:
    std::array<u32, std::size(kRows)> values_{};
};

}  // namespace hypscope::platform
