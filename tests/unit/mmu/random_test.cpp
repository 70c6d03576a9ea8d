// SPDX-License-Identifier: Apache-2.0
// Random differential test: two guests behind stage 2 (one short, one long format, two ASIDs each)
// and the PL2 regime change their tables, invalidate as software must, and run. Whatever the TLB
// answers, and whatever a user cached under a context id, must equal a fresh walk.
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <unordered_map>

#include "core_fixture.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

constexpr u32 kSpan = 16u << 20;  // the virtual addresses in use
constexpr unsigned kSlots = kSpan >> 21, kGlobalSlot = 4;

class Game : MmuListener {
  public:
    explicit Game(u32 seed) : random_(seed) {
        for (unsigned vm = 0; vm < 2; ++vm) {
            for (u64 at = 0; at < 2; ++at)  // tables: IPA 0 to 4 MB, one block each
                stage2(vm).map(at << 21, tables_pa(vm) + (at << 21), 2, kStage2Default);
            for (u64 page = 0; page < 1024; ++page) change_stage2(vm);
        }
    }
    void step() {
        const unsigned what = pick(64);
        if (what == 0) return change_slot();
        if (what < 4) return change_page();
        if (what == 4) return change_stage2_and_invalidate();
        if (what == 5) return invalidate_something();
        if (what == 6) return change_dacr();
        if (what < 10) return enter();
        access();
    }
    u64 hits = 0, cached_hits = 0, faults = 0;
    u64 walks() const { return mmu_.walk_count(); }

  private:
    enum class Slot : u8 { Invalid, Block, Table };

    void translation_dropped(u32 va, u8 log2_size) override {
        std::erase_if(cache_, [&](const auto& item) {
            return (u64{static_cast<u32>(item.first) ^ va} >> log2_size) == 0;
        });
    }

    unsigned pick(unsigned count) { return static_cast<unsigned>(random_()) % count; }
    /// Of 32 pages in each slot.
    u32 any_address() { return pick(kSlots) << 21 | pick(32) * 0xf000 | pick(0x1000); }
    static u64 tables_pa(unsigned vm) { return u64{vm + 1} << 32; }
    LongTables& stage2(unsigned vm) { return vm == 0 ? stage2_0_ : stage2_1_; }

    // Guest tables, at IPA: TTBR of (asid), second levels behind it.
    static u32 ttbr_ipa(unsigned asid) { return 0x10000 + asid * 0x10000; }
    static u32 table_ipa(unsigned asid, unsigned slot, unsigned half) {
        return 0x100000 + asid * 0x40000 + slot * 0x2000 + half * 0x1000;
    }
    bool is_long(unsigned vm) const { return vm == 1; }

    /// Writes the descriptors of a slot; for short tables two of 1 MB.
    void write_slot(unsigned vm, unsigned asid, unsigned slot, Slot kind) {
        const u32 table = table_ipa(asid, slot, 0);
        if (is_long(vm)) {
            const u64 base = tables_pa(vm) + ttbr_ipa(asid);
            memory_.doubleword(base, (ttbr_ipa(asid) + 0x1000) | 3);
            memory_.doubleword(base + 0x1000 + slot * 8,
                               kind == Slot::Invalid ? 0
                               : kind == Slot::Block ? data_ipa(21) | long_attributes(slot) | 1
                                                     : u64{table} | 3);
            return;
        }
        for (u32 half = 0; half < 2; ++half)
            memory_.word(tables_pa(vm) + ttbr_ipa(asid) + (slot * 2 + half) * 4,
                         kind == Slot::Invalid ? 0
                         : kind == Slot::Block
                             ? short_fields(slot).section(static_cast<u32>(data_ipa(20)))
                             : short_fields(slot).table(table_ipa(asid, slot, half)));
    }
    void write_page(unsigned vm, unsigned asid, u32 va, bool valid) {
        const unsigned slot = va >> 21;
        if (is_long(vm)) {
            const u64 at = tables_pa(vm) + table_ipa(asid, slot, 0) + ((va >> 12) & 511) * 8;
            memory_.doubleword(at, valid ? data_ipa(12) | long_attributes(slot) | 3 : 0);
            return;
        }
        const u64 at =
            tables_pa(vm) + table_ipa(asid, slot, (va >> 20) & 1) + ((va >> 12) & 255) * 4;
        memory_.word(at, valid ? short_fields(slot).small_page(static_cast<u32>(data_ipa(12))) : 0);
    }
    /// In 0x40000000 to 0x40400000.
    u64 data_ipa(unsigned log2_size) {
        return 0x40000000 + (u64{pick(1u << (22 - log2_size))} << log2_size);
    }
    u64 long_attributes(unsigned slot) {
        u64 attributes = kLongDefault | (slot < kGlobalSlot ? kLongNg : 0);
        if (pick(3) == 0) attributes |= kLongReadOnly;
        if (pick(3) == 0) attributes |= kLongXn;
        return attributes | attr_indx(pick(4)) | (pick(20) == 0 ? 0 : u64{1} << 10);
    }
    ShortFields short_fields(unsigned slot) {
        return ShortFields{}
            .ap(pick(8))
            .domain(pick(3))
            .ng(slot < kGlobalSlot)
            .xn(pick(3) == 0)
            .attributes(pick(8), pick(2) != 0, pick(2) != 0);
    }

