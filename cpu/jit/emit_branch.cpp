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

/// B, BL, CBZ.
bool is_direct(const Op& op) {
    using enum isa::OpId;
    return op.id == B || op.id == BL_imm || (op.id == CBZ && op.operands.cond == 14);
}

bool is_pop_of_pc(const Op& op) {
    using enum isa::OpId;
    return (op.id == LDM || op.id == POP) && op.operands.writes_pc() && op.operands.n != 15;
}

}  // namespace

/// To `distance` bytes from the page's start.
void Translator::write_goto(i32 distance) {
    if (is_in_page(distance))
        return write_link(static_cast<u32>(distance), [this](Label& to) { jmp(to, T_NEAR); });
    read_place(eax, static_cast<u32>(distance) | (block_->state.thumb ? 1u : 0u));
    write_dispatch(runtime_.stubs().missed);
}

/// BranchFilter::push(). Uses rcx and rdx.
void Translator::push_return(u32 fallthrough) {
    const auto& layout = at.filter;
    load_filter();
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

/// rdx: the filter.
void Translator::load_filter() { mov(rdx, quad_at(at.branches)); }

/// Of code for all pages: the number of an entry of the filter, of which `hash` is the offset's.
void Translator::hash_place(const Reg32& to, u32 hash, u32 mask) {
    mov(to, word_at(at.page_va));
    shr(to, 2);  // the hash of a page
    if (hash != 0) xor_(to, hash);
    and_(to, mask);
}

/// BranchFilter::train() of a conditional branch: eax has its counter's number unless that is
/// `known`. Leaves ZF set.
void Translator::write_train(bool taken, std::optional<u32> known) {
    const auto& stubs = runtime_.stubs();
    known ? mov(ecx, *known | Filter::first_pattern(*known) << 16) : mov(ecx, eax);
    call_stub(known ? stubs.train[taken] : stubs.train_anywhere[taken]);
}

/// One way out of a conditional branch that has a prediction. What is mostly true leads on: it is
/// the link's own jump that looks at the counter. Of code for one page the filter is at rdx.
void Translator::write_predicted_edge(const Op& op, bool taken) {
    const auto& filter = at.filter;
    std::optional<u32> known;
    auto place = rdx + static_cast<i32>(filter.counters);
    if (page_) {
        known = Filter::counter_hash(*page_ + op.page_offset) & filter.counter_mask;
        place = place + static_cast<i32>(*known);
    } else {
        load_filter();
        hash_place(eax, Filter::counter_hash(op.page_offset), filter.counter_mask);
        place = place + rax;
    }
    const i32 target = static_cast<i32>(taken ? block_->target_of(op) : fallthrough_offset(op));
    Label predicted;
    cmp(byte[place], taken ? 3 : 0);
    if (is_in_page(target) && is_direct(op)) {
        L(predicted);
        write_link(static_cast<u32>(target), [this](Label& to) { je(to, T_NEAR); });
        write_train(taken, known);
        jmp(predicted);
    } else {
        je(predicted);
        write_train(taken, known);
        L(predicted);
        leave_to(op, target);
    }
}

/// A direct branch that is taken where `host` says so, when nothing but its link is to be written.
bool Translator::write_taken_link(const Op& op, u8 host) {
    const i32 distance = static_cast<i32>(block_->target_of(op));
    if (at.branches_modelled() || !is_in_page(distance)) return false;
    write_link(static_cast<u32>(distance), [&](Label& to) { jump_if(host, to); });
    return true;
}

/// Of what follows a branch that is not taken.
u32 Translator::fallthrough_offset(const Op& op) { return op.page_offset + op.operands.length; }

/// The block is over, and its branch decided. An indirect branch that is not taken looks its
/// successor up, as the interpreter does.
void Translator::leave_to(const Op& op, i32 distance) {
    if (is_direct(op)) return write_goto(distance);
    read_place(eax, static_cast<u32>(distance) | (block_->state.thumb ? 1u : 0u));
    write_dispatch(runtime_.stubs().missed);
}

/// One way out of a branch.
void Translator::write_edge(const Op& op, bool taken, bool conditional) {
    const bool modelled = at.branches_modelled();
    if (modelled && conditional) return write_predicted_edge(op, taken);
    if (modelled && op.id == isa::OpId::BL_imm) push_return(fallthrough_offset(op));
    leave_to(op, static_cast<i32>(taken ? block_->target_of(op) : fallthrough_offset(op)));
}

/// Goes to `other` unless the target in eax is `predicted` and of the state that the core is in,
/// which its bit 0 tells. Leaves the registers alone.
void Translator::check_prediction(const Xbyak::Address& predicted, Label& other) {
    const bool thumb = block_->state.thumb;
    if (thumb) lea(eax, ptr[rax - 1]);
    cmp(eax, predicted);
    if (thumb) lea(eax, ptr[rax + 1]);
    jne(other, T_NEAR);
}

/// The target is in eax, with bit 0 for T32, and stays there.
void Translator::write_indirect_prediction(const Op& op) {
    if (!at.branches_modelled()) return;
    const uarch::BranchKind kind = indirect_kind(op);
    load_filter();
    if (kind == uarch::BranchKind::Return) return write_return_prediction();
    write_target_prediction(op);
    if (kind == uarch::BranchKind::IndirectCall) push_return(fallthrough_offset(op));
}

void Translator::write_return_prediction() {
    const auto& filter = at.filter;
    const auto top = dword[rdx + static_cast<i32>(filter.top)];
    auto other = new_label(), done = new_label();
    mov(ecx, top);
    check_prediction(dword[rdx + rcx * 4 + static_cast<i32>(filter.returns)], *other);
    L(*done);
    dec(ecx);
    and_(ecx, filter.return_mask);
    mov(top, ecx);
    defer([this, other, done] {
        L(*other);
        call_stub(runtime_.stubs().other_return);
        jmp(*done, T_NEAR);
    });
}

void Translator::write_target_prediction(const Op& op) {
    const auto& filter = at.filter;
    auto place = rdx + static_cast<i32>(filter.targets);
    if (page_) {
        place = place + static_cast<i32>(4 * (Filter::target_hash(*page_ + op.page_offset) &
                                              filter.target_mask));
    } else {
        hash_place(ecx, Filter::target_hash(op.page_offset), filter.target_mask);
        place = place + rcx * 4;
    }
    auto other = new_label(), done = new_label();
    check_prediction(dword[place], *other);
    L(*done);
    defer([this, other, done, place] {
        L(*other);
        lea(rcx, ptr[place]);
        call_stub(runtime_.stubs().other_target);
        jmp(*done, T_NEAR);
    });
}

/// BXWritePC() of eax, and on to there. No look-up finds an A32 target that is not word aligned:
/// Core::unpredictable_target() decides, as it does for the body.
void Translator::write_jump_to_register(const Op& op) {
    write_indirect_prediction(op);
    write_dispatch(runtime_.stubs().missed);
}

/// BX, BLX (register), and loads of the PC.
bool Translator::is_indirect(const Op& op) {
    using enum isa::OpId;
    const bool by_register = op.id == BX || op.id == BLX_reg || op.id == TBB;
    return is_pop_of_pc(op) || is_load_of_pc(op) || (by_register && op.operands.m != 15);
}

bool Translator::write_indirect(const Op& op) {
    if (!is_indirect(op)) return false;
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    auto not_taken = new_label();
    const bool conditional = o.cond != 14;
    if (conditional) leave_unless(o.cond, *not_taken);
    if (is_pop_of_pc(op)) {
        write_multiple(op);
    } else if (is_load_of_pc(op)) {
        write_load_of_pc(op);
    } else if (op.id == TBB) {
        write_table_entry(op);
    } else {
        read(eax, o.m);
    }
    if (op.id == BLX_reg) write_return_address(op);
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

/// Goes to `not_taken` when the condition fails, with what write_edge() wants at rdx.
void Translator::leave_unless(u32 cond, Label& not_taken) {
    leave_unless_host(host_condition(cond), not_taken);
}

void Translator::leave_unless_host(u8 host, Label& not_taken) {
    if (at.branches_modelled() && page_) load_filter();
    jump_if(host ^ 1, not_taken);
    clobber_flags();
}

/// B and CBZ under a condition of the host, to which the host's flags belong.
void Translator::write_conditional_branch(const Op& op, u8 host) {
    if (!write_taken_link(op, host)) {
        auto not_taken = new_label();
        leave_unless_host(host, *not_taken);
        write_edge(op, true, true);
        L(*not_taken);
    }
    write_edge(op, false, true);
}

/// B, BL, CBZ.
bool Translator::write_direct(const Op& op) {
    if (!is_direct(op)) return false;
    const isa::Operands& o = op.operands;
    using enum isa::OpId;
    const bool conditional = o.cond != 14;
    if (op.id == CBZ) {
        cmp(reg(o.n), 0);
        write_conditional_branch(op, o.has(isa::kNegate) ? kNE : kE);
    } else if (op.id == B && conditional) {
        write_conditional_branch(op, host_condition(o.cond));
    } else {
        auto not_taken = new_label();
        if (conditional) leave_unless(o.cond, *not_taken);
        if (op.id == BL_imm) write_return_address(op);
        write_edge(op, true, conditional);
        if (conditional) {
            L(*not_taken);
            write_edge(op, false, true);
        }
    }
    return ended_ = true;
}

bool ends_in_written_branch(const Block& block) {
    const Op& last = block.instructions().back();
    const bool is_known = last.id != isa::OpId::Count && !last.operands.has(isa::kUnpredictable);
    return is_known && (is_direct(last) || Translator::is_indirect(last));
}

bool Translator::write_branch(const Op& op) { return write_direct(op) || write_indirect(op); }

}  // namespace hypscope::cpu::jit
