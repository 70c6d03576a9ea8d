// SPDX-License-Identifier: Apache-2.0
// How the interpreter goes from one instruction to the next. Handlers call each other in tail
// position, so that a block runs without returning; where the compiler does not promise that (no
// optimisation, sanitizers, coverage) they return the next Op and a loop calls it: the same
// meaning.
#pragma once
#include <array>

#include "cpu/block_cache.hpp"
#include "cpu/machine.hpp"
#include "isa/decode.hpp"

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(HYPSCOPE_COVERAGE)
#define HYPSCOPE_NEXT(core, op)                                  \
    do {                                                         \
        const Op* next_op = ::hypscope::cpu::interp::held((op)); \
        return next_op->handler((core), next_op);                \
    } while (false)
#else
#define HYPSCOPE_NEXT(core, op) return (op)
#endif
/// Likewise, where the next Op may be none (back to the run loop).
#define HYPSCOPE_GO(core, op)                 \
    do {                                      \
        const Op* go_to = (op);               \
        if (go_to == nullptr) return nullptr; \
        HYPSCOPE_NEXT((core), go_to);         \
    } while (false)

/// Goes to a block of the page at hot.page_va: its head, without a call of the head's handler where
/// there is nothing to look at. Calls nothing, so that a handler needs no stack.
#define HYPSCOPE_FOLLOW(core, target)                       \
    do {                                                    \
        const Block* followed = (target);                   \
        const Op* ops = followed->ops.get();                \
        (core).hot.block = followed;                        \
        if (!enter_quickly((core), *followed)) [[unlikely]] \
            HYPSCOPE_NEXT((core), ops);                     \
        HYPSCOPE_NEXT((core), ops + 1);                     \
    } while (false)

