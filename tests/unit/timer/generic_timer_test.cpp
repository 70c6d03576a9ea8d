// SPDX-License-Identifier: Apache-2.0
// CNTP, CNTV and CNTHP: CTL, CVAL, TVAL, the offset, and the exact cycle of the output. ARM ARM
// B8.1.5.
#include "timer/generic_timer.hpp"

#include <catch2/catch.hpp>

#include "timer_bench.hpp"

using namespace hypscope;
using namespace hypscope::timer;

namespace {
constexpr u32 kEnable = 1, kImask = 2, kIstatus = 4;
constexpr Bank S = Bank::Secure, NS = Bank::NonSecure;
}  // namespace

SCENARIO("The timers reset to disabled, and CNTHCTL to full access for Non-secure PL1") {
    TimerBench bench;
    CHECK(bench.timer.read_CNTP_CTL(S, {0}) == 0);
    CHECK(bench.timer.read_CNTP_CTL(NS, {0}) == 0);
    CHECK(bench.timer.read_CNTV_CTL({0}) == 0);
    CHECK(bench.timer.read_CNTHP_CTL({0}) == 0);
    CHECK(bench.timer.read_CNTHCTL() == 3);
    CHECK(bench.timer.read_CNTKCTL() == 0);
    CHECK(bench.timer.read_CNTVOFF() == 0);
    CHECK(bench.queue.next() == kNever);
}

SCENARIO("A disabled timer never asserts its output") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(NS, 10, {0});
    bench.run_until(1'000'000);
    REQUIRE(bench.changes_of(TimerId::NonSecurePhysical).empty());
}

