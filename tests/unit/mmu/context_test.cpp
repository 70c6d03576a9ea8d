// SPDX-License-Identifier: Apache-2.0
// Context ids: when they stay, when they come back, when they must be new.
#include <catch2/catch.hpp>
#include <set>

#include "core_fixture.hpp"

using namespace hypscope;
using namespace hypscope::mmu;

namespace {

u32 context_of(Core& core, bool privileged = true) {
    core.enter(privileged);
    return core.mmu.context();
}

}  // namespace

TEST_CASE("A context id is never 0") {
    Core core;
    CHECK(core.mmu.context() != 0);
    CHECK(context_of(core) != 0);
}

TEST_CASE("The same registers give the same id") {
    Core core;
    core.short_format();
    const u32 id = context_of(core);
    CHECK(context_of(core) == id);
}

TEST_CASE("Privilege, regime, ASID, VMID and DACR each give another id") {
    Core core;
    core.short_format().with_stage2();
    std::set<u32> ids{context_of(core)};
    CHECK(ids.insert(context_of(core, false)).second);
    core.asid(1);
    CHECK(ids.insert(context_of(core)).second);
    core.vmid(1);
    CHECK(ids.insert(context_of(core)).second);
    core.state.dacr = 3;
    CHECK(ids.insert(context_of(core)).second);
    core.secure();
    CHECK(ids.insert(context_of(core)).second);
    core.hyp_regime();
    CHECK(ids.insert(context_of(core)).second);
}

TEST_CASE("Turning a stage on or off gives another id") {
    Core core;
    core.short_format();
    const u32 on = context_of(core);
    core.state.sctlr = 0;
    const u32 off = context_of(core);
    core.state.hcr = kHcrVm;
    const u32 stage2 = context_of(core);
    CHECK(std::set<u32>{on, off, stage2}.size() == 3);
    core.state.hcr = 0;
    CHECK(context_of(core) == off);
}

TEST_CASE("A world switch there and back finds the old id") {
    Core core;
    core.short_format().with_stage2().vmid(1).asid(7);
    const u32 guest1 = context_of(core);
    core.vmid(2).asid(9);
    const u32 guest2 = context_of(core);
    core.hyp_regime();
    const u32 hyp = context_of(core);
    core.state.regime = Regime::NonSecurePL10;
    core.vmid(1).asid(7);
    CHECK(context_of(core) == guest1);
    core.vmid(2).asid(9);
    CHECK(context_of(core) == guest2);
    core.state.regime = Regime::Hyp;
    CHECK(context_of(core) == hyp);
}

TEST_CASE("select alone goes between regimes and privileges") {
    Core core;
    core.short_format();
    const u32 pl1 = context_of(core);
    core.mmu.select(Regime::NonSecurePL10, false);
    const u32 pl0 = core.mmu.context();
    core.mmu.select(Regime::Hyp, true);
    CHECK(core.mmu.context() != pl1);
    core.mmu.select(Regime::NonSecurePL10, true);
    CHECK(core.mmu.context() == pl1);
    core.mmu.select(Regime::NonSecurePL10, false);
    CHECK(core.mmu.context() == pl0);
}

TEST_CASE("set_state of a regime that does not run leaves the context") {
    Core core;
    const u32 id = context_of(core);
    MmuState hyp;
    hyp.regime = Regime::Hyp;
    hyp.hsctlr = 1;
    core.mmu.set_state(hyp);
    CHECK(core.mmu.context() == id);
    CHECK(core.mmu.state(Regime::Hyp).hsctlr == 1);
    CHECK(core.mmu.state().regime == Regime::NonSecurePL10);
}

TEST_CASE("TLBIALL gives a new id, for ever") {
    Core core;
    core.short_format();
    std::set<u32> ids{context_of(core)};
    for (unsigned i = 0; i < 40; ++i) {
        core.tlbi(TlbOperation::TLBIALL);
        CHECK(ids.insert(core.mmu.context()).second);
    }
}

TEST_CASE("TLBIASID changes the contexts of its ASID only") {
    Core core;
    core.short_format().asid(1);
    const u32 one = context_of(core);
    core.asid(2);
    const u32 two = context_of(core);
    core.tlbi(TlbOperation::TLBIASID, 1);
    CHECK(core.mmu.context() == two);
    core.asid(1);
    CHECK(context_of(core) != one);
}

