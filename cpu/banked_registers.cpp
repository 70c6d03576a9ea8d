// SPDX-License-Identifier: Apache-2.0
// Registers of other modes: MRS and MSR (banked), and the SP that SRS names. ARM ARM B9.2.3,
// B9.3.16.
#include "cpu/machine.hpp"
#include "cpu/place_scope.hpp"
#include "cpu/sysreg/hooks.hpp"

namespace hypscope::cpu {

namespace {

/// A register that MRS and MSR (banked) name (ARM ARM Table B9-1, B9-2).
struct BankedRegister {
    Mode mode;
    u8 number;  ///< 8-14; 15: ELR_hyp; 16: SPSR
    bool exists;
};

constexpr u8 kElr = 15, kSpsr = 16;

constexpr BankedRegister banked_register(u32 sysm, bool spsr) {
    constexpr Mode kPairs[] = {Mode::Irq, Mode::Supervisor, Mode::Abort, Mode::Undefined};
    if (spsr) {
        if (sysm == 0x0e) return {Mode::Fiq, kSpsr, true};
        if (sysm >= 0x10 && sysm <= 0x16 && sysm % 2 == 0)
            return {kPairs[(sysm - 0x10) / 2], kSpsr, true};
        if (sysm == 0x1c) return {Mode::Monitor, kSpsr, true};
        return {Mode::Hyp, kSpsr, sysm == 0x1e};
    }
    if (sysm <= 6) return {Mode::User, static_cast<u8>(8 + sysm), true};
    if (sysm >= 8 && sysm <= 14) return {Mode::Fiq, static_cast<u8>(sysm), true};
    if (sysm >= 0x10 && sysm <= 0x17)
        return {kPairs[(sysm - 0x10) / 2], static_cast<u8>(sysm % 2 == 0 ? 14 : 13), true};
    if (sysm == 0x1c || sysm == 0x1d)
        return {Mode::Monitor, static_cast<u8>(sysm == 0x1c ? 14 : 13), true};
    return {Mode::Hyp, static_cast<u8>(sysm == 0x1e ? kElr : 13), sysm >= 0x1e};
}

/// BankedRegisterAccessValid and SPSRAccessValid (ARM ARM B9.2.3): false is UNPREDICTABLE.
bool access_is_valid(const Core& core, const BankedRegister& reg) {
    const Mode mode = core.state.mode;
    if (!reg.exists) return false;
    switch (reg.mode) {
        case Mode::User:
            if (reg.number <= 12) return mode == Mode::Fiq;
            if (reg.number == 13) return mode != Mode::System;
            return mode != Mode::System && mode != Mode::Hyp;
        case Mode::Fiq:
            return mode != Mode::Fiq &&
                   (core.IsSecure() || !bit(core.sys.get32(SysReg::NSACR), nsacr::kRFR));
        case Mode::Monitor: return core.IsSecure() && mode != Mode::Monitor;
        case Mode::Hyp:
            if (reg.number == kElr) return mode == Mode::Hyp || mode == Mode::Monitor;
            return mode == Mode::Monitor;
        default: return mode != reg.mode;
    }
}

/// Where the register is while `state`'s mode is current.
u32* place_of(CoreState& state, const BankedRegister& reg) {
    if (reg.number == kSpsr) return state.spsr_place(bank_of(reg.mode));
    return reg.number == kElr ? &state.elr_hyp : state.place(reg.number, reg.mode);
}

}  // namespace

u32* banked_in_hyp_mode(CoreState& state, u32 sysm, bool spsr) {
    const BankedRegister reg = banked_register(sysm, spsr);
    if (!reg.exists || reg.mode == Mode::Fiq || reg.mode == Mode::Monitor) return nullptr;
    if (reg.mode == Mode::Hyp && reg.number != kElr) return nullptr;
    if (reg.mode == Mode::User && reg.number != 13) return nullptr;
    return place_of(state, reg);
}

bool Machine::read_banked(const isa::Operands&, u32 sysm, bool spsr, u32& out) {
    const BankedRegister reg = banked_register(sysm, spsr);
    if (!access_is_valid(core_, reg) && !core_.unpredictable(op_, "MRS of a banked register"))
        return false;
    const Core::PlaceScope place(core_, op_);
    core_.charge_event(uarch::TimingEvent::BankedRead, trace::Phase::Gpr);
    out = *place_of(core_.state, reg);
    return true;
}

bool Machine::write_banked(const isa::Operands&, u32 sysm, bool spsr, u32 value) {
    const BankedRegister reg = banked_register(sysm, spsr);
    if (!access_is_valid(core_, reg) && !core_.unpredictable(op_, "MSR of a banked register"))
        return false;
    const Core::PlaceScope place(core_, op_);
    core_.charge_event(uarch::TimingEvent::BankedWrite, trace::Phase::Gpr);
    *place_of(core_.state, reg) = value;
    return true;
}

/// SRS names a mode by its CPSR encoding (ARM ARM B9.3.16): not Hyp mode, in Non-secure state
/// neither Monitor mode nor, where NSACR.RFR keeps it, FIQ mode.
bool Machine::sp_of_mode(const isa::Operands&, u32 mode, u32& out) {
    const bool fiq_is_secure = bit(core_.sys.get32(SysReg::NSACR), nsacr::kRFR);
    const bool secure_only =
        psr::mode(mode) == Mode::Monitor || (psr::mode(mode) == Mode::Fiq && fiq_is_secure);
    const bool valid = is_mode(mode, core_.config().has_virtualization) &&
                       psr::mode(mode) != Mode::Hyp && (!secure_only || core_.IsSecure());
    if (!valid && !core_.unpredictable(op_, "SRS of a mode that may not be named")) return false;
    out = valid ? core_.state.read_r(13, psr::mode(mode)) : core_.state.r[13];
    return true;
}

bool Machine::set_sp_of_mode(const isa::Operands&, u32 mode, u32 value) {
    if (is_mode(mode, core_.config().has_virtualization))
        core_.state.write_r(13, psr::mode(mode), value);
    return true;
}

}  // namespace hypscope::cpu
