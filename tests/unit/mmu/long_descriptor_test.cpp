// SPDX-License-Identifier: Apache-2.0
// Stage 1 with Long-descriptors, of PL1&0 and of the PL2 regime. ARM ARM B3.6, B3.7.
#include <catch2/catch.hpp>

#include "fixtures.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

TEST_CASE("A level 1 block maps 1 GB, a level 2 block 2 MB, a level 3 page 4 KB") {
    World w;
    w.long_format();
    w.long0.map(0x40000000, 0x8040000000, 1, kLongDefault);
    w.long0.map(0x00200000, 0x12'34600000, 2, kLongDefault);
    w.long0.map(0x00401000, 0xff'fffff000, 3, kLongDefault);
    CHECK(w.address(0x7fedcba9) == 0x807fedcba9);
    CHECK(w.load(0x40000000).log2_size == 30);
    CHECK(w.address(0x003abcde) == 0x12'347abcde);
    CHECK(w.load(0x00200000).log2_size == 21);
    CHECK(w.address(0x00401abc) == 0xff'fffffabc);
    CHECK(w.load(0x00401000).log2_size == 12);
}

TEST_CASE("The level of a long translation is that of its descriptor, and it has no domain") {
    World w;
    w.long_format();
    w.long0.map(0x40000000, 0, 1, kLongDefault);
    w.long0.map(0x00401000, 0, 3, kLongDefault);
    CHECK(w.load(0x40000000).level == 1);
    CHECK(w.load(0x00401000).level == 3);
    CHECK(w.load(0x00401000).domain == kNoDomain);
    w.state.dacr = 0;
    CHECK(w.allows(0x00401000, kLoad0));
}

TEST_CASE("A 4 KB page takes three fetches of eight bytes") {
    World w;
    WalkRecord record;
    w.long_format();
    w.long0.map(0x80401000, 0x1000, 3, kLongDefault);
    (void)w.walk_for(0x80401000, kLoad1, {.record = &record});
    REQUIRE(record.size() == 3);
    for (unsigned i = 0; i < 3; ++i) {
        CHECK(record[i].level == i + 1);
        CHECK(record[i].bytes == 8);
        CHECK(record[i].stage == 1);
    }
    CHECK(record[0].address.value == World::kLong0 + 2 * 8);
}

TEST_CASE("A descriptor whose bit 0 is clear faults at its level") {
    World w;
    w.long_format();
    CHECK(w.fault(0x40000000).level == 1);
    w.long0.unmap(0x00200000, 2);
    CHECK(w.fault(0x00200000).level == 2);
    w.long0.unmap(0x00401000, 3);
    const Fault fault = w.fault(0x00401000);
    CHECK(fault.kind == FaultKind::Translation);
    CHECK(dfsr(fault, true) == (1u << 9 | 0b000111));
}

TEST_CASE("A level 3 descriptor 01 is reserved and faults") {
    World w;
    w.long_format();
    w.memory.doubleword(w.long0.address(0x00401000, 3), 0x1000 | kLongDefault | 1);
    CHECK(w.fault(0x00401000).kind == FaultKind::Translation);
    CHECK(w.fault(0x00401000).level == 3);
}

TEST_CASE("AF clear is an access flag fault whatever SCTLR.AFE says") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault & ~(1u << 10));
    w.long0.map(0x40000000, 0, 1, kLongDefault & ~(1u << 10));
    CHECK(dfsr(w.fault(0x00401000), true) == (1u << 9 | 0b001011));
    CHECK(dfsr(w.fault(0x40000000), true) == (1u << 9 | 0b001001));
}

TEST_CASE("AP[2:1] of a Long-descriptor") {
    struct Row {
        u64 attributes;
        bool write1, read0, write0;
    };
    const u64 af = 1u << 10;
    const Row rows[] = {{af, true, false, false},
                        {af | 1u << 6, true, true, true},
                        {af | 1u << 7, false, false, false},
                        {af | 3u << 6, false, true, false}};
    for (const Row& row : rows) {
        CAPTURE(row.attributes);
        World w;
        w.long_format();
        w.long0.map(0, 0, 1, row.attributes);
        CHECK(w.allows(0, kLoad1));
        CHECK(w.allows(0, kStore1) == row.write1);
        CHECK(w.allows(0, kLoad0) == row.read0);
        CHECK(w.allows(0, kStore0) == row.write0);
    }
}

TEST_CASE("A long permission fault names levels 1 to 3") {
    World w;
    w.long_format();
    w.long0.map(0x40000000, 0, 1, kLongDefault | kLongReadOnly);
    w.long0.map(0x00200000, 0, 2, kLongDefault | kLongReadOnly);
    w.long0.map(0x00401000, 0, 3, kLongDefault | kLongReadOnly);
    CHECK(dfsr(w.fault(0x40000000, kStore1), true) == (1u << 11 | 1u << 9 | 0b001101));
    CHECK(dfsr(w.fault(0x00200000, kStore1), true) == (1u << 11 | 1u << 9 | 0b001110));
    CHECK(dfsr(w.fault(0x00401000, kStore1), true) == (1u << 11 | 1u << 9 | 0b001111));
}

TEST_CASE("XN and PXN of a Long-descriptor") {
    World w;
    w.long_format();
    w.long0.map(0x40000000, 0, 1, kLongDefault | kLongXn);
    w.long0.map(0x80000000, 0, 1, kLongDefault | kLongPxn);
    CHECK_FALSE(w.allows(0x40000000, kFetch1));
    CHECK_FALSE(w.allows(0x40000000, kFetch0));
    CHECK_FALSE(w.allows(0x80000000, kFetch1));
    CHECK(w.allows(0x80000000, kFetch0));
    CHECK(ifsr(w.fault(0x40000000, kFetch0), true) == (1u << 9 | 0b001101));
}

TEST_CASE("APTable[0] takes PL0 access from all below it") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault, kApTableNoPl0);
    CHECK(w.allows(0x00401000, kStore1));
    CHECK_FALSE(w.allows(0x00401000, kLoad0));
    CHECK(w.fault(0x00401000, kLoad0).level == 3);
}