    /// Break, invalidate, make: one address is enough for a block, a table needs the whole ASID.
    void change_slot() {
        const unsigned vm = pick(2), slot = pick(kSlots);
        const auto kind = static_cast<Slot>(pick(3));
        const bool global = slot >= kGlobalSlot;
        const unsigned one = pick(2);
        for (unsigned asid = 0; asid < 2; ++asid)
            if (global || asid == one) write_slot(vm, asid, slot, Slot::Invalid);
        const u32 va = (slot << 21) + pick(1u << 21);
        if (slots_[vm][one][slot] == Slot::Block) {
            // The short format's block is two sections.
            tlbi(vm, TlbOperation::TLBIMVA, (va & ~0xfffu) | one);
            tlbi(vm, TlbOperation::TLBIMVA, ((va ^ 1u << 20) & ~0xfffu) | one);
        } else if (slots_[vm][one][slot] == Slot::Table) {
            tlbi(vm, global ? TlbOperation::TLBIALL : TlbOperation::TLBIASID, one);
        }
        const std::mt19937 before = random_;
        for (unsigned asid = 0; asid < 2; ++asid) {
            if (!global && asid != one) continue;
            random_ = before;  // global slots are the same under both ASIDs
            write_slot(vm, asid, slot, kind);
            slots_[vm][asid][slot] = kind;
            if (kind != Slot::Table) continue;
            for (u32 i = 0; i < 64; ++i)
                write_page(vm, asid, (slot << 21) + (any_address() & 0x1ff000), pick(8) != 0);
        }
        // Pages written before the table was in place are not known one by one: start afresh.
        if (kind == Slot::Table) tlbi(vm, TlbOperation::TLBIALL, 0);
    }
    void change_page() {
        const unsigned vm = pick(2), asid = pick(2);
        const u32 va = any_address() & ~0xfffu;
        const bool global = (va >> 21) >= kGlobalSlot;
        const bool valid = pick(4) != 0;
        if (slots_[vm][asid][va >> 21] != Slot::Table) return;
        for (unsigned one = 0; one < 2; ++one)
            if (global || one == asid) write_page(vm, one, va, false);
        if (pick(2) == 0)
            tlbi(vm, TlbOperation::TLBIMVA, va | asid);
        else
            tlbi(vm, TlbOperation::TLBIMVAA, va);
        const std::mt19937 before = random_;
        for (unsigned one = 0; one < 2; ++one) {
            if (!global && one != asid) continue;
            random_ = before;
            write_page(vm, one, va, valid);
        }
    }
    void change_stage2(unsigned vm) {
        const u64 ipa = 0x40000000 + (u64{pick(2)} << 21);
        const u64 pa = 0x9'00000000 + (u64{vm} << 28) + (u64{pick(1024)} << 21);
        const u64 attributes = pick(8) == 0 ? kStage2ReadOnly : kStage2Default;
        if (pick(400) == 0) {
            stage2(vm).unmap(ipa, 2);
            stage2(vm).map(ipa, pa, 2, attributes);
        } else {
            stage2(vm).map(ipa + (u64{pick(512)} << 12), pa + (u64{pick(512)} << 12), 3,
                           pick(30) == 0 ? 0 : attributes);
        }
    }
    void change_stage2_and_invalidate() {
        const unsigned vm = pick(2);
        change_stage2(vm);
        tlbi(vm, pick(2) == 0 ? TlbOperation::TLBIALL : TlbOperation::TLBIALLNSNH, 0);
    }
    void invalidate_something() { tlbi(pick(2), static_cast<TlbOperation>(pick(7)), pick(kSpan)); }
    void tlbi(unsigned vm, TlbOperation operation, u32 value) {
        mmu_.maintain({operation, false, {static_cast<u8>(vm + 1)}, value});
    }
    void change_dacr() {
        dacr_ = std::array{0x55555555u, 0x55555557u, 0x55555551u, 0xffffffffu}[pick(4)];
        enter();
    }
    void enter() {
        const unsigned vm = pick(2), asid = pick(2);
        MmuState state;
        state.regime = Regime::NonSecurePL10;
        state.sctlr = kSctlrM;
        state.dacr = dacr_;
        state.hcr = kHcrVm;
        state.vtcr = 1u << 6 | 0x18;
        state.vttbr = u64{vm + 1} << 48 | (vm == 0 ? 0x40000u : 0x80000u);
        state.ttbr0 = ttbr_ipa(asid);
        state.contextidr = asid;
        if (is_long(vm)) {
            state.ttbcr = kEae;
            state.ttbr0 |= u64{asid} << 48;
            state.mair0 = 0x440004ff;
        }
        if (pick(4) == 0) state.regime = Regime::Hyp;  // off: flat
        mmu_.set_state(state);
        mmu_.select(state.regime, pick(2) != 0);
    }
    void access() {
        const u32 va = any_address();
        const bool privileged = pick(2) != 0;
        const Access accesses[] = {Access::load(privileged), Access::store(privileged),
                                   Access::fetch(privileged)};
        const Access access = accesses[pick(3)];
        const auto fresh = walk(mmu_.state(), {va}, access, memory_);
        const u64 before = mmu_.walk_count();
        const auto answer = mmu_.translate({va}, access);
        hits += mmu_.walk_count() == before ? 1 : 0;
        REQUIRE(answer.ok() == fresh.ok());
        if (!answer) {
            ++faults;
            REQUIRE(answer.fault() == fresh.fault());
            return;
        }
        const Translation& t = answer.value()->translation;
        REQUIRE(t.output({va}) == fresh.value().output({va}));
        REQUIRE(t.ipa({va}) == fresh.value().ipa({va}));
        REQUIRE(t.memory == fresh.value().memory);
        REQUIRE(t.permissions() == fresh.value().permissions());
        check_cache(va & ~0xfffu, t);
    }
    /// What a user of the context id may have kept.
    void check_cache(u32 page, const Translation& t) {
        const u64 key = u64{mmu_.context()} << 32 | page;
        const auto [item, is_new] = cache_.try_emplace(key, t.output({page}).value);
        cached_hits += is_new ? 0 : 1;
        REQUIRE(item->second == t.output({page}).value);
    }

