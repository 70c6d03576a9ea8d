// SPDX-License-Identifier: Apache-2.0
// Calls, traps and exception returns as they mostly are: between PL0, PL1 and Hyp mode, with no
// interrupt, no PMU and no debug event to look at. Each does what Core::take_exception() and
// Core::exception_return() do, in their order, without the questions that these answer by no: a
// third of the host's instructions. Where an answer may be another one, nothing is done, and they
// must be asked. ARM ARM B1.8.3, B1.8.4, B1.9.
#pragma once
#include "cpu/core.hpp"
#include "cpu/exception_facts.hpp"

namespace hypscope::cpu {

namespace quick {

/// Where an SVC goes from each situation; Count: not this way.
inline constexpr std::array<Situation, static_cast<size_t>(Situation::Count)> kPl1Of = {
    Situation::SecurePl1,    Situation::SecurePl1,    Situation::Count,
    Situation::NonSecurePl1, Situation::NonSecurePl1, Situation::Count};

/// Modes, by their low four bits, to which a return goes this way.
inline constexpr u32 kReturnsTo = [] {
    u32 modes = 0;
    for (const Mode mode :
         {Mode::User, Mode::Irq, Mode::Supervisor, Mode::Abort, Mode::Undefined, Mode::System})
        modes |= 1u << (static_cast<u32>(mode) & 0xf);
    return modes;
}();

}  // namespace quick

inline const SituationFacts& Core::take_over(Situation to, bool big_endian) {
    hot.situation = to;
    const SituationFacts& facts = here();
    mmu_.select(facts.regime, facts.privileged);
    hot.context = big_endian ? 0 : mmu_.context();
    hot.context_tag = u64{hot.context} << 32;
    tlb_space_ = facts.tlb_space;
    return facts;
}

inline bool Core::traps_are_plain() const {
    const bool events_known = !models_events_ || hot.event_prices != nullptr;
    return events_known && !state.big_endian && !may_be_interrupted() &&
           sys.get(SysReg::PMCNTENSET) == 0;
}

/// mode_changed(), to a situation that is known.
template <class CountsOf>
inline void Core::enter_situation(Situation to, const CountsOf& counts) {
    const LedgerPlace place = take_over(to, false).place;
    if (place == accounted_) return;
    const Counts at = counts();
    if (ledger_.in_exit()) [[unlikely]]
        return account_at(place, at);
    accounted_ = place;
    ledger_.switch_outside_exits(place.level, place.vmid, {at.cycles}, at.instructions);
}

/// charge_event(), but for the core's time.
template <class CountsOf>
inline u32 Core::price_quickly(uarch::TimingEvent event, trace::Phase phase,
                               const CountsOf& counts) {
    if (!models_events_) return 0;
    const u32 cycles = hot.event_prices->of(event, {counts().cycles});
    ledger_.charge(phase, cycles, 0);
    return cycles;
}

/// What is left of an exception once its mode is entered.
inline void Core::note_quick_entry(ExceptionKind kind, u32 pc) {
    ++exceptions_taken_[static_cast<size_t>(kind)];
    ++sys.pmu.exceptions_taken;
    last_exception_ = {kind, pc, hot.next_pc};
    state.it = 0;
    monitors_.clear(id());
}

template <class CountsOf>
inline bool Core::call_supervisor_quickly(const QuickEntry& entry, const CountsOf& counts,
                                          u32& cycles) {
    const Situation to = quick::kPl1Of[static_cast<size_t>(hot.situation)];
    const u32 control = banked32(SysReg::SCTLR);
    const bool to_hyp = hot.situation == Situation::NonSecurePl0 && bit(hcr(), hcr::kTGE);
    if (to == Situation::Count || to_hyp || bit(control, sctlr::kEE) || !traps_are_plain())
        return false;
    constexpr const ExceptionFacts& kFacts = facts(ExceptionKind::SupervisorCall);
    const u32 saved = state.cpsr_outside_it(entry.flags);
    state.change_mode(kFacts.pl1_mode);
    state.set_spsr(saved);
    state.r[14] = entry.return_address;
    state.mask_i = true;
    state.thumb = bit(control, sctlr::kTE);
    const u32 base = bit(control, sctlr::kV) ? 0xffff0000 : banked32(SysReg::VBAR);
    hot.next_pc = base + kFacts.vector_offset;
    note_quick_entry(ExceptionKind::SupervisorCall, entry.pc);
    enter_situation(to, counts);
    cycles = price_quickly(uarch::TimingEvent::ExceptionEntryPl1, trace::Phase::Entry, counts);
    return true;
}

template <class CountsOf>
inline bool Core::enter_hyp_quickly(ExceptionKind kind, const QuickEntry& entry, u32 hsr,
                                    const CountsOf& counts, u32& cycles) {
    constexpr u32 kToMonitor = 1u << scr::kEA | 1u << scr::kFIQ | 1u << scr::kIRQ;
    const u32 hsctlr = sys.get32(SysReg::HSCTLR);
    const bool below_hyp = regime_of(hot.situation) == mmu::Regime::NonSecurePL10;
    if (!below_hyp || (sys.get32(SysReg::SCR) & kToMonitor) != 0 || bit(hsctlr, sctlr::kEE) ||
        !traps_are_plain())
        return false;
    const u32 saved = state.cpsr_outside_it(entry.flags);
    sys.set(SysReg::HSR, hsr);
    state.change_mode(Mode::Hyp);
    state.set_spsr(saved);
    state.elr_hyp = entry.return_address;
    state.mask_a = state.mask_f = state.mask_i = true;
    state.thumb = bit(hsctlr, sctlr::kTE);
    hot.next_pc = sys.get32(SysReg::HVBAR) + kHypTrapVector;
    note_quick_entry(kind, entry.pc);
    if (bit(hcr(), hcr::kVM))
        account_call_of_hyp(take_over(Situation::Hyp, false).place, counts());
    else
        enter_situation(Situation::Hyp, counts);
    cycles = price_quickly(uarch::TimingEvent::ExceptionEntryHyp, trace::Phase::Entry, counts);
    return true;
}

/// False: Core::privileged_psr_bits() may say no.
inline bool Core::may_write_a_and_f(u32 psr) const {
    const bool nmfi = bit(banked32(SysReg::SCTLR), sctlr::kNMFI);
    if (config_.has_virtualization && !nmfi) return true;
    return bit(psr, psr::kA) == state.mask_a && bit(psr, psr::kF) == state.mask_f;
}

template <class CountsOf>
inline bool Core::return_quickly(u32 new_pc, u32 psr, const CountsOf& counts, u32& cycles) {
    constexpr u32 kOthers = 1u << psr::kE | 1u << psr::kJ | mask(15, 10) | mask(26, 25);
    const u32 to = psr & psr::kModeMask;
    const Situation from = hot.situation;
    const bool from_secure = from == Situation::SecurePl1;
    const bool from_nonsecure = from == Situation::NonSecurePl1 || from == Situation::Hyp;
    const bool goes_this_way =
        (psr & kOthers) == 0 && (to & 0x10) != 0 && (quick::kReturnsTo >> (to & 0xf) & 1) != 0;
    const bool comes_from_there = from_secure || (from_nonsecure && !bit(hcr(), hcr::kTGE));
    if (!goes_this_way || !comes_from_there || !may_write_a_and_f(psr) || !traps_are_plain())
        return false;
    const bool is_pl0 = static_cast<Mode>(to) == Mode::User;
    using enum Situation;
    const Situation situation =
        from_secure ? (is_pl0 ? SecurePl0 : SecurePl1) : (is_pl0 ? NonSecurePl0 : NonSecurePl1);
    cycles = price_quickly(uarch::TimingEvent::ExceptionReturn, trace::Phase::Return, counts);
    state.set_cpsr_but_flags(psr);
    enter_situation(situation, [&counts, cycles] {
        const Counts before = counts();
        return Counts{before.cycles + cycles, before.instructions};
    });
    ++sys.pmu.exception_returns;
    monitors_.clear(id());
    hot.next_pc = new_pc & (state.thumb ? ~u32{1} : ~u32{3});
    return true;
}

}  // namespace hypscope::cpu
