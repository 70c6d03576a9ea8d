// SPDX-License-Identifier: Apache-2.0
#include "uarch/pairing.hpp"

namespace hypscope::uarch {

namespace {

using isa::TimingClass;

bool is_branch(TimingClass c) {
    return c == TimingClass::Branch || c == TimingClass::BranchIndirect;
}
bool issues_alone(const PricedInstruction& i, TimingClass c, const ClassCost& cost) {
    if (cost.pipe == Pipe::Multiply || cost.pipe == Pipe::Alone || words_of(i) > 1) return true;
    return c == TimingClass::BranchIndirect || c >= TimingClass::SimdAlu;
}
bool may_be_younger(const PricedInstruction& i, TimingClass c) {
    if (c == TimingClass::Branch) return true;
    if (c == TimingClass::Alu || c == TimingClass::Hint) {
        const isa::RegisterUse& use = i.op->use;
        return i.op->timing != TimingClass::AluShiftRegister && !(use.read_n && use.read_m);
    }
    return c == TimingClass::Saturating && !i.op->use.read_n;
}

}  // namespace

bool Pairing::pairs(const PricedInstruction& i, TimingClass c) const {
    if (older_ == Older::Closed || !may_be_younger(i, c)) return false;
    return !(older_ == Older::NoBranch && is_branch(c));
}

void Pairing::issued(const PricedInstruction& i, TimingClass c, const ClassCost& cost,
                     bool second) {
    const bool closed = second || issues_alone(i, c, cost) || i.operands.has(isa::kLink);
    older_ = closed ? Older::Closed : is_branch(c) ? Older::NoBranch : Older::Any;
}

}  // namespace hypscope::uarch
