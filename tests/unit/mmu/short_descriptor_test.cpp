// SPDX-License-Identifier: Apache-2.0
// Stage 1 with Short-descriptors. ARM ARM B3.5, B3.7.
#include <catch2/catch.hpp>

#include "fixtures.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

TEST_CASE("A section maps 1 MB from TTBR0") {
    World w;
    w.short_format().section(0x12300000, ShortFields{}.section(0x80500000));
    const Translation t = w.load(0x123abcde);
    CHECK(t.output({0x123abcde}).value == 0x805abcde);
    CHECK(t.log2_size == 20);
    CHECK(t.level == 1);
    CHECK(t.non_secure);
    CHECK(t.global);
}

TEST_CASE("A supersection maps 16 MB at a 40-bit address in domain 0") {
    World w;
    w.short_format().supersection(0x45000000, ShortFields{}.domain(0).supersection(0xab12000000));
    const Translation t = w.load(0x45abcdef);
    CHECK(t.output({0x45abcdef}).value == 0xab12abcdef);
    CHECK(t.log2_size == 24);
    CHECK(t.domain == 0);
}

TEST_CASE("A small page maps 4 KB by two fetches") {
    World w;
    WalkRecord record;
    w.short_format().small_page(0x00345000, 0x90001000, ShortFields{}.domain(3));
    const auto result = w.walk_for(0x00345678, kLoad1, {.record = &record});
    CHECK(result.value().output({0x00345678}).value == 0x90001678);
    CHECK(result.value().log2_size == 12);
    CHECK(result.value().level == 2);
    CHECK(result.value().domain == 3);
    REQUIRE(record.size() == 2);
    CHECK(record[0].level == 1);
    CHECK(record[0].address.value == World::kTtbr0 + 3 * 4);
    CHECK(record[1].level == 2);
    CHECK(record[1].bytes == 4);
}

TEST_CASE("A large page maps 64 KB") {
    World w;
    w.short_format().large_page(0x00340000, 0x90020000);
    const Translation t = w.load(0x0034abcd);
    CHECK(t.output({0x0034abcd}).value == 0x9002abcd);
    CHECK(t.log2_size == 16);
}

TEST_CASE("nG makes a translation belong to an ASID, in every kind of descriptor") {
    World w;
    w.short_format();
    w.section(0x00000000, ShortFields{}.ng().section(0));
    w.supersection(0x01000000, ShortFields{}.ng().supersection(0));
    w.small_page(0x02000000, 0, ShortFields{}.ng());
    w.large_page(0x02100000, 0, ShortFields{}.ng());
    for (const u32 va : {0x00000000u, 0x01000000u, 0x02000000u, 0x02100000u}) {
        CAPTURE(va);
        CHECK_FALSE(w.load(va).global);
    }
}

TEST_CASE("AP[2:0] gives PL1 and PL0 their access") {
    struct Row {
        unsigned ap;
        bool read1, write1, read0, write0;
    };
    const Row rows[] = {{0b000, false, false, false, false}, {0b001, true, true, false, false},
                        {0b010, true, true, true, false},    {0b011, true, true, true, true},
                        {0b100, false, false, false, false}, {0b101, true, false, false, false},
                        {0b110, true, false, true, false},   {0b111, true, false, true, false}};
    for (const Row& row : rows) {
        CAPTURE(row.ap);
        World w;
        w.short_format().section(0, ShortFields{}.ap(row.ap).section(0));
        CHECK(w.allows(0, kLoad1) == row.read1);
        CHECK(w.allows(0, kStore1) == row.write1);
        CHECK(w.allows(0, kLoad0) == row.read0);
        CHECK(w.allows(0, kStore0) == row.write0);
        CHECK(w.allows(0, kFetch1) == row.read1);
        CHECK(w.allows(0, kFetch0) == row.read0);
    }
}

TEST_CASE("AP[2:0] of a page stands at other bits than that of a section") {
    for (unsigned ap = 0; ap < 8; ++ap) {
        CAPTURE(ap);
        World w;
        w.short_format().section(0, ShortFields{}.ap(ap).section(0));
        w.small_page(0x100000, 0, ShortFields{}.ap(ap));
        w.large_page(0x200000, 0, ShortFields{}.ap(ap));
        for (const Access access : {kLoad1, kStore1, kLoad0, kStore0}) {
            CHECK(w.allows(0x100000, access) == w.allows(0, access));
            CHECK(w.allows(0x200000, access) == w.allows(0, access));
        }
    }
}

