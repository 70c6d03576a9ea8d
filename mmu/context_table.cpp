// SPDX-License-Identifier: Apache-2.0
// A linear look-up over 16 hashes, unless the one that had a like hash before has it again.
#include "mmu/context_table.hpp"

#include <algorithm>

namespace hypscope::mmu {

namespace {

constexpr u64 mix(u64 hash, u64 value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 32);
}

u64 hash_of(const ContextKey& key) {
    u64 hash = mix(u64{key.privileged} + 1, u64{key.dacr} << 32 | key.tag);
    hash = mix(hash, key.floors.global);
    return mix(hash, key.floors.non_global);
}

}  // namespace

/// kCapacity: there is none.
unsigned ContextTable::find(u64 hash, const ContextKey& key) const {
    const auto is_at = [&](unsigned i) {
        return hashes_[i] == hash && ids_[i] != 0 && keys_[i] == key;
    };
    const unsigned likely = likely_[hash % kLikely];
    if (is_at(likely)) return likely;
    unsigned i = 0;
    while (i < kCapacity && !is_at(i)) ++i;
    return i;
}

u32 ContextTable::id_of(const ContextKey& key) {
    const u64 hash = hash_of(key);
    if (const unsigned i = find(hash, key); i < kCapacity) {
        likely_[hash % kLikely] = static_cast<u8>(i);
        used_at_[i] = ++clock_;
        return ids_[i];
    }
    const auto oldest = static_cast<unsigned>(std::min_element(used_at_.begin(), used_at_.end()) -
                                              used_at_.begin());
    hashes_[oldest] = hash;
    keys_[oldest] = key;
    used_at_[oldest] = ++clock_;
    return ids_[oldest] = next_id_++;
}

}  // namespace hypscope::mmu
