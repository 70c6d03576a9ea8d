// SPDX-License-Identifier: Apache-2.0
// A fully associative set of keys, replaced first in, first out. A look-up compares 16 bits of all
// keys at once and then the whole of those that are left. The 16 bits are made from a key's low 32
// bits, so that one page is found under every ASID and VMID.
//
// APPROX: FIFO because the L0 filters hide hits: recency would be stale, the order of arrival is
// not.
#pragma once
#include <array>
#include <bit>

#include "common/types.hpp"
#include "uarch/lanes.hpp"

namespace hypscope::uarch {

/// Any key but ~0.
class AssociativeSet {
  public:
    static constexpr u32 kMaxEntries = 128;

    explicit AssociativeSet(u32 entries) : entries_(entries) { clear(); }

    /// A short cut to contains(): was it the latest key that was found?
    [[nodiscard]] bool is_latest(u64 key) const { return keys_[latest_] == key; }
    [[nodiscard]] bool contains(u64 key) const {
        return any_of_low(static_cast<u32>(key), [&](u32 slot) {
            if (keys_[slot] != key) return false;
            latest_ = slot;
            return true;
        });
    }

    /// Inserts a key that is not there; false: nothing was replaced, else `replaced` is set.
    bool insert(u64 key, u64& replaced) {
        const u32 slot = oldest_;
        oldest_ = oldest_ + 1 == entries_ ? 0 : oldest_ + 1;
        replaced = keys_[slot];
        keys_[slot] = key;
        shorts_[slot] = short_of(static_cast<u32>(key));
        return replaced != kNoKey;
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
        keys_.fill(kNoKey);
        oldest_ = 0;
    }

  private:
    static constexpr u64 kNoKey = ~u64{0};
    static constexpr u32 kAtOnce = 16;
    static u16 short_of(u32 low) { return static_cast<u16>(low ^ low >> 16); }

    /// Is `found` true of any slot that may hold a key with these low bits? Slots from the first.
    template <class Found>
    bool any_of_low(u32 low, Found&& found) const {
        const u16 wanted = short_of(low);
        for (u32 first = 0; first < entries_; first += kAtOnce) {
            u32 left = equal_of_sixteen(&shorts_[first], wanted);
            for (; left != 0; left &= left - 1) {
                if (found(first + static_cast<u32>(std::countr_zero(left)))) return true;
            }
        }
        return false;
    }

    u32 entries_;
    u32 oldest_ = 0;          ///< the slot that is filled next
    mutable u32 latest_ = 0;  ///< the slot of the latest hit
    alignas(16) std::array<u16, kMaxEntries> shorts_{};
    std::array<u64, kMaxEntries> keys_{};
};

}  // namespace hypscope::uarch
