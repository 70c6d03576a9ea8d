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
                if (counters_[counter_index(branch.pc)] != (branch.taken ? 3 : 0)) return false;
                break;
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

    /// The slow path: trains the predictor with a branch that predicted() refused. True:
    /// mispredicted.
    bool train(const Branch& branch);
    /// The same for a conditional branch with this counter; the price.
    u32 train_conditional(const u8* counter, bool taken);
    /// The same for one whose counter is kByHistory; true: mispredicted. Counts nothing.
    bool train_history(const u8* counter, bool taken) {
        return train_history(static_cast<u32>(counter - counters_.data()), taken);
    }
    /// BPIALL and alike.
    void clear();

    [[nodiscard]] u64 branches() const { return branches_; }
    [[nodiscard]] u64 mispredictions() const { return mispredictions_; }

    /// Where predicted() looks, in bytes from the filter: for engines that emit it as host code.
    /// They may also train a counter below kByHistory, and count its misprediction where no history
    /// is to be tried: History::given_up of its index, modulo kHistories.
    struct Layout {
        size_t counters, targets, returns, top, mispredictions, given_up;
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
                offset(&histories_[0].given_up),
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

    /// A value of a counter: by history, never inline.
    static constexpr u8 kByHistory = 4;
    static constexpr u32 kHistories = 1024;
    static constexpr u32 kHistoryBytes = 12;

  private:
    static constexpr u32 kHistoryBits = 10, kPatterns = 1u << 14;
    /// Of a branch that its counter does not predict.
    struct History {
        u32 first_wrong = 0;  ///< branches of the core until the counter's first misprediction
        u16 outcomes = 0;     ///< 1: taken; the latest is bit 0
        u8 wrong = 0;         ///< mispredictions of the counter until a history was tried
        u8 count = 0;         ///< outcomes seen since the last judgement
        i8 saved = 0;         ///< mispredictions of the counter less those of the history
        u8 counter = 0;       ///< goes on beside the history
        bool given_up = false;
    };
    static_assert(sizeof(History) == kHistoryBytes);
    bool train_index(u32 index, bool taken);
    bool train_counter(u32 index, bool taken);
    bool train_history(u32 index, bool taken);

    [[nodiscard]] u32 counter_index(u32 pc) const { return counter_hash(pc) & counter_mask_; }
    [[nodiscard]] u32 target_index(u32 pc) const { return target_hash(pc) & target_mask_; }
    void push(u32 address) {
        top_ = (top_ + 1) & return_mask_;
        returns_[top_] = address;
    }

    u32 penalty_, counter_mask_, target_mask_, return_mask_;
    u32 top_ = 0;
    u64 branches_ = 0, mispredictions_ = 0;
    std::array<u8, kMaxCounters> counters_{};  ///< 0-3; 2 and 3 predict taken; kByHistory
    std::array<History, kHistories> histories_{};
    std::array<u8, kPatterns> patterns_{};  ///< two-bit counters, by branch and history
    std::array<u32, kMaxTargets> targets_{};
    std::array<u32, kMaxReturns> returns_{};
};

}  // namespace hypscope::uarch
