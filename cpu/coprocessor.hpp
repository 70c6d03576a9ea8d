// SPDX-License-Identifier: Apache-2.0
// From the operands of a coprocessor instruction to the system register it names.
#pragma once
#include "cpu/situation.hpp"
#include "cpu/sysreg.hpp"
#include "isa/builders/coprocessor.hpp"
#include "trace/ledger.hpp"
#include "uarch/core_timing.hpp"

namespace hypscope::cpu {

[[nodiscard]] constexpr SysRegEncoding sysreg_encoding(const isa::Operands& o, bool is_64bit) {
    const isa::builders::CoprocFields f{o.imm};
    const auto field = [](u32 value) { return static_cast<u8>(value); };
    return {field(f.coproc()),
            field(f.opc1()),
            is_64bit ? u8{0} : field(f.CRn()),
            field(f.CRm()),
            is_64bit ? u8{0} : field(f.opc2()),
            is_64bit};
}

/// LDC and STC of CP14: HSR.ISS<3:1> says literal (Rn is the PC), P and W (ARM ARM B3.13.6).
[[nodiscard]] constexpr DebugTransfer debug_transfer(const isa::Operands& o, bool is_load) {
    const isa::builders::CoprocFields f{o.imm};
    const u32 mode = u32{o.n == 15} << 2 | u32{o.index()} << 1 | u32{o.wback()};
    return {is_load, static_cast<u8>(f.imm8()), o.n, o.add(), static_cast<u8>(mode)};
}

/// The ledger's phase of an access to a row's register.
[[nodiscard]] constexpr trace::Phase sysreg_phase(const SysRegRow& row) {
    if ((row.effects & kTimer) != 0) return trace::Phase::Timer;
    return (row.effects & kStage2Phase) != 0 ? trace::Phase::Stage2 : trace::Phase::Sysreg;
}

/// What an access costs that has no price of its own (kOwnPrice).
[[nodiscard]] constexpr uarch::TimingEvent sysreg_event(const SysRegRow& row, bool write) {
    using enum uarch::TimingEvent;
    if ((row.effects & kTimer) != 0) return write ? TimerWrite : TimerRead;
    return write ? SysregWrite : SysregRead;
}

inline constexpr u8 bit_of(Situation s) { return static_cast<u8>(1u << static_cast<u8>(s)); }
/// The Hyp traps of an access that bits of controls decide alone. (The Virtualization Extensions
/// are there.)
struct KnownTraps {
    u8 situations = 0;  ///< a bit for each Situation where any of these bits traps it
    TrapControls controls;
};
[[nodiscard]] KnownTraps known_traps(const SysRegRow& row, bool write);

/// Where an access that known_traps() does not trap is permitted, with nothing more to be asked. A
/// bit for each Situation.
[[nodiscard]] u8 settled_access(const SysRegRow& row, bool write);
/// Where such an access is a move of the Non-secure or common copy, priced by sysreg_event(), and
/// nothing else: no hook, nothing that gets stale.
[[nodiscard]] u8 plain_access(const SysRegRow& row, bool write);

}  // namespace hypscope::cpu
