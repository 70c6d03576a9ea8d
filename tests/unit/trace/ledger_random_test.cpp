// SPDX-License-Identifier: Apache-2.0
// Conservation: whatever a core does, every cycle and every instruction is in exactly one bucket.
#include <catch2/catch.hpp>
#include <random>

#include "trace/ledger.hpp"

using namespace hypscope;
using namespace hypscope::trace;

namespace {

/// A core that does legal things in random order.
class RandomCore {
  public:
    RandomCore(CoreLedger& ledger, u64 seed) : ledger_(ledger), random_(seed) {}

    void step() {
        now_ += pick(500);
        instructions_ += pick(100);
        switch (pick(4)) {
            case 0: return ledger_.switch_context(level(), vmid(), Cycles{now_}, instructions_);
            case 1: return enter_or_leave();
            case 2: return charge();
            default: return ledger_.finish(Cycles{now_}, instructions_);
        }
    }
    [[nodiscard]] u64 now() const { return now_; }
    [[nodiscard]] u64 instructions() const { return instructions_; }
    [[nodiscard]] u64 exits() const { return exits_; }

  private:
    u64 pick(u64 bound) { return random_() % bound; }
    Level level() { return static_cast<Level>(pick(kLevelCount)); }
    std::optional<Vmid> vmid() {
        const u64 value = pick(5);
        if (value == 0) return std::nullopt;
        return Vmid{static_cast<u8>(value * 50)};
    }
    void enter_or_leave() {
        if (ledger_.in_exit()) {
            ++exits_;
            return ledger_.end_exit(vmid(), Cycles{now_}, instructions_);
        }
        const auto reason = static_cast<ExitReason>(1 + pick(kReasonCount - 2));
        ledger_.begin_exit(reason, pick(3), vmid(), Cycles{now_}, instructions_);
    }
    /// Charges first and lets the clock follow.
    void charge() {
        const u64 cycles = pick(100), instructions = pick(10);
        ledger_.charge(static_cast<Phase>(1 + pick(kPhaseCount - 1)), cycles, instructions);
        now_ += cycles;
        instructions_ += instructions;
    }

    CoreLedger& ledger_;
    std::mt19937_64 random_;
    u64 now_ = 0, instructions_ = 0, exits_ = 0;
};

}  // namespace

TEST_CASE("Every cycle and instruction of a random core is in exactly one bucket") {
    const u64 seed = GENERATE(take(20, random(u64{1}, u64{1} << 40)));
    INFO("seed " << seed);
    CoreLedger ledger(CoreId{0});
    RandomCore core(ledger, seed);
    for (int i = 0; i < 2000; ++i) core.step();
    ledger.finish(Cycles{core.now()}, core.instructions());
    Amount sum{};
    for (const Bucket& bucket : ledger.buckets()) sum += bucket.amount;
    CHECK(sum == Amount{core.now(), core.instructions()});
    CHECK(ledger.unattributed() == 0);
}

TEST_CASE("Every exit of a random core is counted once") {
    const u64 seed = GENERATE(take(5, random(u64{1}, u64{1} << 40)));
    INFO("seed " << seed);
    CoreLedger ledger(CoreId{0});
    RandomCore core(ledger, seed);
    for (int i = 0; i < 2000; ++i) core.step();
    u64 counted = 0;
    for (const ExitStatistics* exit : ledger.exits()) counted += exit->cycles.count();
    CHECK(counted == core.exits());
}

TEST_CASE("Phase totals are the buckets summed by phase") {
    const u64 seed = GENERATE(take(5, random(u64{1}, u64{1} << 40)));
    INFO("seed " << seed);
    CoreLedger ledger(CoreId{0});
    RandomCore core(ledger, seed);
    for (int i = 0; i < 2000; ++i) core.step();
    ledger.finish(Cycles{core.now()}, core.instructions());
    PhaseAmounts sums{};
    for (const Bucket& bucket : ledger.buckets()) {
        sums[static_cast<size_t>(bucket.phase)] += bucket.amount;
    }
    CHECK(sums == ledger.phase_totals(Cycles{core.now()}, core.instructions()));
}
