// SPDX-License-Identifier: Apache-2.0
// From a block to host code. Hot operations have emitters of their own (emit_*.cpp); every other
// one calls the body that the interpreter runs, so that its meaning is written once. What a block
// charges and checks at its head is what interp::enter() does, in the same order.
#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "cpu/coprocessor.hpp"
#include "cpu/jit/access_run.hpp"
#include "cpu/jit/cold_code.hpp"
#include "cpu/jit/emitter.hpp"
#include "cpu/jit/transfer.hpp"

namespace hypscope::cpu::jit {

struct Access;

/// More than any block needs.
inline constexpr size_t kMaxBlockBytes = 32 << 10;

class Translator : public Emitter {
  public:
    /// One serves all blocks: it takes longer to make than a block to translate.
    explicit Translator(Runtime& runtime);

    /// False when the block is of a kind that is not translated.
    [[nodiscard]] static bool can_translate(const Block& block);
    /// BX, BLX (register), and loads of the PC, where they have code.
    [[nodiscard]] static bool is_indirect(const Op& op);
    /// Executable addresses of a block's entries.
    struct Entries {
        const u8 *native, *linked;
    };
    /// Writes the code at the arena's next place, for one virtual page, whose address is a constant
    /// then, or for all. Counted in Runtime::work().
    Entries translate(const Block& block, std::optional<u32> page);

  private:
    /// What the host's flags are just now: Carry all but V, Full all, with CF being not C.
    enum class Live : u8 { None, Carry, Full };
    using Label = Xbyak::Label;
    using Reg32 = Xbyak::Reg32;

    // translator.cpp
    void begin_block(const Block& block, std::optional<u32> page);
    Entries write_block();
    /// For cold code: a call is half as long as the address.
    void head_to_rcx() { call(*load_head_); }
    void write_entry();
    void write_head();
    void write_instructions();
    void write_op(const Op& op);
    void write_end();
    void find_needed_flags();
    void perform(const Op& op);
    void leave_with(const Op& op);
    template <class Code>
    void defer(const Code& code) {
        deferred_.emplace_back(code);
    }
    /// A label that outlives the function that asks for it: until the block is written.
    Label* new_label() {
        if (used_labels_ == labels_.size()) labels_.emplace_back();
        return &labels_[used_labels_++];
    }
    /// At `slow`: the body of `op`, and back to `done`.
    void defer_body(const Op& op, Label* slow, Label* done);
    /// At `slow`: the interpreter's handler of `op` goes on.
    void defer_handler(const Op& op, Label* slow);
    void body_to(const Xbyak::Reg64& reg, const Op& op);
    /// hypscope_jit_finish() of `op` or what ends it, and on to where it leads.
    void finish_with(const Op& op);
    /// The same by a function of its own, whose third argument is in rdx.
    template <class F>
    void finish_by(F* function, const Op& op) {
        op_to(rcx, &op);
        mov(rax, reinterpret_cast<u64>(function));
        jump_to(runtime_.stubs().finish);
        ended_ = true;
    }
    /// The address of `offset` in the page of the code.
    void read_place(const Reg32& to, u32 offset);
    /// A constant of eight bytes, behind the block.
    [[nodiscard]] Xbyak::Address constant(u64 value);

    // conditions.cpp
    /// Conditions of the host by their encodings; the lowest bit negates.
    enum Host : u8 { kO = 0, kB = 2, kAE, kE, kNE, kBE, kA, kS, kNS, kL = 12, kGE, kLE, kG };
    /// Makes the host's flags such that a condition of the host says whether `cond` passes.
    u8 host_condition(u32 cond);
    void jump_if(u8 host, Label& target);
    void move_if(u8 host, const Reg32& to, const Xbyak::Operand& from);
    void jump_unless(u32 cond, Label& target);
    void store_sum_flags(const Op& op, bool borrow);
    void store_logic_flags(const Op& op);
    void store_known_flags(const Op& op, u32 value);
    void store_carry(bool from_host);
    void load_flags();
    void load_carry();
    void clobber_flags() {
        live_ = Live::None;
        ++flag_changes_;
    }
    void flags_are(Live live) {
        live_ = live;
        ++flag_changes_;
    }

