// SPDX-License-Identifier: Apache-2.0
// Direct branches: both edges of a block, with the predictor's common case inline.
#include "cpu/branch_kind.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

using Filter = uarch::BranchFilter;

/// A link to the block at `page_offset` of this page: a jump that is patched when it was used once.
void Translator::write_link(u32 page_offset) {
    auto cold = new_label(), site = new_label();
    L(*site);
    jmp(*cold, T_NEAR);
    defer([this, cold, site, page_offset] {
        L(*cold);
        op_to(rcx, head_);
        lea(rdx, ptr[rip + *site]);
        mov(eax, page_offset);
        jump_to(runtime_.stubs().link);
    });
}

/// To `distance` bytes from the page's start.
void Translator::write_goto(i32 distance) {
    if (distance >= 0 && distance <= static_cast<i32>(kPageMask))
        return write_link(static_cast<u32>(distance));
    read_place(eax, static_cast<u32>(distance) | (block_->state.thumb ? 1u : 0u));
    write_dispatch(runtime_.stubs().missed);
}

/// BranchFilter::push(). The filter is at rdx; uses rcx and rdx.
void Translator::push_return(u32 fallthrough) {
    const auto& layout = at.filter;
    mov(ecx, dword[rdx + static_cast<i32>(layout.top)]);
    inc(ecx);
    and_(ecx, layout.return_mask);
    mov(dword[rdx + static_cast<i32>(layout.top)], ecx);
    const auto slot = dword[rdx + rcx * 4 + static_cast<i32>(layout.returns)];
    if (page_) return mov(slot, *page_ + fallthrough);
    lea(rdx, slot);
    read_place(ecx, fallthrough);
    mov(dword[rdx], ecx);
}

/// Counts a conditional branch, and trains its counter where that is not right and saturated.
void Translator::write_train(bool taken, const Xbyak::Address& counter) {
    auto missed = new_label(), done = new_label();
    cmp(counter, taken ? 3 : 0);
    jne(*missed, T_NEAR);
    inc(r15);
    L(*done);
    defer([this, missed, done, taken, counter] {
        L(*missed);
        lea(rcx, counter);
        call_stub(taken ? runtime_.stubs().taken : runtime_.stubs().not_taken);
        jmp(*done, T_NEAR);
    });
}

/// BranchFilter::predicted() of a conditional branch, and CoreTiming::branch() when it says no.
void Translator::write_conditional_prediction(const Op& op, bool taken) {
    const auto& filter = at.filter;
    mov(rdx, quad_at(at.branches));
    if (page_) {
        const u32 index = Filter::counter_hash(*page_ + op.page_offset) & filter.counter_mask;
        return write_train(taken, byte[rdx + static_cast<i32>(filter.counters + index)]);
    }
    mov(eax, word_at(at.page_va));
    shr(eax, 2);  // the hash of a page
    if (const u32 hash = Filter::counter_hash(op.page_offset)) xor_(eax, hash);
    and_(eax, filter.counter_mask);
    write_train(taken, byte[rdx + rax + static_cast<i32>(filter.counters)]);
}

/// One way out of a direct branch.
void Translator::write_edge(const Op& op, bool taken, bool conditional) {
    const isa::Operands& o = op.operands;
    const u32 pc = op.page_offset;
    const u32 fallthrough = pc + o.length;
    const u32 target = taken ? pc + (block_->state.thumb ? 4 : 8) + o.imm : fallthrough;
    if (at.branches_modelled()) {
        if (conditional) {
            write_conditional_prediction(op, taken);
        } else {
            if (op.id == isa::OpId::BL_imm) {
                mov(rdx, quad_at(at.branches));
                push_return(fallthrough);
            }
            inc(r15);
        }
    }
    // An indirect branch that is not taken looks its successor up, as the interpreter does.
    if (op.operands.writes_pc() && op_row(op.id).timing != isa::TimingClass::Branch) {
        read_place(eax, target | (block_->state.thumb ? 1u : 0u));
        return write_dispatch(runtime_.stubs().missed);
    }
    write_goto(static_cast<i32>(target));
}

/// Compares `predicted` with the target in eax, but for its bit 0.
void Translator::check_prediction(const Xbyak::Address& predicted, bool trains) {
    auto missed = new_label(), done = new_label();
    mov(ecx, predicted);
    xor_(ecx, eax);
    and_(ecx, ~1u);
    jne(*missed, T_NEAR);
    inc(r15);
    L(*done);
    defer([this, missed, done, predicted, trains] {
        L(*missed);
        if (trains) {
            xor_(ecx, predicted);
            mov(predicted, ecx);
            mov(rdx, quad_at(at.branches));
        }
        call_stub(runtime_.stubs().mispredicted);
        jmp(*done, T_NEAR);
    });
}

