// SPDX-License-Identifier: Apache-2.0
#include "cpu/jit/support.hpp"

#include "cpu/interp/dispatch.hpp"
#include "cpu/jit/runtime.hpp"

namespace hypscope::cpu::jit {

extern "C" {

u64 hypscope_jit_load(Core* core, const Op* op, u32 va, u32 size) {
    core->hot.block = block_of(op);
    return core->load_slow(*op, va, size, false, false);
}

u64 hypscope_jit_store(Core* core, const Op* op, u32 va, u32 value, u32 size) {
    core->hot.block = block_of(op);
    return core->store_slow(*op, va, size, value, false, false) ? 1 : 0;
}

u64 hypscope_jit_perform(Core* core, const Op* op) {
    core->hot.block = block_of(op);
    core->state.r[15] = interp::pc_of(*core, op) + (core->state.thumb ? 4 : 8);
    return interp::handlers_of(op->id).perform(*core, op) ? 1 : 0;
}

void hypscope_jit_fetch(Core* core, const Op* head, u32 line) {
    const Block* block = head_data(head).block;
    core->hot.block = block;
    core->fetch_line_missed(block->fetch_line + line);
}

void hypscope_jit_account(Core* core, const Op* head) {
    const Block* block = head_data(head).block;
    core->hot.block = block;
    core->account_phases(*block);
}

void hypscope_jit_branch(Core* core, const Op* op, u32 target, u32 kind, u32 taken) {
    core->hot.block = block_of(op);
    const u32 pc = interp::pc_of(*core, op);
    const uarch::Branch branch{pc, target, pc + op->operands.length,
                               static_cast<uarch::BranchKind>(kind), taken != 0};
    core->charge(core->timing().branch(branch));
}

LinkTarget hypscope_jit_link(Core* core, const Op* head, const u8* site, u32 page_offset) {
    const HeadData data = head_data(head);
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
    data.runtime->patch_jump(site, to->native);
    return {to->native, nullptr};
}

}  // extern "C"

}  // namespace hypscope::cpu::jit
