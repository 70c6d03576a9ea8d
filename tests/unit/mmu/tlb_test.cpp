// SPDX-License-Identifier: Apache-2.0
// The functional TLB through Mmu: hits, checks at use, tags, replacement. ARM ARM B3.9, B3.10.
#include <catch2/catch.hpp>

#include "core_fixture.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

TEST_CASE("The first access walks, the second hits") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000);
    core.enter();
    CHECK_FALSE(core.holds(0x00300000));
    CHECK(core.translate(0x00300123).output({0x00300123}).value == 0x80003123);
    CHECK(core.mmu.walk_count() == 1);
    CHECK(core.memory.reads.size() == 2);
    CHECK(core.translate(0x00300ffc).output({0x00300ffc}).value == 0x80003ffc);
    CHECK(core.mmu.walk_count() == 1);
}

TEST_CASE("A hit covers the whole block, of every size") {
    Core core;
    core.short_format().section(0x00100000, ShortFields{}.section(0x80100000));
    core.large_page(0x00210000, 0x80210000);
    core.supersection(0x01000000, ShortFields{}.supersection(0x81000000));
    core.enter();
    for (const u32 va : {0x00100000u, 0x00210000u, 0x01000000u}) (void)core.translate(va);
    CHECK(core.holds(0x001ffffc));
    CHECK(core.holds(0x0021fffc));
    CHECK(core.holds(0x01fffffc));
    CHECK_FALSE(core.holds(0x00200000));
    CHECK_FALSE(core.holds(0x00220000));
    CHECK_FALSE(core.holds(0x02000000));
}

TEST_CASE("Blocks of 1 GB, 2 MB and the flat map are one entry each") {
    Core core;
    core.long_format();
    core.long0.map(0x40000000, 0x40000000, 1, kLongDefault);
    core.long0.map(0x00200000, 0x80200000, 2, kLongDefault);
    core.enter();
    (void)core.translate(0x40000000);
    (void)core.translate(0x00200000);
    CHECK(core.holds(0x7ffffffc));
    CHECK(core.holds(0x003ffffc));
    core.state.sctlr = 0;
    core.enter();
    CHECK_FALSE(core.holds(0));
    (void)core.translate(0);
    CHECK(core.holds(0xfffffffc));
    CHECK(core.mmu.walk_count() == 3);
}

TEST_CASE("A translation stays until it is invalidated, though its descriptor has changed") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0x80000000));
    core.enter();
    (void)core.translate(0);
    core.section(0, 0);
    CHECK(core.translate(0x10).output({0x10}).value == 0x80000010);
    core.tlbi(TlbOperation::TLBIMVA, 0);
    CHECK(core.denied_at(0, kLoad1).kind == FaultKind::Translation);
}

TEST_CASE("A translation fault is not cached") {
    Core core;
    core.short_format();
    core.enter();
    CHECK(core.denied_at(0, kLoad1).kind == FaultKind::Translation);
    core.section(0, ShortFields{}.section(0));
    CHECK(core.mmu.translate({0}, kLoad1).ok());
}

TEST_CASE("A hit is checked for permission without a walk") {
    Core core;
    core.short_format().section(0, ShortFields{}.ap(0b101).domain(3).section(0));
    core.enter();
    (void)core.translate(0);
    const Fault fault = core.denied_at(0x44, kStore1);
    CHECK(core.mmu.walk_count() == 1);
    CHECK(fault == core.World::fault(0x44, kStore1));
}

