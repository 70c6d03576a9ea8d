// SPDX-License-Identifier: Apache-2.0
// The table of fault status codes and the registers made from it. ARM ARM Table B3-23 (short),
// Table B3-24 (long), B3.13 (HSR.ISS of aborts).
#include "mmu/fault.hpp"

#include <array>

namespace hypscope::mmu {

namespace {

constexpr u8 kNone = 0xff;

/// One row a kind: FS[4:0] at levels 0 (no level), 1 and 2; STATUS[5:0] before the level is added.
struct StatusRow {
    FaultKind kind;
    const char* name;
    std::array<u8, 3> short_at_level;
    u8 long_base;
    bool long_has_level;
};

// clang-format off
constexpr std::array kStatus{
    //        kind                             name                                          short: none     level 1  level 2   long      LL
    StatusRow{FaultKind::Alignment,            "Alignment fault",                            {0b00001, kNone,   kNone  }, 0b100001, false},
    StatusRow{FaultKind::Debug,                "Debug event",                                {0b00010, kNone,   kNone  }, 0b100010, false},
    StatusRow{FaultKind::IcacheMaintenance,    "Instruction cache maintenance fault",        {0b00100, 0b00100, 0b00100}, 0b000100, true },
    StatusRow{FaultKind::Translation,          "Translation fault",                          {kNone,   0b00101, 0b00111}, 0b000100, true },
    StatusRow{FaultKind::AccessFlag,           "Access flag fault",                          {kNone,   0b00011, 0b00110}, 0b001000, true },
    StatusRow{FaultKind::Domain,               "Domain fault",                               {kNone,   0b01001, 0b01011}, 0b111100, true },
    StatusRow{FaultKind::Permission,           "Permission fault",                           {kNone,   0b01101, 0b01111}, 0b001100, true },
    StatusRow{FaultKind::SyncExternal,         "Synchronous external abort",                 {0b01000, kNone,   kNone  }, 0b010000, false},
    StatusRow{FaultKind::SyncExternalOnWalk,   "Synchronous external abort on a table walk", {kNone,   0b01100, 0b01110}, 0b010100, true },
    StatusRow{FaultKind::SyncParity,           "Synchronous parity error",                   {0b11001, kNone,   kNone  }, 0b011000, false},
    StatusRow{FaultKind::SyncParityOnWalk,     "Synchronous parity error on a table walk",   {kNone,   0b11100, 0b11110}, 0b011100, true },
    StatusRow{FaultKind::AsyncExternal,        "Asynchronous external abort",                {0b10110, kNone,   kNone  }, 0b010001, false},
    StatusRow{FaultKind::AsyncParity,          "Asynchronous parity error",                  {0b11000, kNone,   kNone  }, 0b011001, false},
    StatusRow{FaultKind::TlbConflict,          "TLB conflict abort",                         {0b10000, kNone,   kNone  }, 0b110000, false},
    StatusRow{FaultKind::Lockdown,             "Lockdown abort",                             {0b10100, kNone,   kNone  }, 0b110100, false},
    StatusRow{FaultKind::UnsupportedExclusive, "Unsupported exclusive access",               {0b10101, kNone,   kNone  }, 0b110101, false},
    StatusRow{FaultKind::CoprocessorAbort,     "Coprocessor abort",                          {0b11010, kNone,   kNone  }, 0b111010, false},
};
// clang-format on

constexpr const StatusRow& row(FaultKind kind) { return kStatus[static_cast<unsigned>(kind)]; }

constexpr bool rows_are_in_order() {
    for (unsigned i = 0; i < kStatus.size(); ++i)
        if (kStatus[i].kind != static_cast<FaultKind>(i)) return false;
    return true;
}
static_assert(rows_are_in_order(), "row() indexes the table by the kind");

constexpr u32 field(bool value, unsigned position) { return u32{value} << position; }

// Fault status codes the format can not express read as 0, which is reserved in both.
u32 status_bits(const Fault& fault, bool long_format) {
    if (long_format) return u32{1} << 9 | long_status(fault.kind, fault.level).value_or(0);
    const u32 fs = short_status(fault.kind, fault.level).value_or(0);
    return field((fs & 0x10) != 0, 10) | (fs & 15);
}

u32 external_bit(const Fault& fault, unsigned position) {
    return field(fault.is_external() && fault.ext, position);
}

bool write_not_read(const Fault& fault) { return fault.write || fault.is_maintenance(); }

}  // namespace

std::optional<u8> short_status(FaultKind kind, unsigned level) {
    const auto& codes = row(kind).short_at_level;
    if (codes[0] != kNone) return codes[0];
    if (level >= codes.size() || codes[level] == kNone) return std::nullopt;
    return codes[level];
}

std::optional<u8> long_status(FaultKind kind, unsigned level) {
    const StatusRow& status = row(kind);
    if (!status.long_has_level) return status.long_base;
    if (level < 1 || level > 3) return std::nullopt;
    return static_cast<u8>(status.long_base | level);
}

const char* name(FaultKind kind) { return row(kind).name; }

u32 dfsr(const Fault& fault, bool long_format) {
    const u32 domain = !long_format && fault.has_domain ? u32{fault.domain} << 4 : 0;
    return field(fault.is_maintenance(), 13) | external_bit(fault, 12) |
           field(write_not_read(fault), 11) | domain | status_bits(fault, long_format);
}

u32 ifsr(const Fault& fault, bool long_format) {
    return external_bit(fault, 12) | status_bits(fault, long_format);
}

u32 hsr_iss(const Fault& fault) {
    const u32 status = long_status(fault.kind, fault.level).value_or(0);
    const u32 common = external_bit(fault, 9) | field(fault.s1ptw, 7) | status;
    if (fault.is_fetch()) return common;
    return common | field(fault.is_maintenance(), 8) | field(write_not_read(fault), 6);
}

u32 hpfar(const Fault& fault) { return static_cast<u32>(fault.ipa.value >> 12) << 4; }

}  // namespace hypscope::mmu
