// SPDX-License-Identifier: Apache-2.0
// Calls and exception returns. Where a return goes is found here, the rest is C++ of their own
// (support_traps.cpp); what else one of them may turn out to be its body does.
#include "cpu/jit/translator.hpp"
#include "isa/exec/exception.hpp"

namespace hypscope::cpu::jit {

namespace {

/// SVC and HVC of which only the current mode decides what becomes of them.
bool is_plain_call(const Op& op, const Block& block) {
    const isa::Operands& o = op.operands;
    const bool is_last = op.index + 1u == block.count && op.cumulative == block.cost;
    const bool may_be_semihosting = is_semihosting_number(o.imm, block.state.thumb);
    if (o.cond != 14 || op.it != 0 || !is_last) return false;
    return op.id == isa::OpId::HVC || (op.id == isa::OpId::SVC && !may_be_semihosting);
}

/// MOVS PC, <Rm> and SUBS PC, <Rn>, #<imm>, by their opcodes (ARM ARM B9.3.20).
bool is_plain_move_to_pc(const Op& op) {
    const isa::Operands& o = op.operands;
    constexpr u32 kSub = 0b0010, kMov = 0b1101;
    if (op.id == isa::OpId::SUBS_PC_LR_imm) return o.a == kSub && o.n != 15;
    return op.id == isa::OpId::SUBS_PC_LR_reg && o.a == kMov && o.m != 15 &&
           o.shift_t == isa::SRType::LSL && o.shift_n == 0;
}

bool is_written_return(const Op& op) {
    const bool inside_it_block = (&op + 1)->it != 0;
    const bool from_stack = op.id == isa::OpId::RFE && op.operands.n != 15;
    return !inside_it_block && (op.id == isa::OpId::ERET || from_stack || is_plain_move_to_pc(op));
}

}  // namespace

bool Translator::write_call(const Op& op) {
    if (!is_plain_call(op, *block_)) return false;
    const isa::Operands& o = op.operands;
    if (op.id == isa::OpId::SVC) {
        body_to(rdx, op);
        finish_by(hypscope_jit_call_supervisor, op);
        return true;
    }
    mov(edx, hsr_value(hvc_syndrome(o.imm), o.length == 4, block_->state.thumb, o.cond));
    finish_by(hypscope_jit_call_hypervisor, op);
    return true;
}

/// The C++ function looks at the mode.
void Translator::write_move_to_pc(const Op& op) {
    const isa::Operands& o = op.operands;
    const bool subtracts = op.id == isa::OpId::SUBS_PC_LR_imm;
    read(edx, subtracts ? o.n : o.m);
    if (subtracts && o.imm != 0) sub(edx, o.imm);
    finish_by(hypscope_jit_return_by_spsr, op);
}

/// ERET of Hyp mode.
void Translator::write_return_from_hyp(const Op& op) {
    CoreState state;
    auto slow = new_label();
    require_mode(Mode::Hyp, *slow);
    mov(edx, word_at(HostLayout::in_state(state, state.spsr_place(Bank::Hyp))));
    mov(eax, word_at(HostLayout::in_state(state, &state.elr_hyp)));
    shl(rdx, 32);
    or_(rdx, rax);
    finish_by(hypscope_jit_return_to, op);
    defer_handler(op, slow);
}

/// RFE of PL1.
void Translator::write_return_from_stack(const Op& op) {
    const isa::Operands& o = op.operands;
    constexpr u8 kPl1 = bit_of(Situation::SecurePl1) | bit_of(Situation::NonSecurePl1);
    auto slow = new_label();
    require(kPl1, *slow);
    read(eax, o.n);
    if (const u32 offset = isa::exec::stack_pair_address(o, 0)) add(eax, offset);
    check_span(op, 8, false, slow);
    mov(rdx, qword[rcx]);
    if (o.wback()) add(reg(o.n), isa::exec::stack_pair_base_after(o, 0));
    finish_by(hypscope_jit_return_to, op);
    defer_handler(op, slow);
}

bool Translator::write_return(const Op& op) {
    if (!is_written_return(op)) return false;
    const bool conditional = op.operands.cond != 14;
    auto not_taken = new_label();
    if (conditional) jump_unless(op.operands.cond, *not_taken);
    clobber_flags();
    if (op.id == isa::OpId::ERET)
        write_return_from_hyp(op);
    else if (op.id == isa::OpId::RFE)
        write_return_from_stack(op);
    else
        write_move_to_pc(op);
    if (!conditional) return true;
    L(*not_taken);
    const u32 next = op.page_offset + op.operands.length;
    read_place(eax, next | (block_->state.thumb ? 1u : 0u));
    write_dispatch(runtime_.stubs().missed);
    return true;
}

}  // namespace hypscope::cpu::jit
