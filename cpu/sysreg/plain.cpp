// SPDX-License-Identifier: Apache-2.0
// Which accesses are moves and nothing else, as check.cpp would find them: for engines that emit
// them as host code.
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
    if (row.undefined != nullptr || (row.effects & kOwnPrice) != 0) return true;
    if (write) return row.write != nullptr || (row.effects & kMakesStale) != 0;
    return row.read != nullptr;
}

}  // namespace

PlainAccess plain_access(const SysRegRow& row, bool write) {
    if (has_hooks(row, write)) return {};
    PlainAccess plain{permitted(row.access, write), 0};
    const SysRegEncoding& e = row.encoding;
    const bool may_trap = row.trap != nullptr || traps::is_tidcp_encoding(e);
    if (may_trap) plain.situations &= static_cast<u8>(~kNonSecureBelowHyp);
    if (row.banking == SysRegBanking::Secure_NonSecure)
        plain.situations &= static_cast<u8>(~kSecureCopy);
    if ((plain.situations & kNonSecureBelowHyp) != 0) plain.hstr = traps::hstr_bit(e);
    return plain;
}

}  // namespace hypscope::cpu
