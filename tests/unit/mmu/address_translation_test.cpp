// SPDX-License-Identifier: Apache-2.0
// Address translation operations and PAR. ARM ARM B4.2.4, B4.1.112.
#include <catch2/catch.hpp>

#include "core_fixture.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

constexpr u64 kNs = 1u << 9, kLpae = 1u << 11;
constexpr u64 kFStage = 1u << 9, kS2Wlk = 1u << 8;

}  // namespace

TEST_CASE("ATS1CPR of a section gives PA, attributes and NS in 32 bits") {
    Core core;
    core.short_format().section(0x00100000, ShortFields{}.s().section(0x80100000));
    core.enter();
    const Par par = core.at(AtOperation::ATS1CPR, 0x00123456).value();
    CHECK_FALSE(par.is_64bit);
    CHECK_FALSE(par.failed());
    // Inner and outer Write-Back Write-Allocate, Shareable, not inner only.
    CHECK(par.value == (0x80123000 | kNs | 1u << 7 | 0b101u << 4 | 0b01u << 2));
}

TEST_CASE("PAR's attributes in 32 bits: every type and policy") {
    struct Row {
        unsigned tex;
        bool c, b;
        u64 bits;
    };
    const Row rows[] = {{0b000, false, false, 1u << 7 | 0b001u << 4},
                        {0b000, false, true, 1u << 7 | 0b011u << 4},
                        {0b010, false, false, 1u << 7 | 0b011u << 4},
                        {0b001, false, false, 0},
                        {0b000, true, false, 0b110u << 4 | 0b10u << 2},
                        {0b000, true, true, 0b111u << 4 | 0b11u << 2},
                        {0b101, true, false, 0b110u << 4 | 0b01u << 2}};
    for (const Row& row : rows) {
        CAPTURE(row.tex, row.c, row.b);
        Core core;
        core.short_format().section(0, ShortFields{}.attributes(row.tex, row.c, row.b).section(0));
        core.enter();
        CHECK((core.par(AtOperation::ATS1CPR, 0) & ~kNs) == row.bits);
    }
}

TEST_CASE("PAR.NOS says Inner Shareable") {
    Core core;
    core.short_format().section(0, ShortFields{}.attributes(0, false, false).s().section(0));
    core.state.sctlr |= kSctlrTre;
    core.state.mair0 = 2 | 1u << 19 | 1u << 24;
    core.enter();
    CHECK((core.par(AtOperation::ATS1CPR, 0) & ~kNs) == (1u << 10 | 1u << 7));
}

