// SPDX-License-Identifier: Apache-2.0
// The promise of FilterListener: while an L0 filter may answer for a line, the models would have
// answered "free of charge" too, and asking them makes no difference to what follows. Two cores run
// random accesses with filters of unbounded size, beside models that are asked about each access.
#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <set>

#include "fakes.hpp"
#include "uarch/machine_timing.hpp"
#include "uarch/preset.hpp"

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

constexpr u32 kPages = 64, kLinesPerPage = 64;

/// An L0 filter that never forgets on its own, and the pages of the latest load and store while the
/// micro-TLBs hold them.
struct GreedyFilter final : FilterListener {
    std::set<u32> readable, writable, fetchable;
    std::array<std::optional<u32>, 2> translated;

    static void drop_page(std::set<u32>& lines, u32 va, u8 shift) {
        const u32 first = va >> shift << shift;
        lines.erase(lines.lower_bound(first), lines.lower_bound(first + (1u << shift)));
    }
    void data_line_dropped(u32 va) override {
        readable.erase(va);
        writable.erase(va);
    }
    void data_line_not_writable(u32 va) override { writable.erase(va); }
    void data_page_dropped(u32 va, u8 shift, bool write) override {
        drop_page(write ? writable : readable, va, shift);
        std::optional<u32>& page = translated[write];
        if (page.has_value() && *page >> shift == va >> shift) page.reset();
    }
    void fetch_line_dropped(u64 pa) override { fetchable.erase(static_cast<u32>(pa)); }
    void fetch_page_dropped(u32 va, u8 shift) override { drop_page(fetchable, va, shift); }
    void everything_dropped() override {
        readable.clear();
        writable.clear();
        fetchable.clear();
        translated.fill(std::nullopt);
    }
};

/// Virtual addresses equal physical ones, so that a line has one name.
class Fuzzer {
  public:
    Fuzzer(const char* cpu, u64 seed)
        : timing_(Preset::load(cpu).values(), 2, TimingKind::Approximate),
          always_asked_(Preset::load(cpu).values(), 2, TimingKind::Approximate),
          random_(seed) {
        for (u8 i = 0; i < 2; ++i) timing_.core(CoreId{i}).set_listener(&filters_[i]);
        walk_.append({{0x9000'0000}, 1, false});
        walk_.append({{0x9000'1000}, 1, false});
    }

    void step() {
        const u8 core = pick(2);
        const u32 va = pick_line();
        switch (pick(20)) {
            case 0: return maintain_tlb(core, va);
            case 1: return maintain_cache(core, va);
            case 2:
            case 3:
            case 4: return fetch(core, va);
            default: return data(core, va, pick(3) == 0);
        }
    }

  private:
    u8 pick(u32 bound) { return static_cast<u8>(random_() % bound); }
    u32 pick_line() { return 0x4000'0000 + (pick(kPages) << 12) + (pick(kLinesPerPage) << 6); }
    CoreTiming& core(u8 id) { return timing_.core(CoreId{id}); }

    void data(u8 id, u32 va, bool write) {
        GreedyFilter& filter = filters_[id];
        const bool answered = (write ? filter.writable : filter.readable).contains(va);
        DataAccess access = write ? store(va, page(va)) : load(va, page(va));
        const u32 price = always_asked_.core(CoreId{id}).data(access, walk_).cycles;
        if (answered) {  // the engine asks nobody
            REQUIRE(price == 0);
            return;
        }
        access.translated = filter.translated[write] == (va & ~0xfffu);
        const AccessCost cost = core(id).data(access, walk_);
        filter.translated[write] = va & ~0xfffu;
        if (cost.dropped() != kNoLineVa) filter.data_line_dropped(cost.dropped());
        REQUIRE(cost.cycles == price);
        if (write) REQUIRE(filters_[1 - id].readable.count(va) == 0);
        if (cost.filter_read()) filter.readable.insert(va);
        if (cost.filter_write()) filter.writable.insert(va);
        REQUIRE(filters_[0].writable.count(va) + filters_[1].writable.count(va) <= 1);
    }
    void fetch(u8 id, u32 va) {
        const bool answered = filters_[id].fetchable.contains(va);
        const AccessCost cost = core(id).fetch({va, false, true, page(va)}, walk_);
        if (answered) REQUIRE(cost.cycles == 0);
        REQUIRE(cost.cycles ==
                always_asked_.core(CoreId{id}).fetch({va, false, true, page(va)}, walk_).cycles);
        if (cost.filter_read()) filters_[id].fetchable.insert(va);
    }
    void maintain_tlb(u8 id, u32 va) {
        TlbInvalidate op;
        op.scope = static_cast<TlbInvalidate::Scope>(pick(4));
        op.nonsecure_pl10 = true;
        op.asid = pick(2);
        op.va = va;
        core(id).tlb_invalidate(op);
        always_asked_.core(CoreId{id}).tlb_invalidate(op);
    }
    void maintain_cache(u8 id, u32 va) {
        CacheMaintenance op;
        op.instruction = pick(2) != 0;
        op.data = !op.instruction;
        op.clean = op.data && pick(2) != 0;
        op.invalidate = op.instruction || !op.clean || pick(2) != 0;
        op.all = op.instruction && pick(8) == 0;
        op.to_coherency = pick(2) != 0;
        op.pa = va;
        core(id).cache_maintenance(op);
        always_asked_.core(CoreId{id}).cache_maintenance(op);
    }

    MachineTiming timing_, always_asked_;
    std::mt19937_64 random_;
    GreedyFilter filters_[2];
    WalkPath walk_;
};

}  // namespace

TEST_CASE("What a filter may answer the models hold, and no price depends on who answered") {
    const auto* cpu = GENERATE("cortex-a15", "cortex-a7");
    const u64 seed = GENERATE(take(5, random(u64{1}, u64{1} << 40)));
    INFO(cpu << " seed " << seed);
    Fuzzer fuzzer(cpu, seed);
    for (int i = 0; i < 20000; ++i) fuzzer.step();
}
