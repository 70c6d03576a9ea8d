// SPDX-License-Identifier: Apache-2.0
#include "trace/markers.hpp"

#include <catch2/catch.hpp>

using namespace hypscope;
using namespace hypscope::trace;

namespace {
constexpr CoreId kCore0{0}, kCore1{1};
constexpr Vmid kOne{1};
u64 cycles_in(const Operation& operation, Phase phase) {
    return operation.phase_cycles[static_cast<size_t>(phase)];
}
}  // namespace

TEST_CASE("A sample is the time between begin and end") {
    Ledger ledger(1);
    Markers markers(ledger);
    markers.begin("svc", kCore0, Cycles{100}, 10);
    markers.end("svc", kCore0, Cycles{184}, 31);
    REQUIRE(markers.operations().size() == 1);
    CHECK(markers.operations()[0].name == "svc");
    CHECK(markers.operations()[0].cycles.median() == 84);
    CHECK(markers.operations()[0].instructions.median() == 21);
}

TEST_CASE("Phases of a sample are what the ledger got between begin and end") {
    Ledger ledger(1);
    CoreLedger& core = ledger.core(kCore0);
    Markers markers(ledger);
    core.switch_context(Level::PL1, kOne, Cycles{0}, 0);
    markers.begin("hypercall", kCore0, Cycles{100}, 10);
    core.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{110}, 11);
    core.switch_context(Level::Hyp, kOne, Cycles{110}, 11);
    core.charge(Phase::Entry, 27, 0);
    core.charge(Phase::Sysreg, 20, 4);
    core.end_exit(kOne, Cycles{200}, 41);
    core.switch_context(Level::PL1, kOne, Cycles{200}, 41);
    markers.end("hypercall", kCore0, Cycles{204}, 43);
    const Operation& operation = markers.operations()[0];
    CHECK(cycles_in(operation, Phase::Entry) == 27);
    CHECK(cycles_in(operation, Phase::Sysreg) == 20);
    CHECK(cycles_in(operation, Phase::Handler) == 43);
    CHECK(cycles_in(operation, Phase::Run) == 14);
    CHECK(operation.cycles.max() == 27 + 20 + 43 + 14);
}

TEST_CASE("A marker inside a charged interval counts what was charged before it") {
    Ledger ledger(1);
    CoreLedger& core = ledger.core(kCore0);
    Markers markers(ledger);
    core.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{0}, 0);
    core.charge(Phase::Gic, 100, 1);
    markers.begin("eoi", kCore0, Cycles{100}, 1);
    core.charge(Phase::Gic, 165, 1);
    markers.end("eoi", kCore0, Cycles{265}, 2);
    CHECK(cycles_in(markers.operations()[0], Phase::Gic) == 165);
}

TEST_CASE("A region may end on another core; both cores' instructions and phases count") {
    Ledger ledger(2);
    Markers markers(ledger);
    std::array<CorePosition, 2> at{{{Cycles{1000}, 100}, {Cycles{1004}, 900}}};
    markers.set_reader([&at](CoreId core) { return at[core.value]; });
    ledger.core(kCore1).begin_exit(ExitReason::Irq, 0, kOne, Cycles{1004}, 900);
    markers.begin("ipi", kCore0, Cycles{1000}, 100);
    at = {{{Cycles{3000}, 350}, {Cycles{3008}, 1400}}};
    markers.end("ipi", kCore1, Cycles{3008}, 1400);
    const Operation& operation = markers.operations()[0];
    CHECK(operation.cycles.median() == 2008);
    CHECK(operation.instructions.median() == 250 + 500);
    CHECK(cycles_in(operation, Phase::Handler) == 2004);
}

TEST_CASE("A core that is not involved does not count") {
    Ledger ledger(3);
    Markers markers(ledger);
    std::array<CorePosition, 3> at{};
    markers.set_reader([&at](CoreId core) { return at[core.value]; });
    markers.begin("ipi", kCore0, Cycles{0}, 0);
    at = {{{Cycles{10}, 5}, {Cycles{10}, 7}, {Cycles{10}, 1000}}};
    markers.end("ipi", kCore1, Cycles{10}, 7);
    CHECK(markers.operations()[0].instructions.median() == 12);
}

TEST_CASE("An armed region begins at the next interrupt of its core") {
    Ledger ledger(2);
    Markers markers(ledger);
    markers.arm_on_interrupt("vtimer", kCore1);
    markers.interrupt_signalled(kCore0, Cycles{400});
    markers.interrupt_signalled(kCore1, Cycles{500});
    markers.interrupt_signalled(kCore1, Cycles{600});
    markers.end("vtimer", kCore1, Cycles{1700}, 50);
    CHECK(markers.operations()[0].cycles.median() == 1200);
    CHECK(markers.unmatched() == 0);
}

TEST_CASE("Arming twice is arming once") {
    Ledger ledger(1);
    Markers markers(ledger);
    markers.arm_on_interrupt("vtimer", kCore0);
    markers.arm_on_interrupt("vtimer", kCore0);
    markers.interrupt_signalled(kCore0, Cycles{5});
    markers.end("vtimer", kCore0, Cycles{15}, 0);
    markers.interrupt_signalled(kCore0, Cycles{25});
    markers.end("vtimer", kCore0, Cycles{35}, 0);
    CHECK(markers.operations()[0].cycles.count() == 1);
    CHECK(markers.unmatched() == 1);
}

TEST_CASE("An end without a begin is counted and ignored") {
    Ledger ledger(1);
    Markers markers(ledger);
    markers.end("svc", kCore0, Cycles{10}, 1);
    CHECK(markers.unmatched() == 1);
    CHECK(markers.operations()[0].cycles.count() == 0);
}

TEST_CASE("A second begin starts again") {
    Ledger ledger(1);
    Markers markers(ledger);
    markers.begin("svc", kCore0, Cycles{10}, 1);
    markers.begin("svc", kCore0, Cycles{100}, 2);
    markers.end("svc", kCore0, Cycles{110}, 3);
    CHECK(markers.operations()[0].cycles.count() == 1);
    CHECK(markers.operations()[0].cycles.max() == 10);
}

TEST_CASE("Regions of different names may overlap") {
    Ledger ledger(1);
    Markers markers(ledger);
    markers.begin("outer", kCore0, Cycles{0}, 0);
    markers.begin("inner", kCore0, Cycles{10}, 1);
    markers.end("inner", kCore0, Cycles{20}, 2);
    markers.end("outer", kCore0, Cycles{40}, 3);
    CHECK(markers.operations()[0].cycles.max() == 40);
    CHECK(markers.operations()[1].cycles.max() == 10);
}
