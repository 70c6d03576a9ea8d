// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

Translator::Translator(Runtime& runtime, const Block& block)
    : Emitter(runtime.arena(), runtime.layout()),
      runtime_(runtime),
      block_(block),
      head_(block.ops.get()) {
    for (u32 n = 0; n < 16; ++n) {
        if (is_pinned(n)) pinned_[n] = pinned(n);
        homes_.push_back(home(n));
    }
}

/// Blocks that begin inside an IT block are rare, and so are big-endian data and debug events.
bool Translator::can_translate(const Block& block) {
    return block.valid && block.state.it == 0 && !block.state.big_endian && !block.state.observed &&
           block.instructions()[block.count - 1u].id != isa::OpId::IT;
}

const u8* Translator::translate() {
    const u8* const entry = runtime_.arena().executable(getCurr());
    find_needed_flags();
    write_head();
    for (const Op& op : block_.instructions()) {
        if (ended_) break;
        write_op(op);
    }
    if (!ended_) write_end();
    for (size_t i = 0; i < deferred_.size(); ++i) deferred_[i]();
    ready();
    runtime_.arena().keep(getSize());
    return entry;
}

void Translator::write_head() {
    auto stop = std::make_shared<Label>();
    cmp(r15, quad_at(at.stop_at));
    jae(*stop, T_NEAR);
    add(r15, block_.cost);
    add(quad_at(at.instructions), block_.count);
    for (u32 i = 0; i < block_.line_count; ++i) {
        auto missed = std::make_shared<Label>(), done = std::make_shared<Label>();
        const u64 line = block_.fetch_line + i;
        const i32 slot = at.fetch_lines + static_cast<i32>(8 * (line % Core::kFetchEntries));
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
            op_to(rcx, head_);
            mov(eax, i);
            call_stub(runtime_.stubs().fetch);
            jmp(*done, T_NEAR);
        });
    }
    auto account = std::make_shared<Label>(), accounted = std::make_shared<Label>();
    cmp(byte_at(at.exit_running), 0);
    jne(*account, T_NEAR);
    L(*accounted);
    defer([this, stop, account, accounted] {
        L(*account);
        op_to(rcx, head_);
        call_stub(runtime_.stubs().account);
        jmp(*accounted, T_NEAR);
        L(*stop);
        op_to(rax, head_);
        jump_to(runtime_.stubs().leave_stop);
    });
}

/// The interpreter's handler of `op` goes on.
void Translator::leave_with(const Op& op) {
    op_to(rax, &op);
    jump_to(runtime_.stubs().leave_run);
    ended_ = true;
}

void Translator::defer_body(const Op& op, const SharedLabel& slow, const SharedLabel& done) {
    defer([this, &op, slow, done] {
        L(*slow);
        perform(op);
        jmp(*done, T_NEAR);
    });
}

void Translator::defer_handler(const Op& op, const SharedLabel& slow) {
    defer([this, &op, slow] {
        L(*slow);
        leave_with(op);
    });
}

void Translator::perform(const Op& op) {
    op_to(rcx, &op);
    call_stub(runtime_.stubs().perform);
    clobber_flags();
}

void Translator::write_op(const Op& op) {
    const isa::Operands& o = op.operands;
    if (op.id == isa::OpId::Count || o.has(isa::kUnpredictable)) return leave_with(op);
    const isa::OpInfo& info = isa::op_info(op.id);
    if (write_branch(op)) return;
    const bool ends = o.writes_pc() || info.timing == isa::TimingClass::Branch ||
                      info.timing == isa::TimingClass::BranchIndirect ||
                      (info.effects & isa::kEndBlock) != 0;
    if (ends) return leave_with(op);
    if (op.id == isa::OpId::IT || info.timing == isa::TimingClass::Preload) return;
    Label skip;
    const bool conditional = o.cond != 14 && (info.effects & isa::kUnconditional) == 0;
    if (conditional) jump_unless(o.cond, skip);
    if (!write_data(op) && !write_memory(op) && !write_multiple(op)) perform(op);
    if (conditional) {
        L(skip);
        clobber_flags();
    }
}

/// The block ended because it is long, or at the end of its page.
void Translator::write_end() {
    const Op& end = block_.ops[block_.count + 1u];
    write_goto(static_cast<i32>(end.operands.imm));
}

}  // namespace hypscope::cpu::jit
