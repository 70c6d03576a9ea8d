// SPDX-License-Identifier: Apache-2.0
// What a table walk need not fetch: the walk cache keeps table descriptors of both stages, the IPA
// cache keeps whole stage 2 translations (A7 TRM 5.3.3). Both are keyed by a descriptor's physical
// address, which names its table and its range of addresses; so they need no ASID and no VMID.
//
// APPROX: any TLB maintenance empties both caches.
#pragma once
#include <bit>
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
    [[gnu::always_inline]] u32 price(const WalkPath& path, Fetch&& fetch) {
        const std::span<const WalkFetch> walk = path.fetches();
        const bool stage1_alone = path.stage1() + 1 == u32{1} << walk.size();
        return stage1_alone ? price_stage1(walk, fetch) : price_both(walk, path.stage1(), fetch);
    }

    void clear() {
        tables_.clear();
        ipas_.clear();
    }

  private:
    [[nodiscard]] bool knows_table(WalkFetch fetch) const { return tables_.contains(fetch.key()); }
    void remember_table(WalkFetch fetch) {
        if (has_tables_ && !tables_.contains(fetch.key())) tables_.insert(fetch.key());
    }

    /// Without stage 2: what follows the last table that is known.
    template <class Fetch>
    [[gnu::always_inline]] u32 price_stage1(std::span<const WalkFetch> walk, Fetch&& fetch) {
        if (walk.empty()) return 0;
        const size_t last = walk.size() - 1;
        size_t i = last;
        while (i != 0 && !knows_table(walk[i - 1])) --i;
        u32 cycles = 0;
        for (; i != last; ++i) {
            cycles += fetch(walk[i]);
            remember_table(walk[i]);
        }
        return cycles + fetch(walk[last]);
    }

    /// `stage1` is WalkPath::stage1().
    template <class Fetch>
    [[gnu::noinline]] u32 price_both(std::span<const WalkFetch> walk, u32 stage1, Fetch&& fetch) {
        const size_t end = static_cast<size_t>(std::bit_width(stage1));
        u32 cycles = 0;
        for (size_t i = first_needed(walk, stage1); i < walk.size();) {
            if ((stage1 >> i & 1) != 0) {
                cycles += fetch(walk[i]);
                if (i + 1 != end) remember_table(walk[i]);
                ++i;
            } else {
                const size_t next = i < end ? i + count_to_stage1(stage1 >> i) : walk.size();
                cycles += price_stage2(walk.subspan(i, next - i), fetch);
                i = next;
            }
        }
        return cycles;
    }
    static size_t count_to_stage1(u32 rest) { return static_cast<size_t>(std::countr_zero(rest)); }

    /// A known stage 1 table descriptor holds the next table's physical address: everything up to
    /// the next stage 1 fetch is skipped, stage 2 included. The last one of stage 1 is no table.
    [[nodiscard]] size_t first_needed(std::span<const WalkFetch> walk, u32 stage1) const {
        if (stage1 == 0) return 0;
        for (u32 left = stage1;;) {
            const u32 next = highest(left);
            left ^= u32{1} << next;
            if (left == 0) return 0;
            if (knows_table(walk[highest(left)])) return next;
        }
    }
    static u32 highest(u32 mask) { return static_cast<u32>(std::bit_width(mask)) - 1; }

    template <class Fetch>
    u32 price_stage2(std::span<const WalkFetch> run, Fetch&& fetch) {
        const WalkFetch leaf = run.back();
        if (ipas_.contains(leaf.key())) return 0;
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
