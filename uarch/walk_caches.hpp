// SPDX-License-Identifier: Apache-2.0
// What a table walk need not fetch: the walk cache keeps table descriptors of both stages, the IPA
// cache keeps whole stage 2 translations (A7 TRM 5.3.3). Both are keyed by a descriptor's physical
// address, which names its table and its range of addresses; so they need no ASID and no VMID.
//
// APPROX: any TLB maintenance empties both caches.
#pragma once
#include <span>

#include "common/walk_path.hpp"
#include "uarch/associative_set.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class WalkCaches {
  public:
    explicit WalkCaches(const CorePreset& preset)
        : tables_(preset.walk_cache_entries),
          ipas_(preset.ipa_cache_entries),
          has_tables_(preset.walk_cache_entries != 0),
          has_ipas_(preset.ipa_cache_entries != 0) {}

    /// Calls fetch(WalkFetch) for each descriptor that must be fetched, and sums its answers.
    template <class Fetch>
    u32 price(const WalkPath& path, Fetch&& fetch) {
        const std::span<const WalkFetch> walk = path.fetches();
        const size_t end = path.stage1_end();
        u32 cycles = 0;
        for (size_t i = first_needed(walk, end); i < walk.size();) {
            if (walk[i].stage() == 1) {
                cycles += fetch(walk[i]);
                if (i + 1 != end) remember_table(walk[i]);
                ++i;
            } else {
                const size_t from = i;
                while (i < walk.size() && walk[i].stage() == 2) ++i;
                cycles += price_stage2(walk.subspan(from, i - from), fetch);
            }
        }
        return cycles;
    }

    void clear() {
        tables_.clear();
        ipas_.clear();
    }

  private:
    [[nodiscard]] bool knows_table(WalkFetch fetch) const {
        return has_tables_ && tables_.contains(fetch.key());
    }
    void remember_table(WalkFetch fetch) {
        if (has_tables_ && !tables_.contains(fetch.key())) tables_.insert(fetch.key());
    }

    /// A known stage 1 table descriptor holds the next table's physical address: everything up to
    /// the next stage 1 fetch is skipped, stage 2 included. The last one of stage 1 is no table.
    [[nodiscard]] size_t first_needed(std::span<const WalkFetch> walk, size_t stage1_end) const {
        if (stage1_end == 0) return 0;
        for (size_t i = stage1_end - 1, next = i; i-- > 0;) {
            if (walk[i].stage() != 1) continue;
            if (knows_table(walk[i])) return next;
            next = i;
        }
        return 0;
    }

    template <class Fetch>
    u32 price_stage2(std::span<const WalkFetch> run, Fetch&& fetch) {
        const WalkFetch leaf = run.back();
        if (has_ipas_ && ipas_.contains(leaf.key())) return 0;
        size_t first = 0;
        for (size_t i = run.size() - 1; i-- > 0;) {
            if (!knows_table(run[i])) continue;
            first = i + 1;
            break;
        }
        u32 cycles = 0;
        for (; first < run.size() - 1; ++first) {
            cycles += fetch(run[first]);
            remember_table(run[first]);
        }
        cycles += fetch(leaf);
        if (has_ipas_) ipas_.insert(leaf.key());
        return cycles;
    }

    AssociativeSet tables_, ipas_;
    bool has_tables_, has_ipas_;
};

}  // namespace hypscope::uarch
