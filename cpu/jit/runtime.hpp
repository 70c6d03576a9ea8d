// SPDX-License-Identifier: Apache-2.0
// The code arena with the pieces of code that all blocks share: entry, exits, calls to C++, and the
// look-up of an indirect branch's target.
#pragma once
#include <memory>

#include "cpu/host_work.hpp"
#include "cpu/jit/code_arena.hpp"
#include "cpu/jit/host_layout.hpp"
#include "cpu/jit/support.hpp"

namespace hypscope::cpu::jit {

class Translator;

class Runtime {
  public:
    static constexpr size_t kArenaBytes = size_t{128} << 20;

    /// `threshold`: entries of a block before it is translated.
    Runtime(Core& core, u32 threshold);
    ~Runtime();
    [[nodiscard]] u32 threshold() const { return threshold_; }

    /// Addresses in the writable view, for relative jumps from code that is being written.
    struct Stubs {
        const u8* leave_run = nullptr;     ///< rax: Op
        const u8* missed = nullptr;        ///< eax: address with bit 0 for T32: no jump known
        const u8* dispatch = nullptr;      ///< eax likewise
        const u8* head = nullptr;          ///< rcx: head Op; returns when the block goes on
        const u8* other_page = nullptr;    ///< rcx: head Op
        const u8* untranslated = nullptr;  ///< eax: address, whose jump is known
        const u8* finish = nullptr;       ///< rcx: Op, rdx: body, rax: hypscope_jit_finish or alike
        std::array<const u8*, 3> load{};  ///< by log2 of size: eax: address, rcx: Op; eax: value
        std::array<const u8*, 3> store{};  ///< eax: address, edx: value, rcx: Op
        /// eax: address, edx: bytes from there to the last of several words, rcx: Op. Not zero: rcx
        /// is the host's address of the first. For loads and stores.
        std::array<const u8*, 2> words{};
        const u8* perform = nullptr;  ///< rcx: Op, rdx: body
        const u8* call = nullptr;     ///< rax: a function of the Core and of ecx
        const u8* event = nullptr;    ///< eax: as hypscope_jit_event() has it; uses rcx, rdx
        const u8* cpsr = nullptr;     ///< eax becomes what MRS reads; uses rcx, rdx
        const u8* fetch = nullptr;    ///< rcx: head Op, eax: line of the block
        const u8* account = nullptr;  ///< rcx: head Op
        /// By taken. StubWriter::train(): ecx, rdx. Where only the counter is known: ecx.
        std::array<const u8*, 2> train{}, train_anywhere{};
        /// eax: a target that may not be the predicted one, in the filter at rdx; rcx: its place
        /// there. A return's leaves the place in ecx.
        const u8 *other_return = nullptr, *other_target = nullptr;
        const u8* link = nullptr;  ///< rcx: head Op, rdx: site, eax: page offset; jumps
    };
    [[nodiscard]] const Stubs& stubs() const { return stubs_; }
    [[nodiscard]] const HostLayout& layout() const { return layout_; }
    [[nodiscard]] CodeArena& arena() { return arena_; }
    [[nodiscard]] Translator& translator() { return *translator_; }

    /// Runs `code` and what follows it.
    [[nodiscard]] Exit enter(Core& core, const u8* code) const { return enter_(&core, code); }
    /// `native` of a block that has no code yet: leaves with its head.
    [[nodiscard]] const u8* untranslated() const { return untranslated_; }
    [[nodiscard]] bool is_translated(const Block& block) const {
        return block.valid && block.native != untranslated_;
    }
    void patch_jump(const u8* site, const u8* target);
    /// The entries of a block's code from now on leave with its head Op.
    void retire(const Block& block);
    /// The entries of old code from now on go to that of `block`.
    void replace(const u8* native, const u8* linked, const Block& block);
    void forget_blocks() { arena_.rewind(stubs_end_); }
    [[nodiscard]] HostWork& work() { return work_; }

  private:
    u32 threshold_;
    HostLayout layout_;
    CodeArena arena_;
    Stubs stubs_;
    Exit (*enter_)(Core*, const u8*) = nullptr;
    const u8* untranslated_ = nullptr;
    size_t stubs_end_ = 0;
    HostWork work_;
    std::unique_ptr<Translator> translator_;
};

}  // namespace hypscope::cpu::jit
