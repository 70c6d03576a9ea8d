// SPDX-License-Identifier: Apache-2.0
// Interrupt priorities: binary points, group priorities, the Non-secure view, and the active
// priorities registers, which are the only record of the running priority. GICv2 3.3 and 3.5.
#pragma once
#include <array>
#include <bit>

#include "common/bits.hpp"
#include "common/types.hpp"

namespace hypscope::gic {

inline constexpr u16 kIdlePriority = 0xff;  ///< GICC_RPR while nothing is active, GICv2 4.4.6

/// The interrupt a core would take next from one group; `id` is kSpurious when there is none.
struct Candidate {
    u16 id = 1023;
    u16 priority = 0x100;
    u8 group = 0;
    [[nodiscard]] bool exists() const { return priority <= 0xff; }
    bool operator==(const Candidate&) const = default;
};

/// Bits of a priority field that exist: the low ones are RAZ/WI. GICv2 3.3.
[[nodiscard]] constexpr u8 implemented_priority(unsigned priority_bits) {
    return static_cast<u8>(0xffu << (8 - priority_bits));
}

/// The least value of GICC_BPR; that of GICC_ABPR is one more. GICv2 4.4.3 and 4.4.8.
[[nodiscard]] constexpr u8 minimum_binary_point(unsigned priority_bits) {
    return static_cast<u8>(priority_bits >= 7 ? 0 : 7 - priority_bits);
}

/// The group priority field is <7:binary_point+1>. GICv2 3.3.2.
[[nodiscard]] constexpr u8 group_priority_mask(unsigned binary_point) {
    return static_cast<u8>(0xfeu << binary_point);
}

/// Whether a priority preempts the running one: its group priority must be higher. GICv2 3.3.1.
[[nodiscard]] constexpr bool preempts(u32 priority, u32 running, u8 group_mask) {
    return running == kIdlePriority || (priority & group_mask) < (running & group_mask);
}

/// A priority as Non-secure software reads it, and the inverse. GICv2 3.5.
[[nodiscard]] constexpr u8 to_nonsecure_priority(u8 priority) {
    return static_cast<u8>(priority << 1);
}
[[nodiscard]] constexpr u8 from_nonsecure_priority(u32 value) {
    return static_cast<u8>(0x80u | (value & 0xffu) >> 1);
}

/// One bit a preemption level, the highest priority in bit 0 of word 0. GICv2 4.4.12.
class ActivePriorities {
  public:
    [[nodiscard]] bool any() const { return (words_[0] | words_[1] | words_[2] | words_[3]) != 0; }
    [[nodiscard]] u32 word(u32 n) const { return words_[n]; }
    void set_word(u32 n, u32 value) { words_[n] = value; }
    void set(u32 level) { words_[level / 32] |= 1u << level % 32; }

    /// The level of the highest priority, or 128 when none is active.
    [[nodiscard]] u32 highest() const {
        for (u32 n = 0; n < words_.size(); ++n)
            if (words_[n] != 0) return n * 32 + static_cast<u32>(std::countr_zero(words_[n]));
        return 128;
    }
    /// Priority drop: forgets the highest priority.
    void clear_highest() {
        for (u32& word : words_) {
            if (word == 0) continue;
            word &= word - 1;
            return;
        }
    }
    bool operator==(const ActivePriorities&) const = default;

  private:
    std::array<u32, 4> words_{};
};

}  // namespace hypscope::gic
