// SPDX-License-Identifier: Apache-2.0
// The slow half of the branch predictor: everything that changes a counter or a target.
#include <algorithm>

#include "uarch/branch_filter.hpp"

namespace hypscope::uarch {

namespace {

constexpr u8 trained(u8 counter, bool taken) {
    if (taken) return counter == 3 ? u8{3} : static_cast<u8>(counter + 1);
    return counter == 0 ? u8{0} : static_cast<u8>(counter - 1);
}

/// How many mispredictions a history has to save.
constexpr i8 kWorthwhile = 4;
/// From so many mispredictions of a counter it is often wrong.
constexpr u8 kOften = 22;
/// Mispredictions of the counter, within so many branches, before a history is tried.
constexpr u8 kTried = 4;
constexpr u32 kTriedWithin = 256;

constexpr bool is_wrong(u8 counter, bool taken) { return (counter >= 2) != taken; }

constexpr BranchFilter::Step step_of(u8 counter, u8 pattern, bool taken) {
    const bool wrong = is_wrong(pattern, taken);
    const u32 counter_wrong = is_wrong(counter, taken);
    return {(counter_wrong - wrong) << 24 | 1u << 16 | counter_wrong << 8, trained(pattern, taken),
            trained(counter, taken), wrong};
}

}  // namespace

constexpr std::array<std::array<BranchFilter::Step, 16>, 2> BranchFilter::kSteps = [] {
    std::array<std::array<Step, 16>, 2> steps{};
    for (u8 i = 0; i < 32; ++i) steps[i / 16][i % 16] = step_of(i / 4 % 4, i % 4, i >= 16);
    return steps;
}();

bool BranchFilter::train_counter(u32 index, bool taken) {
    u8& counter = counters_[index];
    const bool wrong = is_wrong(counter, taken);
    counter = trained(counter, taken);
    History& history = histories_[index % kHistories];
    if (!wrong || history.given_up) return wrong;
    const u32 now = static_cast<u32>(branches_);
    if (history.wrong == 0 || now - history.first_wrong > kTriedWithin) {
        history.first_wrong = now;
        history.wrong = 0;
    }
    if (++history.wrong < kTried) return wrong;
    history = {};
    history.counter = counter;
    counter = kByHistory;
    return wrong;
}

[[gnu::always_inline]] inline bool BranchFilter::train_history(u32 index, bool taken) {
    History& history = histories_[index % kHistories];
    u8& pattern = patterns_[first_pattern(index) ^ history.outcomes];
    const Step& step = kSteps[taken][4u * history.counter + pattern];
    pattern = step.pattern;
    history.counter = step.counter;
    history.outcomes =
        static_cast<u16>((history.outcomes << 1 | u16{taken}) & ((1u << kHistoryBits) - 1));
    history.saved = static_cast<i8>(history.saved + (step.record >> 24));
    history.counter_wrong += step.record >> 8 & 1;
    if (++history.count == kJudged) [[unlikely]]
        judge(index);
    return step.wrong != 0;
}

/// The first judgement is while it still learns: two in a row count.
void BranchFilter::judge(u32 index) {
    History& history = histories_[index % kHistories];
    const bool worthwhile = history.saved >= kWorthwhile;
    if (history.given_up && !worthwhile)
        counters_[index] =
            static_cast<u8>(history.counter | (history.counter_wrong >= kOften ? kOftenWrong : 0));
    if (history.given_up && worthwhile) unmark(index % kHistories);
    history.given_up = !worthwhile;
    history.count = history.counter_wrong = 0;
    history.saved = 0;
}

/// Counters that have this history may be given one again.
void BranchFilter::unmark(u32 history) {
    for (u32 i = history; i <= counter_mask_; i += kHistories) {
        if (counters_[i] >= kOftenWrong) counters_[i] &= kOftenWrong - 1;
    }
}

[[gnu::always_inline]] inline bool BranchFilter::train_often_wrong(u32 index, bool taken) {
    const u8 counter = counters_[index] % kOftenWrong;
    counters_[index] = static_cast<u8>(kOftenWrong | kSteps[taken][4u * counter].counter);
    return is_wrong(counter, taken);
}

[[gnu::always_inline]] inline bool BranchFilter::train_index(u32 index, bool taken) {
    const u8 counter = counters_[index];
    if (counter < kByHistory) return train_counter(index, taken);
    return counter == kByHistory ? train_history(index, taken) : train_often_wrong(index, taken);
}

u32 BranchFilter::train_conditional(u32 counter, bool taken) {
    ++branches_;
    const bool wrong = train_index(counter, taken);
    mispredictions_ += wrong;
    return penalty_ & (0 - u32{wrong});  // not a jump, which the host could but guess
}

bool BranchFilter::train(const Branch& branch) {
    ++branches_;
    bool mispredicted = true;
    switch (branch.kind) {
        case BranchKind::Conditional: {
            mispredicted = train_index(counter_index(branch.pc), branch.taken);
            break;
        }
        case BranchKind::Direct:
        case BranchKind::Call: mispredicted = false; break;
        case BranchKind::Indirect: targets_[target_index(branch.pc)] = branch.target; break;
        case BranchKind::IndirectCall:
            targets_[target_index(branch.pc)] = branch.target;
            push(branch.fallthrough);
            break;
        case BranchKind::Return: top_ = (top_ - 1) & return_mask_; break;
    }
    if (mispredicted) ++mispredictions_;
    return mispredicted;
}

void BranchFilter::clear() {
    std::fill_n(counters_.begin(), counter_mask_ + 1, u8{1});  // weakly not taken
    std::fill_n(targets_.begin(), target_mask_ + 1, 0u);
    std::fill_n(returns_.begin(), return_mask_ + 1, 0u);
    histories_.fill({});
    patterns_.fill(1);
    top_ = 0;
}

}  // namespace hypscope::uarch
