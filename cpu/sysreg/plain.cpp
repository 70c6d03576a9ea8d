// SPDX-License-Identifier: Apache-2.0
// Which accesses are traps by known controls, and which are moves and nothing else, as check.cpp
// would find them: for engines that emit them as host code.
#include "cpu/coprocessor.hpp"
#include "cpu/sysreg/rights.hpp"
#include "cpu/sysreg/traps.hpp"

namespace hypscope::cpu {

namespace {

constexpr u8 kNonSecureBelowHyp = bit_of(Situation::NonSecurePl0) | bit_of(Situation::NonSecurePl1);
constexpr u8 kSecureCopy = bit_of(Situation::SecurePl0) | bit_of(Situation::SecurePl1);

/// Monitor mode is left out: what it reaches depends on SCR.NS.
u8 permitted(u16 access, bool write) {
    const auto given = [&](AccessRight reads, AccessRight writes) {
        return (access & (write ? writes : reads)) != 0;
    };
    u32 situations = 0;
    if (given(kPl0R, kPl0W))
        situations |= bit_of(Situation::SecurePl0) | bit_of(Situation::NonSecurePl0);
    if (given(kNsPl1R, kNsPl1W)) situations |= bit_of(Situation::NonSecurePl1);
    if (given(kSecPl1R, kSecPl1W)) situations |= bit_of(Situation::SecurePl1);
    if (given(kHypR, kHypW)) situations |= bit_of(Situation::Hyp);
    return static_cast<u8>(situations);
}

bool has_hooks(const SysRegRow& row, bool write) {
    constexpr u8 kMakesStale = kRegimeChanged | kIrqLines | kDebugEvents;
    if ((row.effects & kOwnPrice) != 0) return true;
    if (write) return row.write != nullptr || (row.effects & kMakesStale) != 0;
    return row.read != nullptr;
}

}  // namespace

KnownTraps known_traps(const SysRegRow& row, bool write) {
    const SysRegEncoding& e = row.encoding;
    KnownTraps known{.controls = traps::by_encoding(e)};
    known.situations = permitted(row.access, write) & kNonSecureBelowHyp;
    if (known.controls.hcr != 0) known.situations &= bit_of(Situation::NonSecurePl1);
    // Of what may be UNDEFINED by a control, too, those by encoding alone come first, at PL1.
    if (row.undefined != nullptr)
        known.situations &= bit_of(Situation::NonSecurePl1);
    else if (write || row.trap.of_reads)
        known.controls = known.controls | row.trap.controls;
    return known;
}

u8 settled_access(const SysRegRow& row, bool write) {
    if (row.undefined != nullptr) return 0;
    const u8 known = known_traps(row, write).situations;
    const bool asks = row.trap.asked != nullptr;
    return permitted(row.access, write) & static_cast<u8>(~kNonSecureBelowHyp | (asks ? 0 : known));
}

u8 plain_access(const SysRegRow& row, bool write) {
    if (has_hooks(row, write)) return 0;
    u8 situations = settled_access(row, write);
    if (row.banking == SysRegBanking::Secure_NonSecure) situations &= static_cast<u8>(~kSecureCopy);
    return situations;
}

}  // namespace hypscope::cpu
