// SPDX-License-Identifier: Apache-2.0
// Stage 2, alone and under a stage 1 whose descriptor fetches pass through it. ARM ARM B3.6.4,
// B3.7.4, B3.12.
#include <catch2/catch.hpp>

#include "fixtures.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

TEST_CASE("Stage 2 with stage 1 off maps the VA as an IPA") {
    World w;
    w.with_stage2().stage2.map(0x40001000, 0x90005000, 3, kStage2Default);
    const Translation t = w.load(0x40001abc);
    CHECK(t.output({0x40001abc}).value == 0x90005abc);
    CHECK(t.ipa({0x40001abc}).value == 0x40001abc);
    CHECK(t.log2_size == 12);
    CHECK(t.stage2_level == 3);
}

TEST_CASE("The block of both stages is the smaller one") {
    World w;
    w.short_format().with_identity_stage2().section(0x00100000, ShortFields{}.section(0x80100000));
    CHECK(w.load(0x00100000).log2_size == 20);
    w.stage2.map(0x2'00401000, 0x40401000, 3, kStage2Default);
    w.stage2.map(0x3'00200000, 0x40200000, 2, kStage2Default);
    w.supersection(0x10000000, ShortFields{}.supersection(0x2'00000000));
    w.supersection(0x11000000, ShortFields{}.supersection(0x3'00000000));
    CHECK(w.load(0x10401000).log2_size == 12);
    CHECK(w.load(0x10401000).stage1_log2_size == 24);
    CHECK(w.load(0x11200000).log2_size == 21);
    CHECK(w.address(0x11234567) == 0x40234567);
    CHECK(w.load(0x11234567).ipa({0x11234567}).value == 0x3'00234567);
}

TEST_CASE("Every descriptor fetch of stage 1 is one stage 2 walk and one read") {
    World w;
    WalkRecord record;
    w.short_format().small_page(0x00300000, 0x80003000);
    w.with_stage2();
    w.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    w.stage2.map(World::kLevel2, World::kLevel2, 3, kStage2Default);
    w.stage2.map(0x80003000, 0x40003000, 3, kStage2Default);
    CHECK(w.walk_for(0x00300000, kLoad1, {.record = &record}).ok());
    REQUIRE(record.size() == 11);
    for (const unsigned i : {0u, 1u, 2u, 4u, 5u, 6u}) {
        CHECK(record[i].stage == 2);
        CHECK(record[i].for_stage1_fetch);
    }
    CHECK(record[3].stage == 1);
    CHECK(record[3].level == 1);
    CHECK(record[7].level == 2);
    CHECK(record[2].level == 3);
    CHECK(record[2].ipa.value == World::kTtbr0 + 3 * 4);
    for (const unsigned i : {8u, 9u, 10u}) CHECK_FALSE(record[i].for_stage1_fetch);
}

TEST_CASE("The longest walk fits the record") {
    World w;
    WalkRecord record;
    w.long_format().with_stage2();
    w.long0.map(0x00401000, 0x80003000, 3, kLongDefault);
    for (u64 page = 0x20000; page < 0x24000; page += 0x1000)
        w.stage2.map(page, page, 3, kStage2Default);
    for (u64 page = 0x200000; page < 0x204000; page += 0x1000)
        w.stage2.map(page, page, 3, kStage2Default);
    w.stage2.map(0x80003000, 0x80003000, 3, kStage2Default);
    WalkPath path;
    CHECK(w.walk_for(0x00401000, kLoad1, {.record = &record, .path = &path}).ok());
    CHECK(record.size() == WalkRecord::kCapacity);
    REQUIRE(path.fetches().size() == WalkPath::kCapacity);
    for (unsigned i = 0; i < WalkPath::kCapacity; ++i) {
        CHECK(path.fetches()[i].address().value == record[i].address.value);
        CHECK(path.fetches()[i].stage() == record[i].stage);
        CHECK(path.fetches()[i].secure() == record[i].secure);
    }
    CHECK(path.stage1() == (1u << 3 | 1u << 7 | 1u << 11));
}

TEST_CASE("A stage 1 table is read at the physical address stage 2 gives") {
    World w;
    WalkRecord record;
    w.short_format().with_stage2();
    w.stage2.map(World::kTtbr0, 0x70000, 3, kStage2Default);
    w.stage2.map(0x80000000, 0x80000000, 1, kStage2Default);
    w.memory.word(0x70000 + 5 * 4, ShortFields{}.section(0x80500000));
    const auto result = w.walk_for(0x00500000, kLoad1, {.record = &record});
    CHECK(result.value().output({0x00500000}).value == 0x80500000);
    CHECK(record[3].ipa.value == World::kTtbr0 + 5 * 4);
    CHECK(record[3].address.value == 0x70000 + 5 * 4);
}

TEST_CASE("A stage 2 translation fault carries level and IPA") {
    World w;
    w.with_stage2();
    w.stage2.unmap(0x40201000, 3);
    const Fault fault = w.fault(0x40201abc, kStore0);
    CHECK(fault.kind == FaultKind::Translation);
    CHECK(fault.stage2);
    CHECK_FALSE(fault.s1ptw);
    CHECK(fault.level == 3);
    CHECK(fault.ipa.value == 0x40201abc);
    CHECK(hpfar(fault) == 0x40201u << 4);
    CHECK(hsr_iss(fault) == (1u << 6 | 0b000111));
}

TEST_CASE("HPFAR holds bits 39 to 12 of the IPA") {
    Fault fault;
    fault.stage2 = true;
    fault.ipa = {0xab'cdef1234};
    CHECK(hpfar(fault) == 0xabcdef1u << 4);
}

TEST_CASE("A stage 2 translation fault at levels 1 and 2") {
    World w;
    w.with_stage2();
    CHECK(w.fault(0x40000000).level == 1);
    w.stage2.unmap(0x40200000, 2);
    CHECK(w.fault(0x40200000).level == 2);
}

TEST_CASE("AF clear in stage 2 is an access flag fault of stage 2") {
    World w;
    w.with_stage2().stage2.map(0x40000000, 0, 2, kStage2Default & ~(1u << 10));
    const Fault fault = w.fault(0x40000000);
    CHECK(fault.kind == FaultKind::AccessFlag);
    CHECK(fault.stage2);
    CHECK(hsr_iss(fault) == 0b001010);
}

TEST_CASE("HAP gives read, write, both or neither, at PL1 and PL0 alike") {
    struct Row {
        unsigned hap;
        bool read, write;
    };
    for (const Row& row :
         {Row{0, false, false}, {1, true, false}, {2, false, true}, {3, true, true}}) {
        CAPTURE(row.hap);
        World w;
        w.with_stage2().stage2.map(0, 0, 1, 1u << 10 | u64{row.hap} << 6 | 0b1111u << 2);
        CHECK(w.allows(0, kLoad1) == row.read);
        CHECK(w.allows(0, kLoad0) == row.read);
        CHECK(w.allows(0, kStore1) == row.write);
        CHECK(w.allows(0, kStore0) == row.write);
        CHECK(w.allows(0, kFetch1) == row.read);
    }
}

TEST_CASE("A stage 2 permission fault names stage 2, its level and the IPA") {
    World w;
    w.short_format().with_identity_stage2().section(0x00300000, ShortFields{}.section(0x50000000));
    w.stage2.map(0x40000000, 0x40000000, 1, kStage2ReadOnly);
    const Fault fault = w.fault(0x00312344, kStore0);
    CHECK(fault.kind == FaultKind::Permission);
    CHECK(fault.stage2);
    CHECK(fault.ipa.value == 0x50012344);
    CHECK(hsr_iss(fault) == (1u << 6 | 0b001101));
    CHECK(w.allows(0x00312344, kLoad0));
}

TEST_CASE("Stage 2 XN forbids fetches") {
    World w;
    w.with_stage2().stage2.map(0, 0, 1, kStage2Default | kStage2Xn);
    const Fault fault = w.fault(0, kFetch1);
    CHECK(fault.kind == FaultKind::Permission);
    CHECK(fault.stage2);
    CHECK(hsr_iss(fault) == 0b001101);
    CHECK(w.allows(0, kLoad1));
}

TEST_CASE("A stage 1 permission fault comes before a stage 2 translation fault") {
    World w;
    w.short_format().with_stage2();
    w.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    w.section(0, ShortFields{}.ap(0b001).section(0x80000000));
    CHECK_FALSE(w.fault(0, kLoad0).stage2);
    CHECK(w.fault(0, kLoad0).kind == FaultKind::Permission);
    CHECK(w.fault(0, kLoad1).stage2);
}

TEST_CASE("A domain manager is still held by stage 2") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.ap(0).section(0));
    w.stage2.map(0, 0, 1, kStage2ReadOnly);
    w.state.dacr = 3;
    CHECK(w.allows(0, kLoad0));
    CHECK(w.fault(0, kStore0).stage2);
}

TEST_CASE("A stage 2 fault on a stage 1 descriptor fetch sets S1PTW and gives the table's IPA") {
    World w;
    w.short_format().with_stage2().section(0, ShortFields{}.section(0));
    w.stage2.unmap(World::kTtbr0, 3);
    const Fault fault = w.fault(0x00100000, kLoad0);
    CHECK(fault.kind == FaultKind::Translation);
    CHECK(fault.stage2);
    CHECK(fault.s1ptw);
    CHECK(fault.level == 3);
    CHECK(fault.ipa.value == World::kTtbr0 + 4);
    CHECK(fault.va.value == 0x00100000);
    CHECK(hsr_iss(fault) == (1u << 7 | 0b000111));
}

TEST_CASE("S1PTW on the second-level fetch") {
    World w;
    w.short_format().with_stage2().small_page(0x00300000, 0x80003000);
    w.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    const Fault fault = w.fault(0x00300000);
    CHECK(fault.s1ptw);
    CHECK(fault.ipa.value == World::kLevel2 + 3 * 0x400);
    CHECK_FALSE(fault.has_domain);
}

TEST_CASE("S1PTW access flag fault") {
    World w;
    w.short_format().with_stage2();
    w.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default & ~(1u << 10));
    CHECK(hsr_iss(w.fault(0)) == (1u << 7 | 0b001011));
}

TEST_CASE("A stage 1 table that stage 2 does not let read is a permission fault with S1PTW") {
    World w;
    w.short_format().with_stage2();
    w.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2WriteOnly);
    const Fault fault = w.fault(0, kFetch1);
    CHECK(fault.kind == FaultKind::Permission);
    CHECK(hsr_iss(fault) == (1u << 7 | 0b001111));
}

TEST_CASE("A read-only stage 1 table is enough, even for a store") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    w.stage2.map(0, 0, 1, kStage2ReadOnly);
    CHECK(w.allows(0, kStore1));
}

TEST_CASE("HCR.PTW: a walk through Device memory is a permission fault with S1PTW") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    w.stage2.map(0, 0, 1, kStage2Device);
    CHECK(w.allows(0, kLoad1));
    w.state.hcr |= kHcrPtw;
    const Fault fault = w.fault(0, kLoad1);
    CHECK(fault.kind == FaultKind::Permission);
    CHECK(fault.stage2);
    CHECK(fault.s1ptw);
    CHECK(fault.level == 1);
}

TEST_CASE("HCR.PTW: Strongly-ordered too, Normal Non-cacheable not") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    w.state.hcr |= kHcrPtw;
    w.stage2.map(0, 0, 1, 1u << 10 | 3u << 6);
    CHECK(w.fault(0).s1ptw);
    w.stage2.map(0, 0, 1, 1u << 10 | 3u << 6 | 0b0101u << 2);
    CHECK(w.allows(0, kLoad1));
}

TEST_CASE("An external abort on a stage 2 fetch is of stage 2, for the result and for stage 1") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    w.memory.aborting = {World::kStage2 + 8};  // the result's level 1 descriptor
    const Fault result = w.fault(0);
    CHECK(result.kind == FaultKind::SyncExternalOnWalk);
    CHECK(result.stage2);
    CHECK_FALSE(result.s1ptw);
    CHECK(hsr_iss(result) == 0b010101);
    w.memory.aborting = {World::kStage2};
    CHECK(w.fault(0).s1ptw);
    CHECK(hsr_iss(w.fault(0)) == (1u << 7 | 0b010101));
}