TEST_CASE("PAR.SS: a supersection's PA[39:32] stand in bits 23 to 16") {
    Core core;
    core.short_format().supersection(
        0x01000000, ShortFields{}.attributes(1, false, false).supersection(0xab'cd000000));
    core.enter();
    CHECK(core.par(AtOperation::ATS1CPR, 0x01abcdef) == (0xcdab0000 | kNs | 1u << 1));
}

TEST_CASE("PAR.NS is 0 for a Secure output") {
    Core core;
    core.secure().short_format().section(
        0, ShortFields{}.attributes(1, false, false).section(0x80000000));
    core.section(0x00100000, ShortFields{}.ns().attributes(1, false, false).section(0x80100000));
    core.enter();
    CHECK(core.par(AtOperation::ATS1CPR, 0) == 0x80000000);
    CHECK(core.par(AtOperation::ATS1CPR, 0x00100000) == (0x80100000 | kNs));
}

TEST_CASE("ATS1C.. checks the privilege and direction it names") {
    Core core;
    core.short_format().section(0, ShortFields{}.ap(0b010).section(0));
    core.enter();
    CHECK((core.par(AtOperation::ATS1CPR, 0) & 1) == 0);
    CHECK((core.par(AtOperation::ATS1CPW, 0) & 1) == 0);
    CHECK((core.par(AtOperation::ATS1CUR, 0) & 1) == 0);
    CHECK(core.par(AtOperation::ATS1CUW, 0) == (0b01101u << 1 | 1));
}

TEST_CASE("A failure in 32 bits holds FS") {
    Core core;
    core.short_format().section(0x00200000, ShortFields{}.domain(3).section(0));
    core.level2(0x00100000, {}, 0);
    core.state.dacr = 1;
    core.enter();
    CHECK(core.par(AtOperation::ATS1CPR, 0x00300000) == (0b00101u << 1 | 1));
    CHECK(core.par(AtOperation::ATS1CPR, 0x00100000) == (0b00111u << 1 | 1));
    CHECK(core.par(AtOperation::ATS1CPR, 0x00200000) == (0b01001u << 1 | 1));
}

TEST_CASE("PAR in 64 bits: ATTR, PA, SH, LPAE") {
    Core core;
    core.long_format();
    core.long0.map(0x00401000, 0xab'cdef0000, 3, kLongDefault | 3u << 8);
    core.enter();
    const Par par = core.at(AtOperation::ATS1CPR, 0x00401abc).value();
    CHECK(par.is_64bit);
    CHECK(par.value == (u64{0xff} << 56 | 0xab'cdef0000 | kLpae | kNs | 3u << 7));
}

TEST_CASE("PAR in 64 bits: Device and Strongly-ordered are Outer Shareable") {
    Core core;
    core.long_format();
    core.long0.map(0x00000000, 0, 1, kLongDefault | attr_indx(1));
    core.long0.map(0x40000000, 0, 1, kLongDefault | attr_indx(2));
    core.enter();
    CHECK(core.par(AtOperation::ATS1CPR, 0) == (u64{4} << 56 | kLpae | kNs | 2u << 7));
    CHECK(core.par(AtOperation::ATS1CPR, 0x40000000) == (kLpae | kNs | 2u << 7));
}

TEST_CASE("A failure in 64 bits holds LPAE and FST") {
    Core core;
    core.long_format();
    core.long0.map(0, 0, 1, kLongDefault | kLongReadOnly);
    core.enter();
    CHECK(core.par(AtOperation::ATS1CPW, 0) == (kLpae | 0b001101u << 1 | 1));
    CHECK(core.par(AtOperation::ATS1CUR, 0x40000000) == (kLpae | 0b000101u << 1 | 1));
}

TEST_CASE("ATS1C.. at PL1 under stage 2 gives the IPA and the attributes of stage 1") {
    Core core;
    core.short_format().with_identity_stage2().section(0x00100000,
                                                       ShortFields{}.section(0x50000000));
    core.stage2.map(0x40000000, 0x80000000, 1, kStage2Device);
    core.enter();
    const Par par = core.at(AtOperation::ATS1CPR, 0x00100000).value();
    CHECK_FALSE(par.is_64bit);
    CHECK(bits(par.value, 31, 12) << 12 == 0x50000000);
    CHECK(bits(par.value, 6, 4) == 0b101);
}

TEST_CASE("ATS1C.. with stage 1 off gives the VA") {
    Core core;
    core.enter();
    CHECK(bits(core.par(AtOperation::ATS1CPR, 0x12345678), 31, 12) == 0x12345);
}

TEST_CASE("ATS1C.. at PL1: a stage 2 fault on a descriptor fetch is taken to Hyp mode") {
    Core core;
    core.short_format().with_stage2();
    core.enter();
    const auto result = core.at(AtOperation::ATS1CPR, 0x00100000);
    REQUIRE_FALSE(result.ok());
    CHECK(result.fault().stage2);
    CHECK(result.fault().s1ptw);
    CHECK(hsr_iss(result.fault()) == (1u << 8 | 1u << 7 | 1u << 6 | 0b000101));
    CHECK(hpfar(result.fault()) == World::kTtbr0 >> 12 << 4);
}

TEST_CASE("ATS1C.. in Hyp mode uses the Non-secure PL1&0 registers and 64 bits") {
    Core core;
    core.short_format().section(0x00100000, ShortFields{}.section(0x80000000));
    core.enter();
    core.hyp_regime();
    core.enter();
    const Par par = core.at(AtOperation::ATS1CPR, 0x00100000).value();
    CHECK(par.is_64bit);
    CHECK(bits(par.value, 39, 12) << 12 == 0x80000000);
    CHECK(core.par(AtOperation::ATS1CPR, 0x00200000) == (kLpae | 0b000101u << 1 | 1));
}

TEST_CASE("ATS1C.. in Hyp mode reports a stage 2 fault in PAR") {
    Core core;
    core.short_format().with_stage2();
    core.enter();
    core.hyp_regime();
    core.enter();
    CHECK(core.par(AtOperation::ATS1CPR, 0) == (kLpae | kFStage | kS2Wlk | 0b000101u << 1 | 1));
}

TEST_CASE("ATS12NSO.. gives the PA of both stages and their combined attributes") {
    Core core;
    core.short_format().with_identity_stage2().section(0x00100000,
                                                       ShortFields{}.section(0x50000000));
    core.stage2.map(0x40000000, 0xc'40000000, 1, kStage2Device);
    core.enter();
    core.hyp_regime();
    core.enter();
    CHECK(core.par(AtOperation::ATS12NSOPR, 0x00100000) ==
          (u64{4} << 56 | 0xc'50000000 | kLpae | kNs | 2u << 7));
}

TEST_CASE("ATS12NSO.. reports stage 2 faults in PAR with FSTAGE") {
    Core core;
    core.short_format().with_identity_stage2().section(0x00100000,
                                                       ShortFields{}.section(0x50000000));
    core.stage2.map(0x40000000, 0, 1, kStage2ReadOnly);
    core.enter();
    core.hyp_regime();
    core.enter();
    CHECK(core.par(AtOperation::ATS12NSOPW, 0x00100000) == (kLpae | kFStage | 0b001101u << 1 | 1));
    CHECK((core.par(AtOperation::ATS12NSOPR, 0x00100000) & 1) == 0);
    core.stage2.unmap(0x40000000, 1);
    CHECK(core.par(AtOperation::ATS12NSOUR, 0x00100000) == (kLpae | kFStage | 0b000101u << 1 | 1));
}

TEST_CASE("ATS12NSO..: a short-format domain fault has a long status") {
    Core core;
    core.short_format().with_identity_stage2().small_page(0x00100000, 0);
    core.state.dacr = 0;
    core.enter();
    core.hyp_regime();
    core.enter();
    CHECK(core.par(AtOperation::ATS12NSOPR, 0x00100000) == (kLpae | 0b111110u << 1 | 1));
}

TEST_CASE("ATS12NSO.. without stage 2 uses the format of stage 1") {
    Core core;
    core.short_format().section(0, ShortFields{}.attributes(1, false, false).section(0x80000000));
    core.enter();
    core.hyp_regime();
    core.enter();
    const Par par = core.at(AtOperation::ATS12NSOUW, 0x1000).value();
    CHECK_FALSE(par.is_64bit);
    CHECK(par.value == (0x80001000 | kNs));
}

TEST_CASE("ATS12NSO.. from Secure state translates the Non-secure world") {
    Core core;
    core.short_format().section(0, ShortFields{}.attributes(1, false, false).section(0x80000000));
    core.enter();
    core.secure();
    core.state.sctlr = 0;
    core.enter();
    CHECK(core.par(AtOperation::ATS12NSOPR, 0) == (0x80000000 | kNs));
    CHECK(bits(core.par(AtOperation::ATS1CPR, 0x7000), 31, 12) == 7);
}

TEST_CASE("ATS1C.. in Monitor mode with SCR.NS set translates Non-secure PL1&0, faults into PAR") {
    Core core;
    core.short_format().with_identity_stage2().section(
        0, ShortFields{}.attributes(1, false, false).section(0x80000000));
    core.enter();
    core.secure();
    core.state.sctlr = 0;
    core.enter();
    const auto par = [&](u32 va) {
        return core.mmu.address_translation(AtOperation::ATS1CPR, {va}, true).value().value;
    };
    CHECK(par(0) == (0x80000000 | kNs));
    core.stage2.unmap(0, 1);
    CHECK(par(0) == (0b00101u << 1 | 1));
}

TEST_CASE("ATS1HR and ATS1HW translate the PL2 regime") {
    Core core;
    core.hyp_regime();
    core.hyp.map(0, 0x40000000, 1, kLongDefault | kLongReadOnly);
    core.enter();
    CHECK(core.par(AtOperation::ATS1HR, 0x1000) == (u64{0xff} << 56 | 0x40001000 | kLpae | kNs));
    CHECK(core.par(AtOperation::ATS1HW, 0x1000) == (kLpae | 0b001101u << 1 | 1));
}

TEST_CASE("An external abort on the walk of an operation is taken") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0));
    core.memory.aborting = {World::kTtbr0};
    core.enter();
    const auto result = core.at(AtOperation::ATS1CPR, 0);
    REQUIRE_FALSE(result.ok());
    CHECK_FALSE(result.fault().stage2);
    CHECK(dfsr(result.fault(), false) == (1u << 13 | 1u << 11 | 0b01100));
}

TEST_CASE("An external abort on a stage 2 fetch of ATS12NSO.. is taken") {
    Core core;
    core.with_identity_stage2();
    core.memory.aborting = {World::kStage2};
    core.enter();
    core.hyp_regime();
    core.enter();
    const auto result = core.at(AtOperation::ATS12NSOPR, 0);
    REQUIRE_FALSE(result.ok());
    CHECK(result.fault().stage2);
}

TEST_CASE("Operations leave the TLB as it is") {
    Core core;
    core.short_format().small_page(0x1000, 0);
    core.enter();
    (void)core.at(AtOperation::ATS1CPR, 0x1000);
    CHECK_FALSE(core.holds(0x1000));
    CHECK(core.memory.reads.size() == 2);
}
