// SPDX-License-Identifier: Apache-2.0
// The interpreter: handlers of block heads and ends, the choice of a handler, and the run loop.
#include "cpu/branch_kind.hpp"
#include "cpu/interp/dispatch.hpp"

namespace hypscope::cpu::interp {

namespace {

bool reads_pc(const Op& op) {
    const isa::RegisterUse& use = isa::op_info(op.id).use;
    const isa::Operands& o = op.operands;
    return (use.read_n && o.n == 15) || (use.read_m && o.m == 15) || (use.read_d && o.d == 15) ||
           (use.read_a && o.a == 15);
}

const HandlerTable& handler_table() {
    static const HandlerTable table = [] {
        HandlerTable t;
        add_data_handlers(t);
        add_memory_handlers(t);
        add_system_handlers(t);
        add_extension_handlers(t);
        return t;
    }();
    return table;
}

/// An executed-always instruction gets the narrowest view that its operands allow.
Handler always_handler(const HandlerSet& set, const isa::Operands& o) {
    const bool shifted = o.shift_n != 0 || o.shift_t != isa::SRType::LSL;
    if (set.plain != nullptr && !shifted) return o.setflags() ? set.plain_sets : set.plain;
    if (set.shifted != nullptr && !o.setflags() && o.shift_t != isa::SRType::RRX &&
        o.shift_n >= 1 && o.shift_n <= 31)
        return (*set.shifted)[static_cast<size_t>(o.shift_t)];
    if (set.addressed != nullptr && (o.index() || o.wback())) {
        const Addressed& by = *set.addressed;
        return (!o.index() ? by.after : o.wback() ? by.before : by.offset)[o.add()];
    }
    return set.always;
}

Handler jump_handler(const Jumps& jumps, const Op& op) {
    const auto& by_kind = op.operands.cond == 14 && !reads_pc(op) ? jumps.always : jumps.general;
    return by_kind[static_cast<size_t>(indirect_kind(op)) - kFirstJump];
}

}  // namespace

const HandlerSet& handlers_of(isa::OpId id) { return handler_table()[static_cast<size_t>(id)]; }

Handler defined_handler(const Op& op) {
    const HandlerSet& set = handlers_of(op.id);
    const bool always = op.operands.cond == 14;
    if (set.conditional_branches != nullptr)
        return always ? set.always : (*set.conditional_branches)[op.operands.cond];
    if (op.operands.writes_pc() && set.writes_pc != nullptr)
        return set.jumps != nullptr ? jump_handler(*set.jumps, op) : set.writes_pc;
    if (set.always == nullptr || reads_pc(op)) return set.general;
    if (always) return always_handler(set, op.operands);
    return set.conditional != nullptr ? set.conditional : set.general;
}

namespace {
[[gnu::noinline]] const Op* look_and_enter(Core& core, const Op* op) {
    if (!enter(core, *core.hot.block)) return nullptr;
    HYPSCOPE_NEXT(core, op + 1);
}

[[gnu::noinline]] const Op* end_unlinked(Core& core, const Op* op) {
    core.hot.next_pc = core.hot.page_va + op->operands.imm;
    core.state.it = op->it;
    HYPSCOPE_GO(core, op->it == 0 ? resolve_link(core, 1) : dispatch(core));
}
}  // namespace

const Op* head(Core& core, const Op* op) {
    if (enter_quickly(core, *core.hot.block)) [[likely]]
        HYPSCOPE_NEXT(core, op + 1);
    return look_and_enter(core, op);
}

const Op* stale_head(Core& core, const Op* op) {
    core.hot.next_pc = pc_of(core, op);
    core.state.it = core.hot.block->state.it;
    HYPSCOPE_GO(core, dispatch(core));
}

const Op* end_sequential(Core& core, const Op* op) {
    const Block* next = core.hot.block->links[1];
    if (next != nullptr) [[likely]]
        HYPSCOPE_FOLLOW(core, next);
    return end_unlinked(core, op);
}

const Op* end_synchronised(Core& core, const Op* op) {
    core.hot.next_pc = core.hot.page_va + op->operands.imm;
    core.state.it = op->it;
    HYPSCOPE_GO(core, op->it == 0 ? jump(core) : dispatch(core));
}

/// IMPLEMENTATION DEFINED: a word without an instruction is UNDEFINED even if it fails its
/// condition (ARM ARM B1.9.3).
const Op* undefined(Core& core, const Op* op) {
    core.pend({.kind = ExceptionKind::Undefined});
    HYPSCOPE_GO(core, fault(core, op));
}

/// An encoding that fails its condition is not executed, whatever it is (ARM ARM A8.3).
const Op* unpredictable(Core& core, const Op* op) {
    const bool executes = condition_passed(core.state, op->operands.cond);
    if (executes && !core.unpredictable(*op, "the encoding")) HYPSCOPE_GO(core, fault(core, op));
    return defined_handler(*op)(core, op);
}

Handler handler_of(const Op& op) {
    if (op.id == isa::OpId::Count) return undefined;
    if (op.operands.has(isa::kUnpredictable)) return unpredictable;
    return defined_handler(op);
}

const Op* observed(Core& core, const Op* op) {
    const bool executes = condition_passed(core.state, op->operands.cond);
    if (!core.observe(*op, executes)) HYPSCOPE_GO(core, fault(core, op));
    return handler_of(*op)(core, op);
}

namespace {
/// What cached_jump() did not find in the first way.
const Block* jump_behind(Core& core) {
    if (core.state.it != 0) return nullptr;
    const u32 key = core.hot.next_pc | u32{core.state.thumb};
    const Block* block = core.jumps.find_behind(key, core.hot.context);
    if (block != nullptr) core.hot.page_va = core.hot.next_pc & ~kPageMask;
    return block;
}
}  // namespace

const Op* dispatch(Core& core) {
    const Block* block = jump_behind(core);
    if (block == nullptr) block = core.hot.blocks->find(core);
    if (block == nullptr) {
        core.deliver_fetch_abort();
        block = core.hot.blocks->find(core);
        // An abort at the vector itself: the run loop looks at it, so that no recursion forms.
        if (block == nullptr) return nullptr;
    }
    core.hot.block = block;
    return block->ops.get();
}

const Op* fault(Core& core, const Op* op) {
    core.deliver_pending(*op);
    return jump(core);
}

const Op* resolve_link(Core& core, u32 index) {
    const Block& from = *core.hot.block;
    if ((core.hot.next_pc & ~kPageMask) == core.hot.page_va && from.valid) {
        const Block* to = core.hot.blocks->find_in_page(core, from, core.hot.next_pc & kPageMask,
                                                        core.state.thumb);
        if (to != nullptr) {
            if (!from.prices_its_exits()) from.links[index] = to;
            core.hot.block = to;
            return to->ops.get();
        }
    }
    return jump(core);
}

namespace {
void execute(Core& core, const Op* op) {
    while (op != nullptr) op = op->handler(core, op);
}
}  // namespace

void run_until(Core& core, BlockCache& blocks, Cycles until) {
    core.hot.blocks = &blocks;
    while (core.run_state() == RunState::Running && core.hot.cycles < until.value) {
        core.hot.stop_at = core.stop_before(until.value);
        core.take_interrupt();
        execute(core, core.state.it == 0 ? jump(core) : dispatch(core));
        if (core.pending().kind != ExceptionKind::None) core.deliver_fetch_abort();
        if (core.stop_requested()) return;
    }
}

class Interpreter final : public Engine {
  public:
    void prepare(Block& block) override {
        Op* ops = block.ops.get();
        ops[0].handler = head;
        for (u32 i = 1; i <= block.count; ++i)
            ops[i].handler = block.state.observed ? observed : handler_of(ops[i]);
        const Op& last = ops[block.count];
        const bool synchronises = last.id == isa::OpId::Count ||
                                  (isa::op_info(last.id).effects & isa::kEndBlock) != 0 ||
                                  last.operands.has(isa::kUnpredictable);
        ops[block.count + 1].handler = synchronises ? end_synchronised : end_sequential;
    }

    void retire(Block& block) override {
        block.ops[0].handler = stale_head;
        block.send_to_head();
        block.links = {};
    }

    void run(Core& core, BlockCache& blocks, Cycles until) override {
        run_until(core, blocks, until);
    }

    void step(Core& core, BlockCache& blocks) override {
        core.hot.blocks = &blocks;
        core.hot.stop_at = core.stop_before(~u64{0});
        core.take_interrupt();
        const Block* block = blocks.find_uncached(core, 1);
        if (block == nullptr) return core.deliver_fetch_abort();
        core.hot.block = block;
        const Op* op = block->ops.get();
        core.hot.stop_at = core.hot.cycles + 1;
        execute(core, op);
        if (core.pending().kind != ExceptionKind::None) core.deliver_fetch_abort();
    }
};

}  // namespace hypscope::cpu::interp

namespace hypscope::cpu {

std::unique_ptr<Engine> make_interpreter() { return std::make_unique<interp::Interpreter>(); }

}  // namespace hypscope::cpu
