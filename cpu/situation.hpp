// SPDX-License-Identifier: Apache-2.0
// What a mode and a security state mean to the MMU and to the ledger.
#pragma once
#include "common/types.hpp"
#include "cpu/psr.hpp"
#include "mmu/mmu.hpp"
#include "trace/ledger.hpp"
#include "uarch/core_timing.hpp"

namespace hypscope::cpu {

/// Why a core does not execute.
enum class RunState : u8 { Running, WaitForInterrupt, WaitForEvent, Off };

enum class Situation : u8 { SecurePl0, SecurePl1, Monitor, NonSecurePl0, NonSecurePl1, Hyp, Count };
/// `non_secure`: SCR.NS.
[[nodiscard]] constexpr Situation situation_of(Mode mode, bool non_secure) {
    using enum Situation;
    if (mode == Mode::Monitor) return Monitor;
    if (!non_secure) return mode == Mode::User ? SecurePl0 : SecurePl1;
    if (mode == Mode::Hyp) return Hyp;
    return mode == Mode::User ? NonSecurePl0 : NonSecurePl1;
}
[[nodiscard]] constexpr mmu::Regime regime_of(Situation s) {
    using enum Situation;
    if (s == NonSecurePl0 || s == NonSecurePl1) return mmu::Regime::NonSecurePL10;
    return s == Hyp ? mmu::Regime::Hyp : mmu::Regime::SecurePL10;
}
/// A set of them: those whose registers changed.
struct Regimes {
    u8 bits = 0xff;
    static constexpr Regimes only(mmu::Regime regime) {
        return {static_cast<u8>(1u << static_cast<u8>(regime))};
    }
    [[nodiscard]] constexpr bool has(mmu::Regime regime) const {
        return (bits >> static_cast<u8>(regime) & 1) != 0;
    }
};
struct LedgerPlace {
    trace::Level level = trace::Level::Off;
    u16 vmid = trace::kNoVmid;
    bool operator==(const LedgerPlace&) const = default;
};
/// The rest of that meaning, which registers decide: made anew by regime_changed().
struct SituationFacts {
    mmu::Regime regime{};
    bool privileged = false;
    LedgerPlace place;
    uarch::TlbSpace tlb_space;
};

}  // namespace hypscope::cpu