TEST_CASE("A fault on a hit equals the fault of a walk, for every kind of denial") {
    Core core;
    core.short_format().with_identity_stage2();
    core.section(0x00000000, ShortFields{}.ap(0b001).domain(1).section(0));
    core.section(0x00100000, ShortFields{}.domain(2).section(0x40000000));
    core.section(0x00200000, ShortFields{}.attributes(0, false, true).section(0));
    core.section(0x00300000, ShortFields{}.xn().section(0));
    core.stage2.map(0x40000000, 0x40000000, 1, kStage2ReadOnly);
    core.enter();
    for (const u32 va : {0x00000000u, 0x00100000u, 0x00200000u, 0x00300000u})
        (void)core.translate(va);
    core.state.dacr = 0x55555555 & ~(3u << 6);
    core.enter();
    const u64 walks = core.mmu.walk_count();
    CHECK(core.denied_at(0x4, kLoad0) == core.World::fault(0x4, kLoad0));
    CHECK(core.denied_at(0x100004, kStore1) == core.World::fault(0x100004, kStore1));
    CHECK(core.denied_at(0x200001, Access::load(true, true)) ==
          core.World::fault(0x200001, Access::load(true, true)));
    CHECK(core.denied_at(0x300000, kFetch0) == core.World::fault(0x300000, kFetch0));
    CHECK(core.mmu.walk_count() == walks);
}

TEST_CASE("DACR acts on entries that are cached") {
    Core core;
    core.short_format().section(0, ShortFields{}.ap(0).domain(5).section(0));
    core.state.dacr = 3u << 10;
    core.enter();
    CHECK(core.mmu.translate({0}, kStore0).ok());
    core.state.dacr = 0;
    core.enter();
    CHECK(core.denied_at(0, kStore0).kind == FaultKind::Domain);
    core.state.dacr = 1u << 10;
    core.enter();
    CHECK(core.denied_at(0, kStore0).kind == FaultKind::Permission);
    CHECK(core.mmu.walk_count() == 1);
}

TEST_CASE("An unprivileged access at PL1 is checked as PL0") {
    Core core;
    core.short_format().section(0, ShortFields{}.ap(0b001).section(0));
    core.enter();
    CHECK(core.mmu.translate({0}, kLoad1).ok());
    CHECK(core.denied_at(0, kLoad0).kind == FaultKind::Permission);
}

TEST_CASE("A non-global entry is found under its own ASID only") {
    Core core;
    core.short_format().asid(1).small_page(0x1000, 0x80001000, ShortFields{}.ng());
    core.enter();
    (void)core.translate(0x1000);
    core.asid(2);
    core.enter();
    CHECK_FALSE(core.holds(0x1000));
    core.asid(1);
    core.enter();
    CHECK(core.holds(0x1000));
}

TEST_CASE("A global entry is found under every ASID") {
    Core core;
    core.short_format().asid(1).small_page(0x1000, 0x80001000);
    core.enter();
    (void)core.translate(0x1000);
    core.asid(200);
    core.enter();
    CHECK(core.holds(0x1000));
}

TEST_CASE("An entry, even a global one, is found under its own VMID only") {
    Core core;
    core.short_format().with_identity_stage2().vmid(1);
    core.small_page(0x1000, 0x80001000);
    core.enter();
    (void)core.translate(0x1000);
    core.vmid(2);
    core.enter();
    CHECK_FALSE(core.holds(0x1000));
    core.vmid(1);
    core.enter();
    CHECK(core.holds(0x1000));
}

TEST_CASE("Regimes do not find each other's entries") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0));
    core.enter();
    (void)core.translate(0);
    core.secure();
    core.enter();
    CHECK_FALSE(core.holds(0));
    core.hyp_regime();
    core.enter();
    CHECK_FALSE(core.holds(0));
    core.hyp.map(0, 0x40000000, 1, kLongDefault);
    (void)core.translate(0);
    core.state.regime = Regime::NonSecurePL10;
    core.enter();
    CHECK(core.translate(0).output({0}).value == 0);
}

TEST_CASE("Entries made with stage 2 off are not found with stage 2 on, nor back") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0x80000000));
    core.with_identity_stage2();
    core.state.hcr = 0;
    core.enter();
    (void)core.translate(0);
    core.state.hcr = kHcrVm;
    core.enter();
    CHECK_FALSE(core.holds(0));
    (void)core.translate(0);
    core.state.hcr = 0;
    core.enter();
    CHECK(core.holds(0));
    CHECK(core.translate(0).stage2_level == 0);
}

