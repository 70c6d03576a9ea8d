// SPDX-License-Identifier: Apache-2.0
// Where the block of an address is, for jumps: direct-mapped, by {address, context}. An L0 of the
// block cache; a miss asks there.
#pragma once
#include <array>

#include "cpu/block.hpp"

namespace hypscope::cpu {

class JumpCache {
  public:
    static constexpr u32 kEntries = 4096;
    struct Entry {
        u32 pc = 0;             ///< bit 0: Thumb
        u32 context = ~u32{0};  ///< of no core: big-endian data have 0, the others count up from 1
        const Block* block = nullptr;
    };

    [[nodiscard]] const Entry& at(u32 key) const { return entries_[index(key)]; }
    /// `key`: the address, bit 0 for Thumb.
    void add(u32 key, u32 context, const Block* block) {
        entries_[index(key)] = {key, context, block};
        pages_[key / kPage / 64 % pages_.size()] |= u64{1} << (key / kPage % 64);
    }
    void clear() {
        entries_.fill({});
        pages_.fill(0);
    }
    /// Forgets what lies in the naturally aligned 2^log2_size bytes (4 KB at least) around `va`.
    void forget(u32 va, u8 log2_size);

    /// For engines that emit the look-up as host code.
    [[nodiscard]] const Entry* data() const { return entries_.data(); }

  private:
    static constexpr u32 kPage = 1u << kPageShift;
    [[nodiscard]] static u32 index(u32 pc) { return pc / 4 % kEntries; }
    std::array<Entry, kEntries> entries_{};
    /// Which pages, modulo 4096, may have an entry.
    std::array<u64, 64> pages_{};
};

}  // namespace hypscope::cpu
