// SPDX-License-Identifier: Apache-2.0
// CP14 debug registers as software saves and restores them: DBGDSCR, the debug communication
// channel, the OS Lock, claim tags. ARM ARM C11.11 (v7.1 Debug). There is no external debugger;
// what breakpoints, watchpoints and vector catches do stands in cpu/debug_events.cpp.
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu::hooks {
namespace {

constexpr u32 kOslsrOslk = 1;
constexpr u32 kOsLockKey = 0xc5acce55;
constexpr u32 kDscrNs = 18, kDscrTxfull = 29, kDscrRxfull = 30;
/// MDBGen, UDCCdis and MOE: what CP14 writes while the OS Lock is clear (C11.11.20).
constexpr u64 kDscrUnlockedBits = 0x903c;
constexpr u64 kClaimTags = 0xff;

void set_dscr_bit(Core& core, u32 index, bool value) {
    core.sys.set(SysReg::DBGDSCRext, with_bit(core.sys.get(SysReg::DBGDSCRext), index, value));
}

}  // namespace

u64 read_DBGDSCR(Core& core, const SysRegRow&) {
    return with_bit(core.sys.get(SysReg::DBGDSCRext), kDscrNs, !core.IsSecure());
}

void write_DBGDSCRext(Core& core, const SysRegRow& row, u64 value) {
    const bool locked = bit(core.sys.get(SysReg::DBGOSLSR), kOslsrOslk);
    const u64 changes = locked ? row.writable : kDscrUnlockedBits;
    store(core, row, (load(core, row) & ~changes) | (value & changes));
}

u64 read_DBGDTRRXint(Core& core, const SysRegRow&) {
    set_dscr_bit(core, kDscrRxfull, false);
    return core.sys.get32(SysReg::DBGDTRRXext);
}

void write_DBGDTRTXint(Core& core, const SysRegRow&, u64 value) {
    set_dscr_bit(core, kDscrTxfull, true);
    core.sys.set(SysReg::DBGDTRTXext, static_cast<u32>(value));
}

void write_DBGOSLAR(Core& core, const SysRegRow&, u64 value) {
    const bool lock = static_cast<u32>(value) == kOsLockKey;
    core.sys.set(SysReg::DBGOSLSR, with_bit(core.sys.get(SysReg::DBGOSLSR), kOslsrOslk, lock));
}

u64 read_DBGCLAIMSET(Core&, const SysRegRow&) { return kClaimTags; }

void write_DBGCLAIMSET(Core& core, const SysRegRow&, u64 value) {
    const u64 tags = core.sys.get(SysReg::DBGCLAIMCLR);
    core.sys.set(SysReg::DBGCLAIMCLR, tags | (value & kClaimTags));
}

void write_DBGCLAIMCLR(Core& core, const SysRegRow& row, u64 value) {
    store(core, row, load(core, row) & ~value);
}

}  // namespace hypscope::cpu::hooks