TEST_CASE("An external abort on a stage 1 fetch stays of stage 1 under stage 2") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    w.memory.aborting = {World::kTtbr0};
    CHECK(w.fault(0).kind == FaultKind::SyncExternalOnWalk);
    CHECK_FALSE(w.fault(0).stage2);
}

TEST_CASE("VTCR.T0SZ is signed: 25 to 40 bits of IPA") {
    struct Row {
        u32 vtcr;
        u64 inside, outside;
    };
    // SL0 = 0 starts at level 2, SL0 = 1 at level 1.
    for (const Row& row : {Row{7, 0x01e00000, 0x02000000},
                           {2, 0x3fe00000, 0x40000000},
                           {0x1e, 0x3'ffe00000, 0x4'00000000},
                           {1u << 6 | 1, 0x40000000, 0x80000000},
                           {1u << 6 | 0, 0xc0000000, 0x1'00000000},
                           {1u << 6 | 0x1f, 0x1'c0000000, 0x2'00000000},
                           {1u << 6 | 0x19, 0x7f'c0000000, 0x80'00000000}}) {
        CAPTURE(row.vtcr);
        World w;
        w.short_format().with_stage2();
        w.state.vtcr = row.vtcr;
        w.state.sctlr = 0;
        const bool level2 = (row.vtcr & 0x40) == 0;
        LongTables tables(w.memory, World::kStage2, level2 ? 2 : 1, 0x500000);
        tables.map(row.inside, 0x40000000, level2 ? 2 : 1, kStage2Default);
        tables.map(0, 0, level2 ? 2 : 1, kStage2Default);
        w.state.sctlr = kSctlrM;
        w.supersection(0x10000000, ShortFields{}.supersection(row.inside & ~u64{0xffffff}));
        w.supersection(0x20000000, ShortFields{}.supersection(row.outside));
        const u32 va = 0x10000000 + static_cast<u32>(row.inside & 0xffffff);
        CHECK(w.address(va) == 0x40000000);
        CHECK(w.fault(0x20000000).stage2);
        CHECK(w.fault(0x20000000).level == 1);
    }
}

TEST_CASE("VTCR.SL0 that does not fit T0SZ, or is reserved, is a level 1 translation fault") {
    for (const u32 vtcr : {0x1du, 1u << 6 | 2u, 2u << 6, 3u << 6}) {
        CAPTURE(vtcr);
        World w;
        w.with_stage2();
        w.state.vtcr = vtcr;
        CHECK(w.fault(0).kind == FaultKind::Translation);
        CHECK(w.fault(0).stage2);
        CHECK(w.fault(0).level == 1);
        CHECK(w.memory.reads.empty());
    }
}

TEST_CASE("HSCTLR.EE reads stage 2 descriptors big-endian, SCTLR.EE those of stage 1") {
    World w;
    w.short_format().with_stage2();
    w.state.hsctlr = kSctlrEe;
    w.memory.doubleword(World::kStage2, __builtin_bswap64(kStage2Default | 1));
    w.section(0, ShortFields{}.section(0x00500000));
    CHECK(w.address(0x10) == 0x00500010);
    w.section(0, __builtin_bswap32(ShortFields{}.section(0x00600000)));
    w.state.sctlr |= kSctlrEe;
    CHECK(w.address(0x10) == 0x00600010);
}

TEST_CASE("The walk's attributes under stage 2 combine TTBR's and the descriptor's") {
    World w;
    WalkRecord record;
    w.short_format().with_stage2().section(0, ShortFields{}.section(0));
    w.state.ttbr0 |= 1u << 6 | 1u << 3;
    w.state.vtcr |= 2u << 8;
    w.stage2.map(0, 0, 1, kStage2Device);
    (void)w.walk_for(0, kLoad1, {.record = &record});
    CHECK(record[0].memory().inner == kWriteThrough);  // VTCR.IRGN0
    CHECK(record[1].memory().type == MemoryType::Device);
}

TEST_CASE("Secure translations have no stage 2") {
    World w;
    w.with_stage2().secure();
    CHECK(w.load(0x1234).stage2_level == 0);
    CHECK(w.address(0x1234) == 0x1234);
}

TEST_CASE("Stage 2 memory attributes weaken those of stage 1") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    CHECK(w.load(0).memory.is_inner_cacheable());
    w.stage2.map(0x40000000, 0x40000000, 1, kStage2Device);
    CHECK(w.load(0).memory.type == MemoryType::Device);
}

