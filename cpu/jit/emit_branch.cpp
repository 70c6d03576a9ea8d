// SPDX-License-Identifier: Apache-2.0
// Direct branches: both edges of a block, with the predictor's common case inline.
#include "cpu/branch_kind.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

/// A link to the block at `page_offset` of this page: a jump that is patched when it was used once.
void Translator::write_link(u32 page_offset) {
    Label cold, site;
    L(site);
    jmp(cold, T_NEAR);
    L(cold);
    op_to(rcx, head_);
    lea(rdx, ptr[rip + site]);
    mov(eax, page_offset);
    jump_to(runtime_.stubs().link);
}

/// To `distance` bytes from the page's start.
void Translator::write_goto(i32 distance) {
    if (distance >= 0 && distance <= static_cast<i32>(kPageMask))
        return write_link(static_cast<u32>(distance));
    mov(eax, word_at(at.page_va));
    add(eax, distance);
    mov(word_at(at.next_pc), eax);
    jump_to(runtime_.stubs().dispatch);
}

/// BranchFilter::push().
void Translator::push_return(const Xbyak::Reg64& filter, u32 fallthrough) {
    const auto& layout = at.filter;
    mov(ecx, dword[filter + static_cast<i32>(layout.top)]);
    mov(eax, word_at(at.page_va));
    inc(ecx);
    add(eax, fallthrough);
    and_(ecx, layout.return_mask);
    mov(dword[filter + static_cast<i32>(layout.top)], ecx);
    mov(dword[filter + rcx * 4 + static_cast<i32>(layout.returns)], eax);
}

/// One way out of a direct branch. BranchFilter::predicted() and, when it says no,
/// CoreTiming::branch().
void Translator::write_edge(const Op& op, bool taken, bool conditional) {
    const isa::Operands& o = op.operands;
    const u32 pc = op.page_offset;
    const i32 fallthrough = static_cast<i32>(pc + o.length);
    const i32 target =
        taken ? static_cast<i32>(pc + (block_.state.thumb ? 4 : 8)) + static_cast<i32>(o.imm)
              : fallthrough;
    if (at.branches_modelled()) {
        const auto& filter = at.filter;
        auto missed = std::make_shared<Label>(), done = std::make_shared<Label>();
        mov(rdx, quad_at(at.branches));
        if (conditional) {
            mov(eax, word_at(at.page_va));
            const u32 in_page = (pc >> 2) ^ ((pc & 2) << 9);
            shr(eax, 2);
            if (in_page != 0) xor_(eax, in_page);
            and_(eax, filter.counter_mask);
            cmp(byte[rdx + rax + static_cast<i32>(filter.counters)], taken ? 3 : 0);
            jne(*missed, T_NEAR);
            defer([this, &op, missed, done, target, taken] {
                L(*missed);
                mov(eax, word_at(at.page_va));
                add(eax, target);
                op_to(rcx, &op);
                mov(edx, static_cast<u32>(uarch::BranchKind::Conditional) | u32{taken} << 8);
                call_stub(runtime_.stubs().branch);
                jmp(*done, T_NEAR);
            });
        } else if (op.id == isa::OpId::BL_imm) {
            push_return(rdx, static_cast<u32>(fallthrough));
        }
        inc(qword[rdx + static_cast<i32>(filter.branches)]);
        L(*done);
    }
    // An indirect branch that is not taken looks its successor up, as the interpreter does.
    if (op.operands.writes_pc() && op_row(op.id).timing != isa::TimingClass::Branch) {
        mov(eax, word_at(at.page_va));
        add(eax, target);
        mov(word_at(at.next_pc), eax);
        return jump_to(runtime_.stubs().dispatch);
    }
    write_goto(target);
}

/// The target is in eax and in hot.next_pc.
void Translator::write_indirect_prediction(const Op& op) {
    if (!at.branches_modelled()) return;
    const auto& filter = at.filter;
    const uarch::BranchKind kind = indirect_kind(op);
    auto missed = std::make_shared<Label>(), done = std::make_shared<Label>();
    mov(rdx, quad_at(at.branches));
    if (kind == uarch::BranchKind::Return) {
        mov(ecx, dword[rdx + static_cast<i32>(filter.top)]);
        cmp(eax, dword[rdx + rcx * 4 + static_cast<i32>(filter.returns)]);
        jne(*missed, T_NEAR);
        dec(ecx);
        and_(ecx, filter.return_mask);
        mov(dword[rdx + static_cast<i32>(filter.top)], ecx);
    } else {
        const u32 pc = op.page_offset, in_page = (pc >> 2) ^ ((pc & 2) << 5);
        mov(ecx, word_at(at.page_va));
        shr(ecx, 2);
        if (in_page != 0) xor_(ecx, in_page);
        and_(ecx, filter.target_mask);
        cmp(eax, dword[rdx + rcx * 4 + static_cast<i32>(filter.targets)]);
        jne(*missed, T_NEAR);
        if (kind == uarch::BranchKind::IndirectCall)
            push_return(rdx, op.page_offset + op.operands.length);
    }
    inc(qword[rdx + static_cast<i32>(filter.branches)]);
    L(*done);
    defer([this, &op, missed, done, kind] {
        L(*missed);
        op_to(rcx, &op);
        mov(edx, static_cast<u32>(kind) | 1u << 8);
        call_stub(runtime_.stubs().branch);
        jmp(*done, T_NEAR);
    });
}

/// BXWritePC() of eax, and on to there.
void Translator::write_jump_to_register(const Op& op) {
    mov(ecx, eax);
    and_(ecx, 1);
    mov(byte_at(at.thumb), cl);
    lea(edx, ptr[rcx * 2 - 4]);  // ~1 in T32 state, ~3 in A32 state
    and_(eax, edx);
    mov(word_at(at.next_pc), eax);
    write_indirect_prediction(op);
    jump_to(runtime_.stubs().dispatch);
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
    if (op.id != BX && op.id != BLX_reg && !pops && !loads) return false;
    if (!pops && !loads && o.m == 15) return false;
    auto not_taken = std::make_shared<Label>();
    const bool conditional = o.cond != 14;
    if (conditional) {
        jump_unless(o.cond, *not_taken);
        clobber_flags();
    }
    if (pops) {
        write_multiple(op);
    } else if (loads) {
        write_load_of_pc(op);
    } else {
        auto slow = std::make_shared<Label>();
        read(eax, o.m);
        check_target(eax, *slow);
        defer_handler(op, slow);
    }
    if (op.id == BLX_reg) {
        mov(ecx, word_at(at.page_va));
        add(ecx, op.page_offset + o.length + (block_.state.thumb ? 1 : 0));
        write(14, ecx);
    }
    write_jump_to_register(op);
    if (conditional) {
        L(*not_taken);
        write_edge(op, false, true);
    }
    ended_ = true;
    return true;
}

/// CBZ, CBNZ.
void Translator::write_compare_and_branch(const Op& op) {
    auto not_taken = std::make_shared<Label>();
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
    if (op.id != B && (op.id != BL_imm || conditional)) return false;
    auto not_taken = std::make_shared<Label>();
    if (conditional) {
        jump_unless(o.cond, *not_taken);
        clobber_flags();
    }
    if (op.id == BL_imm) {
        mov(eax, word_at(at.page_va));
        add(eax, op.page_offset + o.length + (block_.state.thumb ? 1 : 0));
        write(14, eax);
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