TEST_CASE("APTable[1] takes write access from all below it") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault, kApTableReadOnly);
    CHECK(w.allows(0x00401000, kLoad0));
    CHECK_FALSE(w.allows(0x00401000, kStore1));
    CHECK_FALSE(w.allows(0x00401000, kStore0));
}

TEST_CASE("XNTable and PXNTable act on all below them") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault, kXnTable);
    w.long0.map(0x40401000, 0, 3, kLongDefault, kPxnTable);
    CHECK_FALSE(w.allows(0x00401000, kFetch0));
    CHECK_FALSE(w.allows(0x40401000, kFetch1));
    CHECK(w.allows(0x40401000, kFetch0));
}

TEST_CASE("The hierarchical bits are hints to tables alone: at level 3 they are ignored") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault | kXnTable | kApTableReadOnly | kNsTable);
    CHECK(w.allows(0x00401000, kFetch1));
    CHECK(w.allows(0x00401000, kStore0));
}

TEST_CASE("The Contiguous hint changes nothing") {
    World w;
    w.long_format();
    w.long0.map(0x00400000, 0x5000, 3, kLongDefault | u64{1} << 52);
    CHECK(w.load(0x00400000).log2_size == 12);
    CHECK(w.fault(0x00401000).kind == FaultKind::Translation);
}

TEST_CASE("nG of a Long-descriptor") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault | kLongNg);
    w.long0.map(0x00402000, 0, 3, kLongDefault);
    CHECK_FALSE(w.load(0x00401000).global);
    CHECK(w.load(0x00402000).global);
}

TEST_CASE("AttrIndx chooses one of eight bytes in MAIR0 and MAIR1") {
    World w;
    w.long_format();
    w.state.mair1 = 0xbb000000;
    w.long0.map(0x00000000, 0, 1, kLongDefault | attr_indx(1));
    w.long0.map(0x40000000, 0, 1, kLongDefault | attr_indx(7) | 3u << 8);
    CHECK(w.load(0).memory.type == MemoryType::Device);
    const MemoryAttributes wt = w.load(0x40000000).memory;
    CHECK(wt.inner.policy == CachePolicy::WriteThrough);
    CHECK(wt.shareability == Shareability::InnerShareable);
}

TEST_CASE("TTBCR.T0SZ and T1SZ zero: TTBR0 translates all") {
    World w;
    w.long_format();
    w.long0.map(0xc0000000, 0x40000000, 1, kLongDefault);
    CHECK(w.address(0xc0000000) == 0x40000000);
}

TEST_CASE("T0SZ alone gives the rest of the space to TTBR1") {
    World w;
    w.long_format();
    w.state.ttbcr |= 1;
    w.long0.map(0x40000000, 0x1000000000, 1, kLongDefault);
    w.long1.map(0x80000000, 0x2000000000, 1, kLongDefault);
    CHECK(w.address(0x40000000) == 0x1000000000);
    CHECK(w.address(0x80000000) == 0x2000000000);
}

