// SPDX-License-Identifier: Apache-2.0
// TLB maintenance: what each operation drops and what it keeps. ARM ARM B3.10.5.
#include <catch2/catch.hpp>
#include <string>

#include "core_fixture.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

constexpr u32 kVa = 0x1000, kGlobalVa = 0x2000, kOtherVa = 0x5000;

/// One entry a letter: lower case at kVa (or kGlobalVa), upper case the same at kOtherVa.
///   a Non-secure VMID 1 ASID 1   b Non-secure VMID 1 ASID 2   g Non-secure VMID 1 global
///   c Non-secure VMID 2 ASID 1   h Non-secure VMID 2 global
///   s Secure ASID 1              t Secure ASID 2              u Secure global
///   y Hyp
struct Population : Core {
    struct Place {
        char name;
        Regime regime;
        u8 vmid, asid;
        u32 va;
    };
    static constexpr Place kPlaces[] = {
        {'a', Regime::NonSecurePL10, 1, 1, kVa}, {'A', Regime::NonSecurePL10, 1, 1, kOtherVa},
        {'b', Regime::NonSecurePL10, 1, 2, kVa}, {'g', Regime::NonSecurePL10, 1, 1, kGlobalVa},
        {'c', Regime::NonSecurePL10, 2, 1, kVa}, {'h', Regime::NonSecurePL10, 2, 1, kGlobalVa},
        {'s', Regime::SecurePL10, 0, 1, kVa},    {'S', Regime::SecurePL10, 0, 1, kOtherVa},
        {'t', Regime::SecurePL10, 0, 2, kVa},    {'u', Regime::SecurePL10, 0, 1, kGlobalVa},
        {'y', Regime::Hyp, 0, 0, kVa},           {'Y', Regime::Hyp, 0, 0, kOtherVa}};
    static constexpr const char* kAll = "aAbgchsStuyY";

    Population() {
        short_format().with_identity_stage2();
        for (const bool secure : {false, true}) {
            state.regime = secure ? Regime::SecurePL10 : Regime::NonSecurePL10;
            small_page(kVa, 0x1000, ShortFields{}.ng());
            small_page(kOtherVa, 0x5000, ShortFields{}.ng());
            small_page(kGlobalVa, 0x2000);
        }
        hyp_regime();
        hyp.map(kVa, 0x1000, 3, kLongDefault);
        hyp.map(kOtherVa, 0x5000, 3, kLongDefault);
        for (const Place& place : kPlaces) {
            at(place);
            (void)translate(place.va);
        }
    }
    void at(const Place& place) {
        state.regime = place.regime;
        vmid(place.vmid).asid(place.asid);
        enter();
    }
    std::string held() {
        std::string names;
        for (const Place& place : kPlaces) {
            at(place);
            if (holds(place.va)) names += place.name;
        }
        return names;
    }
    std::string after(TlbOperation operation, bool secure, u8 vmid_value, u32 value = 0) {
        dropped.clear();
        mmu.maintain({operation, secure, {vmid_value}, value});
        return held();
    }
};

}  // namespace

TEST_CASE("All entries of the population are held") {
    CHECK(Population{}.held() == Population::kAll);
}

TEST_CASE("TLBIALL of Non-secure PL1 drops the entries of its VMID, global ones too") {
    CHECK(Population{}.after(TlbOperation::TLBIALL, false, 1) == "chsStuyY");
}

TEST_CASE("TLBIALL of Secure state drops Secure entries only") {
    CHECK(Population{}.after(TlbOperation::TLBIALL, true, 1) == "aAbgchyY");
}

TEST_CASE("TLBIASID drops the ASID's entries of the VMID and keeps global ones") {
    CHECK(Population{}.after(TlbOperation::TLBIASID, false, 1, 1) == "bgchsStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIASID, false, 1, 2) == "aAgchsStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIASID, false, 2, 1) == "aAbghsStuyY");
}

TEST_CASE("TLBIASID of Secure state") {
    CHECK(Population{}.after(TlbOperation::TLBIASID, true, 1, 1) == "aAbgchtuyY");
}

