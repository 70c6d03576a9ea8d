// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/alu.hpp"

#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

namespace {

std::optional<Alu> kind_of(isa::OpId id) {
    using enum isa::OpId;
    switch (id) {
        case ADD_imm:
        case ADD_SP_imm: return Alu{Alu::Add, true};
        case ADD_reg:
        case ADD_SP_reg: return Alu{Alu::Add, false};
        case SUB_imm:
        case SUB_SP_imm: return Alu{Alu::Sub, true};
        case SUB_reg:
        case SUB_SP_reg: return Alu{Alu::Sub, false};
        case RSB_imm: return Alu{Alu::Rsb, true};
        case RSB_reg: return Alu{Alu::Rsb, false};
        case ADC_imm: return Alu{Alu::Adc, true};
        case ADC_reg: return Alu{Alu::Adc, false};
        case SBC_imm: return Alu{Alu::Sbc, true};
        case SBC_reg: return Alu{Alu::Sbc, false};
        case AND_imm: return Alu{Alu::And, true};
        case AND_reg: return Alu{Alu::And, false};
        case ORR_imm: return Alu{Alu::Orr, true};
        case ORR_reg: return Alu{Alu::Orr, false};
        case EOR_imm: return Alu{Alu::Eor, true};
        case EOR_reg: return Alu{Alu::Eor, false};
        case BIC_imm: return Alu{Alu::Bic, true};
        case BIC_reg: return Alu{Alu::Bic, false};
        case ORN_imm: return Alu{Alu::Orn, true};
        case ORN_reg: return Alu{Alu::Orn, false};
        case MOV_imm: return Alu{Alu::Mov, true};
        case MOV_reg:
        case LSL_imm:
        case LSR_imm:
        case ASR_imm:
        case ROR_imm: return Alu{Alu::Mov, false};
        case MVN_imm: return Alu{Alu::Mvn, true};
        case MVN_reg: return Alu{Alu::Mvn, false};
        case CMN_imm: return Alu{Alu::Cmn, true};
        case CMN_reg: return Alu{Alu::Cmn, false};
        case CMP_imm: return Alu{Alu::Cmp, true};
        case CMP_reg: return Alu{Alu::Cmp, false};
        case TST_imm: return Alu{Alu::Tst, true};
        case TST_reg: return Alu{Alu::Tst, false};
        case TEQ_imm: return Alu{Alu::Teq, true};
        case TEQ_reg: return Alu{Alu::Teq, false};
        case LSL_reg:
        case LSR_reg:
        case ASR_reg:
        case ROR_reg: return Alu{Alu::ShiftBy, false};
        default: return std::nullopt;
    }
}

bool names_pc(const Op& op) {
    const isa::RegisterUse& use = op_row(op.id).use;
    const isa::Operands& o = op.operands;
    return (use.read_n && o.n == 15) || (use.read_m && o.m == 15) || (use.write_d && o.d == 15);
}

}  // namespace

std::optional<Alu> alu_of(const Op& op) {
    const auto alu = kind_of(op.id);
    const isa::Operands& o = op.operands;
    if (!alu || o.writes_pc() || names_pc(op)) return std::nullopt;
    if (!alu->immediate && o.shift_t == isa::SRType::RRX) return std::nullopt;
    if (alu->kind == Alu::ShiftBy && o.setflags()) return std::nullopt;
    // A shift by 32 is rare.
    if (!alu->immediate && alu->kind != Alu::ShiftBy && o.shift_n > 31) return std::nullopt;
    return alu;
}

bool reads_carry(const Op& op) {
    using enum isa::OpId;
    switch (op.id) {
        case ADC_imm:
        case ADC_reg:
        case ADC_rsr:
        case SBC_imm:
        case SBC_reg:
        case SBC_rsr:
        case RSC_imm:
        case RSC_reg:
        case RSC_rsr:
        case RRX: return true;
        default: return op.operands.shift_t == isa::SRType::RRX;
    }
}

u32 flags_written(const Op& op) {
    const auto alu = alu_of(op);
    if (!alu || reads_carry(op) || alu->kind == Alu::ShiftBy) return 0;
    if (!op.operands.setflags() && !alu->is_test()) return 0;
    if (alu->is_sum()) return kAllFlags;
    const bool carry =
        alu->immediate ? op.operands.has(isa::kCarryKnown) : op.operands.shift_n != 0;
    return kFlagsNZ | (carry ? kFlagC : 0);
}

}  // namespace hypscope::cpu::jit