    std::mt19937 random_;
    FakeMemory memory_;
    LongTables stage2_0_{memory_, 0x40000, 1, 0x1000000};
    LongTables stage2_1_{memory_, 0x80000, 1, 0x2000000};
    Mmu mmu_{memory_, this};
    Slot slots_[2][2][kSlots] = {};
    u32 dacr_ = 0x55555555;
    std::unordered_map<u64, u64> cache_;
};

}  // namespace

TEST_CASE("TLB answers equal fresh walks under random table changes") {
    for (const u32 seed : {1u, 20u, 300u, static_cast<u32>(std::random_device{}())}) {
        CAPTURE(seed);
        Game game(seed);
        for (unsigned i = 0; i < 30000; ++i) game.step();
        CHECK(game.hits > 1000);
        CHECK(game.cached_hits > 200);
        CHECK(game.faults > 500);
        CHECK(game.walks() > 1000);
    }
}

TEST_CASE("Registers of any value and tables of any content never end in anything but a result") {
    const u32 seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    struct Noise final : DescriptorPort {
        std::mt19937& random;
        explicit Noise(std::mt19937& source) : random(source) {}
        bool read(PhysAddr address, bool, unsigned bytes, u64& out) override {
            CHECK(address.value % bytes == 0);
            CHECK(address.value < u64{1} << 40);
            out = u64{random()} << (bytes == 8 ? 32 : 0) | random();
            if (bytes == 4) out &= 0xffffffff;
            if (random() % 2 != 0) out |= 0x443;
            return random() % 64 != 0;
        }
    } noise{random};
    Mmu mmu(noise);
    unsigned translated = 0;
    for (unsigned i = 0; i < 20000; ++i) {
        MmuState state;
        state.regime = static_cast<Regime>(random() % 3);
        for (u32* reg : {&state.sctlr, &state.ttbcr, &state.dacr, &state.mair0, &state.mair1,
                         &state.contextidr, &state.hsctlr, &state.htcr, &state.hmair0,
                         &state.hmair1, &state.hcr, &state.vtcr})
            *reg = static_cast<u32>(random());
        for (u64* reg : {&state.ttbr0, &state.ttbr1, &state.httbr, &state.vttbr})
            *reg = u64{random()} << 32 | random();
        mmu.set_state(state);
        mmu.select(state.regime, random() % 2 != 0);
        const VirtAddr va{static_cast<u32>(random())};
        const auto result = mmu.translate(va, Access::load(random() % 2 != 0));
        if (result) {
            ++translated;
            CHECK(result.value()->translation.output(va).value < u64{1} << 40);
            CHECK(mmu.find(va, Access::cache_maintenance()) != nullptr);
        }
        mmu.maintain({static_cast<TlbOperation>(random() % 7),
                      random() % 2 != 0,
                      {static_cast<u8>(random())},
                      static_cast<u32>(random())});
        (void)mmu.address_translation(static_cast<AtOperation>(random() % 10), va);
    }
    CHECK(translated > 500);
}
