// SPDX-License-Identifier: Apache-2.0
// The state machines of ARM ARM A3.4.1 (local) and A3.4.2 (global).
#include "mmu/exclusive_monitor.hpp"

#include <algorithm>

namespace hypscope::mmu {

ExclusiveMonitors::ExclusiveMonitors(unsigned granule_log2)
    : granule_log2_(std::clamp(granule_log2, 3u, 11u)) {}

void ExclusiveMonitors::load_exclusive(CoreId core, PhysAddr address, bool non_secure,
                                       bool shareable) {
    Tag& tag = tags_[core.value % kMaxCores];
    tag.local = true;
    tag.granule = granule_of(address.value, non_secure);
    clear_global(core.value % kMaxCores);
    if (!shareable) return;
    tag.global = true;
    tagged_cores_ |= 1u << (core.value % kMaxCores);
}

// IMPLEMENTATION DEFINED: the local monitor checks the address, and a Store-Exclusive that fails
// leaves both monitors of its core open.
bool ExclusiveMonitors::store_exclusive(CoreId core, PhysAddr address, bool non_secure,
                                        bool shareable) {
    const Tag tag = tags_[core.value % kMaxCores];
    clear(core);
    const bool passes = tag.local && tag.granule == granule_of(address.value, non_secure) &&
                        (tag.global || !shareable);
    if (passes) store(core, address, non_secure, 1);
    return passes;
}

// IMPLEMENTATION DEFINED: a plain store of the core that holds the tag leaves it.
void ExclusiveMonitors::clear_others(CoreId core, PhysAddr address, bool non_secure,
                                     unsigned bytes) {
    const u64 first = granule_of(address.value, non_secure);
    const u64 last = granule_of(address.value + std::max(bytes, 1u) - 1, non_secure);
    for (unsigned other = 0; other < kMaxCores; ++other) {
        const Tag& tag = tags_[other];
        if (other != core.value && tag.global && tag.granule >= first && tag.granule <= last)
            clear_global(other);
    }
}

}  // namespace hypscope::mmu
