// SPDX-License-Identifier: Apache-2.0
// The code arena with the pieces of code that all blocks share: entry, exits, calls to C++, and the
// look-up of an indirect branch's target.
#pragma once
#include <memory>

#include "cpu/jit/code_arena.hpp"
#include "cpu/jit/host_layout.hpp"
#include "cpu/jit/support.hpp"

namespace hypscope::cpu::jit {

class Runtime {
  public:
    static constexpr size_t kArenaBytes = size_t{128} << 20;

    /// `threshold`: entries of a block before it is translated.
    Runtime(Core& core, u32 threshold);
    [[nodiscard]] u32 threshold() const { return threshold_; }

    /// Addresses in the writable view, for relative jumps from code that is being written.
    struct Stubs {
        const u8* leave_run = nullptr;     ///< rax: Op
        const u8* leave_stop = nullptr;    ///< rax: head Op
        const u8* leave_fault = nullptr;   ///< rax: Op
        const u8* dispatch = nullptr;      ///< hot.next_pc and state.thumb say where to
        std::array<const u8*, 3> load{};   ///< by log2 of size: eax: address, rcx: Op; eax: value
        std::array<const u8*, 3> store{};  ///< eax: address, edx: value, rcx: Op
        const u8* perform = nullptr;       ///< rcx: Op
        const u8* fetch = nullptr;         ///< rcx: head Op, eax: line of the block
        const u8* account = nullptr;       ///< rcx: head Op
        const u8* branch = nullptr;        ///< rcx: Op, eax: target, edx: kind | taken << 8
        const u8* link = nullptr;          ///< rcx: head Op, rdx: site, eax: page offset; jumps
    };
    [[nodiscard]] const Stubs& stubs() const { return stubs_; }
    [[nodiscard]] const HostLayout& layout() const { return layout_; }
    [[nodiscard]] CodeArena& arena() { return arena_; }

    /// Runs `block` and what follows it.
    [[nodiscard]] Exit enter(Core& core, const Block& block) const {
        return enter_(&core, block.native);
    }
    /// `native` of a block that has no code yet: leaves with its head.
    [[nodiscard]] const u8* untranslated() const { return untranslated_; }
    [[nodiscard]] bool is_translated(const Block& block) const {
        return block.valid && block.native != untranslated_;
    }
    void patch_jump(const u8* site, const u8* target);
    /// The entry of a block's code from now on leaves with its head Op.
    void patch_entry(const Block& block);
    void forget_blocks() { arena_.rewind(stubs_end_); }

  private:
    u32 threshold_;
    HostLayout layout_;
    CodeArena arena_;
    Stubs stubs_;
    Exit (*enter_)(Core*, const u8*) = nullptr;
    const u8* untranslated_ = nullptr;
    size_t stubs_end_ = 0;
};

}  // namespace hypscope::cpu::jit
