// SPDX-License-Identifier: Apache-2.0
// Where the block of an address is, for jumps: by {address, context}, in two ways, of which engines
// look at the first alone before they come here. An L0 of the block cache; a miss asks there.
#pragma once
#include <array>
#include <utility>

#include "cpu/block.hpp"

namespace hypscope::cpu {

class JumpCache {
  public:
    static constexpr u32 kEntries = 4096;
    struct Entry {
        u32 pc = 0;             ///< bit 0: Thumb
        u32 context = ~u32{0};  ///< of no core: big-endian data have 0, the others count up from 1
        const Block* block = nullptr;
        [[nodiscard]] bool is_of(u32 key, u32 of_context) const {
            return pc == key && context == of_context;
        }
    };

    [[nodiscard]] const Entry& at(u32 key) const { return entries_[index(key)]; }
    /// `key`: the address, bit 0 for Thumb. A block that was there goes: it may be dropped code.
    void add(u32 key, u32 context, const Block* block) {
        Entry& front = entries_[index(key)];
        Entry& behind = behind_[index(key)];
        if (behind.is_of(key, context)) behind = {};
        if (!front.is_of(key, context)) behind = front;
        front = {key, context, block};
        codes_[index(key)] = block->native;
        pages_[key / kPage / 64 % pages_.size()] |= u64{1} << (key / kPage % 64);
    }
    /// Where at() has another: the block of the entry behind, which comes in front; null: none.
    const Block* find_behind(u32 key, u32 context) {
        Entry& behind = behind_[index(key)];
        if (!behind.is_of(key, context)) return nullptr;
        const Block* block = behind.block;
        std::swap(behind, entries_[index(key)]);
        codes_[index(key)] = block->native;
        return block;
    }
    void clear() {
        entries_.fill({});
        behind_.fill({});
        pages_.fill(0);
    }
    /// Forgets what lies in the naturally aligned 2^log2_size bytes (4 KB at least) around `va`.
    void forget(u32 va, u8 log2_size);
    /// The same of a page.
    void forget_page(u32 va) {
        if (may_hold(va / kPage)) [[unlikely]]
            forget(va, kPageShift);
    }

    /// For engines that emit the look-up as host code.
    [[nodiscard]] const Entry* data() const { return entries_.data(); }
    [[nodiscard]] const Entry* data_behind() const { return behind_.data(); }
    /// Block::native of at(), as it was when that came there: a load less for a jump that the host
    /// did not predict.
    [[nodiscard]] const u8* const* codes() const { return codes_.data(); }

  private:
    static constexpr u32 kPage = 1u << kPageShift;
    [[nodiscard]] bool may_hold(u32 page) const {
        return (pages_[page / 64 % pages_.size()] >> page % 64 & 1) != 0;
    }
    [[nodiscard]] static u32 index(u32 pc) { return pc / 4 % kEntries; }
    std::array<Entry, kEntries> entries_{};
    std::array<Entry, kEntries> behind_{};  ///< what the latest add() replaced
    std::array<const u8*, kEntries> codes_{};
    /// Which pages, modulo 4096, may have an entry.
    std::array<u64, 64> pages_{};
};

}  // namespace hypscope::cpu
