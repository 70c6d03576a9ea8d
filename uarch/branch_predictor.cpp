// SPDX-License-Identifier: Apache-2.0
// The slow half of the branch predictor: everything that changes a counter or a target.
#include <algorithm>

#include "uarch/branch_filter.hpp"

namespace hypscope::uarch {

namespace {

u8 trained(u8 counter, bool taken) {
    if (taken) return counter == 3 ? u8{3} : static_cast<u8>(counter + 1);
    return counter == 0 ? u8{0} : static_cast<u8>(counter - 1);
}

/// So many outcomes are judged together, and how many mispredictions a history has to save.
constexpr u8 kJudged = 64;
constexpr i8 kWorthwhile = 4;
/// Mispredictions of the counter, within so many branches, before a history is tried.
constexpr u8 kTried = 4;
constexpr u32 kTriedWithin = 256;

}  // namespace

bool BranchFilter::train_counter(u32 index, bool taken) {
    u8& counter = counters_[index];
    const bool wrong = (counter >= 2) != taken;
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

bool BranchFilter::train_history(u32 index, bool taken) {
    History& history = histories_[index % kHistories];
    const u32 branch = (index << kHistoryBits) ^ ((index >> 4) * 0x35);
    u8& pattern = patterns_[(branch ^ history.outcomes) % kPatterns];
    const bool wrong = (pattern >= 2) != taken, counter_wrong = (history.counter >= 2) != taken;
    pattern = trained(pattern, taken);
    history.counter = trained(history.counter, taken);
    history.outcomes =
        static_cast<u16>((history.outcomes << 1 | u16{taken}) & ((1u << kHistoryBits) - 1));
    history.saved = static_cast<i8>(history.saved + i8{counter_wrong} - i8{wrong});
    if (++history.count < kJudged) return wrong;
    // The first judgement is while it still learns: two in a row count.
    const bool worthwhile = history.saved >= kWorthwhile;
    if (!worthwhile && history.given_up) counters_[index] = history.counter;
    history.given_up = !worthwhile;
    history.count = 0;
    history.saved = 0;
    return wrong;
}

bool BranchFilter::train_index(u32 index, bool taken) {
    return counters_[index] == kByHistory ? train_history(index, taken)
                                          : train_counter(index, taken);
}

u32 BranchFilter::train_conditional(const u8* counter, bool taken) {
    ++branches_;
    if (!train_index(static_cast<u32>(counter - counters_.data()), taken)) return 0;
    ++mispredictions_;
    return penalty_;
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
