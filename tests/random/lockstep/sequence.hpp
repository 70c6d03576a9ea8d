// SPDX-License-Identifier: Apache-2.0
// Builds one case instruction by instruction. An instruction is admitted when it is not
// UNPREDICTABLE in the case's mode and when the initial state can be made to suit it: bases point
// into the case's window, targets of branches into its padding.
#pragma once
#include "tests/random/lockstep/case.hpp"
#include "tests/random/lockstep/random.hpp"
#include "tests/random/lockstep/register_plan.hpp"
#include "tests/random/lockstep/row_pool.hpp"

namespace hypscope::lockstep {

class Sequence {
  public:
    Sequence(Case& target, const Regime& regime, RowPool& pool, Random& random);
    /// About `length` instructions; fewer when one ends the sequence.
    void fill(u32 length);

  private:
    enum class Verdict : u8 { Rejected, Admitted, AdmittedLast };

    static constexpr u32 kLeastOfRun = 5;
    void close_it_block();
    bool add_one();
    void begin_run();
    bool add_to_run();
    bool try_run_row(std::string_view op, bool is_access);
    bool plan_run_access(const isa::Decoded& d);
    bool try_row(u16 row, bool paired = false);
    bool try_word(u16 row, u32 word);
    [[nodiscard]] isa::Decoded decode(isa::InstructionSet set, u32 word) const;

    [[nodiscard]] RowPool::Place place() const {
        return {.in_hyp = mode_ == kHyp, .secure = regime_.secure(), .in_it = it_.in_it_block()};
    }
    Verdict plan(const isa::Decoded& d, u32 word);
    bool plan_transfer(const isa::Decoded& d);
    bool plan_jump(const isa::Decoded& d);
    bool plan_status(const isa::Decoded& d, bool& last);
    bool reserved_bits_are_zero(const isa::Decoded& d);
    bool plan_return(const isa::Decoded& d);
    bool plan_table_branch(const isa::Operands& o);
    bool plan_stack_pair(const isa::Decoded& d);
    bool plan_exclusive(const isa::Decoded& d);
    bool plan_alu_jump(u32 opcode, const isa::Operands& o, bool register_form,
                       bool to_padding_only);
    [[nodiscard]] bool is_unpredictable_here(const isa::Decoded& d) const;
    [[nodiscard]] bool banked_access_is_valid(const isa::Operands& o) const;
    void note_effects(const isa::Decoded& d);
    u32 steer_branch(const isa::Encoding& row, u32 word);

    /// The offset of a transfer from its base, when the base is not part of it.
    std::optional<u32> offset_of(const isa::Operands& o);
    bool place_base(u32 n, u32 address);
    [[nodiscard]] u32 choose_target(const isa::Decoded& d, u32 bytes);
    [[nodiscard]] u32 choose_element_address(const isa::Operands& o);
    void put_word(u32 address, u32 value);
    bool put_landing(u32 address, bool aligned);
    [[nodiscard]] u32 landing(bool thumb_allowed);
    [[nodiscard]] bool in_window(u32 address, u32 bytes) const {
        return address - case_.window_base() <= LS_WINDOW_BYTES - bytes;
    }
    /// The instructions of this case or of another: anything might happen there.
    [[nodiscard]] bool is_mid_code(u32 address) const {
        const u32 offset = address - case_.slot_base();
        if (offset < kCodeOffset) return false;
        if (offset < LS_SLOT_BYTES) return offset < kLandingOffset;
        return address - LS_CODE < LS_END - LS_CODE;
    }
    [[nodiscard]] u32 pc_value() const { return at_ + (case_.is_thumb() ? 4 : 8); }
    /// Nothing may stray: all memory can be reached, and it is Strongly-ordered, where an unaligned
    /// access is an alignment fault (ARM ARM A3.2.2); QEMU does it.
    [[nodiscard]] bool strict() const {
        return !regime_.translated(mode_) && !regime_.default_cacheable();
    }

    Case& case_;
    const Regime& regime_;
    RowPool& pool_;
    Random& random_;
    RegisterPlan plan_;
    u32 mode_;
    u32 at_;                    ///< address of the next instruction
    isa::DecodeContext it_{};   ///< where the next instruction stands
    bool memory_known_ = true;  ///< the window still holds what it started with
    bool finished_ = false;
    const isa::OracleNote* excluded_ = nullptr;  ///< why the last word was turned away
    struct Run {
        u32 base = 0;  ///< register
        bool placed = false;
    };
    std::optional<Run> run_{};  ///< the case is one
    struct Exclusive {
        u32 n = 0, imm = 0;
        std::string_view store;
    } exclusive_{};
    bool exclusive_open_ = false, exclusive_seen_ = false;
    bool exclusive_pairs_ = false;  ///< this store exclusive belongs to the load before it
};

}  // namespace hypscope::lockstep
