// SPDX-License-Identifier: Apache-2.0
// The state of a branch predictor as plain arrays, and its common case inline. An engine asks
// predicted() for every branch that is worth it; true means: predicted, and all state is up to
// date. False means: nothing was changed, call CoreTiming::branch(), which gives the price.
//
// A conditional branch begins with a two-bit counter. One that the counter often gets wrong is
// given a history of its own outcomes instead and is no longer answered inline; one whose history
// is not better goes back to the counter.
//
// APPROX: the history is the branch's own, where the cores' is that of all branches (A15 TRM 6.5):
// branches that are decided by others before them are mispredicted here. One target per indirect
// branch; targets of direct branches are always known.
#pragma once
#include <array>

#include "common/types.hpp"
#include "uarch/core_timing.hpp"

namespace hypscope::uarch {

/// Sizes in entries, each a power of two.
struct PredictorGeometry {
    u32 counters = 4096;
    u32 targets = 256;
    u32 returns = 32;
};

class BranchFilter {
  public:
    static constexpr u32 kMaxCounters = 16384, kMaxTargets = 4096, kMaxReturns = 64;

    explicit BranchFilter(const PredictorGeometry& geometry, u32 penalty = 0)
        : penalty_(penalty),
          counter_mask_(geometry.counters - 1),
          target_mask_(geometry.targets - 1),
          return_mask_(geometry.returns - 1) {
        clear();
    }

    /// The fast answer; see above.
    [[nodiscard, gnu::always_inline]] bool predicted(const Branch& branch) {
        switch (branch.kind) {
            case BranchKind::Conditional:
                return predicted_conditional(counter_index(branch.pc), branch.taken);
            case BranchKind::Direct: break;
            case BranchKind::Call: push(branch.fallthrough); break;
            case BranchKind::Indirect:
                if (targets_[target_index(branch.pc)] != branch.target) return false;
                break;
            case BranchKind::IndirectCall:
                if (targets_[target_index(branch.pc)] != branch.target) return false;
                push(branch.fallthrough);
                break;
            case BranchKind::Return:
                if (returns_[top_] != branch.target) return false;
                top_ = (top_ - 1) & return_mask_;
                break;
        }
        ++branches_;
        return true;
    }

    /// The same of a conditional branch by its counter.
    [[nodiscard]] u32 counter_of(u32 hash) const { return hash & counter_mask_; }
    [[nodiscard, gnu::always_inline]] bool predicted_conditional(u32 counter, bool taken) {
        if (counters_[counter] != (taken ? 3 : 0)) return false;
        ++branches_;
        return true;
    }

    /// The slow path: trains the predictor with a branch that predicted() refused. True:
    /// mispredicted.
    bool train(const Branch& branch);
    /// The same for a conditional branch with this counter; the price.
    u32 train_conditional(u32 counter, bool taken);
    /// Whether the counter's branch goes on by its history; due when its record says so.
    void judge(u32 counter);
    /// BPIALL and alike.
    void clear();

    [[nodiscard]] u64 branches() const { return branches_; }
    [[nodiscard]] u64 mispredictions() const { return mispredictions_; }

    /// Where predicted() and train() look, in bytes from the filter: for engines that emit them as
    /// host code. A counter below kByHistory that mispredicts is train_conditional()'s, unless
    /// History::given_up says that no history is to be tried.
    struct Layout {
        size_t counters, targets, returns, top, mispredictions, histories, patterns;
        u32 counter_mask, target_mask, return_mask, penalty;
    };
    [[nodiscard]] Layout layout() const {
        const auto offset = [this](const void* member) {
            return static_cast<size_t>(static_cast<const char*>(member) -
                                       reinterpret_cast<const char*>(this));
        };
        return {offset(counters_.data()),
                offset(targets_.data()),
                offset(returns_.data()),
                offset(&top_),
                offset(&mispredictions_),
                offset(histories_.data()),
                offset(patterns_.data()),
                counter_mask_,
                target_mask_,
                return_mask_,
                penalty_};
    }
    /// Branches that an engine predicted, or trained, by itself.
    void count(u64 branches) { branches_ += branches; }
    /// Cycles of a misprediction.
    [[nodiscard]] u32 penalty() const { return penalty_; }

    /// Instructions lie at 2 bytes in T32 state and at 4 in A32 state; both use the whole table.
    /// The hash of a sum without carries is the exclusive or of the hashes.
    [[nodiscard]] static constexpr u32 counter_hash(u32 pc) { return pc >> 2 ^ (pc & 2) << 9; }
    [[nodiscard]] static constexpr u32 target_hash(u32 pc) { return pc >> 2 ^ (pc & 2) << 5; }

    /// Values of a counter that are never answered inline: by history, and 0-3 with a mark. That
    /// says nothing of the predictor: a history was given up, and the counter is often wrong, so
    /// that whoever asks had better not let the host guess the answer.
    static constexpr u8 kByHistory = 4, kOftenWrong = 8;
    static constexpr u32 kHistories = 1024;

    /// Of a branch that its counter does not predict. A counter's history is number
    /// `counter % kHistories`; several may have the same.
    struct History {
        u32 first_wrong = 0;  ///< branches of the core until the counter's first misprediction
        u16 outcomes = 0;     ///< 1: taken; the latest is bit 0
        u8 wrong = 0;         ///< mispredictions of the counter until a history was tried
        u8 counter = 0;       ///< goes on beside the history
        // The record: a word that Step::record is added to.
        bool given_up = false;  ///< the latest judgement
        u8 counter_wrong = 0;   ///< mispredictions of the counter since then
        u8 count = 0;           ///< outcomes seen since then
        i8 saved = 0;           ///< counter_wrong less mispredictions of the history
    };
    static constexpr size_t kRecordAt = offsetof(History, given_up);
    static constexpr u32 kHistoryBits = 10, kPatterns = 1u << 14;
    /// So many outcomes are judged together.
    static constexpr u8 kJudged = 64;
    /// Which pattern predicts the counter's branch: this exclusive or its History::outcomes.
    [[nodiscard]] static constexpr u32 first_pattern(u32 counter) {
        return (counter << kHistoryBits ^ (counter >> 4) * 0x35) % kPatterns;
    }
    /// What an outcome makes of a counter and the pattern beside it.
    struct Step {
        u32 record;
        u8 pattern, counter;
        u16 wrong;  ///< 1: the pattern was
    };
    /// By taken, and 4 * counter + pattern.
    static const std::array<std::array<Step, 16>, 2> kSteps;

  private:
    bool train_index(u32 index, bool taken);
    bool train_counter(u32 index, bool taken);
    bool train_history(u32 index, bool taken);
    bool train_often_wrong(u32 index, bool taken);
    void unmark(u32 history);

    [[nodiscard]] u32 counter_index(u32 pc) const { return counter_of(counter_hash(pc)); }
    [[nodiscard]] u32 target_index(u32 pc) const { return target_hash(pc) & target_mask_; }
    void push(u32 address) {
        top_ = (top_ + 1) & return_mask_;
        returns_[top_] = address;
    }

    u32 penalty_, counter_mask_, target_mask_, return_mask_;
    u32 top_ = 0;
    u64 branches_ = 0, mispredictions_ = 0;
    std::array<u8, kMaxCounters> counters_{};  ///< 0-3; 2 and 3 predict taken; or as above
    std::array<History, kHistories> histories_{};
    std::array<u8, kPatterns> patterns_{};  ///< two-bit counters, by branch and history
    std::array<u32, kMaxTargets> targets_{};
    std::array<u32, kMaxReturns> returns_{};
};

}  // namespace hypscope::uarch
