// SPDX-License-Identifier: Apache-2.0
// A core's life and its changes of state: reset, start, security, translation regimes.
// ARM ARM B1.9.1 (reset), B3.1.5 (regimes).
#include "cpu/core.hpp"

#include <fmt/format.h>

#include "cpu/block.hpp"

namespace hypscope::cpu {

Core::Core(const CoreConfig& config, CoreSystem& system, uarch::CoreTiming& timing,
           timer::GenericTimer& generic_timer, trace::Ledger& ledger, trace::Markers& markers)
    : config_(config),
      system_(system),
      mmu_(*this, this, &system.write_watch()),
      monitors_(system.monitors()),
      timer_(generic_timer),
      timing_(timing),
      ledger_(ledger.core(config.id)),
      names_(ledger.names()),
      markers_(markers) {
    timing_.set_listener(this);
    lines.set_granule_shift(timing_.data_granule_shift());
    fetch_line_shift_ = timing_.fetch_line_shift();
    hot.branches = timing_.branch_filter();
    hot.flat_uncached = timing_.flat_uncached();
    hot.event_prices = timing_.event_prices();
    reset();
}

void Core::reset() {
    const Cycles time{hot.cycles};
    state = CoreState{};
    reset_sysregs(*this);
    state.mode = Mode::Supervisor;
    state.big_endian = bit(banked32(SysReg::SCTLR), sctlr::kEE);
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

/// The registers of one regime.
mmu::MmuState Core::mmu_state(mmu::Regime regime) const {
    const bool secure = regime == mmu::Regime::SecurePL10;
    mmu::MmuState s;
    s.regime = regime;
    s.scr_sif = bit(sys.get32(SysReg::SCR), scr::kSIF);
    s.sctlr = sys.get32(SysReg::SCTLR, secure);
    s.ttbcr = sys.get32(SysReg::TTBCR, secure);
    s.ttbr0 = sys.get(SysReg::TTBR0, secure);
    s.ttbr1 = sys.get(SysReg::TTBR1, secure);
    s.dacr = sys.get32(SysReg::DACR, secure);
    s.mair0 = sys.get32(SysReg::PRRR, secure);
    s.mair1 = sys.get32(SysReg::NMRR, secure);
    s.contextidr = sys.get32(SysReg::CONTEXTIDR, secure);
    s.hsctlr = sys.get32(SysReg::HSCTLR);
    s.htcr = sys.get32(SysReg::HTCR);
    s.httbr = sys.get(SysReg::HTTBR);
    s.hmair0 = sys.get32(SysReg::HMAIR0);
    s.hmair1 = sys.get32(SysReg::HMAIR1);
    s.hcr = hcr();
    s.vtcr = sys.get32(SysReg::VTCR);
    s.vttbr = sys.get(SysReg::VTTBR);
    return s;
}

/// Each regime's registers are taken over at once: it could be current before the next such change.
void Core::regime_changed(Regimes changed) {
    using enum mmu::Regime;
    for (const mmu::Regime regime : {NonSecurePL10, Hyp, SecurePL10}) {
        if (!changed.has(regime)) continue;
        mmu_.set_state(mmu_state(regime));
        make_facts(regime);
    }
    // Hyp mode is booked to the virtual machine that VTTBR names.
    if (changed.has(NonSecurePL10)) facts_of(Situation::Hyp).place = place_of(Situation::Hyp);
    mode_changed();
}

/// Of all situations of a regime.
void Core::make_facts(mmu::Regime regime) {
    using enum Situation;
    const mmu::MmuState& m = mmu_.state(regime);
    const uarch::TlbSpace space =
        m.stage1_enabled() || m.stage2_enabled()
            ? uarch::TlbSpace(static_cast<u8>(m.regime), m.current_asid().value,
                              m.current_vmid().value)
            : uarch::TlbSpace::flat();
    const auto make = [&](Situation situation, bool privileged) {
        facts_of(situation) = {regime, privileged, place_of(situation), space};
    };
    switch (regime) {
        case mmu::Regime::Hyp: make(Hyp, true); break;
        case mmu::Regime::NonSecurePL10:
            make(NonSecurePl0, false);
            make(NonSecurePl1, true);
            break;
        case mmu::Regime::SecurePL10:
            make(SecurePl0, false);
            make(SecurePl1, true);
            make(Monitor, true);
            break;
    }
}

LedgerPlace Core::place_of(Situation situation) const {
    using enum Situation;
    const bool vm = bit(hcr(), hcr::kVM);
    const u16 vmid = vm ? current_vmid().value : trace::kNoVmid;
    switch (situation) {
        case NonSecurePl0: return {vm ? trace::Level::PL0 : trace::Level::Host, vmid};
        case NonSecurePl1: return {vm ? trace::Level::PL1 : trace::Level::Host, vmid};
        case Hyp: return {trace::Level::Hyp, vmid};
        case Monitor: return {trace::Level::Monitor, trace::kNoVmid};
        default: return {trace::Level::Secure, trace::kNoVmid};
    }
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
    if (is_at_vector() && route(e.kind, e) == current_target())
        return report_unhandled("can not be fetched");
    take_exception(e.kind, e, {pc, pc, 4, 14, 0});
}

/// Not what the functional TLB happens to hold: a price must not depend on how the block was
/// reached.
void Core::translate_fetch(u32 va) {
    recent_fetch_ = {};
    const auto translated = mmu_.translate({va}, mmu::Access::fetch(!is_pl0()));
    if (!translated.ok()) return;
    const mmu::Translation& t = translated.value()->translation;
    recent_fetch_ = {{hot.context, va >> kPageShift, mmu_.walk_count()},
                     t.fetch_memory.is_inner_cacheable(),
                     tlb_tag(t, va),
                     &mmu_.walk_of(*translated.value())};
}

u32 Core::fetch_line_missed(u64 line) {
    if ((hot.context_tag | hot.page_va) == hot.flat_uncached_code)
        return hot.flat_uncached->charge(1, false);
    const u64 pa = line << fetch_line_shift_;
    const u32 va = hot.page_va | (static_cast<u32>(pa) & 0xfff);
    if (!is_recent(recent_fetch_, va)) translate_fetch(va);
    uarch::FetchAccess access{.pa = pa, .secure = hot.block->state.secure};
    static constexpr WalkPath kNoWalk{};
    const WalkPath* walk = &kNoWalk;
    if (recent_fetch_.walk != nullptr) {
        access.cacheable = recent_fetch_.cacheable;
        access.tag = recent_fetch_.tag;
        access.tag.va = va;
        walk = recent_fetch_.walk;
    }
    const uarch::AccessCost cost = timing_.fetch(access, *walk);
    if (cost.filter_read()) fetch_lines.add(line);
    if (hot.flat_uncached != nullptr && recent_fetch_.walk != nullptr && !access.cacheable &&
        access.tag.space.is_flat())
        hot.flat_uncached_code = hot.context_tag | (va & ~kPageMask);
    return cost.cycles;
}

void Core::translation_dropped(u32 va, u8 log2_size) {
    for (const bool write : {false, true}) forget_recent(write);
    recent_fetch_.forget();
    hot.flat_uncached_code = ~u64{0};
    if (log2_size != kPageShift) [[unlikely]]
        return forget_block(va, log2_size);
    windows_.forget_page(va);
    lines.drop_page(va);
    jumps.forget_page(va);
}

/// Of more than a page.
[[gnu::noinline]] void Core::forget_block(u32 va, u8 log2_size) {
    windows_.forget(va, log2_size);
    lines.drop_pages(va, log2_size);
    jumps.forget(va, log2_size);
}

void Core::fetch_line_dropped(u64 pa_of_line) { fetch_lines.drop(pa_of_line >> fetch_line_shift_); }

/// The filter of fetch lines is by physical line and says nothing of pages: a page that leaves the
/// instruction micro-TLB is met again where the block cache crosses into it.
void Core::fetch_page_dropped(u32, u8) {}

void Core::code_appeared_in(const u8* host_of_page) {
    lines.drop_writes_to(host_of_page);
    forget_recent(true);
}

void Core::begin_watch(CoreSystem& system) {
    WriteWatch& watch = system.write_watch();
    for (Core* core : system.cores()) {
        core->lines.drop_writes_if([&](const u8* page) { return watch.is_wished_for(page); });
        core->forget_recent(true);
    }
    watch.begin();
}

void Core::forget_host_pointers() {
    forget_data_pages();
    forget_kept_pages();
    jumps.clear();
    windows_.clear();
}

void Core::forget_data_pages() {
    lines.clear();
    for (const bool write : {false, true}) forget_recent(write);
}

void Core::everything_dropped() {
    for (PricedPage& page : priced_) page.ready = PricedPage::kNoTag;
    lines.clear_lines();
    fetch_lines.clear();
}

}  // namespace hypscope::cpu