    // emit_data.cpp: true when the operation was written
    bool write_conditional_move(const Op& op);
    bool write_data(const Op& op);
    [[nodiscard]] Reg32 destination(const Op& op, bool reads_m);
    void test_with(const Reg32& reg, const auto& with) {
        if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(with)>>)
            test(reg, with);
        else
            with.isMEM() ? test(with, reg) : test(reg, with.getReg());
    }
    void test_home(u32 n, const auto& with) {
        if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(with)>>)
            test(homes_[n], with);
        else
            test(homes_[n], with.getReg());
    }
    void write_sum(const Op& op, const struct Alu& alu);
    void write_reversed(const Op& op, const struct Alu& alu);
    void write_carry_sum(const Op& op, const struct Alu& alu);
    void write_logic(const Op& op, const struct Alu& alu);
    void write_move(const Op& op, const struct Alu& alu);
    void write_shift_by_register(const Op& op);
    [[nodiscard]] Reg32 result_in(u32 d, std::optional<u32> last = std::nullopt);
    void write_result(u32 d, const Reg32& from);
    void add_to(u32 d, u32 a);
    void second(const Reg32& to, const Op& op, const struct Alu& alu);
    void with_second(const Op& op, const struct Alu& alu, bool plain, u32 imm, const auto& apply);
    void shift(const Reg32& by, isa::SRType type, u32 amount);

    // emit_media.cpp: likewise
    bool write_media(const Op& op);
    void write_bits(const Op& op);
    bool write_multiply(const Op& op);
    void write_product(const Op& op);

    // emit_memory.cpp
    bool write_memory(const Op& op);
    void write_load(const Op& op, const Transfer& t);
    void write_store(const Op& op, const Transfer& t);
    void load_from(const Transfer& t, const Reg32& to, const Xbyak::RegExp& host);
    void store_to(const Transfer& t, const Xbyak::RegExp& host, u32 n);
    void call_load(const Op& op, const Transfer& t, const Reg32& to);
    void call_store(const Op& op, const Transfer& t);
    void write_address(const Op& op);
    [[nodiscard]] Reg32 address_in_register(const Op& op);
    [[nodiscard]] bool is_last_follower(const Op& op) const;
    void write_follow(const Reg32& address);
    void add_offset_register(const Xbyak::Operand& to, const isa::Operands& o);
    void write_base_back(const Op& op);
    bool write_multiple(const Op& op);
    bool write_double(const Op& op, const Transfer& t);
    [[nodiscard]] static bool is_load_of_pc(const Op& op);
    void write_load_of_pc(const Op& op);
    void write_table_entry(const Op& op);
    void write_list_address(const Op& op);
    void check_one_line(u32 bytes, Label& apart);
    void check_span(const Op& op, u32 bytes, bool is_write, Label* slow);

    // emit_runs.cpp
    void write_run(const AccessRun& run);
    void find_run(const AccessRun& run, Label& apart);
    void write_access(const AccessRun& run, const Op& op);
    void write_part(const Xbyak::RegExp& host, const Transfer& t, u32 n);
    void write_apart(std::span<const Op> ops);

    // emit_branch.cpp
    bool write_branch(const Op& op);
    bool write_direct(const Op& op);
    bool write_indirect(const Op& op);
    void write_conditional_branch(const Op& op, u8 host);
    bool write_taken_link(const Op& op, u8 host);
    [[nodiscard]] static u32 fallthrough_offset(const Op& op);
    void write_jump_to_register(const Op& op);
    void write_indirect_prediction(const Op& op);
    void check_prediction(const Xbyak::Address& predicted, Label& other);
    void write_return_prediction();
    void write_target_prediction(const Op& op);
    void load_filter();
    void hash_place(const Reg32& to, u32 hash, u32 mask);
    void leave_unless(u32 cond, Label& not_taken);
    void leave_unless_host(u8 host, Label& not_taken);
    void leave_to(const Op& op, i32 distance);
    void write_predicted_edge(const Op& op, bool taken);
    void write_train(bool taken, std::optional<u32> known);
    void write_return_address(const Op& op);
    void push_return(u32 fallthrough);
    void write_edge(const Op& op, bool taken, bool conditional);
    void write_link(u32 page_offset, const auto& jump);
    void write_goto(i32 distance);

    // emit_system.cpp
    bool write_system(const Op& op);
    bool write_system_end(const Op& op);
    void require(u8 situations, Label& slow);
    void require_mode(Mode mode, Label& slow);
    void charge_event(const Op& op, uarch::TimingEvent event,
                      trace::Phase phase = trace::Phase::Handler);
    bool write_sysreg_read(const Op& op);
    bool write_sysreg_write(const Op& op);
    bool write_read_psr(const Op& op);
    bool write_banked(const Op& op, bool reads);
    bool write_save_return_state(const Op& op);
    void write_sysreg_move(const Op& op, const Access& access);
    void write_sysreg_by_hook(const Op& op, const Access& access, Label& slow);
    void write_end_synchronised(const Op& op);
    void write_known_traps(const Op& op, const Access& access, Label* slow);

    // emit_traps.cpp
    bool write_call(const Op& op);
    bool write_return(const Op& op);
    void write_move_to_pc(const Op& op);
    void write_return_from_hyp(const Op& op);
    void write_return_from_stack(const Op& op);

    // operands
    [[nodiscard]] const Xbyak::Operand& reg(u32 n) {
        return is_pinned(n) ? static_cast<const Xbyak::Operand&>(pinned_[n]) : homes_[n];
    }
    void read(const Reg32& to, u32 n) {
        if (!is_pinned(n) || pinned_[n] != to) mov(to, reg(n));
    }
    void write(u32 n, const Reg32& from) {
        if (is_pinned(n))
            mov(pinned_[n], from);
        else
            mov(homes_[n], from);
    }

    Runtime& runtime_;
    const Block* block_ = nullptr;
    const Op* head_ = nullptr;
    Label* load_head_ = nullptr;
    std::optional<u32> page_;
    std::vector<std::pair<Label*, u64>> constants_;
    std::vector<ColdCode> deferred_;  ///< behind the block
    std::deque<Label> labels_;
    size_t used_labels_ = 0;
    std::array<Reg32, 16> pinned_;
    std::vector<Xbyak::Address> homes_;
    std::array<u8, kMaxBlockInstructions> needed_{};  ///< flags that each instruction must store
    bool ended_ = false;                              ///< the code left the block already
    Live live_ = Live::None;
    u32 flag_changes_ = 0;
};

/// Code for a block under the current page; false when there is no room.
bool translate_for_all_pages(Runtime& runtime, const Block& block);

/// The code of the block's last instruction is a branch whose prediction it decides.
[[nodiscard]] bool ends_in_written_branch(const Block& block);

/// Bits of a set of condition flags.
enum FlagSet : u8 { kFlagN = 1, kFlagZ = 2, kFlagC = 4, kFlagV = 8, kFlagsNZ = 3, kAllFlags = 15 };
/// Flags that the code of an instruction writes without having read any; 0 when it calls its body.
[[nodiscard]] u32 flags_written(const Op& op);
/// ADC and alike, and RRX.
[[nodiscard]] bool reads_carry(const Op& op);

}  // namespace hypscope::cpu::jit
