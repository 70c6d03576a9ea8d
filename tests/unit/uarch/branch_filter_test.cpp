// SPDX-License-Identifier: Apache-2.0
#include "uarch/branch_filter.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace hypscope;
using namespace hypscope::uarch;

namespace {

constexpr PredictorGeometry kSmall{64, 16, 8};

bool mispredicted(BranchFilter& filter, const Branch& branch) {
    return !filter.predicted(branch) && filter.train(branch);
}
Branch conditional(u32 pc, bool taken) {
    return {pc, pc + 64, pc + 4, BranchKind::Conditional, taken};
}
Branch indirect(u32 pc, u32 target) { return {pc, target, pc + 4, BranchKind::Indirect, true}; }
Branch call(u32 pc, u32 target) { return {pc, target, pc + 4, BranchKind::Call, true}; }
Branch ret(u32 pc, u32 target) { return {pc, target, pc + 4, BranchKind::Return, true}; }

/// The predictor as a textbook has it, without a fast path.
class PlainPredictor {
  public:
    bool mispredicts(const Branch& b) {
        ++seen_;
        switch (b.kind) {
            case BranchKind::Conditional: return conditional(b);
            case BranchKind::Direct: return false;
            case BranchKind::Call: push(b.fallthrough); return false;
            case BranchKind::Indirect: return indirect(b);
            case BranchKind::IndirectCall: {
                const bool wrong = indirect(b);
                push(b.fallthrough);
                return wrong;
            }
            case BranchKind::Return: return pop() != b.target;
        }
        return true;
    }

  private:
    static bool count(std::map<u32, int>& counters, u32 key, bool taken) {
        int& counter = counters.try_emplace(key, 1).first->second;
        const bool wrong = (counter >= 2) != taken;
        counter = std::clamp(counter + (taken ? 1 : -1), 0, 3);
        return wrong;
    }
    struct Own {
        bool by_history = false, warned = false, hopeless = false;
        u32 outcomes = 0, seen = 0, wrong = 0;
        int saved = 0;
        u64 first_wrong = 0;
    };
    /// Four mispredictions within 256 branches of the core: its own last ten outcomes decide. Twice
    /// in a row fewer than four of 64 better than the counter: the counter again, for good.
    bool conditional(const Branch& b) {
        Own& own = own_[b.pc];
        if (!own.by_history) {
            const bool wrong = count(counters_, b.pc, b.taken);
            if (!wrong || own.hopeless) return wrong;
            if (own.wrong == 0 || seen_ - own.first_wrong > 256)
                own.first_wrong = seen_, own.wrong = 0;
            if (++own.wrong == 4) own = {.by_history = true};
            return wrong;
        }
        const bool wrong = count(patterns_, b.pc << 10 | own.outcomes, b.taken);
        own.saved += int{count(counters_, b.pc, b.taken)} - int{wrong};
        own.outcomes = (own.outcomes << 1 | u32{b.taken}) & 1023;
        if (++own.seen < 64) return wrong;
        const bool bad = own.saved < 4;
        if (bad && own.warned) {
            own = {.hopeless = true};
        } else {
            own.warned = bad;
            own.seen = 0, own.saved = 0;
        }
        return wrong;
    }
    bool indirect(const Branch& b) {
        u32& target = targets_[b.pc];
        return std::exchange(target, b.target) != b.target;
    }
    void push(u32 address) { returns_[++top_ % 8] = address; }
    u32 pop() { return returns_[top_-- % 8]; }

    std::map<u32, int> counters_, patterns_;
    std::map<u32, Own> own_;
    u64 seen_ = 0;
    std::map<u32, u32> targets_;
    u32 returns_[8] = {};
    u32 top_ = 0;
};

/// Few enough branches that no two share an entry of kSmall.
Branch random_branch(std::mt19937_64& random) {
    const auto kind = static_cast<BranchKind>(random() % 6);
    const u32 pc = 0x1000 + static_cast<u32>(random() % 16) * 4;
    const u32 target = 0x8000 + static_cast<u32>(random() % 3) * 4;
    const bool taken = kind != BranchKind::Conditional || random() % 4 != 0;
    return {pc, kind == BranchKind::Return ? pc + 4 : target, pc + 4, kind, taken};
}

}  // namespace

TEST_CASE("The filter and the slow path together are the textbook predictor") {
    const u64 seed = GENERATE(take(10, random(u64{1}, u64{1} << 40)));
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    BranchFilter filter(kSmall);
    PlainPredictor plain;
    for (int i = 0; i < 20000; ++i) {
        const Branch branch = random_branch(random);
        REQUIRE(mispredicted(filter, branch) == plain.mispredicts(branch));
    }
    CHECK(filter.branches() == 20000);
}

