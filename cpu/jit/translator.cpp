// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/translator.hpp"

#include "cpu/jit/counter.hpp"

namespace hypscope::cpu::jit {

Translator::Translator(Runtime& runtime)
    : Emitter(runtime.arena(), runtime.layout()), runtime_(runtime) {
    for (u32 n = 0; n < 16; ++n) {
        if (is_pinned(n)) pinned_[n] = pinned(n);
        homes_.push_back(home(n));
    }
}

void Translator::begin_block(const Block& block, std::optional<u32> page) {
    constants_.clear();
    deferred_.clear();
    used_labels_ = 0;
    begin();
    block_ = &block;
    head_ = block.ops.get();
    load_head_ = new_label();
    page_ = page;
    needed_.fill(0);
    ended_ = false;
    live_ = Live::None;
    flag_changes_ = 0;
}

/// Blocks that begin inside an IT block are rare, and so are big-endian data and debug events.
bool Translator::can_translate(const Block& block) {
    return block.valid && block.state.it == 0 && !block.state.big_endian && !block.state.observed;
}

Translator::Entries Translator::write_block() {
    const u8* const entry = getCurr();
    find_needed_flags();
    write_entry();
    const u8* const linked = getCurr();
    write_head();
    write_instructions();
    if (!ended_) write_end();
    for (size_t i = 0; i < deferred_.size(); ++i) {
        const ColdCode code = deferred_[i];  // it may add others
        code.write();
    }
    L(*load_head_);
    op_to(rcx, head_);
    ret();
    for (const auto& [label, value] : constants_) {
        L(*label);
        dq(value);
    }
    return {runtime_.arena().executable(entry), runtime_.arena().executable(linked)};
}

void Translator::write_instructions() {
    for (auto left = block_->instructions(); !left.empty() && !ended_;) {
        const AccessRun run = access_run(left);
        run.is_any() ? write_run(run) : write_op(left.front());
        left = left.subspan(std::max<size_t>(run.ops.size(), 1));
    }
}

Translator::Entries Translator::translate(const Block& block, std::optional<u32> page) {
    HostWork& work = runtime_.work();
    const HostWork::Measured measured(work);
    const size_t used = runtime_.arena().used();
    begin_block(block, page);
    const Entries entries = write_block();
    end();
    ++work.blocks;
    work.instructions += block.count;
    work.code_bytes += runtime_.arena().used() - used;
    return entries;
}

Xbyak::Address Translator::constant(u64 value) {
    constants_.emplace_back(new_label(), value);
    return qword[rip + *constants_.back().first];
}

void Translator::read_place(const Reg32& to, u32 offset) {
    if (page_) return mov(to, *page_ + offset);
    mov(to, word_at(at.page_va));
    if (offset != 0) add(to, offset);
}

/// Where jumps arrive, with the address in eax.
void Translator::write_entry() {
    and_(eax, ~kPageMask);
    mov(word_at(at.page_va), eax);
    mov(byte_at(at.thumb), block_->state.thumb ? 1 : 0);
    if (!page_) return;
    auto other = new_label();
    cmp(eax, *page_);
    jne(*other, T_NEAR);
    defer([this, other] {
        L(*other);
        head_to_rcx();
        jump_to(runtime_.stubs().other_page);
    });
}

void Translator::write_head() {
    auto look_up = new_label(), charged = new_label(), entered = new_label();
    add(r15, constant(block_->charge));
    jge(*look_up, T_NEAR);  // as jns, since nothing overflows; the host fuses it with the addition
    L(*charged);
    for (u32 i = 0; i < block_->line_count; ++i) {
        auto missed = new_label(), done = new_label();
        const u64 line = block_->fetch_line + i;
        const i32 slot = at.fetch_lines + static_cast<i32>(8 * (line % FetchLines::kEntries));
        if (line + 1 < 0x80000000) {
            cmp(quad_at(slot), static_cast<u32>(line + 1));
        } else {
            mov(rax, line + 1);
            cmp(quad_at(slot), rax);
        }
        jne(*missed, T_NEAR);
        L(*done);
        defer([this, missed, done, i] {
            L(*missed);
            head_to_rcx();
            i == 0 ? xor_(eax, eax) : mov(eax, i);
            call_stub(runtime_.stubs().fetch);
            jmp(*done, T_NEAR);
        });
    }
    // A block without phases matters only while registers are saved, when every head looks up.
    if (block_->phase_count != 0) {
        auto account = new_label(), accounted = new_label();
        cmp(byte_at(at.exit_running), 0);
        jne(*account, T_NEAR);
        L(*accounted);
        defer([this, account, accounted] {
            L(*account);
            head_to_rcx();
            call_stub(runtime_.stubs().account);
            jmp(*accounted, T_NEAR);
        });
    }
    L(*entered);
    defer([this, look_up, charged, entered] {
        L(*look_up);
        head_to_rcx();
        call_stub(runtime_.stubs().head);
        jmp(*entered, T_NEAR);
        jmp(*charged, T_NEAR);
    });
}

/// The interpreter's handler of `op` goes on.
void Translator::leave_with(const Op& op) {
    op_to(rax, &op);
    jump_to(runtime_.stubs().leave_run);
    ended_ = true;
}

namespace {
auto function_that_finishes(const Op& op) {
    const bool returns = op_row(op.id).timing == isa::TimingClass::ExceptionReturn;
    return returns                   ? hypscope_jit_return
           : op.operands.writes_pc() ? hypscope_jit_branch
                                     : hypscope_jit_finish;
}
}  // namespace

void Translator::finish_with(const Op& op) {
    body_to(rdx, op);
    finish_by(function_that_finishes(op), op);
}

void Translator::defer_body(const Op& op, Label* slow, Label* done) {
    defer([this, &op, slow, done] {
        L(*slow);
        perform(op);
        jmp(*done, T_NEAR);
    });
}

void Translator::defer_handler(const Op& op, Label* slow) {
    defer([this, &op, slow] {
        L(*slow);
        finish_with(op);
    });
}

void Translator::body_to(const Xbyak::Reg64& reg, const Op& op) {
    mov(reg, reinterpret_cast<u64>(interp::handlers_of(op.id).perform));
}

void Translator::perform(const Op& op) {
    op_to(rcx, &op);
    body_to(rdx, op);
    call_stub(runtime_.stubs().perform);
    clobber_flags();
}

namespace {
bool is_direct_branch(const Op& op) {
    using enum isa::OpId;
    return op.id == B || op.id == BL_imm || op.id == BLX_imm || op.id == CBZ;
}
bool has_no_effect(const Op& op) {
    return op.id == isa::OpId::IT || op.id == isa::OpId::NOP ||
           isa::op_info(op.id).timing == isa::TimingClass::Preload;
}
}  // namespace

void Translator::write_op(const Op& op) {
    const isa::Operands& o = op.operands;
    if (op.id == isa::OpId::Count || o.has(isa::kUnpredictable)) return leave_with(op);
    const isa::OpInfo& info = isa::op_info(op.id);
    if (write_branch(op)) return;
    const bool ends = o.writes_pc() || info.timing == isa::TimingClass::Branch ||
                      info.timing == isa::TimingClass::BranchIndirect ||
                      (info.effects & isa::kEndBlock) != 0;
    if (ends) {
        if (is_direct_branch(op)) return leave_with(op);
        if (!write_call(op) && !write_return(op) && !write_system_end(op)) finish_with(op);
        return;
    }
    if (has_no_effect(op)) return;
    Label skip;
    const bool conditional = o.cond != 14 && (info.effects & isa::kUnconditional) == 0;
    if (conditional && write_conditional_move(op)) return;
    if (conditional) jump_unless(o.cond, skip);
    const u32 flag_changes = flag_changes_;
    if (!write_data(op) && !write_memory(op) && !write_multiple(op) && !write_system(op))
        perform(op);
    if (conditional) {
        L(skip);
        if (flag_changes != flag_changes_) clobber_flags();
    }
}

/// The block ended because it is long, or at the end of its page, where an IT block may go on.
void Translator::write_end() {
    const Op& end = block_->ops[block_->count + 1u];
    if (end.it != 0) return finish_by(hypscope_jit_end, end);
    write_goto(static_cast<i32>(end.operands.imm));
}

bool translate_for_all_pages(Runtime& runtime, const Block& block) {
    if (runtime.arena().room() <= kMaxBlockBytes) return false;
    auto& changed = const_cast<Block&>(block);
    const u8 *native = block.native, *linked = block.linked;
    const auto entries = runtime.translator().translate(block, std::nullopt);
    changed.native = entries.native;
    changed.linked = entries.linked;
    changed.any_page = true;
    runtime.replace(native, linked, block);
    return true;
}

}  // namespace hypscope::cpu::jit