TEST_CASE("TLBIASID ignores bits 31 to 8 of its value") {
    CHECK(Population{}.after(TlbOperation::TLBIASID, false, 1, 0xffffff01) == "bgchsStuyY");
}

TEST_CASE("TLBIMVA drops the address of its ASID and VMID") {
    CHECK(Population{}.after(TlbOperation::TLBIMVA, false, 1, kVa | 1) == "AbgchsStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIMVA, false, 2, kVa | 1) == "aAbghsStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIMVA, false, 1, kVa | 3) == Population::kAll);
}

TEST_CASE("TLBIMVA drops a global entry under any ASID") {
    CHECK(Population{}.after(TlbOperation::TLBIMVA, false, 1, kGlobalVa | 77) == "aAbchsStuyY");
}

TEST_CASE("TLBIMVA of Secure state") {
    CHECK(Population{}.after(TlbOperation::TLBIMVA, true, 1, kVa | 1) == "aAbgchStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIMVA, true, 1, kGlobalVa) == "aAbgchsStyY");
}

TEST_CASE("TLBIMVAA drops the address under every ASID of the VMID") {
    CHECK(Population{}.after(TlbOperation::TLBIMVAA, false, 1, kVa) == "AgchsStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIMVAA, false, 1, kGlobalVa) == "aAbchsStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIMVAA, true, 1, kVa) == "aAbgchSuyY");
}

TEST_CASE("TLBIALLH drops the PL2 regime's entries only") {
    CHECK(Population{}.after(TlbOperation::TLBIALLH, false, 1) == "aAbgchsStu");
    CHECK(Population{}.after(TlbOperation::TLBIALLH, true, 1) == "aAbgchsStu");
}

TEST_CASE("TLBIMVAH drops one address of the PL2 regime") {
    CHECK(Population{}.after(TlbOperation::TLBIMVAH, false, 1, kVa) == "aAbgchsStuY");
}

TEST_CASE("TLBIALLNSNH drops Non-secure PL1&0 entries of every VMID") {
    CHECK(Population{}.after(TlbOperation::TLBIALLNSNH, false, 1) == "sStuyY");
    CHECK(Population{}.after(TlbOperation::TLBIALLNSNH, true, 0) == "sStuyY");
}

TEST_CASE("An invalidation by MVA tells the listener, one by scope does not") {
    Population p;
    (void)p.after(TlbOperation::TLBIMVA, false, 1, kVa | 1);
    CHECK(p.dropped == std::vector<Core::Dropped>{{kVa, 12}});
    (void)p.after(TlbOperation::TLBIALLNSNH, false, 0);
    CHECK(p.dropped.empty());
    (void)p.after(TlbOperation::TLBIMVAA, false, 1, kGlobalVa);
    CHECK(p.dropped.empty());
}

TEST_CASE("TLBIMVA of any address in a block drops the block, of every size") {
    Core core;
    core.short_format().section(0x00100000, ShortFields{}.section(0));
    core.large_page(0x00210000, 0);
    core.supersection(0x01000000, ShortFields{}.supersection(0));
    core.enter();
    const u32 cases[][2] = {
        {0x00100000, 0x001ff000}, {0x00210000, 0x0021f000}, {0x01000000, 0x01fff000}};
    for (const auto& [va, other] : cases) {
        CAPTURE(va);
        (void)core.translate(va);
        core.tlbi(TlbOperation::TLBIMVA, other);
        CHECK_FALSE(core.holds(va));
    }
    CHECK(core.dropped.size() == 3);
}

TEST_CASE("TLBIMVA drops 1 GB and 2 MB blocks of the PL2 regime") {
    Core core;
    core.hyp_regime();
    core.hyp.map(0x40000000, 0, 1, kLongDefault);
    core.hyp.map(0x00200000, 0, 2, kLongDefault);
    core.enter();
    (void)core.translate(0x40000000);
    (void)core.translate(0x00200000);
    core.tlbi(TlbOperation::TLBIMVAH, 0x7ffff000);
    CHECK_FALSE(core.holds(0x40000000));
    CHECK(core.holds(0x00200000));
    core.tlbi(TlbOperation::TLBIMVAH, 0x003ff000);
    CHECK_FALSE(core.holds(0x00200000));
}

