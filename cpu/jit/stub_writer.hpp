// SPDX-License-Identifier: Apache-2.0
// Writes the code that all blocks share. Translated code has a 16-byte aligned stack.
#pragma once
#include "cpu/jit/emitter.hpp"

namespace hypscope::cpu::jit {

class StubWriter : public Emitter {
  public:
    using Emitter::Emitter;

    void enter();
    /// rax: Op.
    void leave(ExitKind kind);
    template <class F>
    void call_and_return(F* function) {
        before_call(true);
        call_function(address_of(function));
        after_call(true);
        ret();
    }
    /// The same of any function.
    void call_and_return() {
        before_call(true);
        call(rax);
        after_call(true);
        ret();
    }
    void load(u32 size, const u8* dispatch);
    void store(u32 size, const u8* dispatch);
    void words(bool is_write);
    void perform(const u8* dispatch);
    /// Jumped to.
    void finish(const u8* dispatch);
    /// Called where the price of a block took the counter to its end. Returns there when the block
    /// was entered by C++, and behind the jump there when it had begun in time: all is charged.
    void head();
    /// Jumped to.
    void other_page(const u8* leave_run);
    void event();
    /// Charges the event and returns where uarch::EventPrices has its price and no ledger wants
    /// its phase; else goes on at `asked`. Leaves eax alone until then.
    void known_event(Xbyak::Label& asked);
    /// CoreState::cpsr() as MRS reads it: without T and ITSTATE.
    void cpsr();
    void fetch();
    /// BranchFilter::train() of a conditional branch. ecx: the number of its counter, and its first
    /// pattern in bits 31:16; rdx: the filter. ZF is set then.
    void train(bool taken);
    /// Makes ecx and rdx so of the number alone, and goes to `train`.
    void place_of_branch(const u8* train);
    /// eax: the target of a return that the filter at rdx may not have predicted. ecx becomes the
    /// top of its stack.
    void other_return();
    /// The same of another indirect branch, whose predicted target is at rcx. Uses rcx and rdx.
    void other_target();
    /// Jumped to, not called.
    void link(const u8* leave_run, const u8* dispatch);
    /// eax: address with bit 0 for T32. JumpCache::find_behind(), else out.
    void missed();
    /// eax: address, whose jump is known.
    void untranslated(const u8* leave_run);

  private:
    using History = uarch::BranchFilter::History;

    template <class F>
    static u64 address_of(F* function) {
        return reinterpret_cast<u64>(function);
    }
    /// rcx: Op, kept on the stack over the call, which has it in rsi; rdi is the core.
    void before_call(bool only_volatile);
    void after_call(bool only_volatile);
    /// rcx: head Op. Takes what its block adds out of the counter; rdx becomes that.
    void uncharge_block();
    // Of train(). The first two make rax 0, or -1 for a misprediction. What the host could only
    // predict as badly as the core that it stands for is arithmetic: no jump depends on it.
    /// eax: the counter.
    void train_often_wrong(bool taken, const Xbyak::Address& counter);
    /// NZ: judge() is due, for which xmm0 has ecx.
    void train_history(bool taken);
    /// Leaves rax and rdx alone.
    void judge();
    /// The whole of a misprediction by a counter without a mark, with the return.
    void train_wrong(bool taken, const Xbyak::Address& counter);
    /// Of the counter in cx: its history is at history_at(member) and 4 * `to`.
    void find_history(const Xbyak::Reg32& to);
    [[nodiscard]] i32 history_at(size_t member) const {
        return static_cast<i32>(at.filter.histories + member);
    }
    /// Charges and counts what rax says.
    void charge_prediction();
    void charge_misprediction();
    /// Returns from train().
    void predicted();
    void call_function(u64 function) {
        mov(rax, function);
        call(rax);
    }
    void next_pc_to_eax();
    /// To the code of the jump at rcx as it is now, which is kept.
    void go_to_jump();
    /// The return address into the block is dropped: the instruction did not complete.
    void fault(const u8* dispatch);
    /// eax becomes the bytes there.
    void load_from(const Xbyak::RegExp& address, u32 size);
    /// Goes to `asked` unless the page of the latest access is flat and uncached: a first look.
    void unless_flat_uncached(bool is_write, Xbyak::Label& asked);
    /// Goes to `asked` unless the access at eax lies in that page (uarch::FlatUncached), and nobody
    /// but that counter looks at it. Uses rcx.
    void find_flat_uncached(bool is_write, Xbyak::Label& asked);
    /// Charges and counts one, or as many as edx says (lost then); rcx becomes the host's address
    /// of the page, eax the place there.
    void charge_flat_uncached(bool is_write, bool several);
    /// An access of `size` bytes at eax, from or to edx.
    void flat_uncached(u32 size, bool is_write);
    /// The same in a page that stands behind another one (LineFilter::page()).
    void page_behind(u32 size, bool is_write);
    void access(const Xbyak::RegExp& address, u32 size, bool is_write);
    /// Returns with the filter's answer for words that lie in two lines of one page; else goes on
    /// with everything as it was.
    void words_of_lines(bool is_write);
    /// The same of words in a row that are flat and uncached.
    void words_flat_uncached(bool is_write);
};

}  // namespace hypscope::cpu::jit
