// SPDX-License-Identifier: Apache-2.0
// Gives each execution context a small number that is never reused. The contexts seen last are
// remembered, so that a world switch back finds the number it left, and with it all that was
// cached.
#pragma once
#include <array>

#include "common/types.hpp"
#include "mmu/tlb.hpp"

namespace hypscope::mmu {

/// All that decides which cached translations are valid.
struct ContextKey {
    u32 tag = 0;   ///< TlbTag::value
    u32 dacr = 0;  ///< 0 where domains are not used
    TlbFloors floors{};
    bool privileged = false;
    bool operator==(const ContextKey&) const = default;
};

class ContextTable {
  public:
    static constexpr unsigned kCapacity = 16;

    /// The id of `key`: the old one when it is remembered, else the next number.
    u32 id_of(const ContextKey& key);

  private:
    static constexpr unsigned kLikely = 64;
    [[nodiscard]] unsigned find(u64 hash, const ContextKey& key) const;

    std::array<u64, kCapacity> hashes_{};
    std::array<ContextKey, kCapacity> keys_{};
    std::array<u32, kCapacity> ids_{};  ///< 0 is free
    std::array<u64, kCapacity> used_at_{};
    std::array<u8, kLikely> likely_{};  ///< by the low bits of the hash
    u64 clock_ = 0;
    u32 next_id_ = 1;
};

}  // namespace hypscope::mmu