TEST_CASE("SCTLR.I and HCR.DC act at once where stage 1 is off") {
    Core core;
    core.with_identity_stage2();
    core.enter();
    CHECK(core.translate(0).memory.type == MemoryType::StronglyOrdered);
    core.state.sctlr = kSctlrI;
    core.enter();
    CHECK(core.translate(0).fetch_memory.is_inner_cacheable());
    core.state.hcr |= kHcrDc;
    core.enter();
    CHECK(core.translate(0).memory.is_inner_cacheable());
}

TEST_CASE("Pages of one set push each other out in turn, and the listener hears it") {
    Core core;
    core.long_format();
    for (u64 i = 0; i < 5; ++i)  // 1024 sets: 4 MB apart
        core.long0.map(i << 22, 0x80000000 + (i << 22), 3, kLongDefault);
    core.enter();
    for (u32 i = 0; i < 4; ++i) (void)core.translate(i << 22);
    CHECK(core.dropped.empty());
    (void)core.translate(4u << 22);
    REQUIRE(core.dropped.size() == 1);
    CHECK(core.dropped[0].log2_size == 12);
    CHECK_FALSE(core.holds(core.dropped[0].va));
    unsigned held = 0;
    for (u32 i = 0; i < 5; ++i) held += core.holds(i << 22) ? 1 : 0;
    CHECK(held == 4);
}

TEST_CASE("A dead entry is replaced before a live one, and silently") {
    Core core;
    core.long_format();
    for (u64 i = 0; i < 5; ++i) core.long0.map(i << 22, 0, 3, kLongDefault);
    core.enter();
    for (u32 i = 0; i < 4; ++i) (void)core.translate(i << 22);
    core.tlbi(TlbOperation::TLBIALL);
    for (u32 i = 0; i < 4; ++i) (void)core.translate((i + 1) << 22);
    CHECK(core.dropped.empty());
    for (u32 i = 1; i < 5; ++i) CHECK(core.holds(i << 22));
}

TEST_CASE("Replacement is the same on every run") {
    std::vector<Core::Dropped> first;
    for (unsigned run = 0; run < 2; ++run) {
        Core core;
        core.long_format();
        for (u64 i = 0; i < 16; ++i) core.long0.map(i << 22, 0, 3, kLongDefault);
        core.enter();
        for (u32 i = 0; i < 64; ++i) (void)core.translate(((i * 7) % 16) << 22);
        if (run == 0) first = core.dropped;
        CHECK(core.dropped == first);
        CHECK_FALSE(core.dropped.empty());
    }
}

TEST_CASE("find never walks") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0));
    core.enter();
    CHECK(core.mmu.find({0}, kLoad1) == nullptr);
    CHECK(core.memory.reads.empty());
}

TEST_CASE("debug_translate has no side effects and passes over permissions") {
    Core core;
    core.short_format().section(0, ShortFields{}.ap(0).domain(1).section(0x80000000));
    core.state.dacr = 0;
    core.enter();
    CHECK(core.mmu.debug_translate({0x1234}).value().output({0x1234}).value == 0x80001234);
    CHECK_FALSE(core.mmu.debug_translate({0x00100000}).ok());
    CHECK(core.mmu.walk_count() == 0);
    CHECK_FALSE(core.holds(0));
}

TEST_CASE("debug_translate shows what the TLB holds, stale or not") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0x80000000));
    core.enter();
    (void)core.translate(0);
    core.section(0, ShortFields{}.section(0x90000000));
    CHECK(core.mmu.debug_translate({0}).value().output({0}).value == 0x80000000);
}

