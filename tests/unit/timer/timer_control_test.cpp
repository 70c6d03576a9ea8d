// SPDX-License-Identifier: Apache-2.0
// CNTFRQ, CNTKCTL, CNTHCTL, reset and state of a core's timers. ARM ARM B8.1.
#include <catch2/catch.hpp>

#include "timer_bench.hpp"

using namespace hypscope;
using namespace hypscope::timer;

namespace {
constexpr u32 kEnable = 1;
constexpr Bank NS = Bank::NonSecure;
}  // namespace

SCENARIO("CNTFRQ holds what is written and changes nothing else") {
    TimerBench bench;
    bench.timer.write_CNTFRQ(62'500'000);
    CHECK(bench.timer.read_CNTFRQ() == 62'500'000);
    CHECK(bench.timer.read_CNTPCT({112}) == 5);
}

SCENARIO("CNTKCTL grants PL0 each counter and timer separately") {
    TimerBench bench;
    const auto grants = [&](u32 value) {
        bench.timer.write_CNTKCTL(value, {0});
        const GenericTimer& t = bench.timer;
        return std::array{t.pl0_may_read_physical_counter(), t.pl0_may_read_virtual_counter(),
                          t.pl0_may_access_virtual_timer(), t.pl0_may_access_physical_timer(),
                          t.pl0_may_read_frequency()};
    };
    CHECK(grants(0) == std::array{false, false, false, false, false});
    CHECK(grants(1u << 0) == std::array{true, false, false, false, true});
    CHECK(grants(1u << 1) == std::array{false, true, false, false, true});
    CHECK(grants(1u << 8) == std::array{false, false, true, false, false});
    CHECK(grants(1u << 9) == std::array{false, false, false, true, false});
}

SCENARIO("CNTHCTL grants Non-secure PL1 the physical counter and timer separately") {
    TimerBench bench;
    bench.timer.write_CNTHCTL(1, {0});
    CHECK(bench.timer.pl1_may_read_physical_counter());
    CHECK_FALSE(bench.timer.pl1_may_access_physical_timer());
    bench.timer.write_CNTHCTL(2, {0});
    CHECK_FALSE(bench.timer.pl1_may_read_physical_counter());
    CHECK(bench.timer.pl1_may_access_physical_timer());
}

SCENARIO("Reserved bits of CNTKCTL and CNTHCTL are zero") {
    TimerBench bench;
    bench.timer.write_CNTKCTL(0xffffffff & ~4u, {0});
    bench.timer.write_CNTHCTL(0xffffffff & ~4u, {0});
    CHECK(bench.timer.read_CNTKCTL() == 0x3fb);
    CHECK(bench.timer.read_CNTHCTL() == 0x0fb);
}

SCENARIO("A restored state drives the outputs and schedules the next expiry") {
    TimerBench bench;
    bench.timer.write_CNTV_CVAL(5, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    bench.timer.write_CNTP_CVAL(NS, 1000, {0});
    bench.timer.write_CNTP_CTL(NS, kEnable, {0});
    bench.run_until(112);
    const GenericTimerState saved = bench.timer.state();

    TimerBench other;
    other.timer.restore(saved, {112});
    CHECK(other.timer.state() == saved);
    CHECK(other.changes_of(TimerId::Virtual) == std::vector<Change>{{true, 112}});
    CHECK(other.queue.next() == Cycles{22'400});
}

SCENARIO("Reset disables the timers and drops the outputs") {
    TimerBench bench;
    bench.timer.write_CNTFRQ(62'500'000);
    bench.timer.write_CNTV_CTL(kEnable, {10});
    bench.timer.write_CNTKCTL(4, {10});
    bench.timer.reset({20});
    CHECK(bench.changes_of(TimerId::Virtual).back() == Change{false, 20});
    CHECK(bench.queue.next() == kNever);
    CHECK(bench.timer.read_CNTFRQ() == 62'500'000);
}

SCENARIO("A timer that goes away leaves nothing in the queue") {
    EventQueue queue;
    const SystemCounter counter(62'500'000, 1'400'000'000);
    {
        GenericTimer timer(counter, queue);
        timer.write_CNTV_CVAL(1000, {0});
        timer.write_CNTV_CTL(kEnable, {0});
        REQUIRE(queue.next() != kNever);
    }
    REQUIRE(queue.next() == kNever);
}