TEST_CASE("TLBIALL changes the contexts of its VMID only") {
    Core core;
    core.short_format().with_stage2().vmid(1);
    const u32 one = context_of(core);
    core.vmid(2);
    const u32 two = context_of(core);
    core.tlbi(TlbOperation::TLBIALL);
    CHECK(core.mmu.context() != two);
    core.vmid(1);
    CHECK(context_of(core) == one);
}

TEST_CASE("TLBIALLNSNH and TLBIALLH leave each other's contexts") {
    Core core;
    core.short_format();
    const u32 guest = context_of(core);
    core.hyp_regime();
    const u32 hyp = context_of(core);
    core.tlbi(TlbOperation::TLBIALLNSNH);
    CHECK(core.mmu.context() == hyp);
    core.state.regime = Regime::NonSecurePL10;
    const u32 guest_again = context_of(core);
    CHECK(guest_again != guest);
    core.tlbi(TlbOperation::TLBIALLH);
    CHECK(core.mmu.context() == guest_again);
    core.state.regime = Regime::Hyp;
    CHECK(context_of(core) != hyp);
}

TEST_CASE("Secure maintenance leaves Non-secure contexts and the other way round") {
    Core core;
    core.short_format();
    const u32 non_secure = context_of(core);
    core.secure();
    const u32 secure = context_of(core);
    core.tlbi(TlbOperation::TLBIALL);
    CHECK(core.mmu.context() != secure);
    core.state.regime = Regime::NonSecurePL10;
    CHECK(context_of(core) == non_secure);
}

TEST_CASE("Both privileges of a context change together") {
    Core core;
    core.short_format();
    const u32 pl0 = context_of(core, false);
    (void)context_of(core, true);
    core.tlbi(TlbOperation::TLBIALL);
    CHECK(context_of(core, false) != pl0);
}

TEST_CASE("An invalidation by MVA keeps the id: the listener tells what goes") {
    Core core;
    core.short_format().section(0, ShortFields{}.section(0));
    const u32 id = context_of(core);
    (void)core.translate(0);
    core.tlbi(TlbOperation::TLBIMVA, 0);
    CHECK(core.mmu.context() == id);
    CHECK(core.dropped.size() == 1);
}

TEST_CASE("DACR does not count where domains are not used") {
    Core core;
    core.long_format();
    const u32 id = context_of(core);
    core.state.dacr = 0x12345678;
    CHECK(context_of(core) == id);
    core.state.sctlr = 0;
    const u32 off = context_of(core);
    core.state.dacr = 0;
    CHECK(context_of(core) == off);
}

TEST_CASE("The ASID does not count with stage 1 off") {
    Core core;
    const u32 id = context_of(core);
    core.asid(9);
    CHECK(context_of(core) == id);
}

TEST_CASE("Sixteen contexts are remembered") {
    Core core;
    core.short_format();
    std::vector<u32> ids;
    for (u8 asid = 0; asid < 16; ++asid) {
        core.asid(asid);
        ids.push_back(context_of(core));
    }
    for (u8 asid = 0; asid < 16; ++asid) {
        core.asid(asid);
        CHECK(context_of(core) == ids[asid]);
    }
}

TEST_CASE("A forgotten context comes back under a new id") {
    Core core;
    core.short_format();
    std::set<u32> ids;
    for (unsigned round = 0; round < 3; ++round)
        for (u8 asid = 0; asid < 40; ++asid) {
            core.asid(asid);
            CHECK(ids.insert(context_of(core)).second);
        }
}

TEST_CASE("The table forgets the context that was used longest ago") {
    ContextTable table;
    const auto key = [](u32 tag) { return ContextKey{tag, 0, {}, true}; };
    std::vector<u32> ids;
    for (u32 tag = 0; tag < ContextTable::kCapacity; ++tag) ids.push_back(table.id_of(key(tag)));
    CHECK(table.id_of(key(0)) == ids[0]);
    (void)table.id_of(key(100));  // pushes out 1
    CHECK(table.id_of(key(0)) == ids[0]);
    CHECK(table.id_of(key(2)) == ids[2]);
    CHECK(table.id_of(key(1)) != ids[1]);
}
