// SPDX-License-Identifier: Apache-2.0
// Where translated code finds things: host registers, and the members of a Core in bytes from its
// guest registers. The same for every core of a machine.
#pragma once
#include <array>
#include <xbyak/xbyak.h>

#include "cpu/core.hpp"
#include "uarch/branch_filter.hpp"

namespace hypscope::cpu::jit {

// rbx: &core.state.r[0]. r15: counter.hpp. rax, rcx, rdx: free between instructions. The other
// registers hold guest registers from the entry of translated code to its exit.
inline constexpr int kNotPinned = -1;
inline constexpr std::array<int, 16> kPinnedIn = {
    Xbyak::Operand::RBP, Xbyak::Operand::RSI, Xbyak::Operand::RDI, Xbyak::Operand::R8,
    Xbyak::Operand::R9,  Xbyak::Operand::R10, Xbyak::Operand::R11, Xbyak::Operand::R12,
    kNotPinned,          kNotPinned,          kNotPinned,          kNotPinned,
    Xbyak::Operand::R13, kNotPinned,          Xbyak::Operand::R14, kNotPinned};

[[nodiscard]] constexpr bool is_pinned(u32 n) { return kPinnedIn[n] != kNotPinned; }
/// A C++ function may change it.
[[nodiscard]] constexpr bool is_volatile(u32 n) {
    const int host = kPinnedIn[n];
    return host == Xbyak::Operand::RSI || host == Xbyak::Operand::RDI ||
           (host >= Xbyak::Operand::R8 && host <= Xbyak::Operand::R11);
}

struct HostLayout {
    explicit HostLayout(Core& core)
        : flags(offset(core, &core.hot.native.flags)),
          q(offset(core, &core.state.q)),
          thumb(offset(core, &core.state.thumb)),
          core_start(offset(core, &core)),
          counter(offset(core, &core.hot.native.counter)),
          page_va(offset(core, &core.hot.page_va)),
          next_pc(offset(core, &core.hot.next_pc)),
          context_tag(offset(core, &core.hot.context_tag)),
          exit_running(offset(core, &core.hot.exit_running)),
          branches(offset(core, &core.hot.branches)),
          load_lines(offset(core, &core.lines.first(false))),
          store_lines(offset(core, &core.lines.first(true))),
          fetch_lines(offset(core, core.fetch_lines.data())),
          jumps(offset(core, core.jumps.data())),
          line_mask(core.lines.index_mask()),
          granule_shift(core.lines.granule_shift()) {
        if (core.hot.branches != nullptr) filter = core.hot.branches->layout();
    }

    i32 flags, q, thumb;
    i32 core_start, counter, page_va, next_pc, context_tag, exit_running, branches;
    i32 load_lines, store_lines, fetch_lines, jumps;
    u32 line_mask;
    u8 granule_shift;
    uarch::BranchFilter::Layout filter{};
    [[nodiscard]] bool branches_modelled() const { return filter.counter_mask != 0; }

  private:
    static i32 offset(const Core& core, const void* member) {
        return static_cast<i32>(static_cast<const char*>(member) -
                                reinterpret_cast<const char*>(core.state.r.data()));
    }
};

}  // namespace hypscope::cpu::jit