TEST_CASE("Both sizes set leave a hole that faults at level 1") {
    World w;
    w.long_format();
    w.state.ttbcr |= 1 | 2u << 16;  // TTBR0 2 GB, TTBR1 the top 1 GB
    w.state.ttbr1 = World::kLong1;
    w.long0.map(0x40000000, 0, 1, kLongDefault);
    LongTables top(w.memory, World::kLong1, 2, 0x600000);
    top.map(0x00200000, 0x33'00200000, 2, kLongDefault);  // VA[29:21] of 0xc0200000
    CHECK(w.allows(0x40000000, kLoad1));
    CHECK(w.address(0xc0200000) == 0x33'00200000);
    CHECK(w.load(0xc0200000).level == 2);
    CHECK(w.fault(0x80000000).kind == FaultKind::Translation);
    CHECK(w.fault(0x80000000).level == 1);
}

TEST_CASE("T1SZ alone leaves TTBR0 what is below the top region") {
    World w;
    w.long_format();
    w.state.ttbcr |= 1u << 16;
    w.long0.map(0x40000000, 0x1000000000, 1, kLongDefault);
    w.long0.map(0xc0000000, 0x4000000000, 1, kLongDefault);
    w.long1.map(0x40000000, 0x2000000000, 1, kLongDefault);
    CHECK(w.address(0x40000000) == 0x1000000000);
    // ARM ARM B3.6.6: with T0SZ 0 the whole space matches TTBR0; TTBR1 takes what it claims.
    CHECK(w.address(0xc0000000) == 0x2000000000);
}

TEST_CASE("T0SZ 2 and more start at level 2 in a smaller table") {
    World w;
    w.long_format();
    w.state.ttbcr |= 7;       // 32 MB
    w.state.ttbr0 = 0x20080;  // 16 descriptors of 8 bytes: 128-byte alignment
    LongTables small(w.memory, 0x20080, 2, 0x600000);
    small.map(0x01e00000, 0x66600000, 2, kLongDefault);
    WalkRecord record;
    const auto result = w.walk_for(0x01e12345, kLoad1, {.record = &record});
    CHECK(result.value().output({0x01e12345}).value == 0x66612345);
    CHECK(record.size() == 1);
}

TEST_CASE("EPD0 and EPD1 turn walks off at level 1") {
    World w;
    w.long_format();
    w.state.ttbcr |= 1;
    w.long0.map(0, 0, 1, kLongDefault);
    w.long1.map(0x80000000, 0, 1, kLongDefault);
    w.state.ttbcr |= 1u << 7;
    CHECK(w.fault(0).level == 1);
    CHECK(w.allows(0x80000000, kLoad1));
    w.state.ttbcr = (w.state.ttbcr & ~(1u << 7)) | 1u << 23;
    CHECK(w.allows(0, kLoad1));
    CHECK(w.fault(0x80000000).kind == FaultKind::Translation);
}

TEST_CASE("Secure: NSTable makes later fetches and the output Non-secure and not global") {
    World w;
    w.secure().long_format();
    LongTables secure(w.memory, World::kLong0, 1, 0x200000, true);
    const u64 slot = secure.address(0x00200000, 1);
    w.memory.doubleword(slot, 0x700000 | kNsTable | 3, true);
    w.memory.doubleword(0x700000 + 8, 0x80000000 | kLongDefault | 1, false);
    const Translation t = w.load(0x00200000);
    CHECK(t.non_secure);
    CHECK_FALSE(t.global);
    CHECK(w.memory.reads[0].secure);
    CHECK_FALSE(w.memory.reads[1].secure);
}

TEST_CASE("Secure: the NS bit of a block decides the output's NS") {
    World w;
    w.secure().long_format();
    LongTables secure(w.memory, World::kLong0, 1, 0x200000, true);
    secure.map(0x00000000, 0, 1, kLongDefault);
    secure.map(0x40000000, 0, 1, kLongDefault | kLongNs);
    CHECK_FALSE(w.load(0).non_secure);
    CHECK(w.load(0x40000000).non_secure);
    CHECK(w.load(0x40000000).global);
}

TEST_CASE("An external abort on a long fetch names its level") {
    World w;
    w.long_format();
    w.long0.map(0x00401000, 0, 3, kLongDefault);
    for (unsigned level = 1; level <= 3; ++level) {
        w.memory.aborting = {w.long0.address(0x00401000, level)};
        CHECK(dfsr(w.fault(0x00401000), true) == (1u << 9 | 0b010100 | level));
    }
}

TEST_CASE("The ASID stands in TTBR0 or TTBR1 by TTBCR.A1, or in CONTEXTIDR") {
    World w;
    w.asid(0x11);
    w.state.ttbr0 = u64{0x22} << 48;
    w.state.ttbr1 = u64{0x33} << 48;
    CHECK(w.state.current_asid().value == 0x11);
    w.state.ttbcr = kEae;
    CHECK(w.state.current_asid().value == 0x22);
    w.state.ttbcr = kEae | 1u << 22;
    CHECK(w.state.current_asid().value == 0x33);
}

TEST_CASE("The walk's attributes come from the half of TTBCR that belongs to the table") {
    World w;
    WalkRecord record;
    w.long_format();
    w.state.ttbcr |= 1 | 1u << 8 | 2u << 10 | 3u << 12 | 3u << 24;
    w.long0.map(0, 0, 1, kLongDefault);
    w.long1.map(0x80000000, 0, 1, kLongDefault);
    (void)w.walk_for(0, kLoad1, {.record = &record});
    CHECK(record[0].memory().inner == kWriteBackWriteAllocate);
    CHECK(record[0].memory().outer == kWriteThrough);
    CHECK(record[0].memory().shareability == Shareability::InnerShareable);
    record.clear();
    (void)w.walk_for(0x80000000, kLoad1, {.record = &record});
    CHECK(record[0].memory().inner == kWriteBack);
    CHECK(record[0].memory().outer == kNonCacheable);
}

// The PL2 regime.

TEST_CASE("The PL2 regime translates by HTTBR and HTCR, Non-secure and global") {
    World w;
    w.hyp_regime();
    w.hyp.map(0x00401000, 0x80000000, 3, kLongDefault | kLongNg);
    const Translation t = w.load(0x00401abc);
    CHECK(t.output({0x00401abc}).value == 0x80000abc);
    CHECK(t.non_secure);
    CHECK(t.global);
}

TEST_CASE("The PL2 regime ignores SCTLR, TTBCR, DACR and HCR.VM") {
    World w;
    w.with_stage2().hyp_regime();
    w.hyp.map(0, 0, 1, kLongDefault);
    w.state.sctlr = kSctlrEe | kSctlrWxn;
    w.state.ttbcr = 7 | 1u << 7;
    w.state.dacr = 0;
    CHECK(w.allows(0, kFetch1));
    CHECK(w.load(0).stage2_level == 0);
}

TEST_CASE("HTCR.T0SZ: above the region is a level 1 translation fault") {
    World w;
    w.hyp_regime();
    w.state.htcr = 1;
    w.hyp.map(0x40000000, 0, 1, kLongDefault);
    CHECK(w.allows(0x40000000, kLoad1));
    CHECK(w.fault(0x80000000).level == 1);
    CHECK(w.fault(0x80000000).kind == FaultKind::Translation);
}

TEST_CASE("In the PL2 regime AP[1], APTable[0] and PXN do not count, AP[2] and APTable[1] do") {
    World w;
    w.hyp_regime();
    w.hyp.map(0x00000000, 0, 1, 1u << 10 | kLongPxn);
    w.hyp.map(0x40401000, 0, 3, kLongDefault, kApTableNoPl0 | kPxnTable);
    w.hyp.map(0x80401000, 0, 3, kLongDefault, kApTableReadOnly);
    w.hyp.map(0xc0000000, 0, 1, kLongDefault | kLongReadOnly);
    CHECK(w.allows(0, kFetch1));
    CHECK(w.allows(0, kStore1));
    CHECK(w.allows(0x40401000, kFetch1));
    CHECK_FALSE(w.allows(0x80401000, kStore1));
    CHECK_FALSE(w.allows(0xc0000000, kStore1));
    CHECK(w.allows(0xc0000000, kLoad1));
}

TEST_CASE("HSCTLR.WXN and XN forbid fetches in Hyp mode") {
    World w;
    w.hyp_regime();
    w.hyp.map(0x00000000, 0, 1, kLongDefault);
    w.hyp.map(0x40000000, 0, 1, kLongDefault | kLongReadOnly);
    w.hyp.map(0x80000000, 0, 1, kLongDefault | kLongReadOnly | kLongXn);
    w.state.hsctlr |= kSctlrWxn;
    CHECK_FALSE(w.allows(0, kFetch1));
    CHECK(w.allows(0x40000000, kFetch1));
    CHECK_FALSE(w.allows(0x80000000, kFetch1));
}

TEST_CASE("HSCTLR.EE reads the PL2 regime's descriptors big-endian") {
    World w;
    w.hyp_regime();
    w.memory.doubleword(World::kHyp, __builtin_bswap64(0x40000000 | kLongDefault | 1));
    w.state.hsctlr |= kSctlrEe;
    CHECK(w.address(0x1234) == 0x40001234);
}

TEST_CASE("A fault of the PL2 regime is a stage 1 fault; HSR gets its long status") {
    World w;
    w.hyp_regime();
    const Fault fault = w.fault(0x40000000, kStore1);
    CHECK_FALSE(fault.stage2);
    CHECK(hsr_iss(fault) == (1u << 6 | 0b000101));
}
