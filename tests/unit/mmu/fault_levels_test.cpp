// SPDX-License-Identifier: Apache-2.0
// Every MMU fault and external abort of a walk, at each level of each format and stage, for each
// kind of access: what the fault says, and the status codes of the registers it goes to. ARM ARM
// B3.12.2, B3.12.4, Tables B3-23 and B3-24.
#include <catch2/catch.hpp>

#include "core_fixture.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

constexpr u32 kVa = 0x40201000;

enum class Where : u8 { Short, Long, Hyp, Stage2 };

/// A world that maps kVa at `level`, with one thing wrong that `kind` names.
struct Broken : Core {
    Where where;
    unsigned level;

    Broken(Where at, unsigned at_level, FaultKind kind) : where(at), level(at_level) {
        if (where == Where::Short)
            short_world(kind);
        else
            long_world(kind);
    }

    u32 base() const {
        if (where == Where::Short) return kVa;
        return kVa & ~((1u << (39 - 9 * level)) - 1);
    }

  private:
    void long_world(FaultKind kind) {
        LongTables& tables = where == Where::Long  ? long_format().long0
                             : where == Where::Hyp ? hyp_regime().hyp
                                                   : with_stage2().stage2;
        const u64 good = where == Where::Stage2 ? kStage2Default : kLongDefault;
        const u64 denied = where == Where::Stage2 ? 0b1111u << 2 | 1u << 10 | kStage2Xn
                                                  : kLongDefault | kLongReadOnly | kLongXn;
        constexpr u64 kAf = 1u << 10;
        tables.map(base(), base(), level,
                   kind == FaultKind::AccessFlag   ? good & ~kAf
                   : kind == FaultKind::Permission ? denied
                                                   : good);
        if (kind == FaultKind::Translation) tables.unmap(base(), level);
        if (kind == FaultKind::SyncExternalOnWalk)
            memory.aborting.insert(tables.address(base(), level));
    }

    void short_world(FaultKind kind) {
        short_format().state.sctlr |= kind == FaultKind::AccessFlag ? kSctlrAfe : 0;
        ShortFields fields;
        fields.ap(kind == FaultKind::AccessFlag   ? 0b010
                  : kind == FaultKind::Permission ? 0b111
                                                  : 3)
            .xn(kind == FaultKind::Permission)
            .domain(5);
        if (kind == FaultKind::Domain) state.dacr &= ~(3u << 10);
        const bool valid = kind != FaultKind::Translation;
        if (level == 1) section(kVa, valid ? fields.section(0x40200000) : 0);
        if (level == 2) level2(kVa, fields, valid ? fields.small_page(0x40201000) : 0);
        const u64 l1 = kTtbr0 + (kVa >> 20) * 4, l2 = kLevel2 + (kVa >> 20) * 0x400 + 4;
        if (kind == FaultKind::SyncExternalOnWalk) memory.aborting.insert(level == 1 ? l1 : l2);
    }
};

struct Expected {
    FaultKind kind;
    u32 fs[3];  ///< FS[4:0] at levels 1 and 2
    u32 status;
};
// As the manual prints them.
constexpr Expected kExpected[] = {
    {FaultKind::Translation, {0, 0b00101, 0b00111}, 0b000100},
    {FaultKind::AccessFlag, {0, 0b00011, 0b00110}, 0b001000},
    {FaultKind::Domain, {0, 0b01001, 0b01011}, 0b111100},
    {FaultKind::Permission, {0, 0b01101, 0b01111}, 0b001100},
    {FaultKind::SyncExternalOnWalk, {0, 0b01100, 0b01110}, 0b010100},
};

constexpr Access kMaintain = Access::cache_maintenance();
constexpr Access kAt{AccessKind::AddressTranslation, true, true, false};

/// What an access of this kind is not checked for.
bool is_exempt(FaultKind kind, Access access) {
    const bool checked = kind == FaultKind::Permission || kind == FaultKind::Domain;
    return checked && access.kind == AccessKind::CacheMaintenance;
}

