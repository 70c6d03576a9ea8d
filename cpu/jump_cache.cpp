// SPDX-License-Identifier: Apache-2.0
#include "cpu/jump_cache.hpp"

#include <span>

namespace hypscope::cpu {

void JumpCache::forget(u32 va, u8 log2_size) {
    if (log2_size >= 24) return clear();
    const u32 first = va >> log2_size << log2_size, pages = 1u << (log2_size - kPageShift);
    for (u32 page = first / kPage; page < first / kPage + pages; ++page) {
        if (!may_hold(page)) continue;
        if (pages > 1) return clear();
        for (auto* const way : {&entries_, &behind_}) {
            for (Entry& entry : std::span(*way).subspan(index(page * kPage), kPage / 4)) {
                if (entry.pc / kPage == page) entry = {};
            }
        }
    }
}

}  // namespace hypscope::cpu
