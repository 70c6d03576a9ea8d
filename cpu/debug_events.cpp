// SPDX-License-Identifier: Apache-2.0
// Matching of software debug events. ARM ARM C3.3 (breakpoints), C3.4 (watchpoints), C3.2.4 (vector
// catch), C11.11.1 to C11.11.3 and C11.11.44 (the control registers).
// NOT MODELLED: Debug state. There is no external debugger; while DBGDSCR.HDBGen selects Halting
// debug-mode, breakpoints, watchpoints and vector catches do nothing.
#include "cpu/debug_events.hpp"

#include "cpu/core.hpp"

namespace hypscope::cpu {
namespace {

constexpr std::array kBvr{SysReg::DBGBVR0, SysReg::DBGBVR1, SysReg::DBGBVR2,
                          SysReg::DBGBVR3, SysReg::DBGBVR4, SysReg::DBGBVR5};
constexpr std::array kBcr{SysReg::DBGBCR0, SysReg::DBGBCR1, SysReg::DBGBCR2,
                          SysReg::DBGBCR3, SysReg::DBGBCR4, SysReg::DBGBCR5};
constexpr std::array kWvr{SysReg::DBGWVR0, SysReg::DBGWVR1, SysReg::DBGWVR2, SysReg::DBGWVR3};
constexpr std::array kWcr{SysReg::DBGWCR0, SysReg::DBGWCR1, SysReg::DBGWCR2, SysReg::DBGWCR3};

constexpr u32 kDscrHDBGen = 14, kDscrMDBGen = 15;
constexpr u32 kOslsrOSLK = 1, kOsdlrDLK = 0, kPrcrCORENPDRQ = 0;

/// DBGBCR.BT (C11.11.1).
enum BreakpointType : u8 {
    kAddress = 0b0000,
    kContext = 0b0010,
    kMismatch = 0b0100,
    kVmid = 0b1000,
    kVmidAndContext = 0b1010,
    kLinked = 0b0001,  ///< in addition to each
};

bool events_are_enabled(const Core& core) {
    const u32 dscr = core.sys.get32(SysReg::DBGDSCRext);
    // The OS Lock and the OS Double Lock keep all events back but BKPT (C7.3, C7.4).
    const bool double_lock = bit(core.sys.get32(SysReg::DBGOSDLR), kOsdlrDLK) &&
                             !bit(core.sys.get32(SysReg::DBGPRCR), kPrcrCORENPDRQ);
    return bit(dscr, kDscrMDBGen) && !bit(dscr, kDscrHDBGen) && !double_lock &&
           !bit(core.sys.get32(SysReg::DBGOSLSR), kOslsrOSLK);
}

/// Security state and mode against SSC, HMC and PMC or PAC (C11.11.1, Table C11-2).
bool state_matches(const Core& core, u32 control, bool pl0) {
    const u32 security = bits(control, 15, 14);
    const bool hyp_too = bit(control, 13);
    if (security == 0b10 ? !core.IsSecure() : security != 0 && core.IsSecure()) return false;
    if (core.CurrentModeIsHyp()) return hyp_too;
    return bit(control, pl0 ? 2 : 1);
}

/// PMC 0b00 of a breakpoint without HMC: User, System and Supervisor mode only.
bool breakpoint_state_matches(const Core& core, u32 control) {
    const bool three_modes = bits(control, 2, 1) == 0 && !bit(control, 13);
    if (!three_modes) return state_matches(core, control, core.is_pl0());
    const Mode mode = core.state.mode;
    return (mode == Mode::User || mode == Mode::System || mode == Mode::Supervisor) &&
           state_matches(core, control | 0b110, core.is_pl0());
}

bool address_matches(const Core& core, u32 number, u32 va) {
    const u32 selected = bits(core.sys.get32(kBcr[number]), 8, 5);
    return (va & ~u32{3}) == (core.sys.get32(kBvr[number]) & ~u32{3}) && bit(selected, va & 3);
}

bool is_context_aware(const Core& core, u32 number) {
    const Identity& id = core.config().identity;
    return number < id.breakpoints() && number >= id.breakpoints() - id.context_breakpoints();
}

/// The whole of CONTEXTIDR and VTTBR.VMID; neither matches in Hyp mode, VMID nowhere but below it.
bool context_matches(const Core& core, u32 number, u32 type) {
    if (!is_context_aware(core, number) || core.CurrentModeIsHyp()) return false;
    const bool context_too = type != kVmid, vmid_too = type != kContext;
    if (context_too && core.banked32(SysReg::CONTEXTIDR) != core.sys.get32(kBvr[number]))
        return false;
    if (!vmid_too) return true;
    const u32 vmid = core.sys.get32(number == 4 ? SysReg::DBGBXVR4 : SysReg::DBGBXVR5);
    return core.config().has_virtualization && core.is_nonsecure_below_hyp() &&
           bits(core.sys.get(SysReg::VTTBR), 55, 48) == vmid;
}

/// The context that DBGBCR.LBN or DBGWCR.LBN names. UNPREDICTABLE: a breakpoint that is not
/// context-aware, not linked or not enabled; it matches nothing.
bool linked_matches(const Core& core, u32 control) {
    const u32 number = bits(control, 19, 16);
    if (!is_context_aware(core, number)) return false;
    const u32 linked = core.sys.get32(kBcr[number]);
    const u32 type = bits(linked, 23, 20);
    const bool is_context = type == (kContext | kLinked) || type == (kVmid | kLinked) ||
                            type == (kVmidAndContext | kLinked);
    return bit(linked, 0) && is_context && context_matches(core, number, type & ~u32{kLinked});
}

/// DBGWCR.BAS and MASK (C11.11.44).
bool byte_is_watched(u32 value, u32 control, u32 va) {
    const u32 log2_mask = bits(control, 28, 24);
    if (log2_mask >= 3) return ((va ^ value) >> log2_mask) == 0;
    const u32 offset = va - (value & ~u32{3});
    return offset < (bit(value, 2) ? 4 : 8) && bit(bits(control, 12, 5), offset);
}

}  // namespace

void DebugEvents::update(const Core& core) {
    breakpoints_ = watchpoints_ = vectors_ = 0;
    if (!events_are_enabled(core)) return;
    vectors_ = core.sys.get32(SysReg::DBGVCR);
    for (u32 i = 0; i < core.config().identity.breakpoints(); ++i)
        breakpoints_ |= (core.sys.get32(kBcr[i]) & 1) << i;
    for (u32 i = 0; i < core.config().identity.watchpoints(); ++i) {
        const u32 control = core.sys.get32(kWcr[i]), value = core.sys.get32(kWvr[i]);
        watchpoints_ |= (control & 1) << i;
        const u32 range = mask(std::max(bits(control, 28, 24), 3u) - 1, 0);
        watched_[i] = {value & ~range, value | range};
    }
}

MethodOfEntry DebugEvents::at_instruction(const Core& core, u32 va) const {
    // Hyp mode takes no debug exception but that of BKPT (C4.1).
    if (core.CurrentModeIsHyp()) return MethodOfEntry::None;
    if (vectors_ != 0 && vector_is_caught(core, va)) return MethodOfEntry::VectorCatch;
    for (u32 left = breakpoints_; left != 0; left &= left - 1)
        if (breakpoint_matches(core, static_cast<u32>(std::countr_zero(left)), va))
            return MethodOfEntry::Breakpoint;
    return MethodOfEntry::None;
}

bool DebugEvents::breakpoint_matches(const Core& core, u32 number, u32 va) const {
    const u32 control = core.sys.get32(kBcr[number]);
    const u32 type = bits(control, 23, 20), base = type & ~u32{kLinked};
    if (!breakpoint_state_matches(core, control)) return false;
    if ((type & kLinked) != 0) {
        const bool is_address = base == kAddress || base == kMismatch;
        if (!is_address || !linked_matches(core, control)) return false;
    }
    if (base == kAddress) return address_matches(core, number, va);
    // UNPREDICTABLE: a mismatch or an unlinked context at PL1 whose exception goes to PL1 (C3.3.8):
    // its handler could not run, so there is no event.
    if (!core.is_pl0() && !core.debug_goes_to_hyp()) return false;
    if (base == kMismatch) return !address_matches(core, number, va);
    const bool is_context = base == kContext || base == kVmid || base == kVmidAndContext;
    return is_context && context_matches(core, number, base);
}

/// Bit n of each byte of DBGVCR is the vector at 4 * n: Secure, Monitor, Hyp, Non-secure.
bool DebugEvents::vector_is_caught(const Core& core, u32 va) const {
    const bool secure = core.IsSecure() || !core.config().has_security;
    const auto caught = [&](u32 base, u32 byte) {
        const u32 offset = va - base;
        if (offset >= 32 || (offset & 3) != 0) return false;
        const bool is_abort = offset == 0x0c || offset == 0x10;
        // UNPREDICTABLE: the vectors of the aborts while debug exceptions go to one of them
        // (C3.2.4).
        if (is_abort && !core.debug_goes_to_hyp()) return false;
        return bit(vectors_, 8 * byte + offset / 4);
    };
    const bool high = bit(core.banked32(SysReg::SCTLR), sctlr::kV);
    const u32 base = high ? 0xffff0000 : core.banked32(SysReg::VBAR);
    if (secure && va == (high ? 0xffff0000 : 0) && bit(vectors_, 0)) return true;
    if (core.IsSecure() && va != core.sys.get32(SysReg::MVBAR) &&
        caught(core.sys.get32(SysReg::MVBAR), 1))
        return true;
    return va != base && caught(base, secure ? 0 : 3);
}

bool DebugEvents::at_access(const Core& core, const Access& access) const {
    if (core.CurrentModeIsHyp()) return false;
    for (u32 left = watchpoints_; left != 0; left &= left - 1)
        if (watchpoint_matches(core, static_cast<u32>(std::countr_zero(left)), access)) return true;
    return false;
}

bool DebugEvents::watchpoint_matches(const Core& core, u32 number, const Access& access) const {
    const u32 control = core.sys.get32(kWcr[number]), value = core.sys.get32(kWvr[number]);
    if (!bit(control, access.write ? 4 : 3)) return false;  // LSC
    // LDRT, STRT and alike count as accesses from PL0.
    if (!state_matches(core, control, !access.privileged)) return false;
    const bool linked = bit(control, 20);
    if (linked && !linked_matches(core, control)) return false;
    for (u32 i = 0; i < access.size; ++i)
        if (byte_is_watched(value, control, access.va + i)) return true;
    return false;
}

bool DebugEvents::may_watch(u32 first, u32 bytes) const {
    for (u32 left = watchpoints_; left != 0; left &= left - 1) {
        const Range& range = watched_[static_cast<u32>(std::countr_zero(left))];
        if (range.first <= first + (bytes - 1) && first <= range.last) return true;
    }
    return false;
}

}  // namespace hypscope::cpu
