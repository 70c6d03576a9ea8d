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
        if (!stage1_alone) return price_both(walk, path.stage1(), fetch);
        return walk.empty() ? 0 : price_run(walk, fetch);
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

    /// `stage1` is WalkPath::stage1(). A known stage 1 table descriptor holds the next table's
    /// physical address: everything up to the next stage 1 fetch is skipped, stage 2 included. The
    /// last one of stage 1 is no table.
    template <class Fetch>
    [[gnu::always_inline]] u32 price_both(std::span<const WalkFetch> walk, u32 stage1,
                                          Fetch&& fetch) {
        if (stage1 == 0) return price_stage2(walk, fetch);
        const u32 last = highest(stage1);
        const u32 tables = stage1 & ~(u32{1} << last);
        u32 cycles = 0;
        if (tables == 0 || !knows_table(walk[highest(tables)])) [[unlikely]]
            cycles = price_stage1_tables(walk.first(last), tables, fetch);
        cycles += fetch(walk[last]);
        return cycles + price_stage2(walk.subspan(last + 1), fetch);
    }
    /// The stage 1 tables at `tables`, of which the last one is not known, and the stage 2 walks
    /// before each of them and behind it.
    template <class Fetch>
    [[gnu::noinline]] u32 price_stage1_tables(std::span<const WalkFetch> walk, u32 tables,
                                              Fetch&& fetch) {
        u32 cycles = 0;
        size_t i = first_needed(walk, tables);
        for (u32 left = tables >> i << i; left != 0; left &= left - 1) {
            const auto next = static_cast<size_t>(std::countr_zero(left));
            cycles += price_stage2(walk.subspan(i, next - i), fetch);
            cycles += fetch(walk[next]);
            remember_table(walk[next]);
            i = next + 1;
        }
        return cycles + price_stage2(walk.subspan(i), fetch);
    }
    /// Behind the latest table that is known but for the last one.
    [[nodiscard]] size_t first_needed(std::span<const WalkFetch> walk, u32 tables) const {
        while (tables != 0) {
            const u32 next = highest(tables);
            tables ^= u32{1} << next;
            if (tables != 0 && knows_table(walk[highest(tables)])) return next;
        }
        return 0;
    }
    static u32 highest(u32 mask) { return static_cast<u32>(std::bit_width(mask)) - 1; }

    template <class Fetch>
    [[gnu::always_inline]] u32 price_stage2(std::span<const WalkFetch> run, Fetch&& fetch) {
        if (run.empty() || (has_ipas_ && ipas_.contains(run.back().key()))) return 0;
        const u32 cycles = price_run(run, fetch);
        if (has_ipas_) ipas_.insert(run.back().key());
        return cycles;
    }

    /// Tables of one stage and the descriptor to which they lead: what follows the last table that
    /// is known.
    template <class Fetch>
    [[gnu::always_inline]] u32 price_run(std::span<const WalkFetch> run, Fetch&& fetch) {
        const size_t last = run.size() - 1;
        u32 cycles = 0;
        if (last != 0 && !knows_table(run[last - 1])) [[unlikely]]
            cycles = price_tables(run.first(last), fetch);
        return cycles + fetch(run[last]);
    }
    /// The last one is not known.
    template <class Fetch>
    [[gnu::noinline]] u32 price_tables(std::span<const WalkFetch> tables, Fetch&& fetch) {
        size_t i = tables.size() - 1;
        while (i != 0 && !knows_table(tables[i - 1])) --i;
        u32 cycles = 0;
        for (; i != tables.size(); ++i) {
            cycles += fetch(tables[i]);
            remember_table(tables[i]);
        }
        return cycles;
    }

    AssociativeSet tables_, ipas_;
    bool has_tables_, has_ipas_;
};

}  // namespace hypscope::uarch
