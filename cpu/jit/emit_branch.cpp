// SPDX-License-Identifier: Apache-2.0
// Direct branches: both edges of a block, with the predictor's common case inline.
#include "cpu/branch_kind.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

using Filter = uarch::BranchFilter;

/// A link to the block at `page_offset` of this page, once `jump`(label) jumps: that is patched
/// when it was used once. Its last five bytes are an opcode and a distance.
void Translator::write_link(u32 page_offset, const auto& jump) {
    auto cold = new_label(), behind = new_label();
    jump(*cold);
    L(*behind);
    defer([this, cold, behind, page_offset] {
        L(*cold);
        op_to(rcx, head_);
        lea(rdx, ptr[rip + *behind - 5]);
        mov(eax, page_offset);
        jump_to(runtime_.stubs().link);
    });
}

namespace {
bool is_in_page(i32 distance) { return distance >= 0 && distance <= static_cast<i32>(kPageMask); }
}  // namespace

/// To `distance` bytes from the page's start.
void Translator::write_goto(i32 distance) {
    if (is_in_page(distance))
        return write_link(static_cast<u32>(distance), [this](Label& to) { jmp(to, T_NEAR); });
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

/// BranchFilter::predicted() of a conditional branch, whose counter is at `counter`, and train()
/// when it says no. The filter is at rdx, and eax has the counter's number unless that is `known`.
void Translator::write_train(bool taken, const Xbyak::Address& counter, std::optional<u32> known) {
    auto missed = new_label(), done = new_label();
    cmp(counter, taken ? 3 : 0);
    jne(*missed, T_NEAR);
    inc(r15);
    L(*done);
    defer([this, missed, done, taken, known] {
        const auto& stubs = runtime_.stubs();
        L(*missed);
        known ? mov(ecx, *known | Filter::first_pattern(*known) << 16) : mov(ecx, eax);
        call_stub(known ? stubs.train[taken] : stubs.train_anywhere[taken]);
        jmp(*done, T_NEAR);
    });
}

void Translator::write_conditional_prediction(const Op& op, bool taken) {
    const auto& filter = at.filter;
    const i32 counters = static_cast<i32>(filter.counters);
    mov(rdx, quad_at(at.branches));
    if (page_) {
        const u32 index = Filter::counter_hash(*page_ + op.page_offset) & filter.counter_mask;
        return write_train(taken, byte[rdx + counters + static_cast<i32>(index)], index);
    }
    mov(eax, word_at(at.page_va));
    shr(eax, 2);  // the hash of a page
    if (const u32 hash = Filter::counter_hash(op.page_offset)) xor_(eax, hash);
    and_(eax, filter.counter_mask);
    write_train(taken, byte[rdx + rax + counters], std::nullopt);
}

/// A direct branch that is taken where `host` says so, when nothing but its link is to be written.
bool Translator::write_taken_link(const Op& op, u8 host) {
    const i32 distance = static_cast<i32>(taken_offset(op));
    if (at.branches_modelled() || !is_in_page(distance)) return false;
    write_link(static_cast<u32>(distance), [&](Label& to) { jump_if(host, to); });
    return true;
}

/// The target of a direct branch, in bytes from the page's start.
u32 Translator::taken_offset(const Op& op) const {
    return op.page_offset + (block_->state.thumb ? 4u : 8u) + op.operands.imm;
}

/// One way out of a direct branch.
void Translator::write_edge(const Op& op, bool taken, bool conditional) {
    const isa::Operands& o = op.operands;
    const u32 fallthrough = op.page_offset + o.length;
    const u32 target = taken ? taken_offset(op) : fallthrough;
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

/// BXWritePC() of eax, and on to there. No look-up finds an A32 target that is not word aligned:
/// Core::unpredictable_target() decides, as it does for the body.
void Translator::write_jump_to_register(const Op& op) {
    write_indirect_prediction(op);
    write_dispatch(runtime_.stubs().missed);
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
        read(eax, o.m);
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

/// Of a call, into R14.
void Translator::write_return_address(const Op& op) {
    static_assert(is_pinned(14));
    read_place(pinned_[14],
               (op.page_offset + op.operands.length) | (block_->state.thumb ? 1u : 0u));
}

/// B and CBZ under a condition of the host, to which the host's flags belong.
void Translator::write_conditional_branch(const Op& op, u8 host) {
    if (!write_taken_link(op, host)) {
        auto not_taken = new_label();
        jump_if(host ^ 1, *not_taken);
        clobber_flags();
        write_edge(op, true, true);
        L(*not_taken);
    }
    write_edge(op, false, true);
}

/// B, BL, CBZ.
bool Translator::write_direct(const Op& op) {
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    const bool conditional = o.cond != 14;
    if (op.id == CBZ && !conditional) {
        cmp(reg(o.n), 0);
        write_conditional_branch(op, o.has(isa::kNegate) ? kNE : kE);
    } else if (op.id == B && conditional) {
        write_conditional_branch(op, host_condition(o.cond));
    } else if (op.id == B || op.id == BL_imm) {
        auto not_taken = new_label();
        if (conditional) {
            jump_unless(o.cond, *not_taken);
            clobber_flags();
        }
        if (op.id == BL_imm) write_return_address(op);
        write_edge(op, true, conditional);
        if (conditional) {
            L(*not_taken);
            write_edge(op, false, true);
        }
    } else {
        return false;
    }
    return ended_ = true;
}

bool Translator::write_branch(const Op& op) { return write_direct(op) || write_indirect(op); }

}  // namespace hypscope::cpu::jit
