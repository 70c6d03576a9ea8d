// SPDX-License-Identifier: Apache-2.0
// Where translated code finds things: host registers, and the members of a Core in bytes from its
// guest registers. The same for every core of a machine.
#pragma once
#include <array>
#include <xbyak/xbyak.h>
#include <xbyak/xbyak_util.h>

#include "cpu/core.hpp"
#include "cpu/jit/misses.hpp"
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
          ge(offset(core, &core.state.ge)),
          thumb(offset(core, &core.state.thumb)),
          masks(offset(core, &core.state.mask_f)),
          mode(offset(core, &core.state.mode)),
          sysregs(offset(core, core.sys.data())),
          core_start(offset(core, &core)),
          counter(offset(core, &core.hot.native.counter)),
          page_va(offset(core, &core.hot.page_va)),
          next_pc(offset(core, &core.hot.next_pc)),
          context_tag(offset(core, &core.hot.context_tag)),
          exit_running(offset(core, &core.hot.exit_running)),
          situation(offset(core, &core.hot.situation)),
          branches(offset(core, &core.hot.branches)),
          native_limit(offset(core, &core.hot.native.limit)),
          stop_at(offset(core, &core.hot.stop_at)),
          event_prices(offset(core, &core.hot.event_prices)),
          flat_uncached(offset(core, &core.hot.flat_uncached)),
          flat_uncached_code(offset(core, &core.hot.flat_uncached_code)),
          load_lines(offset(core, &core.lines.first(false))),
          store_lines(offset(core, &core.lines.first(true))),
          page_outputs{offset(core, &core.lines.first_output(false)),
                       offset(core, &core.lines.first_output(true))},
          pages_behind{offset(core, &core.lines.first_behind(false)),
                       offset(core, &core.lines.first_behind(true))},
          page_stands_behind{offset(core, &core.lines.first_stands_behind(false)),
                             offset(core, &core.lines.first_stands_behind(true))},
          fetch_lines(offset(core, core.fetch_lines.data())),
          trail_asleep(offset(core, &core.trail.asleep())),
          priced_pages{offset(core, &core.priced_pages()[0]),
                       offset(core, &core.priced_pages()[1])},
          jumps(offset(core, core.jumps.data())),
          jumps_behind(offset(core, core.jumps.data_behind())),
          jump_codes(offset(core, core.jumps.codes())),
          line_mask(core.lines.index_mask()),
          granule_shift(core.lines.granule_shift()),
          events_modelled(core.timing().models_events()),
          rows_logged(core.config().rows != nullptr),
          has_virtualization(core.config().has_virtualization),
          exclusive_tags(&core.monitors().tagged_cores()),
          misses(miss_functions(core.timing())) {
        if (core.hot.branches != nullptr) filter = core.hot.branches->layout();
    }

    i32 flags, q, ge, thumb, masks, mode, sysregs;
    i32 core_start, counter, page_va, next_pc, context_tag, exit_running, situation, branches;
    i32 native_limit, stop_at, event_prices;
    i32 flat_uncached, flat_uncached_code;
    i32 load_lines, store_lines;
    std::array<i32, 2> page_outputs, pages_behind, page_stands_behind;
    i32 fetch_lines, trail_asleep;
    std::array<i32, 2> priced_pages;
    i32 jumps, jumps_behind, jump_codes;
    u32 line_mask;
    u8 granule_shift;
    bool events_modelled, rows_logged, has_virtualization;
    bool has_bmi2 = Xbyak::util::Cpu().has(Xbyak::util::Cpu::tBMI2);  ///< of the host
    const u32* exclusive_tags;                                        ///< of the machine
    MissFunctions misses;
    uarch::BranchFilter::Layout filter{};
    /// Where time is functional.
    [[nodiscard]] bool lines_are_pages() const { return granule_shift == kPageShift; }
    [[nodiscard]] bool branches_modelled() const { return filter.counter_mask != 0; }

    /// Of a member of CoreState, by its address in another one.
    [[nodiscard]] static i32 in_state(const CoreState& state, const void* member) {
        return static_cast<i32>(static_cast<const char*>(member) -
                                reinterpret_cast<const char*>(state.r.data()));
    }

  private:
    static i32 offset(const Core& core, const void* member) { return in_state(core.state, member); }
};

}  // namespace hypscope::cpu::jit