// ARM ARM B3.19.3: each stage checks alignment by the type it gives, before its permissions.
TEST_CASE("An unaligned access where stage 2 makes the memory Device is a stage 2 fault") {
    World w;
    w.short_format().with_identity_stage2().section(0, ShortFields{}.section(0x40000000));
    w.stage2.map(0x40000000, 0x40000000, 1, kStage2Device);
    const Fault fault = w.fault(1, Access::load(true, true));
    CHECK(fault.kind == FaultKind::Alignment);
    CHECK(fault.stage2);
    CHECK_FALSE(fault.s1ptw);
    CHECK(hsr_iss(fault) == 0b100001);
    w.section(0, ShortFields{}.attributes(0, false, true).section(0x40000000));
    CHECK_FALSE(w.fault(1, Access::load(true, true)).stage2);
}

TEST_CASE("An unaligned access is a fault of the type of memory before it is one of permissions") {
    World w;
    w.short_format().with_identity_stage2();
    w.section(0, ShortFields{}.ap(0b101).attributes(0, false, true).section(0x40000000));
    CHECK(w.fault(1, Access::store(true, true)).kind == FaultKind::Alignment);
    w.state.dacr = 0;
    CHECK(w.fault(1, Access::store(true, true)).kind == FaultKind::Alignment);
    CHECK(w.fault(0, Access::store(true)).kind == FaultKind::Domain);
    w.state.dacr = 1;
    w.section(0, ShortFields{}.ap(0b101).section(0x40000000));
    w.stage2.map(0x40000000, 0x40000000, 1, 1u << 10 | 0b0001u << 2);  // Device, no access
    CHECK(w.fault(1, Access::store(true, true)).kind == FaultKind::Permission);  // of stage 1
    CHECK_FALSE(w.fault(1, Access::store(true, true)).stage2);
    w.section(0, ShortFields{}.section(0x40000000));
    CHECK(w.fault(1, Access::store(true, true)).kind == FaultKind::Alignment);
    CHECK(w.fault(0, Access::store(true)).kind == FaultKind::Permission);
}

