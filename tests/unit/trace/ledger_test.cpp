// SPDX-License-Identifier: Apache-2.0
#include "trace/ledger.hpp"

#include <catch2/catch.hpp>

using namespace hypscope;
using namespace hypscope::trace;

namespace {

constexpr Vmid kOne{1}, kTwo{2};

Amount amount_of(const CoreLedger& ledger, std::optional<Vmid> vmid, Level level, ExitReason reason,
                 Phase phase) {
    for (const Bucket& b : ledger.buckets()) {
        if (b.vmid == vmid && b.level == level && b.reason == reason && b.phase == phase) {
            return b.amount;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("A core is Off until it is switched on") {
    CoreLedger ledger(CoreId{0});
    ledger.switch_context(Level::Secure, std::nullopt, Cycles{100}, 0);
    ledger.finish(Cycles{130}, 20);
    CHECK(amount_of(ledger, std::nullopt, Level::Off, ExitReason::None, Phase::Run) ==
          Amount{100, 0});
    CHECK(amount_of(ledger, std::nullopt, Level::Secure, ExitReason::None, Phase::Run) ==
          Amount{30, 20});
    CHECK(ledger.total_cycles() == 130);
    CHECK(ledger.unattributed() == 0);
}

TEST_CASE("Outside an exit every cycle is in phase run, whatever is charged") {
    CoreLedger ledger(CoreId{0});
    ledger.switch_context(Level::Host, std::nullopt, Cycles{0}, 0);
    ledger.charge(Phase::Sysreg, 10, 1);
    ledger.finish(Cycles{50}, 5);
    REQUIRE(ledger.buckets().size() == 1);
    CHECK(amount_of(ledger, std::nullopt, Level::Host, ExitReason::None, Phase::Run) ==
          Amount{50, 5});
}

TEST_CASE("Inside an exit what is not charged is the handler's") {
    CoreLedger ledger(CoreId{0});
    ledger.switch_context(Level::PL1, kOne, Cycles{0}, 0);
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{1000}, 500);
    ledger.switch_context(Level::Hyp, kOne, Cycles{1000}, 500);
    ledger.charge(Phase::Entry, 27, 0);
    ledger.charge(Phase::Gpr, 13, 6);
    ledger.end_exit(kOne, Cycles{1100}, 530);
    ledger.switch_context(Level::PL1, kOne, Cycles{1100}, 530);
    CHECK(amount_of(ledger, kOne, Level::Hyp, ExitReason::Hvc, Phase::Entry) == Amount{27, 0});
    CHECK(amount_of(ledger, kOne, Level::Hyp, ExitReason::Hvc, Phase::Gpr) == Amount{13, 6});
    CHECK(amount_of(ledger, kOne, Level::Hyp, ExitReason::Hvc, Phase::Handler) == Amount{60, 24});
    CHECK(ledger.unattributed() == 0);
}

TEST_CASE("An exit to the same VMID is counted with its cycles") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Wfx, 0, kOne, Cycles{100}, 0);
    ledger.end_exit(kOne, Cycles{350}, 40);
    REQUIRE(ledger.exits().size() == 1);
    CHECK(ledger.exits()[0]->cause.reason == ExitReason::Wfx);
    CHECK(ledger.exits()[0]->vmid == kOne);
    CHECK(ledger.exits()[0]->cycles.count() == 1);
    CHECK(ledger.exits()[0]->cycles.min() == 250);
}

TEST_CASE("An entry into another VMID makes the exit a world switch") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Irq, 0, kOne, Cycles{100}, 0);
    ledger.acknowledged(InterruptId{26});
    ledger.end_exit(kTwo, Cycles{900}, 40);
    REQUIRE(ledger.exits().size() == 1);
    CHECK(ledger.exits()[0]->cause.reason == ExitReason::WorldSwitch);
    CHECK(ledger.exits()[0]->cause.detail == detail_of_world_switch(ExitReason::Irq, kTwo));
    CHECK(ledger.exits()[0]->vmid == kOne);
    CHECK(ledger.exits()[0]->cycles.max() == 800);
}

TEST_CASE("The cycles of a world switch stay in the buckets of the reason that began it") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Irq, 0, kOne, Cycles{0}, 0);
    ledger.switch_context(Level::Hyp, kOne, Cycles{0}, 0);
    ledger.switch_context(Level::Hyp, kTwo, Cycles{300}, 0);
    ledger.end_exit(kTwo, Cycles{500}, 0);
    CHECK(amount_of(ledger, kOne, Level::Hyp, ExitReason::Irq, Phase::Handler).cycles == 300);
    CHECK(amount_of(ledger, kTwo, Level::Hyp, ExitReason::Irq, Phase::Handler).cycles == 200);
}

TEST_CASE("A split-mode host in between belongs to the exit") {
    CoreLedger ledger(CoreId{0});
    ledger.switch_context(Level::PL1, kOne, Cycles{0}, 0);
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 1);
    ledger.switch_context(Level::Hyp, kOne, Cycles{10}, 1);
    ledger.switch_context(Level::Host, std::nullopt, Cycles{200}, 50);
    ledger.switch_context(Level::Hyp, std::nullopt, Cycles{700}, 300);
    ledger.end_exit(kOne, Cycles{900}, 380);
    ledger.switch_context(Level::PL1, kOne, Cycles{900}, 380);
    CHECK(amount_of(ledger, std::nullopt, Level::Host, ExitReason::Hvc, Phase::Handler) ==
          Amount{500, 250});
    REQUIRE(ledger.exits().size() == 1);
    CHECK(ledger.exits()[0]->cycles.max() == 890);
}

