// SPDX-License-Identifier: Apache-2.0
// What an indirect branch is to a predictor and to the Performance Monitors.
#pragma once
#include "cpu/block.hpp"

namespace hypscope::cpu {

/// Returns are the forms that compilers emit.
[[nodiscard]] inline uarch::BranchKind indirect_kind(const Op& op) {
    switch (op.id) {
        case isa::OpId::BLX_reg: return uarch::BranchKind::IndirectCall;
        case isa::OpId::BX:
        case isa::OpId::MOV_reg:
            return op.operands.m == 14 ? uarch::BranchKind::Return : uarch::BranchKind::Indirect;
        case isa::OpId::LDM:
        case isa::OpId::POP:
        case isa::OpId::POP_single:
        case isa::OpId::LDR_imm:
            return op.operands.n == 13 ? uarch::BranchKind::Return : uarch::BranchKind::Indirect;
        default: return uarch::BranchKind::Indirect;
    }
}

}  // namespace hypscope::cpu