SCENARIO("An enabled timer asserts its output at the first cycle of its compare value") {
    TimerBench bench;
    WHEN("CNTP_CVAL is 1000") {
        bench.timer.write_CNTP_CVAL(NS, 1000, {0});
        bench.timer.write_CNTP_CTL(NS, kEnable, {0});
        THEN("the output rises at cycle 22400 and not one before") {
            bench.run_until(22'399);
            CHECK_FALSE(bench.output(TimerId::NonSecurePhysical));
            bench.run_until(22'400);
            CHECK(bench.changes_of(TimerId::NonSecurePhysical) ==
                  std::vector<Change>{{true, 22'400}});
        }
    }
    WHEN("the compare value falls between two cycles") {
        bench.timer.write_CNTP_CVAL(NS, 1, {0});
        bench.timer.write_CNTP_CTL(NS, kEnable, {0});
        bench.run_until(100);
        THEN("it rises at the next whole cycle") {
            REQUIRE(bench.changes_of(TimerId::NonSecurePhysical) ==
                    std::vector<Change>{{true, 23}});
        }
    }
}

SCENARIO("Each timer drives its own output and no other") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(S, 10, {0});
    bench.timer.write_CNTP_CTL(S, kEnable, {0});
    bench.timer.write_CNTP_CVAL(NS, 20, {0});
    bench.timer.write_CNTP_CTL(NS, kEnable, {0});
    bench.timer.write_CNTV_CVAL(30, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    bench.timer.write_CNTHP_CVAL(40, {0});
    bench.timer.write_CNTHP_CTL(kEnable, {0});
    bench.run_until(10'000);
    CHECK(bench.changes_of(TimerId::SecurePhysical) == std::vector<Change>{{true, 224}});
    CHECK(bench.changes_of(TimerId::NonSecurePhysical) == std::vector<Change>{{true, 448}});
    CHECK(bench.changes_of(TimerId::Virtual) == std::vector<Change>{{true, 672}});
    CHECK(bench.changes_of(TimerId::Hyp) == std::vector<Change>{{true, 896}});
}

SCENARIO("The timers' interrupts are PPIs 29, 30, 27 and 26") {
    CHECK(kTimerInterrupts[static_cast<u32>(TimerId::SecurePhysical)].value == 29);
    CHECK(kTimerInterrupts[static_cast<u32>(TimerId::NonSecurePhysical)].value == 30);
    CHECK(kTimerInterrupts[static_cast<u32>(TimerId::Virtual)].value == 27);
    CHECK(kTimerInterrupts[static_cast<u32>(TimerId::Hyp)].value == 26);
}

SCENARIO("CNTP registers are banked by security") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(S, 111, {0});
    bench.timer.write_CNTP_CVAL(NS, 222, {0});
    bench.timer.write_CNTP_CTL(S, kImask, {0});
    CHECK(bench.timer.read_CNTP_CVAL(S) == 111);
    CHECK(bench.timer.read_CNTP_CVAL(NS) == 222);
    CHECK(bench.timer.read_CNTP_CTL(S, {0}) == kImask);
    CHECK(bench.timer.read_CNTP_CTL(NS, {0}) == 0);
}

SCENARIO("ISTATUS is set while the condition is met and the timer is enabled") {
    TimerBench bench;
    bench.timer.write_CNTV_CVAL(5, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    CHECK(bench.timer.read_CNTV_CTL({111}) == kEnable);
    CHECK(bench.timer.read_CNTV_CTL({112}) == (kEnable | kIstatus));
    bench.timer.write_CNTV_CTL(0, {112});
    CHECK(bench.timer.read_CNTV_CTL({113}) == 0);
}

SCENARIO("ISTATUS is read-only") {
    TimerBench bench;
    bench.timer.write_CNTV_CVAL(~u64{0}, {0});
    bench.timer.write_CNTV_CTL(0xffffffff, {0});
    REQUIRE(bench.timer.read_CNTV_CTL({10}) == (kEnable | kImask));
}

SCENARIO("IMASK holds the output low and leaves ISTATUS alone") {
    TimerBench bench;
    bench.timer.write_CNTHP_CVAL(5, {0});
    bench.timer.write_CNTHP_CTL(kEnable | kImask, {0});
    bench.run_until(500);
    CHECK(bench.timer.read_CNTHP_CTL({500}) == (kEnable | kImask | kIstatus));
    CHECK(bench.changes_of(TimerId::Hyp).empty());
    WHEN("the mask is taken away after the condition was met") {
        bench.timer.write_CNTHP_CTL(kEnable, {600});
        THEN("the output rises at once") {
            REQUIRE(bench.changes_of(TimerId::Hyp) == std::vector<Change>{{true, 600}});
        }
    }
}

SCENARIO("A masked or disabled timer occupies no event") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(NS, 1000, {0});
    bench.timer.write_CNTP_CTL(NS, kEnable, {0});
    REQUIRE(bench.queue.next() == Cycles{22'400});
    WHEN("it is masked") {
        bench.timer.write_CNTP_CTL(NS, kEnable | kImask, {1});
        THEN("nothing is scheduled") { REQUIRE(bench.queue.next() == kNever); }
    }
    WHEN("it is disabled") {
        bench.timer.write_CNTP_CTL(NS, 0, {1});
        THEN("nothing is scheduled") { REQUIRE(bench.queue.next() == kNever); }
    }
}

SCENARIO("The output is a level: it stays until the condition goes away") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(NS, 5, {0});
    bench.timer.write_CNTP_CTL(NS, kEnable, {0});
    bench.run_until(1'000'000);
    REQUIRE(bench.changes_of(TimerId::NonSecurePhysical) == std::vector<Change>{{true, 112}});
    WHEN("the compare value is moved into the future") {
        bench.timer.write_CNTP_CVAL(NS, 1'000'000, {1'000'001});
        THEN("the output falls at the write") {
            REQUIRE(bench.changes_of(TimerId::NonSecurePhysical).back() ==
                    Change{false, 1'000'001});
        }
    }
    WHEN("the timer is disabled") {
        bench.timer.write_CNTP_CTL(NS, 0, {1'000'002});
        THEN("the output falls at the write") {
            REQUIRE(bench.changes_of(TimerId::NonSecurePhysical).back() ==
                    Change{false, 1'000'002});
        }
    }
}

SCENARIO("A compare value in the past asserts the output at the write") {
    TimerBench bench;
    bench.timer.write_CNTP_CTL(NS, kEnable, {5000});
    REQUIRE(bench.changes_of(TimerId::NonSecurePhysical) == std::vector<Change>{{true, 5000}});
    REQUIRE(bench.queue.next() == kNever);
}

SCENARIO("A write to TVAL sets CVAL to the count plus the value") {
    TimerBench bench;
    bench.timer.write_CNTP_TVAL(NS, 100, {1120});  // the count is 50
    REQUIRE(bench.timer.read_CNTP_CVAL(NS) == 150);
}

SCENARIO("A negative TVAL is sign-extended") {
    TimerBench bench;
    bench.timer.write_CNTP_TVAL(NS, static_cast<u32>(-20), {1120});
    CHECK(bench.timer.read_CNTP_CVAL(NS) == 30);
    bench.timer.write_CNTP_TVAL(NS, 0x80000000, {0});
    CHECK(bench.timer.read_CNTP_CVAL(NS) == 0xffffffff80000000);
}

SCENARIO("TVAL reads as a down-counter that goes negative") {
    TimerBench bench;
    bench.timer.write_CNTV_TVAL(5, {0});
    CHECK(bench.timer.read_CNTV_TVAL({0}) == 5);
    CHECK(bench.timer.read_CNTV_TVAL({23}) == 4);
    CHECK(bench.timer.read_CNTV_TVAL({112}) == 0);
    CHECK(bench.timer.read_CNTV_TVAL({135}) == 0xffffffff);
}

SCENARIO("A timer set by TVAL fires after that many counts") {
    TimerBench bench;
    bench.timer.write_CNTHP_TVAL(5, {112});
    bench.timer.write_CNTHP_CTL(kEnable, {112});
    bench.run_until(1000);
    REQUIRE(bench.changes_of(TimerId::Hyp) == std::vector<Change>{{true, 224}});
}

SCENARIO("TVAL shows the low 32 bits of a distant compare value") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(S, 0x1'0000'0007, {0});
    REQUIRE(bench.timer.read_CNTP_TVAL(S, {0}) == 7);
}

SCENARIO("The virtual count is the physical count less CNTVOFF") {
    TimerBench bench;
    bench.timer.write_CNTVOFF(40, {0});
    CHECK(bench.timer.read_CNTPCT({1120}) == 50);
    CHECK(bench.timer.read_CNTVCT({1120}) == 10);
    CHECK(bench.timer.read_CNTVCT({0}) == ~u64{0} - 39);
}

SCENARIO("CNTVOFF delays the virtual timer and no other") {
    TimerBench bench;
    bench.timer.write_CNTVOFF(1000, {0});
    bench.timer.write_CNTV_CVAL(500, {23'000});  // the physical count is 1026, the virtual 26
    bench.timer.write_CNTV_CTL(kEnable, {23'000});
    bench.timer.write_CNTP_CVAL(NS, 1200, {23'000});
    bench.timer.write_CNTP_CTL(NS, kEnable, {23'000});
    bench.run_until(100'000);
    CHECK(bench.changes_of(TimerId::Virtual) == std::vector<Change>{{true, 33'600}});
    CHECK(bench.changes_of(TimerId::NonSecurePhysical) == std::vector<Change>{{true, 26'880}});
}

SCENARIO("A write to CNTVOFF moves a virtual timer that is running") {
    TimerBench bench;
    bench.timer.write_CNTV_CVAL(1000, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    REQUIRE(bench.queue.next() == Cycles{22'400});
    WHEN("the offset grows once the timer counts") {
        bench.timer.write_CNTVOFF(50, {1120});
        THEN("it fires as much later") { REQUIRE(bench.queue.next() == Cycles{23'520}); }
    }
    WHEN("the offset puts the count beyond the compare value") {
        bench.timer.write_CNTVOFF(static_cast<u64>(-2000), {100});
        THEN("the output rises at the write") {
            REQUIRE(bench.changes_of(TimerId::Virtual) == std::vector<Change>{{true, 100}});
        }
    }
}

SCENARIO("A virtual count ahead of its offset is large, until it wraps to zero") {
    TimerBench bench;
    bench.timer.write_CNTVOFF(100, {0});  // the virtual count starts at 2^64 - 100
    bench.timer.write_CNTV_CVAL(50, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    bench.run_until(10'000);
    const std::vector<Change> expected{{true, 0}, {false, 2240}, {true, 3360}};
    REQUIRE(bench.changes_of(TimerId::Virtual) == expected);
}

SCENARIO("A compare value of zero is always met and never changes") {
    TimerBench bench;
    bench.timer.write_CNTVOFF(100, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    bench.run_until(10'000);
    REQUIRE(bench.changes_of(TimerId::Virtual) == std::vector<Change>{{true, 0}});
}

SCENARIO("The comparison is unsigned") {
    TimerBench bench;
    bench.timer.write_CNTP_CVAL(NS, ~u64{0}, {0});
    bench.timer.write_CNTP_CTL(NS, kEnable, {0});
    CHECK_FALSE(bench.output(TimerId::NonSecurePhysical));
    CHECK(bench.queue.next() == kNever);
    CHECK(bench.timer.read_CNTP_CTL(NS, {1000}) == kEnable);
}

SCENARIO("Reprogramming a timer that fired gives one rise for each expiry") {
    TimerBench bench;
    bench.timer.write_CNTV_CVAL(5, {0});
    bench.timer.write_CNTV_CTL(kEnable, {0});
    bench.run_until(112);
    bench.timer.write_CNTV_CVAL(10, {120});
    bench.run_until(224);
    const std::vector<Change> expected{{true, 112}, {false, 120}, {true, 224}};
    REQUIRE(bench.changes_of(TimerId::Virtual) == expected);
}
