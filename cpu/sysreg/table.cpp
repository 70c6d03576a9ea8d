// SPDX-License-Identifier: Apache-2.0
// The rows of sysregs.inc as one constant array, the checks of its order, and look-up by encoding.
#include "common/error.hpp"
#include "cpu/sysreg.hpp"
#include "cpu/sysreg/hooks.hpp"
#include "cpu/sysreg/rights.hpp"
#include "cpu/sysreg/traps.hpp"

namespace hypscope::cpu {
namespace {

constexpr u64 kAll = ~u64{0};
constexpr u64 kNone = 0;
/// The reset value is the core's own: reset_sysregs() takes it from Identity.
constexpr u64 kIdentity = 0;

/// TE, AFE, TRE, EE, UWXN, WXN, V, I, Z, SW, CP15BEN, C, A, M (ARM ARM B4.1.130). NMFI and FI are
/// read-only. IMPLEMENTATION DEFINED: HA, RR and VE are not implemented by either core.
constexpr u64 kSctlrBits = 0x72183c27;
/// TE, EE, WXN, I, CP15BEN, C, A, M.
constexpr u64 kHsctlrBits = 0x42081027;
/// The long format's fields and EAE; write_TTBCR() narrows it for the short format.
constexpr u64 kTtbcrLongBits = 0xbfc73f87 | 0x37;
/// BT, LBN, SSC, HMC, BAS, PMC, E of a breakpoint; there is no MASK (DBGDEVID.BPAddrMask 0xf).
constexpr u64 kBcrBits = 0x00ffe1e7;
/// MASK, WT, LBN, SSC, HMC, BAS, LSC, PAC, E of a watchpoint.
constexpr u64 kWcrBits = 0x1f1fffff;
/// Catch enables of the Non-secure, Hyp, Monitor and Secure vectors and of Reset.
constexpr u64 kVcrBits = 0xdefedcdf;
/// RXfull, TXfull, ExtDCCmode, MDBGen, HDBGen, ITRen, UDCCdis, INTdis, sticky bits, MOE; which of
/// them a write reaches depends on the OS Lock (debug.cpp).
constexpr u64 kDscrBits = 0x6030f9fc;
/// RESTARTED.
constexpr u64 kDscrReset = 0x00000002;
/// OSLM 0b10, OSLK: locked by a cold reset (C11.11.28).
constexpr u64 kOslsrReset = 0xa;
/// DBGEN, NIDEN, SPIDEN and SPNIDEN are HIGH.
constexpr u64 kAuthStatus = 0xff;

constexpr SysRegBanking Common = SysRegBanking::Common;
constexpr SysRegBanking Banked = SysRegBanking::Secure_NonSecure;

constexpr SysRegEncoding word(u8 cp, u8 opc1, u8 crn, u8 crm, u8 opc2) {
    return {cp, opc1, crn, crm, opc2, false};
}
constexpr SysRegEncoding doubleword(u8 cp, u8 opc1, u8 crm) { return {cp, opc1, 0, crm, 0, true}; }

using namespace rights;
namespace predicates = traps;

// NOLINTBEGIN: one macro per row kind keeps a row on one line.
#define SYS32(name, cp, opc1, CRn, CRm, opc2, access, undefined, trap, banked, reset, writable, \
              read, write, effects, section)                                                    \
    SysRegRow{SysReg::name,                                                                     \
              #name,                                                                            \
              word(cp, opc1, CRn, CRm, opc2),                                                   \
              access,                                                                           \
              predicates::undefined,                                                            \
              predicates::trap,                                                                 \
              banked,                                                                           \
              reset,                                                                            \
              writable,                                                                         \
              hooks::read,                                                                      \
              hooks::write,                                                                     \
              effects,                                                                          \
              section},
#define SYS64(name, cp, opc1, CRm, access, undefined, trap, banked, reset, writable, read, write, \
              effects, section)                                                                   \
    SysRegRow{SysReg::name,                                                                       \
              #name,                                                                              \
              doubleword(cp, opc1, CRm),                                                          \
              access,                                                                             \
              predicates::undefined,                                                              \
              predicates::trap,                                                                   \
              banked,                                                                             \
              reset,                                                                              \
              writable,                                                                           \
              hooks::read,                                                                        \
              hooks::write,                                                                       \
              effects,                                                                            \
              section},
constexpr std::array<SysRegRow, kSysRegCount> kRows{{
#include "cpu/sysreg/sysregs.inc"
}};
// NOLINTEND

/// A number that grows in the order of the table.
constexpr u32 position(const SysRegEncoding& e) {
    const u32 register_part = e.is_64bit
                                  ? u32{e.opc1} << 8 | e.crm
                                  : u32{e.crn} << 12 | u32{e.opc1} << 8 | u32{e.crm} << 4 | e.opc2;
    return u32{e.is_64bit} << 24 | u32{e.coproc} << 16 | register_part;
}

constexpr bool is_strictly_sorted() {
    for (size_t i = 1; i < kRows.size(); ++i)
        if (position(kRows[i - 1].encoding) >= position(kRows[i].encoding)) return false;
    return true;
}
constexpr bool ids_are_positions() {
    for (size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<size_t>(kRows[i].id) != i) return false;
    return true;
}
static_assert(is_strictly_sorted(),
              "sysregs.inc is ordered by (cp, CRn, opc1, CRm, opc2), 64-bit rows last, without "
              "duplicates: move the row that was added");
static_assert(ids_are_positions(), "SysReg and the table are made from the same file");

/// Rows by encoding: look-up is one load, since engines do it at every access.
constexpr u16 kNoRow = 0xffff;
constexpr auto kIndex = [] {
    std::array<u16, kSysRegSlots> index{};
    index.fill(kNoRow);
    for (const SysRegRow& row : kRows) index[sysreg_slot(row.encoding)] = static_cast<u16>(row.id);
    return index;
}();

}  // namespace

std::span<const SysRegRow> sysreg_rows() { return kRows; }

const SysRegRow& sysreg_row(SysReg reg) {
    HYPSCOPE_CHECK(reg < SysReg::Count, "SysReg {}", static_cast<unsigned>(reg));
    return kRows[static_cast<size_t>(reg)];
}

const SysRegRow* sysreg_in_slot(u32 slot) {
    const u16 index = kIndex[slot];
    return index != kNoRow ? &kRows[index] : nullptr;
}

std::string row_to_paste(const SysRegEncoding& e) {
    if (e.is_64bit) return fmt::format("SYS64( ???, {}, {},     {:2},", e.coproc, e.opc1, e.crm);
    return fmt::format("SYS32( ???, {}, {}, {:2}, {:2}, {},", e.coproc, e.opc1, e.crn, e.crm,
                       e.opc2);
}

}  // namespace hypscope::cpu
