// SPDX-License-Identifier: Apache-2.0
// What translated code calls: the slow paths of a Core, with the block that the instruction is in.
#pragma once
#include "cpu/block_cache.hpp"
#include "cpu/core.hpp"
#include "cpu/interp/dispatch.hpp"
#include "cpu/sysreg.hpp"

namespace hypscope::cpu::jit {

class Runtime;

/// The operands of a block's head Op, which have no other use: how code finds its way back.
struct HeadData {
    Block* block;
    Runtime* runtime;
};
static_assert(sizeof(HeadData) <= sizeof(isa::Operands));

[[nodiscard]] inline const Op* head_of(const Op* op) {
    return op - static_cast<u8>(op->index + 1);  // the head precedes instruction 0
}
[[nodiscard]] inline HeadData head_data(const Op* head) {
    HeadData data;
    std::memcpy(&data, &head->operands, sizeof data);
    return data;
}
[[nodiscard]] inline Block* block_of(const Op* op) { return head_data(head_of(op)).block; }

/// What follows a block is next, of which `end` stands behind the instructions. 0: its ITSTATE must
/// be looked at.
[[nodiscard]] inline u64 go_on_at(Core& core, const Op& end) {
    core.hot.next_pc = core.hot.page_va + end.operands.imm;
    core.state.it = end.it;
    return end.it == 0 ? 1 : 0;
}
/// The same of the block's last instruction.
[[nodiscard]] inline u64 go_on_after(Core& core, const Op* op) { return go_on_at(core, *(op + 1)); }

/// Why translated code came back.
enum class ExitKind : u32 {
    Run,       ///< `op` is to be run by its handler
    Stop,      ///< `op` is the head of a block at which the core must stop
    Dispatch,  ///< at hot.next_pc; `op` means nothing
};
struct Exit {
    const Op* op;
    u64 kind;
};

// All are called with hot.native.counter current, and may change it.
extern "C" {
/// Core::missed_words().
u8* hypscope_jit_words(Core* core, const Op* op, u32 va, u32 bytes, u32 write);
/// The body of an operation that the translator has no code for. 0: its exception was taken.
u64 hypscope_jit_perform(Core* core, const Op* op, interp::Perform body);
/// The same of an instruction that ends its block, by what it may do to the PC: go on to the next
/// instruction, return from an exception, branch. What its handler does up to the look-up of what
/// follows. 0: hot.next_pc must be looked up with its ITSTATE.
u64 hypscope_jit_finish(Core* core, const Op* op, interp::Perform body);
u64 hypscope_jit_return(Core* core, const Op* op, interp::Perform body);
u64 hypscope_jit_branch(Core* core, const Op* op, interp::Perform body);
/// What follows a block that ends inside an IT block is next: `end` is behind its instructions. 0.
u64 hypscope_jit_end(Core* core, const Op* end);
/// A write of a system register that settled_access() permits, outside IT blocks.
u64 hypscope_jit_write_sysreg(Core* core, const Op* op, const SysRegRow* row);
/// An SVC that is no semihosting call, and an HVC with the HSR of its own: unconditional, last of
/// their blocks.
u64 hypscope_jit_call_supervisor(Core* core, const Op* op, interp::Perform body);
u64 hypscope_jit_call_hypervisor(Core* core, const Op* op, u32 hsr);
/// An instruction of any block that is trapped to Hyp mode, outside IT blocks, with HSR as the trap
/// leaves it.
u64 hypscope_jit_trap(Core* core, const Op* op, u32 hsr);
/// An exception return whose condition passed, to an address with a CPSR in bits 63:32; and one
/// that takes the current mode's SPSR, where it has one.
u64 hypscope_jit_return_to(Core* core, const Op* op, u64 pc_and_psr);
u64 hypscope_jit_return_by_spsr(Core* core, const Op* op, u32 pc);
/// The same without the quick way (cpu/quick_traps.hpp).
u64 hypscope_jit_return_slowly(Core* core, const Op* op, u32 pc, u32 psr);
/// BranchFilter::train_conditional().
void hypscope_jit_train(Core* core, u32 counter, bool taken);
/// BranchFilter::judge(); knows nothing of the core.
void hypscope_jit_judge(uarch::BranchFilter* filter, u32 counter);
/// Takes the exception that `op` caused.
void hypscope_jit_fault(Core* core, const Op* op);
/// The head of a block when its time is over; 0: the core must stop there.
u64 hypscope_jit_head(Core* core, const Op* head);
/// Core::charge_event(): a TimingEvent, in bits 15:8 the ledger's phase, in bits 31:16 the cycles
/// from the instruction at hand to the end of its block.
void hypscope_jit_event(Core* core, u32 event);
void hypscope_jit_fetch(Core* core, const Op* head, u32 line);
void hypscope_jit_account(Core* core, const Op* head);
/// PointerTrail::step(); knows nothing else of the core.
void hypscope_jit_follow(Core* core, const u8* host);
/// Where to go for a link of the block with `head` to `page_offset`: code, or an Op to run, or
/// neither (dispatch). Once there is code, `site` (a jump, executable address) goes there itself.
struct LinkTarget {
    const u8* code;
    const Op* op;
};
LinkTarget hypscope_jit_link(Core* core, const Op* head, const u8* site, u32 page_offset);
/// Code for the block with `head` at hot.page_va, where it has none; nullptr: its handler runs.
const u8* hypscope_jit_other_page(Core* core, const Op* head);
}

}  // namespace hypscope::cpu::jit