TEST_CASE("A section that stage 2 maps in pages goes as a whole by any of its addresses") {
    Core core;
    core.short_format().with_stage2().section(0x00100000, ShortFields{}.ng().section(0x80000000));
    core.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    for (u64 page = 0; page < 256; ++page)
        core.stage2.map(0x80000000 + (page << 12), 0x90000000 + (page << 12), 3, kStage2Default);
    core.enter();
    for (u32 page = 0; page < 256; ++page) (void)core.translate(0x00100000 + (page << 12));
    CHECK(core.mmu.walk_count() == 256);
    core.tlbi(TlbOperation::TLBIMVA, 0x00142000 | 5);  // another ASID: nothing
    CHECK(core.holds(0x00100000));
    core.tlbi(TlbOperation::TLBIMVA, 0x00142000);
    for (u32 page = 0; page < 256; ++page) CHECK_FALSE(core.holds(0x00100000 + (page << 12)));
    CHECK(core.dropped.size() == 256);
}

TEST_CASE("A supersection in pieces of 2 MB and 4 KB goes as a whole") {
    Core core;
    core.short_format().with_stage2().supersection(0x01000000,
                                                   ShortFields{}.supersection(0x80000000));
    core.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    core.stage2.map(0x80000000, 0x80000000, 2, kStage2Default);
    core.stage2.map(0x80201000, 0x80201000, 3, kStage2Default);
    core.stage2.map(0x80fff000, 0x80fff000, 3, kStage2Default);
    core.enter();
    for (const u32 va : {0x01000000u, 0x01201000u, 0x01fff000u}) (void)core.translate(va);
    core.tlbi(TlbOperation::TLBIMVAA, 0x01fff000);
    for (const u32 va : {0x01000000u, 0x01201000u, 0x01fff000u}) CHECK_FALSE(core.holds(va));
}

TEST_CASE("More blocks in pieces than the TLB can remember: what is forgotten is dropped") {
    Core core;
    core.short_format().with_stage2();
    core.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    core.stage2.map(0x5000, 0x5000, 3, kStage2Default);
    for (u32 i = 0; i < 6; ++i) {  // 64 sets of 1 MB blocks: 64 MB apart
        const u32 base = i << 26;
        core.section(base, ShortFields{}.section(0x80000000 + (i << 20)));
        for (const u32 page : {0x3000u, 0x4000u})
            core.stage2.map(0x80000000 + (u64{i} << 20) + page, 0x1000, 3, kStage2Default);
    }
    core.enter();
    for (u32 i = 0; i < 6; ++i)
        for (const u32 page : {0x3000u, 0x4000u}) (void)core.translate((i << 26) + page);
    for (u32 i = 0; i < 6; ++i) {
        core.tlbi(TlbOperation::TLBIMVA, (i << 26) + 0x3000);
        CHECK_FALSE(core.holds((i << 26) + 0x3000));
        CHECK_FALSE(core.holds((i << 26) + 0x4000));
    }
}

TEST_CASE("An invalidation by scope also ends blocks in pieces") {
    Core core;
    core.short_format().with_stage2().section(0x00100000, ShortFields{}.section(0x80000000));
    core.stage2.map(World::kTtbr0, World::kTtbr0, 3, kStage2Default);
    core.stage2.map(0x80000000, 0x80000000, 3, kStage2Default);
    core.enter();
    (void)core.translate(0x00100000);
    core.tlbi(TlbOperation::TLBIALL);
    CHECK_FALSE(core.holds(0x00100000));
    core.tlbi(TlbOperation::TLBIMVA, 0x00100000);
    CHECK(core.dropped.empty());
}

TEST_CASE("Entries filled after an invalidation live on") {
    Core core;
    core.short_format().section(0, ShortFields{}.ng().section(0));
    core.enter();
    for (const TlbOperation operation :
         {TlbOperation::TLBIALL, TlbOperation::TLBIASID, TlbOperation::TLBIALLNSNH}) {
        core.tlbi(operation);
        CHECK_FALSE(core.holds(0));
        (void)core.translate(0);
        CHECK(core.holds(0));
    }
}