TEST_CASE("The first entry into a virtual machine is not the end of an exit") {
    CoreLedger ledger(CoreId{0});
    ledger.end_exit(kOne, Cycles{100}, 10);
    CHECK(ledger.exits().empty());
    CHECK_FALSE(ledger.in_exit());
}

TEST_CASE("An exit inside an exit is our mistake") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 0);
    CHECK_THROWS(ledger.begin_exit(ExitReason::Irq, 0, kOne, Cycles{20}, 0));
}

TEST_CASE("A ledger does not go back in time") {
    CoreLedger ledger(CoreId{0});
    ledger.switch_context(Level::Hyp, std::nullopt, Cycles{10}, 5);
    CHECK_THROWS(ledger.switch_context(Level::PL1, kOne, Cycles{9}, 5));
    CHECK_THROWS(ledger.switch_context(Level::PL1, kOne, Cycles{10}, 4));
}

TEST_CASE("More cannot be charged than has passed") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 0);
    ledger.charge(Phase::Gic, 100, 1);
    CHECK_THROWS(ledger.end_exit(kOne, Cycles{60}, 10));
}

TEST_CASE("Cycles may be charged before the clock has reached them") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 0);
    ledger.charge(Phase::Gic, 50, 1);
    CHECK(ledger.phase_totals(Cycles{20}, 0)[static_cast<size_t>(Phase::Handler)].cycles == 0);
    ledger.end_exit(kOne, Cycles{60}, 1);
    CHECK(ledger.unattributed() == 0);
}

TEST_CASE("Phase totals include the running interval") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 0);
    ledger.charge(Phase::Entry, 27, 0);
    const PhaseAmounts totals = ledger.phase_totals(Cycles{110}, 30);
    CHECK(totals[static_cast<size_t>(Phase::Run)] == Amount{10, 0});
    CHECK(totals[static_cast<size_t>(Phase::Entry)] == Amount{27, 0});
    CHECK(totals[static_cast<size_t>(Phase::Handler)] == Amount{73, 30});
}

TEST_CASE("Sleeping inside an exit belongs to the exit at level WFI") {
    CoreLedger ledger(CoreId{0});
    ledger.begin_exit(ExitReason::Wfx, 0, kOne, Cycles{0}, 0);
    ledger.switch_context(Level::Hyp, kOne, Cycles{0}, 0);
    ledger.switch_context(Level::WFI, kOne, Cycles{50}, 20);
    ledger.switch_context(Level::Hyp, kOne, Cycles{1050}, 20);
    ledger.end_exit(kOne, Cycles{1100}, 40);
    CHECK(amount_of(ledger, kOne, Level::WFI, ExitReason::Wfx, Phase::Handler) == Amount{1000, 0});
}

TEST_CASE("Exits are listed by reason, detail and VMID") {
    CoreLedger ledger(CoreId{0});
    u64 now = 0;
    const auto exit = [&](ExitReason reason, u64 detail, Vmid vmid) {
        ledger.begin_exit(reason, detail, vmid, Cycles{now += 10}, 0);
        ledger.end_exit(vmid, Cycles{now += 10}, 0);
    };
    exit(ExitReason::Irq, 5, kOne);
    exit(ExitReason::Hvc, 2, kTwo);
    exit(ExitReason::Hvc, 2, kOne);
    exit(ExitReason::Hvc, 1, kTwo);
    exit(ExitReason::Hvc, 2, kOne);
    const auto exits = ledger.exits();
    REQUIRE(exits.size() == 4);
    CHECK(exits[0]->cause.detail == 1);
    CHECK(exits[1]->vmid == kOne);
    CHECK(exits[1]->cycles.count() == 2);
    CHECK(exits[2]->vmid == kTwo);
    CHECK(exits[3]->cause.reason == ExitReason::Irq);
}

TEST_CASE("A machine's ledger adds up its cores") {
    Ledger ledger(2);
    ledger.core(CoreId{0}).finish(Cycles{100}, 10);
    ledger.core(CoreId{1}).finish(Cycles{150}, 0);
    CHECK(ledger.core_count() == 2);
    CHECK(ledger.total_cycles() == 250);
    CHECK(ledger.unattributed() == 0);
    REQUIRE(ledger.buckets().size() == 2);
    CHECK(ledger.buckets()[1].core == CoreId{1});
}

TEST_CASE("The first interrupt that is acknowledged names the exit of an interrupt, and no other") {
    CoreLedger ledger(CoreId{0});
    ledger.acknowledged(InterruptId{1});
    ledger.begin_exit(ExitReason::Irq, 0, kOne, Cycles{0}, 0);
    ledger.acknowledged(InterruptId{27});
    ledger.acknowledged(InterruptId{33});
    ledger.end_exit(kOne, Cycles{10}, 0);
    ledger.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 0);
    ledger.acknowledged(InterruptId{33});
    ledger.end_exit(kOne, Cycles{20}, 0);
    REQUIRE(ledger.exits().size() == 2);
    CHECK(ledger.exits()[0]->cause.detail == 0);
    CHECK(ledger.exits()[1]->cause.detail == detail_of_interrupt(InterruptId{27}));
}