TEST_CASE("A refused branch has changed nothing: asking again gives the same answer") {
    const u64 seed = GENERATE(take(5, random(u64{1}, u64{1} << 40)));
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    BranchFilter once(kSmall), often(kSmall);
    for (int i = 0; i < 5000; ++i) {
        const Branch branch = random_branch(random);
        const bool a = once.predicted(branch);
        bool b = often.predicted(branch);
        if (!b) b = often.predicted(branch);
        REQUIRE(a == b);
        if (a) continue;
        REQUIRE(once.train(branch) == often.train(branch));
    }
    CHECK(once.mispredictions() == often.mispredictions());
}

TEST_CASE("A branch that is always taken is predicted after two times") {
    BranchFilter filter(kSmall);
    CHECK(mispredicted(filter, conditional(0x100, true)));
    CHECK_FALSE(mispredicted(filter, conditional(0x100, true)));
    CHECK(filter.predicted(conditional(0x100, true)));
}

TEST_CASE("One exception does not turn a saturated counter") {
    BranchFilter filter(kSmall);
    for (int i = 0; i < 4; ++i) mispredicted(filter, conditional(0x100, true));
    CHECK(mispredicted(filter, conditional(0x100, false)));
    CHECK_FALSE(mispredicted(filter, conditional(0x100, true)));
}

TEST_CASE("Returns are predicted to the depth of the stack") {
    BranchFilter filter(kSmall);
    for (u32 i = 0; i < 8; ++i) CHECK(filter.predicted(call(0x1000 + i * 16, 0x2000)));
    for (u32 i = 8; i-- > 0;) CHECK(filter.predicted(ret(0x2000, 0x1000 + i * 16 + 4)));
}

TEST_CASE("A deeper recursion loses the outermost returns") {
    BranchFilter filter(kSmall);
    for (u32 i = 0; i < 9; ++i) CHECK(filter.predicted(call(0x1000 + i * 16, 0x2000)));
    for (u32 i = 9; i-- > 1;) CHECK(filter.predicted(ret(0x2000, 0x1000 + i * 16 + 4)));
    CHECK(mispredicted(filter, ret(0x2000, 0x1004)));
}

TEST_CASE("An indirect branch is predicted to go where it went") {
    BranchFilter filter(kSmall);
    CHECK(mispredicted(filter, indirect(0x100, 0x4000)));
    CHECK(filter.predicted(indirect(0x100, 0x4000)));
    CHECK(mispredicted(filter, indirect(0x100, 0x5000)));
}

TEST_CASE("Clearing forgets counters, targets and returns") {
    BranchFilter filter(kSmall);
    for (int i = 0; i < 3; ++i) mispredicted(filter, conditional(0x100, true));
    mispredicted(filter, indirect(0x100, 0x4000));
    filter.clear();
    CHECK_FALSE(filter.predicted(conditional(0x100, true)));
    CHECK_FALSE(filter.predicted(indirect(0x100, 0x4000)));
}

TEST_CASE("Neighbouring T32 branches have counters of their own") {
    BranchFilter filter({4096, 16, 8});
    for (int i = 0; i < 3; ++i) mispredicted(filter, conditional(0x100, true));
    for (int i = 0; i < 3; ++i) mispredicted(filter, conditional(0x102, false));
    CHECK(filter.predicted(conditional(0x100, true)));
    CHECK(filter.predicted(conditional(0x102, false)));
}

/// Mispredictions of the second half of `count` branches whose outcomes repeat `period`.
u64 late_mispredictions(const std::vector<bool>& period, u32 count) {
    BranchFilter filter(kSmall);
    u64 half = 0;
    for (u32 i = 0; i < count; ++i) {
        if (i == count / 2) half = filter.mispredictions();
        mispredicted(filter, conditional(0x100, period[i % period.size()]));
    }
    return filter.mispredictions() - half;
}

TEST_CASE("Outcomes that repeat within ten branches are predicted") {
    CHECK(late_mispredictions({true, false}, 1000) == 0);
    CHECK(late_mispredictions({true, true, true, false}, 1000) == 0);
    CHECK(late_mispredictions({true, true, false, true, false, false, false}, 1000) == 0);
}

TEST_CASE("A loop that is longer than the history costs one misprediction a round") {
    std::vector<bool> period(40, true);
    period.back() = false;
    CHECK(late_mispredictions(period, 4000) == 50);
}

TEST_CASE("A branch at random is mispredicted half of the time") {
    BranchFilter filter(kSmall);
    std::mt19937 random(1);
    for (int i = 0; i < 10000; ++i) mispredicted(filter, conditional(0x100, random() % 2 != 0));
    CHECK(filter.mispredictions() > 4500);
    CHECK(filter.mispredictions() < 5500);
}