namespace hypscope::cpu::interp {

/// The same Op, in a register of the host from here on: its handler is then read by that register,
/// which the handler wants, too.
[[nodiscard, gnu::always_inline]] inline const Op* held(const Op* op) {
    asm("" : "+r"(op));
    return op;
}

/// For each condition the set of nzcv() values that pass it (ARM ARM A8.3.1).
consteval std::array<u16, 16> condition_table() {
    std::array<u16, 16> table{};
    for (u32 cond = 0; cond < 16; ++cond) {
        for (u32 flags = 0; flags < 16; ++flags) {
            const bool n = (flags & 1) != 0, z = (flags & 2) != 0, c = (flags & 4) != 0,
                       v = (flags & 8) != 0;
            const bool by_pair[] = {z, c, n, v, c && !z, n == v, n == v && !z, true};
            const bool passed = by_pair[cond >> 1] != ((cond & 1) != 0 && cond != 15);
            if (passed) table[cond] = static_cast<u16>(table[cond] | 1u << flags);
        }
    }
    return table;
}
inline constexpr std::array<u16, 16> kConditions = condition_table();

/// ConditionPassed().
[[nodiscard]] inline bool condition_passed(const CoreState& s, u32 cond) {
    return (kConditions[cond] >> s.nzcv() & 1) != 0;
}
/// The same of a condition that is known.
template <u32 kCond>
[[nodiscard, gnu::always_inline]] inline bool condition_passed(const CoreState& s) {
    static_assert(kCond < 14);
    const auto by_pair = [&] {
        switch (kCond >> 1) {
            case 0: return s.z != 0;
            case 1: return s.c != 0;
            case 2: return s.n != 0;
            case 3: return s.v != 0;
            case 4: return s.c > s.z;
            case 5: return s.n == s.v;
            default: return (s.z | (s.n ^ s.v)) == 0;
        }
    };
    return by_pair() != ((kCond & 1) != 0);
}

[[nodiscard]] inline u32 pc_of(const Core& core, const Op* op) {
    return core.hot.page_va + op->page_offset;
}

/// Engine::run().
void run_until(Core& core, BlockCache& blocks, Cycles until);
/// The block at hot.next_pc, by the jump cache or the block cache; takes a fetch abort if there is
/// one. nullptr: back to the run loop.
const Op* dispatch(Core& core);
/// Takes the pending exception of `op` and goes on at its vector.
const Op* fault(Core& core, const Op* op);
/// Fills link `index` of the current block for hot.next_pc, when it may have one.
const Op* resolve_link(Core& core, u32 index);

/// Charges the block that the core enters and checks its fetch lines. False: stop at its head.
[[gnu::always_inline]] inline bool enter(Core& core, const Block& block) {
    Hot& hot = core.hot;
    if (hot.cycles >= hot.stop_at) [[unlikely]] {
        hot.next_pc = hot.page_va + static_cast<u32>(block.pa & kPageMask);
        core.state.it = block.state.it;
        return false;
    }
    hot.cycles += block.cost;
    hot.instructions += block.count;
    for (u64 line = block.fetch_line, end = line + block.line_count; line < end; ++line) {
        if (!core.fetch_lines.holds(line)) [[unlikely]]
            hot.cycles += core.fetch_line_missed(line);
    }
    if (hot.exit_running) [[unlikely]]
        core.account_phases(block);
    return true;
}

/// The same for most blocks at most times; false: nothing was done, the head's handler decides.
[[gnu::always_inline]] inline bool enter_quickly(Core& core, const Block& block) {
    Hot& hot = core.hot;
    if (hot.cycles >= hot.stop_at || hot.exit_running) [[unlikely]]
        return false;
    if (!core.fetch_lines.hold(block.head_lines)) [[unlikely]]
        return false;
    hot.cycles += block.cost;
    hot.instructions += block.count;
    return true;
}

/// The block at hot.next_pc where the jump cache has it.
[[gnu::always_inline]] inline const Block* cached_jump(Core& core) {
    const u32 key = core.hot.next_pc | u32{core.state.thumb};
    const JumpCache::Entry& entry = core.jumps.at(key);
    if (entry.pc != key || entry.context != core.hot.context) [[unlikely]]
        return nullptr;
    core.hot.page_va = core.hot.next_pc & ~kPageMask;
    return entry.block;
}

[[gnu::always_inline]] inline const Op* jump(Core& core) {
    if (const Block* block = cached_jump(core)) [[likely]] {
        core.hot.block = block;
        return block->ops.get();
    }
    return dispatch(core);
}

/// The handlers of a block's first and last Op.
const Op* head(Core& core, const Op* op);
const Op* stale_head(Core& core, const Op* op);
const Op* end_sequential(Core& core, const Op* op);
const Op* end_synchronised(Core& core, const Op* op);
/// A word without a row, and one that is UNPREDICTABLE.
const Op* undefined(Core& core, const Op* op);
const Op* unpredictable(Core& core, const Op* op);
/// Every instruction of an observed block, before its own handler.
const Op* observed(Core& core, const Op* op);

/// Executes the body of an instruction whose condition passed, and nothing else; false: an
/// exception is pending. What other engines call for an operation they have no code for.
using Perform = bool (*)(Core& core, const Op* op);

/// Of an operand that is shifted by 1 to 31, by isa::SRType.
using Shifted = std::array<Handler, 4>;
/// Of a transfer by its addressing; [1]: the offset is added.
struct Addressed {
    std::array<Handler, 2> offset, before, after;  ///< the latter two with writeback
};
/// Of an indirect branch by uarch::BranchKind, from Indirect on.
struct Jumps {
    std::array<Handler, 3> always;  ///< no PC among the sources
    std::array<Handler, 3> general;
};
inline constexpr size_t kFirstJump = static_cast<size_t>(uarch::BranchKind::Indirect);

/// The handlers of one operation; which one an Op gets depends on its operands.
struct HandlerSet {
    Perform perform = nullptr;
    Handler always = nullptr;       ///< cond 14, no PC among the sources
    Handler conditional = nullptr;  ///< any cond, no PC among the sources
    Handler general = nullptr;      ///< anything, but the PC is not written
    Handler writes_pc = nullptr;
    Handler plain = nullptr;               ///< always; operand not shifted, flags not set
    Handler plain_sets = nullptr;          ///< always; operand not shifted, flags set
    const Shifted* shifted = nullptr;      ///< always; flags not set
    const Addressed* addressed = nullptr;  ///< always
    /// Direct branches: by condition; `always` is the unconditional one.
    const std::array<Handler, 14>* conditional_branches = nullptr;
    const Jumps* jumps = nullptr;  ///< the PC is written
};
using HandlerTable = std::array<HandlerSet, isa::kOpCount>;

/// Each fills the rows of its part of isa/tables/.
void add_data_handlers(HandlerTable& table);
void add_memory_handlers(HandlerTable& table);
void add_system_handlers(HandlerTable& table);
void add_extension_handlers(HandlerTable& table);

/// The row of the handler table that belongs to an operation.
[[nodiscard]] const HandlerSet& handlers_of(isa::OpId id);
/// The handler of an instruction by its operation and operands, UNPREDICTABLE or not.
[[nodiscard]] Handler defined_handler(const Op& op);
/// The handler of any word.
[[nodiscard]] Handler handler_of(const Op& op);

}  // namespace hypscope::cpu::interp
