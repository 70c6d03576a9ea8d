// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/support.hpp"

#include "cpu/branch_kind.hpp"
#include "cpu/jit/counter.hpp"
#include "cpu/jit/translator.hpp"

namespace hypscope::cpu::jit {

namespace {

void price_branch(Core& core, const Op& op, uarch::BranchKind kind, bool taken) {
    if (core.hot.branches == nullptr) return;
    const u32 pc = interp::pc_of(core, &op);
    core.charge(core.timing().branch({pc, core.hot.next_pc, pc + op.operands.length, kind, taken}));
}

/// What a body may look at.
void begin_body(Core& core, const Op& op) {
    core.hot.block = block_of(&op);
    core.state.r[15] = interp::pc_of(core, &op) + (core.state.thumb ? 4 : 8);
}

bool passes(const Core& core, const Op& op) {
    return op.operands.cond == 14 || interp::condition_passed(core.state, op.operands.cond);
}

/// The same of an instruction that writes the PC: unless it does (it may turn out to be nothing,
/// where it is UNPREDICTABLE), the next one follows.
void begin_branch(Core& core, const Op& op) {
    begin_body(core, op);
    core.hot.next_pc = interp::pc_of(core, &op) + op.operands.length;
}

void not_taken(Core& core, const Op& op) { core.state.it = isa::it_advance(op.it); }

/// The vector, without an ITSTATE.
u64 fault(Core& core, const Op& op) {
    core.deliver_pending(op);
    return 1;
}

}  // namespace

extern "C" {

u8* hypscope_jit_words(Core* core, const Op* op, u32 va, u32 bytes, u32 write) {
    core->hot.block = block_of(op);
    u32 cycles = 0;
    u8* host = core->missed_words(*op, va, bytes / 4, write != 0, native_counts(*core), cycles);
    core->hot.native.counter += counted(cycles, 0);
    return host;
}

u64 hypscope_jit_perform(Core* core, const Op* op, interp::Perform body) {
    const Pause pause(*core, Pause::With::Everything);
    begin_body(*core, *op);
    const Block& block = *core->hot.block;
    uncharge_branch(*core, block);
    if (!body(*core, op)) {
        core->deliver_pending(*op);
        return 0;
    }
    charge_branch(*core, block);
    return 1;
}

u64 hypscope_jit_finish(Core* core, const Op* op, interp::Perform body) {
    const Pause pause(*core, Pause::With::Everything);
    begin_body(*core, *op);
    if (passes(*core, *op) && !body(*core, op)) return fault(*core, *op);
    return go_on_after(*core, op);
}

u64 hypscope_jit_end(Core* core, const Op* end) { return go_on_at(*core, *end); }

u64 hypscope_jit_return(Core* core, const Op* op, interp::Perform body) {
    const Pause pause(*core, Pause::With::Everything);
    begin_branch(*core, *op);
    if (!passes(*core, *op)) {
        not_taken(*core, *op);
    } else if (!body(*core, op)) {
        return fault(*core, *op);
    }
    return core->state.it == 0 ? 1 : 0;
}

u64 hypscope_jit_return_slowly(Core* core, const Op* op, u32 pc, u32 psr) {
    const Pause pause(*core, Pause::With::Everything);
    begin_branch(*core, *op);
    if (!core->return_slowly(*op, pc, psr)) return fault(*core, *op);
    return core->state.it == 0 ? 1 : 0;
}

u64 hypscope_jit_branch(Core* core, const Op* op, interp::Perform body) {
    const Pause pause(*core, Pause::With::Everything);
    begin_branch(*core, *op);
    uncharge_branch(*core, *core->hot.block);  // which is priced here
    if (!passes(*core, *op)) {
        not_taken(*core, *op);
        price_branch(*core, *op, uarch::BranchKind::Conditional, false);
    } else if (!body(*core, op)) {
        return fault(*core, *op);
    } else {
        price_branch(*core, *op, indirect_kind(*op), true);
    }
    return core->state.it == 0 ? 1 : 0;
}

void hypscope_jit_train(Core* core, u32 counter, bool taken) {
    const Pause pause(*core);
    core->hot.branches->count(~u64{0});  // the head did, and this does
    core->charge(core->hot.branches->train_conditional(counter, taken));
}

void hypscope_jit_judge(uarch::BranchFilter* filter, u32 counter) { filter->judge(counter); }

void hypscope_jit_fault(Core* core, const Op* op) {
    const Pause pause(*core, Pause::With::Everything);
    core->hot.block = block_of(op);
    uncharge_branch(*core, *core->hot.block);
    core->deliver_pending(*op);
}

u64 hypscope_jit_head(Core* core, const Op* head) {
    const Block& block = *head_data(head).block;
    const Pause pause(*core);
    core->hot.block = &block;
    if (!interp::enter(*core, block)) return 0;
    charge_branch(*core, block);
    return 1;
}

void hypscope_jit_event(Core* core, u32 event) {
    const Cycles now{native_counts(*core).cycles - (event >> 16)};
    const u32 cycles = core->timing().event(static_cast<uarch::TimingEvent>(event & 0xff), now);
    core->hot.native.counter += counted(cycles, 0);
    const auto phase = static_cast<trace::Phase>(event >> 8 & 0xff);
    if (phase != trace::Phase::Handler) core->ledger().charge(phase, cycles, 0);
}

void hypscope_jit_fetch(Core* core, const Op* head, u32 line) {
    const Block* block = head_data(head).block;
    core->hot.block = block;
    core->hot.native.counter += counted(core->fetch_line_missed(block->fetch_line + line), 0);
}

void hypscope_jit_follow(Core* core, const u8* host) { core->trail.step(host); }

void hypscope_jit_account(Core* core, const Op* head) {
    const Block* block = head_data(head).block;
    const Pause pause(*core);
    core->hot.block = block;
    core->account_phases(*block);
}

LinkTarget hypscope_jit_link(Core* core, const Op* head, const u8* site, u32 page_offset) {
    const HeadData data = head_data(head);
    const Pause pause(*core);
    core->hot.block = data.block;
    core->hot.next_pc = core->hot.page_va + page_offset;
    if (!data.block->valid) return {nullptr, nullptr};
    const Block* to =
        core->hot.blocks->find_in_page(*core, *data.block, page_offset, core->state.thumb);
    if (to == nullptr) return {nullptr, nullptr};
    if (!data.runtime->is_translated(*to)) {
        core->hot.block = to;
        return {nullptr, to->ops.get()};
    }
    // Code for one page may only be reached from code for the same one.
    const bool same_page = to->native_page == core->hot.page_va && !data.block->any_page;
    if (!to->any_page && !same_page && !translate_for_all_pages(*data.runtime, *to)) {
        core->hot.block = to;
        return {nullptr, to->ops.get()};
    }
    if (!data.block->prices_its_exits()) data.runtime->patch_jump(site, to->linked);
    return {to->linked, nullptr};
}

const u8* hypscope_jit_other_page(Core* core, const Op* head) {
    const HeadData data = head_data(head);
    const Pause pause(*core);
    core->hot.block = data.block;
    if (!data.block->valid) return nullptr;
    return translate_for_all_pages(*data.runtime, *data.block) ? data.block->linked : nullptr;
}

}  // extern "C"

}  // namespace hypscope::cpu::jit
