// SPDX-License-Identifier: Apache-2.0
// A fully associative set of keys, replaced first in, first out. Keys are numbered as they arrive,
// and those whose low 32 bits hash alike are chained from the latest back, so that one page is
// found under every ASID and VMID. Who is in the set follows from the numbers: a key leaves it, and
// all leave it, without a look at chains.
//
// APPROX: FIFO because the L0 filters hide hits: recency would be stale, the order of arrival is
// not.
#pragma once
#include <array>

#include "common/types.hpp"

namespace hypscope::uarch {

/// Any key but ~0.
class AssociativeSet {
  public:
    static constexpr u32 kMaxEntries = 128;

    explicit AssociativeSet(u32 entries) : entries_(entries) { keys_.fill(kNoKey); }

    /// A short cut to contains(): was it the latest key that was found or inserted?
    [[nodiscard]] bool is_latest(u64 key) const { return keys_[latest_] == key; }
    [[nodiscard]] bool contains(u64 key) const {
        return any_of_low(static_cast<u32>(key), [&](u32 slot) {
            if (keys_[slot] != key) return false;
            latest_ = slot;
            return true;
        });
    }

    static constexpr u64 kNoKey = ~u64{0};
    /// Inserts a key that is not there; false: nothing was replaced, else `replaced` is set. (It
    /// may be set to kNoKey then, too.)
    bool insert(u64 key, u64& replaced) {
        const bool full = next_ - oldest_ == entries_;
        if (full) replaced = keys_[slot_of(oldest_++)];
        u32& chain = latest_of_[hash_of(static_cast<u32>(key))];
        latest_ = slot_of(next_);
        keys_[latest_] = key;
        before_[latest_] = chain;
        chain = next_++;
        return full && replaced != kNoKey;
    }
    void insert(u64 key) {
        u64 replaced;
        insert(key, replaced);
    }

    /// Erases the keys with these low 32 bits that satisfy `predicate`; true when there were any.
    template <class Predicate>
    bool erase_if(u32 low, Predicate&& predicate) {
        bool any = false;
        any_of_low(low, [&](u32 slot) {
            const u64 key = keys_[slot];
            if (key != kNoKey && static_cast<u32>(key) == low && predicate(key)) {
                keys_[slot] = kNoKey;
                any = true;
            }
            return false;
        });
        return any;
    }

    void clear() {
        oldest_ = next_;
        latest_ = kNowhere;
    }

  private:
    static constexpr u32 kChains = 256, kNowhere = kMaxEntries;
    static u32 slot_of(u32 number) { return number % kMaxEntries; }
    static u32 hash_of(u32 low) { return low * 0x9e3779b1 >> 24; }
    static_assert(kChains == 1 << (32 - 24));

    [[nodiscard]] bool is_there(u32 number) const { return number - oldest_ < next_ - oldest_; }
    /// Is `found` true of any slot that may hold a key with these low bits?
    template <class Found>
    bool any_of_low(u32 low, Found&& found) const {
        // A number that is back after 2^32 arrivals leads along another chain, which ends, too.
        for (u32 number = latest_of_[hash_of(low)]; is_there(number);
             number = before_[slot_of(number)]) {
            if (found(slot_of(number))) return true;
        }
        return false;
    }

    u32 entries_;
    u32 oldest_ = 1, next_ = 1;      ///< numbers from the oldest key's on, before the next one's
    mutable u32 latest_ = kNowhere;  ///< the slot of the latest hit
    std::array<u32, kChains> latest_of_{};     ///< the latest number of each chain
    std::array<u32, kMaxEntries> before_{};    ///< the number before in its chain
    std::array<u64, kMaxEntries + 1> keys_{};  ///< the last one is nowhere: never a key
};

}  // namespace hypscope::uarch