TEST_CASE("A stage 2 permission fault of a descriptor fetch is a read; under HCR.PTW the access") {
    World w;
    w.short_format().with_stage2();
    w.stage2.map(0, 0, 1, kStage2WriteOnly);
    CHECK(hsr_iss(w.fault(0, kStore1)) == (1u << 7 | 0b001101));
    CHECK(hsr_iss(w.fault(0, kLoad1)) == (1u << 7 | 0b001101));
    w.stage2.map(0, 0, 1, kStage2Device);
    w.state.hcr |= kHcrPtw;
    CHECK(hsr_iss(w.fault(0, kStore1)) == (1u << 7 | 1u << 6 | 0b001101));
    CHECK(hsr_iss(w.fault(0, kLoad1)) == (1u << 7 | 0b001101));
}

TEST_CASE("Cache maintenance takes a stage 2 translation fault but no stage 2 permission fault") {
    World w;
    w.with_stage2().stage2.map(0x40000000, 0, 1, 1u << 10 | 0b1111u << 2);
    CHECK(w.allows(0x40000000, Access::cache_maintenance()));
    CHECK(hsr_iss(w.fault(0, Access::cache_maintenance())) == (1u << 8 | 1u << 6 | 0b000101));
}

TEST_CASE("Without access checks a walk passes over access flags and permissions") {
    World w;
    w.long_format().with_stage2();
    w.stage2.map(0, 0, 1, 0b1111u << 2 | 1u << 6);
    w.long0.map(0, 0, 1, 0);
    CHECK(w.walk_for(0, kStore0, {.check_access = false}).ok());
}