TEST_CASE("With SCTLR.AFE, AP[2:1] is the simplified model") {
    struct Row {
        unsigned ap;
        bool write1, read0, write0;
    };
    const Row rows[] = {{0b001, true, false, false},
                        {0b011, true, true, true},
                        {0b101, false, false, false},
                        {0b111, false, true, false}};
    for (const Row& row : rows) {
        CAPTURE(row.ap);
        World w;
        w.short_format().section(0, ShortFields{}.ap(row.ap).section(0));
        w.state.sctlr |= kSctlrAfe;
        CHECK(w.allows(0, kLoad1));
        CHECK(w.allows(0, kStore1) == row.write1);
        CHECK(w.allows(0, kLoad0) == row.read0);
        CHECK(w.allows(0, kStore0) == row.write0);
    }
}

TEST_CASE("With SCTLR.AFE, AP[0] clear is an access flag fault at the level of the descriptor") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0b010).domain(2).section(0));
    w.small_page(0x100000, 0, ShortFields{}.ap(0b010).domain(2));
    w.state.sctlr |= kSctlrAfe;
    const Fault section = w.fault(0);
    CHECK(section.kind == FaultKind::AccessFlag);
    CHECK(section.level == 1);
    CHECK(section.domain == 2);
    CHECK(w.fault(0x100000).level == 2);
    CHECK(w.fault(0x100000).kind == FaultKind::AccessFlag);
}

TEST_CASE("An access flag fault comes before a domain fault") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0).domain(1).section(0));
    w.state.sctlr |= kSctlrAfe;
    w.state.dacr = 0;
    CHECK(w.fault(0).kind == FaultKind::AccessFlag);
}

TEST_CASE("An invalid first-level descriptor is a level 1 translation fault without a domain") {
    World w;
    w.short_format();
    const Fault fault = w.fault(0x12345678, kStore0);
    CHECK(fault.kind == FaultKind::Translation);
    CHECK(fault.level == 1);
    CHECK_FALSE(fault.has_domain);
    CHECK(fault.va.value == 0x12345678);
    CHECK(fault.write);
    CHECK_FALSE(fault.stage2);
    CHECK(dfsr(fault, false) == (1u << 11 | 0b00101));
}

TEST_CASE("An invalid second-level descriptor is a level 2 translation fault in its domain") {
    World w;
    w.short_format().level2(0x00300000, ShortFields{}.domain(5), 0);
    const Fault fault = w.fault(0x00300000);
    CHECK(fault.kind == FaultKind::Translation);
    CHECK(fault.level == 2);
    CHECK(fault.domain == 5);
    CHECK(dfsr(fault, false) == (5u << 4 | 0b00111));
}

TEST_CASE("A translation fault at level 2 comes before a domain fault") {
    World w;
    w.short_format().level2(0x00300000, ShortFields{}.domain(5), 0);
    w.state.dacr = 0;
    CHECK(w.fault(0x00300000).kind == FaultKind::Translation);
}

TEST_CASE("A domain without access faults at the level of the descriptor") {
    World w;
    w.short_format().section(0, ShortFields{}.domain(7).section(0));
    w.small_page(0x100000, 0, ShortFields{}.domain(7));
    w.state.dacr = 0x55555555 & ~(3u << 14);
    CHECK(w.fault(0).kind == FaultKind::Domain);
    CHECK(dfsr(w.fault(0), false) == (7u << 4 | 0b01001));
    CHECK(dfsr(w.fault(0x100000), false) == (7u << 4 | 0b01011));
    CHECK(dfsr(w.fault(0x100000), true) == (1u << 9 | 0b111110));
}

TEST_CASE("The reserved DACR value gives no access") {
    World w;
    w.short_format().section(0, ShortFields{}.section(0));
    w.state.dacr = 2;
    CHECK(w.fault(0).kind == FaultKind::Domain);
}

TEST_CASE("A manager's accesses are not checked, XN included") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0).xn().pxn().section(0));
    w.state.dacr = 3;
    CHECK(w.allows(0, kStore0));
    CHECK(w.allows(0, kFetch1));
}

TEST_CASE("A permission fault carries level and domain") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0b101).domain(4).section(0));
    w.large_page(0x100000, 0, ShortFields{}.ap(0b101).domain(4));
    CHECK(dfsr(w.fault(0, kStore1), false) == (1u << 11 | 4u << 4 | 0b01101));
    CHECK(dfsr(w.fault(0x100000, kStore1), false) == (1u << 11 | 4u << 4 | 0b01111));
}

