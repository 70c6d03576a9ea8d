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

}  // namespace

bool BranchFilter::train(const Branch& branch) {
    ++branches_;
    bool mispredicted = true;
    switch (branch.kind) {
        case BranchKind::Conditional: {
            u8& counter = counters_[counter_index(branch.pc)];
            mispredicted = (counter >= 2) != branch.taken;
            counter = trained(counter, branch.taken);
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
    top_ = 0;
}

}  // namespace hypscope::uarch
