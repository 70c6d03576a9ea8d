// SPDX-License-Identifier: Apache-2.0
// Whether anybody wrote to pages of RAM that somebody depends on: the pages that hold translation
// table descriptors. One of a machine. While its epoch stands, no watched page was written, and
// what was read from watched pages under that epoch need not be read again.
//
// A page that is watched must not be written by a host pointer without a word: whoever hands out
// such pointers for writing says so first (written()), and whoever keeps them (the L0 filters of
// all cores) gives those of a page back before its watch begins. The first write ends the watch of
// its page: from then on writes are as fast as ever. A page whose watch ended so a few times is
// not watched again, which bounds what watching costs.
#pragma once
#include <utility>
#include <vector>

#include "common/types.hpp"

namespace hypscope {

class WriteWatch {
  public:
    /// So often the watch of a page may end by a write.
    static constexpr u8 kMaxEnds = 8;
    /// So many wishes are worth a look through all filters.
    static constexpr u32 kPatience = 512;

    /// Memory of whole pages, from `host` on, that can be watched.
    void add(const u8* host, u64 size);

    /// Rises when a watched page may be written; never 0. (32 bits last: it rises kMaxEnds times
    /// for a page of at most 4 GB.)
    [[nodiscard]] u32 epoch() const { return epoch_; }
    [[nodiscard]] bool is_watched(const u8* host) const {
        const u8* state = state_of(host);
        return state != nullptr && (*state & kWatched) != 0;
    }

    /// A watch of the page at `host` would have spared work.
    void wish_for(const u8* host);
    /// Enough wishes: begin(), after the stores to all pages that are wished for were taken from
    /// those who make them unseen. No store may be under way meanwhile.
    [[nodiscard]] bool is_due() const { return wishes_ >= kPatience; }
    [[nodiscard]] bool is_wished_for(const u8* host) const {
        const u8* state = state_of(host);
        return state != nullptr && (*state & kWished) != 0;
    }
    void begin();

    /// The page at `host` is, or may be, written from now on.
    void written(const u8* host) {
        if (is_watched(host)) [[unlikely]]
            end_watch(host);
    }
    /// The same of each page of a range.
    void written(const u8* host, u64 size);
    /// Somebody may write to anything at any time: no page is watched any more.
    void give_up();

  private:
    static constexpr u32 kPageShift = 12;
    /// A page's state: these, and how often its watch ended.
    static constexpr u8 kWatched = 0x80, kWished = 0x40;
    struct Memory {
        const u8* host;
        u64 size;
        std::vector<u8> states;  ///< by page
    };

    /// nullptr: in no memory that can be watched.
    [[nodiscard]] const u8* state_of(const u8* host) const {
        for (const Memory& memory : memories_) {
            const u64 offset = static_cast<u64>(host - memory.host);
            if (offset < memory.size) return &memory.states[offset >> kPageShift];
        }
        return nullptr;
    }
    [[nodiscard]] u8* state_of(const u8* host) {
        return const_cast<u8*>(std::as_const(*this).state_of(host));
    }
    void end_watch(const u8* host);

    u32 epoch_ = 1;
    u32 wishes_ = 0;
    std::vector<Memory> memories_;  ///< the largest first
    std::vector<u8*> wished_;       ///< states
};

}  // namespace hypscope