void check_fault(const Fault& fault, const Broken& world, const Expected& expected, Access access) {
    CHECK(fault.kind == expected.kind);
    CHECK(fault.level == world.level);
    CHECK(fault.stage2 == (world.where == Where::Stage2));
    CHECK_FALSE(fault.s1ptw);
    CHECK(fault.va.value == kVa);
    if (fault.stage2) CHECK(hpfar(fault) == kVa >> 12 << 4);
    const bool maintenance = access.kind != AccessKind::Fetch && access.kind != AccessKind::Load &&
                             access.kind != AccessKind::Store;
    const u32 write = access.write || maintenance;
    if (world.where == Where::Short) {
        const u32 fs = expected.fs[world.level];
        const u32 status = (fs & 0x10) << 6 | (fs & 15);
        CHECK((dfsr(fault, false) & ~0xf0u) == (u32{maintenance} << 13 | write << 11 | status));
        CHECK(ifsr(fault, false) == status);
        return;
    }
    const u32 status = expected.status | world.level;
    CHECK(dfsr(fault, true) == (u32{maintenance} << 13 | write << 11 | 1u << 9 | status));
    CHECK(ifsr(fault, true) == (1u << 9 | status));
    const u32 data = u32{maintenance} << 8 | write << 6;
    CHECK(hsr_iss(fault) == ((access.kind == AccessKind::Fetch ? 0 : data) | status));
}

void check_all(Where where, unsigned levels) {
    for (const Expected& expected : kExpected) {
        if (expected.kind == FaultKind::Domain && where != Where::Short) continue;
        for (unsigned level = 1; level <= levels; ++level) {
            for (const Access access :
                 {kLoad1, kLoad0, kStore1, kStore0, kFetch1, kMaintain, kAt}) {
                const bool read = access.kind == AccessKind::Load;
                const bool stage1_read_only =
                    expected.kind == FaultKind::Permission && where != Where::Stage2 && read;
                if (stage1_read_only || is_exempt(expected.kind, access)) continue;
                CAPTURE(name(expected.kind), level, int(where), int(access.kind), access.write);
                Broken world(where, level, expected.kind);
                check_fault(world.fault(kVa, access), world, expected, access);
            }
        }
    }
}

}  // namespace

TEST_CASE("Short descriptors: every fault at both levels, for every kind of access") {
    check_all(Where::Short, 2);
}
TEST_CASE("Long descriptors: every fault at levels 1 to 3, for every kind of access") {
    check_all(Where::Long, 3);
}
TEST_CASE("The PL2 regime: every fault at levels 1 to 3, for every kind of access") {
    check_all(Where::Hyp, 3);
}
TEST_CASE("Stage 2: every fault at levels 1 to 3, for every kind of access") {
    check_all(Where::Stage2, 3);
}

TEST_CASE("A fault on a TLB hit is the fault of the walk") {
    const Access accesses[] = {kLoad1,
                               kLoad0,
                               kStore1,
                               kStore0,
                               kFetch1,
                               kFetch0,
                               Access::load(true, true),
                               Access::store(false, true)};
    for (const unsigned ap : {0u, 1u, 2u, 3u, 5u, 7u}) {
        for (const bool device : {false, true}) {
            for (const u64 stage2_page : {kStage2Default, kStage2ReadOnly, kStage2WriteOnly,
                                          kStage2Device, u64{1u << 10 | 1u << 2}}) {
                for (const u32 dacr : {0u, 1u, 3u}) {
                    Core core;
                    core.short_format().with_identity_stage2();
                    core.state.dacr = 3;  // the filling access always passes
                    core.section(
                        0, ShortFields{}.ap(ap).attributes(0, !device, true).section(0x40000000));
                    core.stage2.map(0x40000000, 0x40000000, 1, stage2_page);
                    core.enter();
                    (void)core.mmu.translate({0}, kLoad1);
                    (void)core.mmu.translate({0}, kStore1);
                    core.state.dacr = dacr;
                    core.enter();
                    for (const Access access : accesses) {
                        CAPTURE(ap, device, stage2_page, dacr, int(access.kind), access.unaligned);
                        const auto walked = core.walk_for(1, access);
                        const auto hit = core.mmu.translate({1}, access);
                        REQUIRE(walked.ok() == hit.ok());
                        if (!walked.ok()) CHECK(walked.fault() == hit.fault());
                    }
                }
            }
        }
    }
}
