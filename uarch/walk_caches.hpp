// SPDX-License-Identifier: Apache-2.0
// What a table walk need not fetch: the walk cache keeps table descriptors of both stages, the IPA
// cache keeps whole stage 2 translations (A7 TRM 5.3.3). Both are keyed by a descriptor's physical
// address, which names its table and its range of addresses; so they need no ASID and no VMID.
//
// APPROX: any TLB maintenance empties both caches.
#pragma once
#include <span>

#include "uarch/associative_set.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class WalkCaches {
  public:
    explicit WalkCaches(const CorePreset& preset)
        : tables_(preset.walk_cache_entries),
          ipas_(preset.ipa_cache_entries),
          has_tables_(preset.walk_cache_entries != 0),
          has_ipas_(preset.ipa_cache_entries != 0) {}

    /// Calls fetch(const WalkFetch&) for each descriptor that must be fetched, and sums its
    /// answers.
    template <class Fetch>
    u32 price(std::span<const WalkFetch> walk, Fetch&& fetch) {
        u32 cycles = 0;
        const size_t leaf = last_of_stage1(walk);
        for (size_t i = first_needed(walk, leaf); i < walk.size();) {
            if (walk[i].stage == 1) {
                cycles += fetch(walk[i]);
                if (i != leaf) remember_table(walk[i]);
                ++i;
            } else {
                const size_t end = end_of_stage2(walk, i);
                cycles += price_stage2(walk.subspan(i, end - i), fetch);
                i = end;
            }
        }
        return cycles;
    }

    void clear() {
        tables_.clear();
        ipas_.clear();
    }

  private:
    static constexpr size_t kNone = ~size_t{0};

    /// The address in units of 4 bytes leaves the low bits dense for hashing.
    static u64 key_of(const WalkFetch& fetch) {
        return fetch.pa >> 2 | u64{fetch.secure} << 40 | u64{fetch.stage} << 41;
    }
    static size_t last_of_stage1(std::span<const WalkFetch> walk) {
        for (size_t i = walk.size(); i-- > 0;) {
            if (walk[i].stage == 1) return i;
        }
        return kNone;
    }
    static size_t end_of_stage2(std::span<const WalkFetch> walk, size_t from) {
        while (from < walk.size() && walk[from].stage == 2) ++from;
        return from;
    }
    [[nodiscard]] bool knows_table(const WalkFetch& fetch) const {
        return has_tables_ && tables_.contains(key_of(fetch));
    }
    void remember_table(const WalkFetch& fetch) {
        if (has_tables_ && !tables_.contains(key_of(fetch))) tables_.insert(key_of(fetch));
    }

    /// A known stage 1 table descriptor holds the next table's physical address: everything up to
    /// the next stage 1 fetch is skipped, stage 2 included.
    [[nodiscard]] size_t first_needed(std::span<const WalkFetch> walk, size_t leaf) const {
        if (leaf == kNone) return 0;
        for (size_t next = leaf, i = leaf; i-- > 0;) {
            if (walk[i].stage != 1) continue;
            if (knows_table(walk[i])) return next;
            next = i;
        }
        return 0;
    }

    template <class Fetch>
    u32 price_stage2(std::span<const WalkFetch> run, Fetch&& fetch) {
        const WalkFetch& leaf = run.back();
        if (has_ipas_ && ipas_.contains(key_of(leaf))) return 0;
        size_t first = 0;
        for (size_t i = run.size() - 1; i-- > 0;) {
            if (!knows_table(run[i])) continue;
            first = i + 1;
            break;
        }
        u32 cycles = 0;
        for (const WalkFetch& needed : run.subspan(first)) {
            cycles += fetch(needed);
            if (&needed != &leaf) remember_table(needed);
        }
        if (has_ipas_) ipas_.insert(key_of(leaf));
        return cycles;
    }

    AssociativeSet tables_, ipas_;
    bool has_tables_, has_ipas_;
};

}  // namespace hypscope::uarch
