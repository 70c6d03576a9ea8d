// SPDX-License-Identifier: Apache-2.0
#include "tests/random/lockstep/regime.hpp"

namespace hypscope::lockstep {

namespace {

// clang-format off
constexpr RegimeRow kRegimes[] = {
    // name          title                                     secure translation         stage 2 HCR           weight
    {"off",          "MMU off",                                false, Translation::Off,   false,  0,            2},
    {"short",        "short descriptors",                      false, Translation::Short, false,  0,            5},
    {"long",         "long descriptors",                       false, Translation::Long,  false,  0,            3},
    {"stage2-off",   "stage 2 alone",                          false, Translation::Off,   true,   0,            1},
    {"stage2-short", "short descriptors over stage 2",         false, Translation::Short, true,   0,            2},
    {"stage2-long",  "long descriptors over stage 2",          false, Translation::Long,  true,   0,            2},
    {"dc",           "stage 2 alone, HCR.DC",                  false, Translation::Off,   true,   Regime::kDc,  1},
    {"tge",          "User mode under HCR.TGE",                false, Translation::Off,   false,  Regime::kTge, 1},
    {"secure-off",   "Secure, MMU off",                        true,  Translation::Off,   false,  0,            1},
    {"secure-short", "Secure, short descriptors",              true,  Translation::Short, false,  0,            1},
    {"secure-long",  "Secure, long descriptors",               true,  Translation::Long,  false,  0,            1},
};
// clang-format on

}  // namespace

std::span<const RegimeRow> all_regimes() { return kRegimes; }

Regime choose_regime(u32 number, std::string_view only, Random& random) {
    u32 sum = 0;
    for (const RegimeRow& row : kRegimes) sum += row.weight;
    // A step that has no divisor in common with the sum spreads each regime over the round.
    u32 place = number * 7 % sum;
    const RegimeRow* chosen = kRegimes;
    for (const RegimeRow& row : kRegimes) {
        if (only.empty() ? place < row.weight : row.name == only) {
            chosen = &row;
            break;
        }
        place -= row.weight;
    }
    Regime regime{.row = chosen};
    // QEMU looks at the Non-secure SCTLR.A in Secure User mode.
    regime.alignment_checked = random.one_in(4) && !regime.secure();
    regime.traps = random.one_in(2);
    return regime;
}

bool Regime::has_mode(u32 mode) const {
    switch (mode) {
        case kMonitor: return secure();
        case kHyp: return !secure();
        case kUserMode: return true;
        case kFiq:
        case kIrq:
        case kSupervisor:
        case kAbort:
        case kUndefined:
        case kSystem: return !routes_general();
        default: return false;
    }
}

bool Regime::may_enter(u32 from, u32 to) const {
    if (!has_mode(to)) return false;
    if (from == kHyp) return to == kHyp;
    return to != kHyp;
}

u32 random_mode(const Regime& regime, Random& random, bool with_top) {
    if (with_top && random.one_in(4)) return regime.top_mode();
    if (regime.routes_general()) return kUserMode;
    return random.pick({kUserMode, kFiq, kIrq, kSupervisor, kAbort, kUndefined, kSystem});
}

}  // namespace hypscope::lockstep
