// SPDX-License-Identifier: Apache-2.0
// Stores between their execution and the cache: in order, each when its line is there. Stores to
// one line, one after the other, share an entry. A load of bytes that a store in the buffer has
// written gets them from it (A15 TRM 6.4).
#pragma once
#include <algorithm>
#include <array>

#include "uarch/detailed/reference_access.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class StoreBuffer {
  public:
    static constexpr u32 kMaxStores = 32;

    explicit StoreBuffer(const CorePreset& preset)
        : count_(preset.store_buffer), forward_(preset.latency_forward) {}

    /// When a store to the line can enter.
    [[nodiscard]] u64 room_at(LineNumber line) const { return merges(line) ? 0 : entries_[next_]; }
    /// `executed`: address and data are known; `line_there`: its line is in the cache.
    void add(LineNumber line, u64 executed, u64 line_there) {
        if (merges(line)) {
            u64& written = entries_[latest_entry()];
            drained_ = written = std::max({written, executed + 1, line_there});
            return;
        }
        drained_ = std::max({drained_ + 1, executed + 1, line_there});
        entries_[next_] = drained_;
        latest_line_ = line;
        next_ = next_ + 1 == count_ ? 0 : next_ + 1;
    }
    /// The bytes of a store that add() was told of, for forwarded().
    void remember(const ReferenceAccess& store, u64 executed) {
        latest_[latest_count_++ % kLatest] = {store.pa, store.size, executed};
    }
    /// When a load at `at` can use the bytes of the latest store to them; 0: they are in no store.
    [[nodiscard]] u64 forwarded(u64 pa, u32 size, u64 at) const {
        if (drained_ <= at) return 0;
        for (u32 back = 1; back <= std::min(latest_count_, kLatest); ++back) {
            const Store& store = latest_[(latest_count_ - back) % kLatest];
            if (pa >= store.pa && pa + size <= store.pa + store.size)
                return store.executed + forward_;
            // Half of them: all must be written first.
            if (pa < store.pa + store.size && store.pa < pa + size) return drained_ + forward_;
        }
        return 0;
    }
    [[nodiscard]] u64 drained_at() const { return drained_; }

  private:
    static constexpr u32 kLatest = 16;
    struct Store {
        u64 pa = 0;
        u32 size = 0;
        u64 executed = 0;
    };
    [[nodiscard]] u32 latest_entry() const { return (next_ == 0 ? count_ : next_) - 1; }
    [[nodiscard]] bool merges(LineNumber line) const { return latest_line_ == line; }

    u32 count_, forward_;
    u32 next_ = 0, latest_count_ = 0;
    u64 drained_ = 0;
    LineNumber latest_line_ = ~LineNumber{0};  ///< of the latest entry
    std::array<u64, kMaxStores> entries_{};    ///< when each is written
    std::array<Store, kLatest> latest_{};
};

}  // namespace hypscope::uarch
