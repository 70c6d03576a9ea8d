// SPDX-License-Identifier: Apache-2.0
// A core's life and its changes of state: reset, start, modes, security, translation regimes.
// ARM ARM B1.3 (modes, PSRs), B1.9.1 (reset), B3.1.5 (regimes).
#include "cpu/core.hpp"

#include <fmt/format.h>

#include "cpu/block.hpp"

namespace hypscope::cpu {

Core::Core(const CoreConfig& config, CoreSystem& system, uarch::CoreTiming& timing,
           timer::GenericTimer& generic_timer, trace::Ledger& ledger, trace::Markers& markers)
    : config_(config),
      system_(system),
      mmu_(*this, this),
      monitors_(system.monitors()),
      timer_(generic_timer),
      timing_(timing),
      ledger_(ledger.core(config.id)),
      names_(ledger.names()),
      markers_(markers) {
    timing_.set_listener(this);
    lines.set_granule_shift(timing_.data_granule_shift());
    hot.branches = timing_.branch_filter();
    reset();
}

void Core::reset() {
    const Cycles time{hot.cycles};
    state = CoreState{};
    reset_sysregs(*this);
    state.mode = Mode::Supervisor;
    state.big_endian = bit(banked32(SysReg::SCTLR), 25);
    ns_ = !config_.has_security;
    nothing_is_pending();
    async_abort_pending_ = event_ = false;
    run_state_ = RunState::Off;
    mmu_.invalidate_all();
    everything_dropped();
    debug_changed();
    jumps.clear();
    hot.cycles = time.value;
    hot.exit_running = false;
    regime_changed();
}

void Core::start(u32 pc, Mode mode, Cycles when) {
    skip_to(when);
    if (state.mode != mode) state.change_mode(mode);
    state.thumb = bit(pc, 0);
    hot.next_pc = pc & ~u32{1};
    run_state_ = RunState::Running;
    regime_changed();
}

/// What firmware of the simulator's own costs: a constant, in the Monitor bucket.
void Core::charge_firmware_call() {
    const u32 cycles = timing_.event(uarch::TimingEvent::Psci, now());
    ledger_.switch_context(trace::Level::Monitor, std::nullopt, now(), instructions_now());
    hot.cycles += cycles;
    ledger_.finish(now(), instructions_now());
    accounted_.level = trace::Level::Count;
    account_context();
}

void Core::power_off() {
    run_state_ = RunState::Off;
    hot.stop_at = 0;
    account_context();
}

void Core::security_changed() {
    ns_ = bit(sys.get32(SysReg::SCR), scr::kNS);
    regime_changed();
}

void Core::set_scr_ns(bool ns) {
    sys.set(SysReg::SCR, with_bit(sys.get32(SysReg::SCR), scr::kNS, ns));
    ns_ = ns;
    regime_changed();
}

/// The registers of every regime that could be current before the next such change.
void Core::regime_changed() {
    mmu::MmuState s;
    s.scr_sif = bit(sys.get32(SysReg::SCR), scr::kSIF);
    s.hsctlr = sys.get32(SysReg::HSCTLR);
    s.htcr = sys.get32(SysReg::HTCR);
    s.httbr = sys.get(SysReg::HTTBR);
    s.hmair0 = sys.get32(SysReg::HMAIR0);
    s.hmair1 = sys.get32(SysReg::HMAIR1);
    s.hcr = hcr();
    s.vtcr = sys.get32(SysReg::VTCR);
    s.vttbr = sys.get(SysReg::VTTBR);
    const auto bank = [&](bool secure) {
        s.sctlr = sys.get32(SysReg::SCTLR, secure);
        s.ttbcr = sys.get32(SysReg::TTBCR, secure);
        s.ttbr0 = sys.get(SysReg::TTBR0, secure);
        s.ttbr1 = sys.get(SysReg::TTBR1, secure);
        s.dacr = sys.get32(SysReg::DACR, secure);
        s.mair0 = sys.get32(SysReg::PRRR, secure);
        s.mair1 = sys.get32(SysReg::NMRR, secure);
        s.contextidr = sys.get32(SysReg::CONTEXTIDR, secure);
    };
    bank(false);
    s.regime = mmu::Regime::NonSecurePL10;
    mmu_.set_state(s);
    s.regime = mmu::Regime::Hyp;
    mmu_.set_state(s);
    bank(true);
    s.regime = mmu::Regime::SecurePL10;
    mmu_.set_state(s);
    for (size_t i = 0; i < situations_.size(); ++i)
        situations_[i] = facts_of(static_cast<Situation>(i));
    mode_changed();
}

Core::SituationFacts Core::facts_of(Situation situation) const {
    using enum Situation;
    SituationFacts facts;
    const bool below_hyp = situation == NonSecurePl0 || situation == NonSecurePl1;
    const bool is_pl0 = situation == SecurePl0 || situation == NonSecurePl0;
    facts.regime = below_hyp          ? mmu::Regime::NonSecurePL10
                   : situation == Hyp ? mmu::Regime::Hyp
                                      : mmu::Regime::SecurePL10;
    facts.privileged = !is_pl0;
    const mmu::MmuState& m = mmu_.state(facts.regime);
    facts.tag.regime = static_cast<u8>(m.regime);
    facts.tag.asid = m.current_asid().value;
    facts.tag.vmid = m.current_vmid().value;
    facts.tag.stage2 = m.stage2_enabled();
    facts.tag.flat = !m.stage1_enabled() && !m.stage2_enabled();
    const bool vm = bit(hcr(), hcr::kVM);
    facts.place.level = situation == Monitor ? trace::Level::Monitor
                        : situation == Hyp   ? trace::Level::Hyp
                        : !below_hyp         ? trace::Level::Secure
                        : !vm                ? trace::Level::Host
                        : is_pl0             ? trace::Level::PL0
                                             : trace::Level::PL1;
    if (vm && (below_hyp || situation == Hyp)) facts.place.vmid = current_vmid().value;
    return facts;
}

/// On the path of every exception: what can be known before was found by regime_changed().
void Core::mode_changed() {
    if (sys.get(SysReg::PMCNTENSET) != 0) pmu_synchronise(*this);
    const SituationFacts& facts = here();
    mmu_.select(facts.regime, facts.privileged);
    // Big-endian data take the slow path: no filter entry and no cached jump has context 0.
    hot.context = state.big_endian ? 0 : mmu_.context();
    hot.context_tag = u64{hot.context} << 32;
    regime_tag_ = facts.tag;
    if (run_state_ != RunState::Running || facts.place != accounted_) account_context();
    irq_lines_changed();
}

namespace {
/// N, Z, C, V, Q, GE and E; T, J and ITSTATE, which an exception return alone writes.
constexpr u32 kAnyPsrWrite = mask(31, 27) | mask(19, 16) | 1u << psr::kE;
constexpr u32 kExecutionState = mask(26, 24) | mask(15, 10) | 1u << psr::kT;
}  // namespace

/// CPSRWriteByInstr (ARM ARM B1.3.3): which fields an instruction may write from here. False: an
/// exception is pending, since the mode cannot be entered.
bool Core::CPSRWriteByInstr(const Op& op, u32 value, u32 bytemask, bool is_exception_return) {
    const bool privileged = CurrentModeIsNotUser();
    const bool writes_mode = privileged && bit(bytemask, 0);
    const bool mode_is_valid = !writes_mode || may_enter_mode(value, is_exception_return);
    if (!mode_is_valid && !unpredictable(op, "a CPSR mode that cannot be entered from here"))
        return false;
    // A return belongs to the context that returns, so it is priced before the mode changes.
    if (is_exception_return)
        charge_event(uarch::TimingEvent::ExceptionReturn, trace::Phase::Return);
    u32 writable = kAnyPsrWrite | (is_exception_return ? kExecutionState : 0);
    if (privileged) writable |= privileged_psr_bits(value);
    if (writes_mode && mode_is_valid) writable |= psr::kModeMask;
    writable &= (bytemask * 0x00204081u & 0x01010101) * 0xff;  // a byte of ones for each bit
    const u32 before = state.cpsr();
    const u32 after = (before & ~writable) | (value & writable);
    state.set_cpsr(after);
    if (((before ^ after) & 0x3ff) != 0) mode_changed();
    return true;
}

/// A, I and F as far as software above User mode may write them.
u32 Core::privileged_psr_bits(u32 value) const {
    u32 writable = 1u << psr::kI;
    // With the Virtualization Extensions AW and FW do not keep Non-secure software from A and F.
    const bool all = IsSecure() || config_.has_virtualization;
    const u32 scr = sys.get32(SysReg::SCR);
    const bool nmfi = bit(banked32(SysReg::SCTLR), 27);
    if (all || bit(scr, scr::kAW)) writable |= 1u << psr::kA;
    if ((all || bit(scr, scr::kFW)) && (!nmfi || !bit(value, psr::kF))) writable |= 1u << psr::kF;
    return writable;
}

/// False is UNPREDICTABLE (ARM ARM B1.3.3, B1.8.4). The typical core leaves CPSR.M as it is.
bool Core::may_enter_mode(u32 value, bool is_exception_return) const {
    if (!is_mode(value, config_.has_virtualization)) return false;
    const Mode to = psr::mode(value);
    if (to == Mode::Monitor) return config_.has_security && IsSecure();
    if (to == Mode::Hyp) {
        if (state.mode == Mode::Hyp) return true;
        return state.mode == Mode::Monitor && is_exception_return && ns_;
    }
    const bool to_nonsecure_pl1 = ns_ && to != Mode::User;
    // With HCR.TGE nothing enters Non-secure PL1 from without: no return, no CPS of Monitor mode.
    const bool enters = is_exception_return || state.mode == Mode::Monitor;
    if (enters && to_nonsecure_pl1 && config_.has_virtualization && bit(hcr(), hcr::kTGE))
        return false;
    if (state.mode == Mode::Hyp) return is_exception_return;
    return !(to == Mode::Fiq && !IsSecure() && bit(sys.get32(SysReg::NSACR), nsacr::kRFR));
}

bool Core::exception_return(const Op& op, u32 new_pc, u32 new_cpsr) {
    const PlaceScope place(*this, op);
    if (!CPSRWriteByInstr(op, new_cpsr, 0xf, true)) return false;
    ++sys.pmu.exception_returns;
    state.it = psr::it(new_cpsr);
    monitors_.clear(id());
    hot.next_pc = new_pc & (state.thumb ? ~u32{1} : ~u32{3});
    return true;
}

bool Core::fetch_page(u32 va, CodePage& page) {
    const auto result = mmu_.translate({va}, mmu::Access::fetch(!is_pl0()));
    mmu::Fault fault{};
    if (result.ok()) {
        const mmu::Translation& t = result.value()->translation;
        const PhysAddr pa = t.output({va & ~kPageMask});
        page = {system_.host_page(pa, !t.non_secure, false), pa, !t.non_secure};
        if (page.host != nullptr) return true;
        fault.kind = mmu::FaultKind::SyncExternal;
        fault.access = mmu::AccessKind::Fetch;
        fault.va = {va};
    } else {
        fault = result.fault();
    }
    pend({.kind = ExceptionKind::PrefetchAbort, .fault = fault});
    return false;
}

void Core::deliver_fetch_abort() {
    const Exception e = pending_;
    nothing_is_pending();
    const u32 pc = hot.next_pc;
    // Taken elsewhere (stage 2: to Hyp mode, which maps the page) it is an exception like any
    // other.
    if (is_at_vector() && route(e) == current_target())
        return report_unhandled("can not be fetched");
    take_exception(e, {pc, pc, 4, 14, 0});
}

/// Not what the functional TLB happens to hold: a price must not depend on how the block was
/// reached.
void Core::translate_fetch(u32 va) {
    recent_fetch_ = {};
    const auto translated = mmu_.translate({va}, mmu::Access::fetch(!is_pl0()));
    if (!translated.ok()) return;
    const mmu::Translation& t = translated.value()->translation;
    recent_fetch_ = {{hot.context, va >> kPageShift, mmu_.walk_count()},
                     true,
                     t.fetch_memory.is_inner_cacheable(),
                     tlb_tag(t, va)};
}

void Core::fetch_line_missed(u64 line) {
    const u8 shift = timing_.fetch_line_shift();
    const u64 pa = line << shift;
    const u32 va = hot.page_va | (static_cast<u32>(pa) & 0xfff);
    if (!is_recent(recent_fetch_, va)) translate_fetch(va);
    uarch::FetchAccess access{.pa = pa, .secure = hot.block->state.secure};
    if (recent_fetch_.is_known) {
        access.cacheable = recent_fetch_.cacheable;
        access.tag = recent_fetch_.tag;
        access.tag.va = va;
        replay_va_ = va;
        replay_access_ = mmu::Access::fetch(!is_pl0());
    }
    const uarch::AccessCost cost = timing_.fetch(access, *this);
    charge(cost.cycles);
    if (cost.filter_read) fetch_lines[line % kFetchEntries] = line + 1;
}

void Core::translation_dropped(u32 va, u8 log2_size) {
    recent_ = {};
    recent_fetch_ = {};
    windows_.forget(va, log2_size);
    lines.drop_range(va, log2_size, true, true);
    jumps.forget(va, log2_size);
}

void Core::fetch_line_dropped(u64 pa_of_line) {
    const u64 line = pa_of_line >> timing_.fetch_line_shift();
    u64& slot = fetch_lines[line % kFetchEntries];
    if (slot == line + 1) slot = 0;
}

/// The filter of fetch lines is by physical line and says nothing of pages: a page that leaves the
/// instruction micro-TLB is met again where the block cache crosses into it.
void Core::fetch_page_dropped(u32, u8) {}

void Core::everything_dropped() {
    lines.clear();
    drop_fetch_lines();
}

}  // namespace hypscope::cpu