/// The target is in eax, with bit 0 for T32, and stays there.
void Translator::write_indirect_prediction(const Op& op) {
    if (!at.branches_modelled()) return;
    const auto& filter = at.filter;
    const uarch::BranchKind kind = indirect_kind(op);
    mov(rdx, quad_at(at.branches));
    if (kind == uarch::BranchKind::Return) {
        const auto top = dword[rdx + static_cast<i32>(filter.top)];
        mov(ecx, top);
        check_prediction(dword[rdx + rcx * 4 + static_cast<i32>(filter.returns)], false);
        mov(ecx, top);
        dec(ecx);
        and_(ecx, filter.return_mask);
        mov(top, ecx);
        return;
    }
    if (page_) {
        const u32 index = Filter::target_hash(*page_ + op.page_offset) & filter.target_mask;
        check_prediction(dword[rdx + static_cast<i32>(filter.targets + 4 * index)], true);
    } else {
        mov(ecx, word_at(at.page_va));
        shr(ecx, 2);
        if (const u32 hash = Filter::target_hash(op.page_offset)) xor_(ecx, hash);
        and_(ecx, filter.target_mask);
        lea(rdx, ptr[rdx + rcx * 4 + static_cast<i32>(filter.targets)]);
        check_prediction(dword[rdx], true);
    }
    if (kind != uarch::BranchKind::IndirectCall) return;
    mov(rdx, quad_at(at.branches));
    push_return(op.page_offset + op.operands.length);
}

/// BXWritePC() of eax, and on to there.
void Translator::write_jump_to_register(const Op& op) {
    write_indirect_prediction(op);
    write_dispatch(runtime_.stubs().missed);
}

/// An A32 target that is not word aligned is UNPREDICTABLE: the body knows what becomes of it. Uses
/// rdx, or rcx when the target is in edx.
void Translator::check_target(const Reg32& target, Label& slow) {
    const Reg32 scratch = target == edx ? ecx : edx;
    const Xbyak::Reg64 from(target.getIdx());
    lea(scratch, ptr[from - 2]);
    test(scratch.cvt8(), 3);
    jz(slow, T_NEAR);
}

/// BX, BLX (register), and loads of the PC.
bool Translator::write_indirect(const Op& op) {
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    const bool pops = (op.id == LDM || op.id == POP) && o.writes_pc() && o.n != 15;
    const bool loads = is_load_of_pc(op);
    const bool table = op.id == TBB;
    if (op.id != BX && op.id != BLX_reg && !pops && !loads && !table) return false;
    if (!pops && !loads && o.m == 15) return false;
    auto not_taken = new_label();
    const bool conditional = o.cond != 14;
    if (conditional) {
        jump_unless(o.cond, *not_taken);
        clobber_flags();
    }
    if (pops) {
        write_multiple(op);
    } else if (loads) {
        write_load_of_pc(op);
    } else if (table) {
        write_table_entry(op);
    } else {
        auto slow = new_label();
        read(eax, o.m);
        check_target(eax, *slow);
        defer_handler(op, slow);
    }
    if (op.id == BLX_reg) {
        write_return_address(op);
    }
    write_jump_to_register(op);
    if (conditional) {
        L(*not_taken);
        write_edge(op, false, true);
    }
    ended_ = true;
    return true;
}

/// Of a call, into R14. Uses ecx.
void Translator::write_return_address(const Op& op) {
    read_place(ecx, (op.page_offset + op.operands.length) | (block_->state.thumb ? 1u : 0u));
    write(14, ecx);
}

/// CBZ, CBNZ.
void Translator::write_compare_and_branch(const Op& op) {
    auto not_taken = new_label();
    cmp(reg(op.operands.n), 0);
    op.operands.has(isa::kNegate) ? je(*not_taken, T_NEAR) : jne(*not_taken, T_NEAR);
    write_edge(op, true, true);
    L(*not_taken);
    write_edge(op, false, true);
}

/// B, BL, CBZ.
bool Translator::write_direct(const Op& op) {
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    const bool conditional = o.cond != 14;
    if (op.id == CBZ && !conditional) {
        write_compare_and_branch(op);
        return ended_ = true;
    }
    if (op.id != B && op.id != BL_imm) return false;
    auto not_taken = new_label();
    if (conditional) {
        jump_unless(o.cond, *not_taken);
        clobber_flags();
    }
    if (op.id == BL_imm) {
        write_return_address(op);
    }
    write_edge(op, true, conditional);
    if (conditional) {
        L(*not_taken);
        write_edge(op, false, true);
    }
    return ended_ = true;
}

bool Translator::write_branch(const Op& op) { return write_direct(op) || write_indirect(op); }

}  // namespace hypscope::cpu::jit
