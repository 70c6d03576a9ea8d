// SPDX-License-Identifier: Apache-2.0
// A fully associative set of keys, replaced first in, first out, with look-ups in constant time by
// chained hashing. Keys whose low 32 bits are equal share a chain, so that one page is quickly
// found under every ASID and VMID.
//
// APPROX: FIFO because the L0 filters hide hits: recency would be stale, the order of arrival is
// not.
#pragma once
#include <array>

#include "common/types.hpp"

namespace hypscope::uarch {

class AssociativeSet {
  public:
    static constexpr u32 kMaxEntries = 128;

    explicit AssociativeSet(u32 entries) : entries_(entries) { clear(); }

    /// A short cut to contains(): was it the latest key that was found?
    [[nodiscard]] bool is_latest(u64 key) const { return keys_[latest_] == key && used_[latest_]; }
    [[nodiscard]] bool contains(u64 key) const {
        for (u8 slot = heads_[hash(key)]; slot != kEnd; slot = next_[slot]) {
            if (keys_[slot] != key) continue;
            latest_ = slot;
            return true;
        }
        return false;
    }

    /// Inserts a key that is not there; false: nothing was replaced, else `replaced` is set.
    bool insert(u64 key, u64& replaced) {
        const u8 slot = static_cast<u8>(oldest_);
        oldest_ = oldest_ + 1 == entries_ ? 0 : oldest_ + 1;
        const bool full = used_[slot];
        if (full) {
            replaced = keys_[slot];
            unlink(slot);
        }
        keys_[slot] = key;
        used_[slot] = true;
        next_[slot] = heads_[hash(key)];
        heads_[hash(key)] = slot;
        return full;
    }
    void insert(u64 key) {
        u64 replaced;
        insert(key, replaced);
    }

    /// Erases the keys with these low 32 bits that satisfy `predicate`; true when there were any.
    template <class Predicate>
    bool erase_if(u32 low, Predicate&& predicate) {
        bool any = false;
        for (u8 slot = heads_[hash(low)]; slot != kEnd;) {
            const u8 next = next_[slot];
            if (static_cast<u32>(keys_[slot]) == low && predicate(keys_[slot])) {
                unlink(slot);
                used_[slot] = false;
                any = true;
            }
            slot = next;
        }
        return any;
    }

    void clear() {
        heads_.fill(kEnd);
        used_.fill(false);
        oldest_ = 0;
    }

  private:
    static constexpr u8 kEnd = 0xff;
    static constexpr u32 kHeads = 256;
    static u32 hash(u64 key) { return (static_cast<u32>(key) * 0x9e3779b1u) >> 24; }

    void unlink(u8 slot) {
        u8* link = &heads_[hash(keys_[slot])];
        while (*link != slot) link = &next_[*link];
        *link = next_[slot];
    }

    u32 entries_;
    u32 oldest_ = 0;         ///< the slot that is filled next
    mutable u8 latest_ = 0;  ///< the slot of the latest hit
    std::array<u8, kHeads> heads_{};
    std::array<u8, kMaxEntries> next_{};
    std::array<bool, kMaxEntries> used_{};
    std::array<u64, kMaxEntries> keys_{};
};

}  // namespace hypscope::uarch