TEST_CASE("XN forbids fetches of both privileges, in every kind of descriptor") {
    World w;
    w.short_format();
    w.section(0x00000000, ShortFields{}.xn().section(0));
    w.supersection(0x01000000, ShortFields{}.xn().supersection(0));
    w.small_page(0x02000000, 0, ShortFields{}.xn());
    w.large_page(0x02100000, 0, ShortFields{}.xn());
    for (const u32 va : {0x00000000u, 0x01000000u, 0x02000000u, 0x02100000u}) {
        CAPTURE(va);
        CHECK(w.fault(va, kFetch0).kind == FaultKind::Permission);
        CHECK_FALSE(w.allows(va, kFetch1));
        CHECK(w.allows(va, kLoad0));
    }
}

TEST_CASE("PXN forbids fetches at PL1 only") {
    World w;
    w.short_format();
    w.section(0x00000000, ShortFields{}.pxn().section(0));
    w.small_page(0x02000000, 0, ShortFields{}.pxn());
    w.large_page(0x02100000, 0, ShortFields{}.pxn());
    for (const u32 va : {0x00000000u, 0x02000000u, 0x02100000u}) {
        CAPTURE(va);
        CHECK_FALSE(w.allows(va, kFetch1));
        CHECK(w.allows(va, kFetch0));
    }
}

TEST_CASE("SCTLR.WXN makes what can be written not executable") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0b011).section(0));
    w.section(0x100000, ShortFields{}.ap(0b010).section(0));
    w.section(0x200000, ShortFields{}.ap(0b111).section(0));
    w.state.sctlr |= kSctlrWxn;
    CHECK_FALSE(w.allows(0, kFetch1));
    CHECK_FALSE(w.allows(0, kFetch0));
    CHECK_FALSE(w.allows(0x100000, kFetch1));
    CHECK(w.allows(0x100000, kFetch0));
    CHECK(w.allows(0x200000, kFetch1));
}

TEST_CASE("SCTLR.UWXN makes what PL0 can write not executable at PL1") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0b011).section(0));
    w.section(0x100000, ShortFields{}.ap(0b001).section(0));
    w.state.sctlr |= kSctlrUwxn;
    CHECK_FALSE(w.allows(0, kFetch1));
    CHECK(w.allows(0, kFetch0));
    CHECK(w.allows(0x100000, kFetch1));
}

TEST_CASE("TTBCR.N sends high addresses to TTBR1 and shortens the table of TTBR0") {
    World w;
    w.short_format();
    w.state.ttbcr = 2;
    w.state.ttbr0 = 0x5000;  // 4 KB aligned: 14 - N
    w.memory.word(0x5000 + 0x3ff * 4, ShortFields{}.section(0x11100000));
    w.memory.word(World::kTtbr1 + 0x400 * 4, ShortFields{}.section(0x22200000));
    CHECK(w.address(0x3ff00000) == 0x11100000);
    CHECK(w.address(0x40000000) == 0x22200000);
}

TEST_CASE("TTBCR.N 7 leaves TTBR0 32 MB") {
    World w;
    w.short_format();
    w.state.ttbcr = 7;
    w.state.ttbr0 = 0x4080;  // 128 bytes: 32 descriptors
    w.memory.word(0x4080 + 31 * 4, ShortFields{}.section(0x11100000));
    w.memory.word(World::kTtbr1 + 32 * 4, ShortFields{}.section(0x22200000));
    CHECK(w.address(0x01f00000) == 0x11100000);
    CHECK(w.address(0x02000000) == 0x22200000);
}

TEST_CASE("TTBCR.PD0 and PD1 turn walks off") {
    World w;
    w.short_format().section(0, ShortFields{}.section(0));
    w.memory.word(World::kTtbr1 + 0xfff * 4, ShortFields{}.section(0));
    w.state.ttbcr = 1 | 1 << 4;
    CHECK(w.fault(0).kind == FaultKind::Translation);
    CHECK(w.fault(0).level == 1);
    CHECK(w.allows(0xfff00000, kLoad1));
    w.state.ttbcr = 1 | 1 << 5;
    CHECK(w.allows(0, kLoad1));
    CHECK_FALSE(w.allows(0xfff00000, kLoad1));
    CHECK(w.memory.reads.size() == 2);
}