TEST_CASE("The walk of an entry is kept beside it") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000);
    core.section(0x00500000, ShortFields{}.section(0x80500000));
    core.enter();
    const TlbEntry& page = *core.mmu.translate({0x00300000}, kLoad1).value();
    const TlbEntry& section = *core.mmu.translate({0x00512345}, kLoad1).value();
    const WalkPath& walk = core.mmu.walk_of(page);
    REQUIRE(walk.fetches().size() == 2);
    CHECK(walk.fetches()[0].address().value == World::kTtbr0 + 3 * 4);
    CHECK(walk.fetches()[1].address().value == World::kLevel2 + 3 * 0x400);
    CHECK(&core.mmu.walk_of(core.mmu.number_of(page)) == &walk);
    REQUIRE(core.mmu.walk_of(section).fetches().size() == 1);
    CHECK(core.mmu.walk_of(section).fetches()[0].address().value == World::kTtbr0 + 5 * 4);
}

// An entry that was invalidated comes back where a walk would end as before.

TEST_CASE("After an invalidation the descriptors are read again") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000);
    core.enter();
    (void)core.translate(0x00300000);
    for (const TlbOperation operation : {TlbOperation::TLBIALL, TlbOperation::TLBIMVA}) {
        core.memory.reads.clear();
        core.tlbi(operation, 0x00300000);
        CHECK_FALSE(core.holds(0x00300000));
        CHECK(core.translate(0x00300000).output({0x00300000}).value == 0x80003000);
        CHECK(core.holds(0x00300000));
        CHECK(core.memory.reads.size() == 2);
    }
    CHECK(core.mmu.walk_count() == 3);
}

TEST_CASE("A descriptor that changed before the invalidation counts") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000);
    core.enter();
    (void)core.translate(0x00300000);
    core.small_page(0x00300000, 0x80007000);
    core.tlbi(TlbOperation::TLBIALL);
    CHECK(core.translate(0x00300000).output({0x00300000}).value == 0x80007000);
}

TEST_CASE("What was invalidated does not come back where a larger block lives") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000);
    core.enter();
    (void)core.translate(0x00300000);
    core.tlbi(TlbOperation::TLBIALL, 0);
    core.section(0x00300000, ShortFields{}.section(0x80500000));
    CHECK(core.translate(0x00301000).output({0x00301000}).value == 0x80501000);
    core.small_page(0x00300000, 0x80003000);
    CHECK(core.translate(0x00300000).output({0x00300000}).value == 0x80500000);
}

TEST_CASE("A register that changed before the invalidation counts") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000, ShortFields{}.attributes(0, true, true));
    core.enter();
    CHECK(core.translate(0x00300000).memory.is_normal());
    core.state.sctlr |= 1u << 28;  // TRE: with PRRR and NMRR of zero all is Strongly-ordered
    core.enter();
    core.tlbi(TlbOperation::TLBIALL);
    CHECK_FALSE(core.translate(0x00300000).memory.is_normal());
    core.state.sctlr &= ~(1u << 28);
    core.enter();
    core.tlbi(TlbOperation::TLBIALL);
    CHECK(core.translate(0x00300000).memory.is_normal());
}

TEST_CASE("An access that the former entry forbids ends as it should") {
    Core core;
    core.short_format().small_page(0x00300000, 0x80003000, ShortFields{}.ap(0b101));
    core.enter();
    (void)core.translate(0x00300000);
    core.tlbi(TlbOperation::TLBIALL);
    CHECK(core.denied_at(0x00300000, kStore1).kind == FaultKind::Permission);
    CHECK_FALSE(core.holds(0x00300000));
}

TEST_CASE("What came back of a block in pieces goes with any address of the block") {
    Core core;
    core.short_format().with_identity_stage2().section(0x00300000,
                                                       ShortFields{}.section(0x40300000));
    core.stage2.map(0x40301000, 0x50001000, 3, kStage2Default);
    core.enter();
    for (unsigned round = 0; round < 2; ++round) {
        (void)core.translate(0x00301000);
        CHECK(core.holds(0x00301000));
        core.tlbi(TlbOperation::TLBIMVA, 0x003ff000);
        CHECK_FALSE(core.holds(0x00301000));
    }
}

TEST_CASE("invalidate_all leaves nothing in any regime") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0));
    core.enter();
    (void)core.translate(0);
    core.mmu.invalidate_all();
    CHECK_FALSE(core.holds(0));
}
