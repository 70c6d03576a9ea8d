// SPDX-License-Identifier: Apache-2.0
// A translated block: straight-line guest instructions, decoded once, found by physical address and
// decode state. A block never leaves its 4 KiB page, except that the last T32 instruction of a page
// may straddle into the next one and then is a block of its own.
//
// Forming a block is a function of the bytes, the decode state and the configuration only (the
// contract that makes engines agree): it ends after an instruction that may write the PC or has
// kEndBlock, at the page's end, or after kMaxBlockInstructions, but not inside an IT block.
#pragma once
#include <array>
#include <memory>
#include <span>

#include "cpu/fetch_lines.hpp"
#include "cpu/page.hpp"
#include "isa/instruction.hpp"
#include "trace/ledger.hpp"
#include "uarch/core_timing.hpp"

namespace hypscope::cpu {

class Core;
struct Op;
struct SysRegRow;

/// Runs one instruction and says which comes next; nullptr: the block is over (hot.next_pc).
using Handler = const Op* (*)(Core& core, const Op* op);

inline constexpr u32 kMaxBlockInstructions = 32;

/// One cached instruction. `operands` comes first: a body's operand reference leads back to its Op.
struct Op {
    isa::Operands operands{};
    Handler handler = nullptr;
    isa::OpId id = isa::OpId::Count;
    u16 page_offset : 12 = 0;                                 ///< of the instruction in its page
    u16 phase : 4 = static_cast<u16>(trace::Phase::Handler);  ///< inside an exit, by the row
    u16 cumulative = 0;  ///< cycles from the block's head to the end of this instruction
    u8 it = 0;           ///< ITSTATE before the instruction
    u8 index = 0;        ///< in the block, from 0

    /// The Op that holds these operands.
    static const Op& of(const isa::Operands& operands) {
        return reinterpret_cast<const Op&>(operands);
    }
};
static_assert(sizeof(Op) == 32, "two cached instructions share a host line");
static_assert(offsetof(Op, operands) == 0, "Op::of relies on it");

/// What decides how bytes decode, beside the bytes.
struct DecodeState {
    bool thumb = false;
    bool big_endian = false;  ///< of data accesses: bodies are the same, links must not mix them
    u8 it = 0;
    bool secure = false;  ///< of the physical address
    /// Its instructions are looked at one by one (Core::observe). Bytes, length and price are those
    /// of the block that is not.
    bool observed = false;
    constexpr bool operator==(const DecodeState&) const = default;
};

/// Part of a block's static price that belongs to a phase other than the default.
struct PhaseShare {
    trace::Phase phase{};
    u16 cycles = 0;
    u16 instructions = 0;
};

/// The row of an operation; of UDF for a word that has none.
[[nodiscard]] inline const isa::OpInfo& op_row(isa::OpId id) {
    return isa::op_info(id == isa::OpId::Count ? isa::OpId::UDF : id);
}

struct Block {
    u64 pa = 0;  ///< of the first instruction
    DecodeState state{};
    u16 count = 0;  ///< instructions
    u16 cost = 0;   ///< static price in cycles: of the whole block
    u16 bytes = 0;
    u8 line_count = 0;  ///< fetch lines that the block touches
    u8 phase_count = 0;
    bool valid = true;   ///< false: its bytes were written; the head sends it to look-up
    u8 save_prefix = 0;  ///< leading instructions that save R0-R12 or branch, as at a vector
    /// BranchFilter::counter_hash() of the last instruction's place in its page.
    u32 branch_hash = 0;
    HeadLines head_lines{};
    std::array<PhaseShare, trace::kPhaseCount> phases{};
    /// Successors in the same page: [0] taken or only, [1] next in sequence. Filled when first
    /// used.
    mutable std::array<const Block*, 2> links{};
    u64 fetch_line = 0;         ///< physical number of the first line
    Block* next = nullptr;      ///< in the look-up bucket
    std::unique_ptr<Op[]> ops;  ///< head, `count` instructions, end
    /// Of each instruction; none when the timing does not ask for them, unless the block is a loop.
    std::unique_ptr<uarch::LoadDependence[]> dependences;
    /// Of a block whose edges may cost something; else none.
    std::unique_ptr<uarch::BlockEdges> edges;
    /// Host code, of an engine that has some: where jumps arrive (which know the address in eax),
    /// and where links do. Good for one virtual page, or for all.
    const u8* native = nullptr;
    const u8* linked = nullptr;
    u64 charge = 0;  ///< what that code adds to its counter (cpu/jit/counter.hpp) at the head
    u32 native_page = 0;
    bool any_page = false;
    mutable u32 entered = 0;  ///< while it has none

    [[nodiscard]] std::span<const Op> instructions() const { return {ops.get() + 1, count}; }
    /// Static cycles of one instruction.
    [[nodiscard]] u32 cost_of(const Op& op) const {
        const u32 before = op.index == 0 ? 0 : instructions()[op.index - 1u].cumulative;
        return op.cumulative - before;
    }
    /// The target of its last instruction, a direct branch, in bytes from the page's start.
    [[nodiscard]] u32 target_of(const Op& branch) const {
        return branch.page_offset + (state.thumb ? 4u : 8u) + branch.operands.imm;
    }
    [[nodiscard]] bool follows_pointer(const Op& op) const {
        return dependences != nullptr && dependences[op.index].follows_pointer;
    }
    /// What follows must be looked up each time, since the way there may cost something.
    [[nodiscard]] bool prices_its_exits() const { return edges != nullptr && edges->leaves_any; }
    /// Whoever arrives must run the head's handler.
    void send_to_head() { head_lines = {}; }
    /// The phase that an instruction's row gives it inside an exit; Handler when it gives none.
    [[nodiscard]] trace::Phase phase_of(const Op& op) const {
        return static_cast<trace::Phase>(op.phase);
    }
};

}  // namespace hypscope::cpu
