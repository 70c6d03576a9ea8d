// SPDX-License-Identifier: Apache-2.0
// What holds for all cases of a batch: which harness runs them, how addresses are translated, and
// what the cases may find in the system registers.
#pragma once
#include <span>
#include <string_view>

#include "common/types.hpp"
#include "tests/random/lockstep/random.hpp"

namespace hypscope::lockstep {

/// CPSR.M of the modes a case may run in.
enum Mode : u32 {
    kUserMode = 0x10,
    kFiq = 0x11,
    kIrq = 0x12,
    kSupervisor = 0x13,
    kMonitor = 0x16,
    kAbort = 0x17,
    kHyp = 0x1a,
    kUndefined = 0x1b,
    kSystem = 0x1f
};

enum class Translation : u8 { Off, Short, Long };

/// A row of the table in regime.cpp.
struct RegimeRow {
    std::string_view name, title;
    bool secure;              ///< Secure modes and Monitor mode; else Non-secure PL0, PL1 and Hyp
    Translation translation;  ///< stage 1 of the PL1&0 regime
    bool stage2;              ///< HCR.VM
    u32 hcr;                  ///< further bits of HCR
    u32 weight;               ///< batches of a round
};
[[nodiscard]] std::span<const RegimeRow> all_regimes();

struct Regime {
    const RegimeRow* row = all_regimes().data();
    bool alignment_checked = false;  ///< SCTLR.A and HSCTLR.A
    bool traps = false;              ///< some cases have traps to Hyp mode and closed coprocessors
    bool interrupted = false;        ///< the Hyp timer interrupts some cases

    [[nodiscard]] Translation translation() const { return row->translation; }
    [[nodiscard]] bool secure() const { return row->secure; }
    [[nodiscard]] bool routes_general() const { return (row->hcr & kTge) != 0; }
    [[nodiscard]] bool default_cacheable() const { return (row->hcr & kDc) != 0; }
    /// The harness's own mode.
    [[nodiscard]] u32 top_mode() const { return secure() ? kMonitor : kHyp; }
    /// Hyp mode has its own translation, off in the plainest regime alone.
    [[nodiscard]] bool translated(u32 mode) const {
        if (mode != kHyp) return translation() != Translation::Off;
        return translation() != Translation::Off || stage2();
    }
    [[nodiscard]] bool stage2() const { return row->stage2; }
    /// Whether a mode's number is one that may run here.
    [[nodiscard]] bool has_mode(u32 mode) const;
    /// Whether an instruction in mode `from` may enter mode `to` by writing the PSR.
    [[nodiscard]] bool may_enter(u32 from, u32 to) const;

    static constexpr u32 kTge = 1 << 27, kDc = 1 << 12;
};

/// The regime of batch `number`: rounds over the table by weight, with random variations.
[[nodiscard]] Regime choose_regime(u32 number, std::string_view only, Random& random);

/// A mode that `from` may enter; the top mode only with `with_top`.
[[nodiscard]] u32 random_mode(const Regime& regime, Random& random, bool with_top);

}  // namespace hypscope::lockstep