TEST_CASE("SCTLR.EE reads descriptors big-endian") {
    World w;
    w.short_format().section(0, __builtin_bswap32(ShortFields{}.section(0x80500000)));
    w.state.sctlr |= kSctlrEe;
    CHECK(w.address(0x1234) == 0x80501234);
}

TEST_CASE("An external abort on a descriptor fetch names its level") {
    World w;
    w.short_format().small_page(0x00300000, 0, ShortFields{}.domain(6));
    w.memory.aborting.insert(World::kTtbr0 + 3 * 4);
    CHECK(w.fault(0x00300000).kind == FaultKind::SyncExternalOnWalk);
    CHECK(dfsr(w.fault(0x00300000), false) == 0b01100);
    w.memory.aborting = {World::kLevel2 + 3 * 0x400};
    CHECK(dfsr(w.fault(0x00300000), false) == (6u << 4 | 0b01110));
    CHECK(dfsr(w.fault(0x00300000), true) == (1u << 9 | 0b010110));
}

TEST_CASE("In Secure state the NS bit of a section, page table or supersection is the output's") {
    for (const bool ns : {false, true}) {
        CAPTURE(ns);
        World w;
        w.secure().short_format().section(0, ShortFields{}.ns(ns).section(0));
        w.small_page(0x100000, 0, ShortFields{}.ns(ns));
        w.supersection(0x01000000, ShortFields{}.ns(ns).supersection(0));
        CHECK(w.load(0).non_secure == ns);
        CHECK(w.load(0x100000).non_secure == ns);
        CHECK(w.load(0x01000000).non_secure == ns);
    }
}

TEST_CASE("Secure walks fetch from Secure memory, Non-secure walks from Non-secure memory") {
    World w;
    w.secure().short_format().section(0, ShortFields{}.section(0x80000000));
    CHECK(w.allows(0, kLoad1));
    CHECK(w.memory.reads.back().secure);
    w.state.regime = Regime::NonSecurePL10;
    CHECK(w.fault(0).kind == FaultKind::Translation);
    CHECK_FALSE(w.memory.reads.back().secure);
}

TEST_CASE("SCR.SIF forbids Secure fetches from Non-secure memory") {
    World w;
    w.secure().short_format().section(0, ShortFields{}.ns().section(0));
    w.section(0x100000, ShortFields{}.section(0));
    CHECK(w.allows(0, kFetch1));
    w.state.scr_sif = true;
    CHECK(w.fault(0, kFetch1).kind == FaultKind::Permission);
    CHECK(w.allows(0, kLoad1));
    CHECK(w.allows(0x100000, kFetch1));
}

TEST_CASE("The walk's own attributes come from TTBRn") {
    World w;
    WalkRecord record;
    w.short_format().section(0, ShortFields{}.section(0));
    w.state.ttbr0 |= 1u << 6 | 1u << 3 | 1u << 1;  // IRGN 01, RGN 01, S
    (void)w.walk_for(0, kLoad1, {.record = &record});
    CHECK(record[0].memory().inner == kWriteBackWriteAllocate);
    CHECK(record[0].memory().outer == kWriteBackWriteAllocate);
    CHECK(record[0].memory().shareability == Shareability::OuterShareable);
}

TEST_CASE("A cache maintenance operation takes translation faults but no permission fault") {
    World w;
    w.short_format().section(0, ShortFields{}.ap(0).section(0));
    w.state.dacr = 0;
    CHECK(w.allows(0, Access::cache_maintenance()));
    const Fault fault = w.fault(0x100000, Access::cache_maintenance());
    CHECK(dfsr(fault, false) == (1u << 13 | 1u << 11 | 0b00101));
}

TEST_CASE("An unaligned access to memory that is not Normal is an alignment fault") {
    World w;
    w.short_format().section(0, ShortFields{}.attributes(0, false, true).section(0));
    w.section(0x100000, ShortFields{}.section(0));
    const Fault fault = w.fault(1, Access::store(true, true));
    CHECK(fault.kind == FaultKind::Alignment);
    CHECK(dfsr(fault, false) == (1u << 11 | 0b00001));
    CHECK(dfsr(fault, true) == (1u << 11 | 1u << 9 | 0b100001));
    CHECK(w.allows(0x100001, Access::store(true, true)));
    CHECK(w.allows(0, kStore1));
}
