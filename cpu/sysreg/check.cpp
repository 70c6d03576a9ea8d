// SPDX-License-Identifier: Apache-2.0
// One access from start to end: may it happen (rights, UNDEFINED, Hyp traps, in the order of ARM
// ARM B1.14.1), what it costs, and what it makes stale. The only place that builds the syndrome of
// a trapped coprocessor access.
#include "cpu/coprocessor.hpp"
#include "cpu/core.hpp"
#include "cpu/sysreg/hooks.hpp"
#include "cpu/sysreg/rights.hpp"
#include "cpu/sysreg/traps.hpp"

namespace hypscope::cpu {
namespace {

/// The rights that a row gives to the mode and security state of the moment, as bits for User mode.
u16 rights_here(const Core& core, u16 access) {
    using enum Mode;
    switch (core.state.mode) {
        case User: return access & (kPl0R | kPl0W);
        case Hyp: return static_cast<u16>((access & (kHypR | kHypW)) >> 4);
        case Monitor:
            if (rights::is_pl2_mode(access) && core.secure_bank()) return 0;
            return static_cast<u16>((access & (kMonR | kMonW)) >> 8);
        default: break;
    }
    const auto secure = static_cast<u16>((access & (kSecPl1R | kSecPl1W)) >> 6);
    if (core.IsSecure()) return secure;
    const auto nonsecure = static_cast<u16>((access & (kNsPl1R | kNsPl1W)) >> 2);
    // Without the Security Extensions PL1 has the rights of Secure PL1 over what it can read.
    const bool is_highest = !core.config().has_security && nonsecure != 0;
    return is_highest ? static_cast<u16>(nonsecure | secure) : nonsecure;
}

bool is_undefined(const Core& core, const SysRegRow* row, bool write) {
    if (row == nullptr) return true;
    if (!core.config().has_virtualization && rights::is_pl2_mode(row->access)) return true;
    if ((rights_here(core, row->access) & (write ? kPl0W : kPl0R)) == 0) return true;
    return row->undefined != nullptr && row->undefined(core, write);
}

/// Unallocated encodings here are UNPREDICTABLE: the CP14 debug registers and the primary registers
/// of CP15 but c4, which is UNDEFINED, and c15, which is the core's own (ARM ARM B3.15.2, C6.4.1).
bool is_allocated_space(const SysRegEncoding& e) {
    if (e.is_64bit) return false;
    return e.coproc == 14 ? e.opc1 == 0 : e.crn != 4 && e.crn != 15;
}

void charge_access(Core& core, const SysRegRow& row, bool write) {
    if ((row.effects & kOwnPrice) != 0) return;
    core.charge_event(sysreg_event(row, write), sysreg_phase(row));
}

/// Storage that keeps its value makes nothing stale.
bool write_row(Core& core, const SysRegRow& row, u64 value) {
    if (row.write != nullptr) {
        row.write(core, row, value);
        return true;
    }
    const u64 old = hooks::load(core, row);
    hooks::store(core, row, value);
    return hooks::load(core, row) != old;
}

/// Events 0x0b and 0x1c of the Performance Monitors (C12.9.2).
void count_write(Core& core, SysReg reg) {
    if (reg == SysReg::CONTEXTIDR) ++core.sys.pmu.contextidr_writes;
    if (reg == SysReg::TTBR0 || reg == SysReg::TTBR1 || reg == SysReg::TTBR0_64 ||
        reg == SysReg::TTBR1_64 || reg == SysReg::TTBCR)
        ++core.sys.pmu.ttbr_writes;
}

u64 transfer_mask(const SysRegRow& row) {
    return row.encoding.is_64bit ? ~u64{0} : mask<u64>(31, 0);
}

bool is_banked_secure(const Core& core, const SysRegRow& row) {
    return row.banking == SysRegBanking::Secure_NonSecure && core.secure_bank();
}

/// Which regimes a register with kRegimeChanged has a say in.
Regimes regimes_of(const Core& core, const SysRegRow& row) {
    using enum mmu::Regime;
    if (row.banking == SysRegBanking::Secure_NonSecure)
        return Regimes::only(core.secure_bank() ? SecurePL10 : NonSecurePL10);
    switch (row.id) {
        case SysReg::VTTBR:
        case SysReg::VTCR: return Regimes::only(NonSecurePL10);
        case SysReg::HTCR:
        case SysReg::HTTBR:
        case SysReg::HMAIR0:
        case SysReg::HMAIR1: return Regimes::only(Hyp);
        default: return {};
    }
}

}  // namespace

namespace hooks {

u64 load(const Core& core, const SysRegRow& row) {
    return core.sys.get(row.id, is_banked_secure(core, row)) & transfer_mask(row);
}

void store(Core& core, const SysRegRow& row, u64 value) {
    const bool secure = is_banked_secure(core, row);
    const u64 changes = row.writable & transfer_mask(row);
    const u64 old = core.sys.get(row.id, secure);
    core.sys.set(row.id, (old & ~changes) | (value & changes), secure);
}

}  // namespace hooks

SysRegOutcome check_sysreg(const Core& core, const SysRegAccessInfo& info, bool write) {
    using enum SysRegOutcome;
    const SysRegRow* row = info.row;
    const bool below_hyp = core.config().has_virtualization && core.is_nonsecure_below_hyp();
    if (below_hyp && !core.is_pl0()) {
        // HSTR and HCR.TIDCP take PL1's accesses whether or not there is a register.
        if (traps::any_set(core, traps::by_encoding(info.encoding))) return TrapToHyp;
    }
    if (is_undefined(core, row, write)) return Undefined;
    if (!below_hyp) return Done;
    // From PL0 HSTR takes only what is not UNDEFINED.
    const TrapControls from_pl0{.hstr = traps::hstr_bit(info.encoding)};
    const bool trapped =
        (core.is_pl0() && traps::any_set(core, from_pl0)) || traps::apply(core, row->trap, write);
    return trapped ? TrapToHyp : Done;
}

Syndrome sysreg_syndrome(const SysRegAccessInfo& info, bool write) {
    const SysRegEncoding& e = info.encoding;
    const bool is_cp14 = e.coproc == 14;
    if (e.is_64bit)
        return {is_cp14 ? ExceptionClass::MrrcCp14 : ExceptionClass::McrrMrrcCp15,
                iss_mcrr_mrrc(e.opc1, info.rt2, info.rt, e.crm, !write), true};
    return {is_cp14 ? ExceptionClass::McrMrcCp14 : ExceptionClass::McrMrcCp15,
            iss_mcr_mrc(e.opc2, e.opc1, e.crn, info.rt, e.crm, !write), true};
}

/// Which of the accesses that are UNDEFINED here the manual leaves UNPREDICTABLE: those above PL0
/// to what no mode can access that way (ARM ARM B3.15.2). A typical core takes them as UNDEFINED.
const char* why_sysreg_is_unpredictable(const Core& core, const SysRegAccessInfo& info,
                                        bool write) {
    if (core.is_pl0()) return nullptr;
    const SysRegRow* row = info.row;
    if (row == nullptr)
        return is_allocated_space(info.encoding) ? "no register has this encoding" : nullptr;
    if ((row->access & (write ? rights::kWrites : rights::kReads)) == 0)
        return write ? "a write of a read-only register" : "a read of a write-only register";
    const bool in_secure_monitor = core.state.mode == Mode::Monitor && core.secure_bank();
    if (in_secure_monitor && rights::is_pl2_mode(row->access))
        return "a PL2-mode register in Monitor mode while SCR.NS is 0";
    return nullptr;
}

namespace {
void log_row(const Core& core, const SysRegAccessInfo& info, SysRegOutcome outcome, bool write) {
    RowLog* rows = core.config().rows;
    if (rows == nullptr || info.row == nullptr) return;
    const std::string_view how = outcome == SysRegOutcome::TrapToHyp   ? "trap"
                                 : outcome == SysRegOutcome::Undefined ? "undefined"
                                 : write                               ? "write"
                                                                       : "read";
    rows->reached(info.encoding.coproc == 14 ? "CP14" : "CP15", info.row->name, how);
}
}  // namespace

SysRegOutcome read_sysreg(Core& core, const SysRegAccessInfo& info, u64& value) {
    const SysRegOutcome outcome = check_sysreg(core, info, false);
    log_row(core, info, outcome, false);
    if (outcome != SysRegOutcome::Done) return outcome;
    const SysRegRow& row = *info.row;
    charge_access(core, row, false);
    value = row.read != nullptr ? row.read(core, row) : hooks::load(core, row);
    return SysRegOutcome::Done;
}

SysRegOutcome write_sysreg(Core& core, const SysRegAccessInfo& info, u64 value) {
    const SysRegOutcome outcome = check_sysreg(core, info, true);
    log_row(core, info, outcome, true);
    if (outcome != SysRegOutcome::Done) return outcome;
    return write_permitted(core, *info.row, value) ? SysRegOutcome::Done : SysRegOutcome::Exception;
}

bool write_permitted(Core& core, const SysRegRow& row, u64 value) {
    charge_access(core, row, true);
    count_write(core, row.id);
    if (core.pending().kind != ExceptionKind::None) core.pend({});
    const bool changed = write_row(core, row, value);
    if (core.pending().kind != ExceptionKind::None) return false;
    if (changed && (row.effects & kRegimeChanged) != 0) core.regime_changed(regimes_of(core, row));
    if (changed && (row.effects & kIrqLines) != 0) core.irq_lines_changed();
    if (changed && (row.effects & kDebugEvents) != 0) core.debug_changed();
    return true;
}

/// The registers that LDC and STC reach are DBGDTRTXint and DBGDTRRXint (C11.11.27, C11.11.29).
SysRegOutcome check_debug_transfer(const Core& core, const DebugTransfer& transfer) {
    const SysRegRow& row = sysreg_row(SysReg::DBGDTRint);
    if (is_undefined(core, &row, transfer.is_load)) return SysRegOutcome::Undefined;
    const bool below_hyp = core.config().has_virtualization && core.is_nonsecure_below_hyp();
    const bool trapped = below_hyp && traps::apply(core, row.trap, transfer.is_load);
    return trapped ? SysRegOutcome::TrapToHyp : SysRegOutcome::Done;
}

Syndrome debug_transfer_syndrome(const DebugTransfer& transfer) {
    const u32 iss = u32{transfer.imm8} << 12 | u32{transfer.rn} << 5 | u32{transfer.adds} << 4 |
                    u32{transfer.addressing_mode} << 1 | u32{transfer.is_load};
    return {ExceptionClass::LdcStcCp14, iss, true};
}

}  // namespace hypscope::cpu
