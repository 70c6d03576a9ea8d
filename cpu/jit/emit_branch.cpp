// SPDX-License-Identifier: Apache-2.0
// Direct branches: both edges of a block, with the predictor's common case inline.
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

/// BranchFilter::predicted() and, when it says no, CoreTiming::branch().
void Translator::write_edge(const Op& op, bool taken, bool conditional) {
    const isa::Operands& o = op.operands;
    const u32 pc = op.page_offset;
    const bool calls = op.id == isa::OpId::BL_imm;
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
        } else if (calls) {
            mov(ecx, dword[rdx + static_cast<i32>(filter.top)]);
            mov(eax, word_at(at.page_va));
            inc(ecx);
            add(eax, fallthrough);
            and_(ecx, filter.return_mask);
            mov(dword[rdx + static_cast<i32>(filter.top)], ecx);
            mov(dword[rdx + rcx * 4 + static_cast<i32>(filter.returns)], eax);
        }
        inc(qword[rdx + static_cast<i32>(filter.branches)]);
        L(*done);
        if (conditional) {
            defer([this, &op, missed, done, target, taken] {
                L(*missed);
                mov(eax, word_at(at.page_va));
                add(eax, target);
                op_to(rcx, &op);
                mov(edx, static_cast<u32>(uarch::BranchKind::Conditional) | u32{taken} << 8);
                call_stub(runtime_.stubs().branch);
                jmp(*done, T_NEAR);
            });
        }
    }
    write_goto(target);
}

bool Translator::write_branch(const Op& op) {
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    if (op.id != B && op.id != BL_imm) return false;
    const bool conditional = o.cond != 14;
    if (conditional && op.id != B) return false;
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
    ended_ = true;
    return true;
}

}  // namespace hypscope::cpu::jit
