// SPDX-License-Identifier: Apache-2.0
// What an instruction needs of the initial state, and what of it is UNPREDICTABLE in a mode
// (ARM ARM B9.2.3, B9.3) although its encoding is not.
#include <bit>

#include "tests/random/lockstep/sequence.hpp"
#include "tests/random/lockstep/words.hpp"

namespace hypscope::lockstep {

using namespace isa;

Sequence::Verdict Sequence::plan(const Decoded& d, u32) {
    const Operands& o = d.operands;
    const OpInfo& info = op_info(d.op);
    // Whether an UNDEFINED word whose condition fails is a NOP is IMPLEMENTATION DEFINED (B1.9.6).
    if (d.status == DecodeStatus::Undefined)
        return o.cond == 14 && random_.one_in(16) ? Verdict::AdmittedLast : Verdict::Rejected;
    if (is_unpredictable_here(d)) return Verdict::Rejected;
    bool last = o.writes_pc(), good = true;
    switch (info.timing) {
        case TimingClass::Branch:
            last = true;
            good = !is_mid_code(pc_value() + o.imm);
            break;
        case TimingClass::BranchIndirect:
            last = true;
            good = d.op == OpId::TBB ? plan_table_branch(o) : plan_jump(d);
            break;
        case TimingClass::LoadExclusive:
        case TimingClass::StoreExclusive: good = plan_exclusive(d) && plan_transfer(d); break;
        case TimingClass::StoreMultiple:
            good = d.op == OpId::SRS ? plan_stack_pair(d) : plan_transfer(d);
            break;
        case TimingClass::Load:
        case TimingClass::LoadDouble:
        case TimingClass::LoadMultiple:
        case TimingClass::Store:
        case TimingClass::StoreDouble:
        case TimingClass::VfpLoad:
        case TimingClass::VfpStore:
        case TimingClass::SimdLoad:
        case TimingClass::SimdStore: good = plan_transfer(d); break;
        case TimingClass::Status:
        case TimingClass::Banked: good = plan_status(d, last); break;
        case TimingClass::ExceptionReturn:
            last = true;
            good = plan_return(d);
            break;
        case TimingClass::Exception:
            last = d.op != OpId::SMC || regime_.secure();
            // A number that is no PSCI function.
            good = d.op != OpId::SMC || plan_.assign_register(0, random_.next() & 0x0fffffff);
            break;
        default:
            if (o.writes_pc()) good = plan_jump(d);
            break;
    }
    if (!good) return Verdict::Rejected;
    return last ? Verdict::AdmittedLast : Verdict::Admitted;
}

bool Sequence::is_unpredictable_here(const Decoded& d) const {
    const Operands& o = d.operands;
    switch (d.op) {
        case OpId::MRS:
        case OpId::MSR_imm:
        case OpId::MSR_reg: return o.spsr() && !has_spsr(mode_);
        case OpId::MRS_banked:
        case OpId::MSR_banked: return mode_ == kUserMode || !banked_access_is_valid(o);
        case OpId::LDM_user:
        case OpId::STM_user:
        case OpId::LDM_exception_return:
        case OpId::SUBS_PC_LR_imm:
        case OpId::SUBS_PC_LR_reg:
        case OpId::ERET: return !has_spsr(mode_);
        case OpId::SRS: return !has_spsr(mode_) || !regime_.may_enter(kUserMode, o.imm);
        case OpId::RFE: return mode_ == kUserMode;
        case OpId::MRC: return o.d == 15 && (o.imm & 15) == 15;  // CP15 to APSR_nzcv
        default: return (o.has(isa::kUser) && mode_ == kHyp) || results_are_unknown(d);
    }
}

namespace {

/// What SYSm names (ARM ARM B9.2.3): a mode and a word of the record.
struct Banked {
    u32 mode = 0, word = 0;
};

Banked banked_register(u32 sysm, bool spsr) {
    const bool first = (sysm & 1) != 0;  // SP of the pairs
    const auto pair = [&](u32 mode) {
        const BankWords b = bank_words(mode);
        if (spsr) return first ? Banked{} : Banked{mode, b.spsr};
        return Banked{mode, first ? b.sp : b.lr};
    };
    switch (sysm >> 1) {
        case 0b1000: return pair(kIrq);
        case 0b1001: return pair(kSupervisor);
        case 0b1010: return pair(kAbort);
        case 0b1011: return pair(kUndefined);
        case 0b1110: return pair(kMonitor);
        case 0b1111: return spsr || first ? Banked{} : Banked{kHyp, LS_LR_TOP};
        default: break;
    }
    if (spsr) return sysm == 0b01110 ? Banked{kFiq, bank_words(kFiq).spsr} : Banked{};
    if (sysm < 7) return {kUserMode, register_word(kUserMode, 8 + sysm)};
    if (sysm >= 8 && sysm < 15) return {kFiq, register_word(kFiq, sysm)};
    return {};
}

}  // namespace

bool Sequence::banked_access_is_valid(const Operands& o) const {
    const Banked reg = banked_register(o.imm, o.spsr());
    switch (reg.mode) {
        case 0: return false;
        case kUserMode:
            if (reg.word == LS_SP_USR) return mode_ != kSystem;
            return reg.word == LS_LR_USR ? mode_ != kSystem && mode_ != kHyp : mode_ == kFiq;
        case kHyp: return mode_ == kHyp;
        case kMonitor: return regime_.secure() && mode_ != kMonitor;
        default: return mode_ != reg.mode;
    }
}

/// PSR<23:20> are reserved, SBZP (ARM ARM B1.3.3): what becomes of other values is not compared.
bool Sequence::reserved_bits_are_zero(const Decoded& d) {
    constexpr u32 kReserved = 0x00f00000;
    if (d.op == OpId::MSR_imm) return (d.operands.imm & kReserved) == 0;
    const u32 n = plan_.word_of(d.operands.n);
    if (plan_.is_free(n)) plan_.assign(n, random_.next() & ~kReserved);
    const auto value = plan_.rely_on(n);
    return value && (*value & kReserved) == 0;
}

/// A CPSR write that changes the mode ends the sequence: what follows was chosen for this mode.
bool Sequence::plan_status(const Decoded& d, bool& last) {
    const Operands& o = d.operands;
    const auto mode_is_allowed = [&](u32 mode) {
        last = mode != mode_;
        return regime_.may_enter(mode_, mode);
    };
    switch (d.op) {
        case OpId::CPS: {
            const bool changes_mode = (o.imm & 1u << 18) != 0 && mode_ != kUserMode;
            return !changes_mode || mode_is_allowed(o.imm & 0x1f);
        }
        case OpId::MSR_banked:
            plan_.written(banked_register(o.imm, o.spsr()).word);
            return !o.spsr() || reserved_bits_are_zero(d);
        case OpId::MSR_imm:
        case OpId::MSR_reg: {
            if (o.spsr()) {
                plan_.written(bank_words(mode_).spsr);
                return (o.a & 4) == 0 || reserved_bits_are_zero(d);
            }
            memory_known_ = memory_known_ && (o.a & 2) == 0;
            if ((o.a & 1) == 0 || mode_ == kUserMode) return true;
            if (d.op == OpId::MSR_imm) return mode_is_allowed(o.imm & 0x1f);
            const u32 n = plan_.word_of(o.n);
            if (plan_.is_free(n)) {
                const u32 mode =
                    mode_ == kHyp ? u32{kHyp} : random_mode(regime_, random_, regime_.secure());
                plan_.assign(n, random_psr(random_, mode) | (random_.next() & 0x200));
            }
            const auto value = plan_.rely_on(n);
            return value && mode_is_allowed(*value & 0x1f);
        }
        default: return true;
    }
}

/// After a load exclusive comes its own store exclusive or none: another address or size, or a
/// store in between, is UNPREDICTABLE or IMPLEMENTATION DEFINED (ARM ARM A3.4.5).
bool Sequence::plan_exclusive(const Decoded& d) {
    const Operands& o = d.operands;
    const std::string_view name = op_info(d.op).name;
    if (d.op == OpId::SWP || d.op == OpId::SWPB) return !exclusive_seen_;
    if (name.starts_with("LDREX")) {
        static constexpr std::pair<OpId, std::string_view> kStores[] = {{OpId::LDREX, "STREX"},
                                                                        {OpId::LDREXB, "STREXB"},
                                                                        {OpId::LDREXH, "STREXH"},
                                                                        {OpId::LDREXD, "STREXD"}};
        for (const auto& [load, store] : kStores) {
            if (load == d.op) exclusive_ = {o.n, o.imm, store};
        }
        // Where no load went before, whether a store that fails aborts is IMPLEMENTATION DEFINED.
        if (o.cond != 14) exclusive_.store = {};
        exclusive_open_ = o.n != o.d && !(d.op == OpId::LDREXD && o.n == o.a);
        exclusive_seen_ = true;
        return true;
    }
    exclusive_pairs_ = exclusive_seen_ && name == exclusive_.store && o.n == exclusive_.n &&
                       o.imm == exclusive_.imm && !plan_.is_written(plan_.word_of(o.n));
    if (!exclusive_pairs_) return !exclusive_seen_;
    // One that fails its condition leaves the monitor open: none comes after it.
    exclusive_seen_ = o.cond != 14;
    exclusive_.store = {};
    return true;
}

}  // namespace hypscope::lockstep
