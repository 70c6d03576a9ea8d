// SPDX-License-Identifier: Apache-2.0
// What lies where on the bus: two physical address spaces, Secure and Non-secure, each a sorted
// table of regions that do not overlap. The bus decodes with it, and so does the fast path.
#pragma once
#include <algorithm>
#include <vector>

#include "common/error.hpp"
#include "common/types.hpp"

namespace hypscope {

/// In which physical address spaces a region appears (ARM ARM B3.4: NS is an address bit).
enum class Space : u8 { NonSecure = 1, Secure = 2, Both = 3 };

[[nodiscard]] constexpr bool appears_in(Space space, bool secure) {
    return (static_cast<u8>(space) & static_cast<u8>(secure ? Space::Secure : Space::NonSecure)) !=
           0;
}

template <class T>
class AddressMap {
  public:
    struct Entry {
        PhysAddr base;
        u64 size;
        T what;
        [[nodiscard]] u64 offset_of(PhysAddr at) const { return at.value - base.value; }
        [[nodiscard]] bool contains(PhysAddr at) const {
            return at.value >= base.value && offset_of(at) < size;
        }
    };

    /// Adds a region; regions of one space that overlap are a mistake in a board.
    void add(Space space, PhysAddr base, u64 size, const T& what) {
        HYPSCOPE_CHECK(size > 0 && base.value + size > base.value, "region of {} bytes", size);
        for (const bool secure : {false, true}) {
            if (appears_in(space, secure)) insert(table(secure), Entry{base, size, what});
        }
    }

    /// The region that holds `at`, or nullptr.
    [[nodiscard]] const Entry* find(PhysAddr at, bool secure) const {
        const auto& entries = secure ? secure_ : nonsecure_;
        auto after = std::upper_bound(entries.begin(), entries.end(), at, starts_after);
        if (after == entries.begin()) return nullptr;
        --after;
        return after->contains(at) ? &*after : nullptr;
    }

    /// The regions of one space in ascending order.
    [[nodiscard]] const std::vector<Entry>& entries(bool secure) const {
        return secure ? secure_ : nonsecure_;
    }

  private:
    static bool starts_after(PhysAddr at, const Entry& entry) { return at < entry.base; }
    std::vector<Entry>& table(bool secure) { return secure ? secure_ : nonsecure_; }

    static void insert(std::vector<Entry>& entries, const Entry& entry) {
        const auto next =
            std::upper_bound(entries.begin(), entries.end(), entry.base, starts_after);
        const bool hits_next = next != entries.end() && entry.contains(next->base);
        const bool hits_previous = next != entries.begin() && std::prev(next)->contains(entry.base);
        HYPSCOPE_CHECK(!hits_next && !hits_previous, "regions overlap at {:#x}", entry.base.value);
        entries.insert(next, entry);
    }

    std::vector<Entry> nonsecure_;
    std::vector<Entry> secure_;
};

}  // namespace hypscope
