// SPDX-License-Identifier: Apache-2.0
// One core: registers, system registers, MMU, timers, interrupt inputs, and the paths by which an
// instruction reaches memory and exceptions. Engines (cpu/engine.hpp) run it; the cluster above it
// (CoreSystem) connects it to memory, devices and the other cores. No SystemC here.
#pragma once
#include <array>
#include <string>

#include "common/line.hpp"
#include "cpu/core_system.hpp"
#include "cpu/debug_events.hpp"
#include "cpu/exceptions.hpp"
#include "cpu/fetch_lines.hpp"
#include "cpu/hot.hpp"
#include "cpu/jump_cache.hpp"
#include "cpu/line_filter.hpp"
#include "cpu/pointer_trail.hpp"
#include "cpu/recent.hpp"
#include "cpu/situation.hpp"
#include "cpu/state.hpp"
#include "cpu/sysreg.hpp"
#include "isa/operands.hpp"
#include "mmu/exclusive_monitor.hpp"
#include "mmu/mmu.hpp"
#include "timer/generic_timer.hpp"
#include "trace/ledger.hpp"
#include "trace/markers.hpp"
#include "uarch/branch_filter.hpp"
#include "uarch/core_timing.hpp"

namespace hypscope::cpu {

class BlockCache;
struct Block;
struct Op;

class Core final : public mmu::MmuListener,
                   public uarch::FilterListener,
                   private mmu::DescriptorPort {
  public:
    Core(const CoreConfig& config, CoreSystem& system, uarch::CoreTiming& timing,
         timer::GenericTimer& generic_timer, trace::Ledger& ledger, trace::Markers& markers);
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    // --- parts -----------------------------------------------------------------------------
    Hot hot;
    CoreState state;
    SysRegFile sys;
    [[nodiscard]] const CoreConfig& config() const { return config_; }
    [[nodiscard]] CoreId id() const { return config_.id; }
    [[nodiscard]] CoreSystem& system() { return system_; }
    [[nodiscard]] mmu::Mmu& mmu() { return mmu_; }
    [[nodiscard]] timer::GenericTimer& generic_timer() const { return timer_; }
    [[nodiscard]] uarch::CoreTiming& timing() { return timing_; }
    [[nodiscard]] const uarch::CoreTiming& timing() const { return timing_; }
    /// nPMUIRQ.
    [[nodiscard]] Line& pmu_line() { return pmu_line_; }
    [[nodiscard]] trace::CoreLedger& ledger() { return ledger_; }
    [[nodiscard]] trace::Markers& markers() { return markers_; }
    [[nodiscard]] mmu::ExclusiveMonitors& monitors() { return monitors_; }

    // --- predicates, with the manual's names -------------------------------------------------
    /// IsSecure() (ARM ARM B1.5.1).
    [[nodiscard]] bool IsSecure() const { return !ns_ || state.mode == Mode::Monitor; }
    /// SCR.NS is 0: the Secure bank of registers is the one an access reaches, in Monitor mode too.
    [[nodiscard]] bool secure_bank() const { return !ns_; }
    [[nodiscard]] bool CurrentModeIsHyp() const { return state.mode == Mode::Hyp; }
    [[nodiscard]] bool CurrentModeIsNotUser() const { return state.mode != Mode::User; }
    [[nodiscard]] bool is_pl0() const { return state.mode == Mode::User; }
    /// Non-secure PL0 or PL1: what Hyp traps apply to.
    [[nodiscard]] bool is_nonsecure_below_hyp() const { return !IsSecure() && !CurrentModeIsHyp(); }
    /// Below Hyp mode with HCR.VM: a virtual machine, and its VTTBR.VMID.
    [[nodiscard]] bool in_vm() const { return is_nonsecure_below_hyp() && bit(hcr(), hcr::kVM); }
    [[nodiscard]] Vmid current_vmid() const;
    /// HVC is not UNDEFINED here (ARM ARM B9.3.4).
    [[nodiscard]] bool hvc_is_defined() const {
        return config_.has_virtualization && !IsSecure() && CurrentModeIsNotUser() &&
               bit(sys.get32(SysReg::SCR), scr::kHCE);
    }
    /// A banked register's value as the current security state sees it.
    [[nodiscard]] u32 banked32(SysReg reg) const { return sys.get32(reg, secure_bank()); }
    [[nodiscard]] u32 hcr() const { return sys.get32(SysReg::HCR); }
    /// A debug exception of the current mode would be taken to Hyp mode (HDCR.TDE, HCR.TGE).
    [[nodiscard]] bool debug_goes_to_hyp() const;

    // --- called by system register hooks ---------------------------------------------------
    /// Local time and retired instructions at the instruction that is executing.
    [[nodiscard]] Cycles now() const { return {hot.cycles - cycles_after_place_}; }
    [[nodiscard]] u64 instructions_now() const {
        return hot.instructions - instructions_after_place_;
    }
    /// Local time without that in WFI, WFE or off, when the core's clock stands.
    [[nodiscard]] u64 awake_cycles() const { return now().value - sys.pmu.idle_cycles; }
    void regime_changed(Regimes changed = {});  ///< rebuild MMU snapshots and the context id
    /// Look at the interrupt inputs at the next block head.
    void irq_lines_changed() {
        if (may_be_interrupted() && interrupt_sources() != 0) hot.stop_at = 0;
    }
    void security_changed();     ///< SCR was written
    void debug_changed();        ///< which debug events are enabled may differ
    void observation_changed();  ///< who looks at instructions may differ
    void charge(u32 cycles, trace::Phase phase = trace::Phase::Handler) {
        hot.cycles += cycles;
        if (phase != trace::Phase::Handler) ledger_.charge(phase, cycles, 0);
    }
    [[nodiscard]] bool models_events() const { return models_events_; }
    void charge_event(uarch::TimingEvent event, trace::Phase phase = trace::Phase::Handler) {
        if (!models_events_) return;
        const bool known = hot.event_prices != nullptr && event != uarch::EventPrices::kAsked;
        charge(known ? hot.event_prices->of(event, now()) : timing_.event(event, now()), phase);
    }
    void charge_firmware_call();

    // --- inputs -----------------------------------------------------------------------------
    enum class Input : u8 { Irq, Fiq, VirtualIrq, VirtualFiq };
    void set_input(Input input, bool level, Cycles when);
    [[nodiscard]] bool input(Input which) const {
        return (inputs_ >> static_cast<u8>(which) & 1) != 0;
    }
    void set_event();  ///< SEV of any core, or the timer's event stream
    void raise_async_abort();
    [[nodiscard]] bool async_abort_pending() const { return async_abort_pending_; }

    // --- life -------------------------------------------------------------------------------
    /// Cold reset into Secure SVC (Non-secure SVC without Security); the core is off until started.
    void reset();
    /// Starts the core at `pc` (bit 0: Thumb) in `mode`, at time `when`. SCR.NS is as it stands.
    void start(u32 pc, Mode mode, Cycles when);
    void power_off();
    [[nodiscard]] RunState run_state() const { return run_state_; }
    void wake(Cycles when);
    /// Moves a sleeping core's clock without work; the time goes to WFI or Off.
    void skip_to(Cycles when);
    /// The run is over: what follows for this core is idle time.
    void wait_at_end() { sleep(RunState::WaitForInterrupt); }
    /// Closes the ledger's books at the core's time.
    void finish();

    LineFilter lines;    ///< L0: data lines that need no look-up
    PointerTrail trail;  ///< of loads that follow pointers
    /// Each instruction is looked at before it executes: the core runs observed blocks.
    [[nodiscard]] bool observes_instructions() const { return observes_instructions_; }
    /// What an observed block asks before `op`; false: an exception is pending.
    bool observe(const Op& op, bool executes);
    /// `until`, or an earlier time at which the core itself has something to look at.
    u64 stop_before(u64 until);

    // --- slow paths of engines; `op` is the instruction at hand ---------------------------------
    [[nodiscard]] Counts counts() const { return {hot.cycles, hot.instructions}; }
    /// The common miss of the L0 filter: an aligned access to RAM. Prices it and fills the filter.
    template <bool kWrite>
    Missed miss(const Op& op, u32 va, u32 size) {
        return (kWrite ? misses_.store : misses_.load)(*this, op, va, size);
    }
    /// Its two ways, in line in cpu/miss.hpp, for an engine that takes the first one itself: in the
    /// page of the latest access of its kind, and elsewhere.
    template <bool kWrite>
    [[nodiscard]] bool misses_in_page(u32 va, u32 size) const {
        return priced_[kWrite].tag == PricedPage::tag_of(hot.context_tag, va, size);
    }
    /// The page is one that PricedPage::ready is about, too.
    template <bool kWrite>
    [[nodiscard]] bool misses_in_ready_page(u32 va, u32 size) const {
        return priced_[kWrite].ready == PricedPage::tag_of(hot.context_tag, va, size);
    }
    /// Timing: the class of timing(), as far as it is known. `counts` is called for them.
    template <bool kWrite, PageIs kPage, class Timing, class CountsOf>
    Missed price_miss(const Op& op, u32 va, u32 size, CountsOf&& counts);
    /// price_miss() of PageIs::Described, not in line.
    template <bool kWrite>
    Missed price_otherwise(const Op& op, u32 va, u32 size, Counts counts);
    template <bool kWrite, class Timing, class CountsOf>
    Missed miss_elsewhere(const Op& op, u32 va, u32 size, CountsOf&& counts);
    template <bool kWrite>
    u8* access_page_again(u32 va, u32 size);
    /// The host's address of `count` words in a row at `va`, when they lie in a page that the
    /// filter holds: `cycles` is the price of those that it does not answer for, which the engine
    /// adds to its time. Else nullptr, and nothing was done.
    u8* missed_words(const Op& op, u32 va, u32 count, bool write, Counts counts, u32& cycles);
    /// What both of them know of the page of the latest load ([0]) and store: for engines that emit
    /// what flat, uncached accesses cost as host code.
    [[nodiscard]] const PricedPage* priced_pages() const { return priced_.data(); }
    /// The value in bits 31:0, bit 32 set when the access succeeded; else an exception is pending.
    u64 load_slow(const Op& op, u32 va, u32 size, bool unprivileged, bool must_align);
    bool store_slow(const Op& op, u32 va, u32 size, u32 value, bool unprivileged, bool must_align);
    /// The same where miss() was asked already.
    u64 load_missed(const Op& op, u32 va, u32 size, bool unprivileged, bool must_align);
    bool store_missed(const Op& op, u32 va, u32 size, u32 value, bool unprivileged,
                      bool must_align);
    /// The device at `va` that an access of this kind reached before; nullptr: not known.
    [[nodiscard]] const DeviceWindow* device_window(u32 va, u32 size, bool write) const {
        return debug_.on_data() ? nullptr : windows_.find(va, size, write, hot.context);
    }
    /// The same at a device that is known.
    u64 load_device(const Op& op, const DeviceWindow& window, u32 va, u32 size);
    void store_device(const Op& op, const DeviceWindow& window, u32 va, u32 size, u32 value);
    bool load_exclusive_slow(const Op& op, u32 va, u32 size, u64& value);
    bool store_exclusive_slow(const Op& op, u32 va, u32 size, u64 value, u32& status);
    /// SCTLR.A, HSCTLR.A in Hyp mode.
    [[nodiscard]] bool alignment_checked() const;
    /// Pends an Alignment fault that does not depend on it; false.
    bool alignment_fault(const Op& op, u32 va, bool write);
    /// Translation and permission alone; false: an exception is pending.
    bool translate_line(const Op& op, u32 va, bool write);
    /// False: a PrefetchAbort is pending.
    bool fetch_page(u32 va, CodePage& page);
    /// Charges the phases of a block's static price while an exit is open.
    void account_phases(const Block& block);
    /// The L0 of fetches does not hold this physical line of the current block: its price, which
    /// the engine adds to its time.
    [[nodiscard]] u32 fetch_line_missed(u64 line);

    /// The run must end, or the cluster must look at something, after the current block.
    void request_stop() {
        stop_requested_ = true;
        hot.stop_at = 0;
    }
    [[nodiscard]] bool stop_requested() const { return stop_requested_; }
    void clear_stop() { stop_requested_ = false; }

    // --- exceptions and changes of state -------------------------------------------------------
    /// Records what the instruction caused; the engine delivers it with deliver_pending().
    void pend(const Exception& exception) { pending_ = exception; }
    /// The same for the frequent ones, which differ from no exception in one or two members. (Those
    /// are written one by one, since they are read so, and soon.)
    void pend_call(ExceptionKind kind, u32 immediate) {
        pending_.kind = kind;
        pending_.immediate = immediate;
    }
    void pend_trap(const Syndrome& syndrome) {
        pending_.kind = ExceptionKind::HypTrap;
        pending_.syndrome.ec = syndrome.ec;
        pending_.syndrome.iss = syndrome.iss;
        pending_.syndrome.has_condition = syndrome.has_condition;
    }
    [[nodiscard]] const Exception& pending() const { return pending_; }
    /// Takes the pending exception of `op`: state, vector, cost and ledger. hot.next_pc is set.
    void deliver_pending(const Op& op);
    /// The frequent calls, traps and returns, outside IT blocks. False: nothing was done. Else
    /// hot.next_pc is set, and `cycles` is what the engine adds to its time after counts(), which
    /// is called where somebody wants to know. In line: cpu/quick_traps.hpp.
    template <class CountsOf>
    bool call_supervisor_quickly(const QuickEntry& entry, const CountsOf& counts, u32& cycles);
    template <class CountsOf>
    bool enter_hyp_quickly(ExceptionKind kind, const QuickEntry& entry, u32 hsr,
                           const CountsOf& counts, u32& cycles);
    /// Leaves N, Z, C and V to the engine.
    template <class CountsOf>
    bool return_quickly(u32 new_pc, u32 psr, const CountsOf& counts, u32& cycles);
    /// Takes the pending PrefetchAbort at hot.next_pc.
    void deliver_fetch_abort();
    /// Takes an unmasked interrupt if there is one, at hot.next_pc, between instructions.
    bool take_interrupt() { return may_be_interrupted() && take_interrupt_of_sources(); }
    /// CPSRWriteByInstr (ARM ARM B1.3.3) and what follows from it.
    bool CPSRWriteByInstr(const Op& op, u32 value, u32 bytemask, bool is_exception_return);
    /// Writes the CPSR of an exception return and branches; false: an exception is pending.
    bool exception_return(const Op& op, u32 new_pc, u32 new_cpsr);
    /// The same where return_quickly() did nothing.
    bool return_slowly(const Op& op, u32 new_pc, u32 new_cpsr);
    /// Mode, security or privilege changed: regime, context id, ledger level, interrupts.
    void mode_changed();
    /// An UNPREDICTABLE instruction by policy; false: an exception is pending. True: do what the
    /// comment at the call says a typical core does.
    bool unpredictable(const Op& op, const char* why);
    /// The same for a branch to hot.next_pc, in A32 state and not aligned.
    bool unpredictable_target();
    /// False: an exception is pending instead of the branch to hot.next_pc.
    bool target_is_aligned() {
        return state.thumb || (hot.next_pc & 2) == 0 || unpredictable_target();
    }
    /// A WFI (or WFE) would go on at once.
    [[nodiscard]] bool would_not_wait(bool for_event) const;
    [[nodiscard]] u64 exceptions_taken(ExceptionKind kind) const {
        return exceptions_taken_[static_cast<size_t>(kind)];
    }
    /// IRQ or FIQ exceptions, physical and virtual.
    [[nodiscard]] u64 interrupts_taken(bool fiq) const;
    /// The code at hot.next_pc is the vector of the exception just taken.
    [[nodiscard]] bool is_at_vector() const {
        return last_exception_.kind != ExceptionKind::None && last_exception_.vector == hot.next_pc;
    }
    /// Ends the run: nothing handles the exception just taken.
    void report_unhandled(const char* why);
    bool wait_for_interrupt();
    bool wait_for_event();
    bool debug_read(u32 va, void* to, u32 bytes);

    /// While it lives, now() is the time at `op`, not at the end of its block: place_scope.hpp.
    class PlaceScope;

    // --- mmu::MmuListener, uarch::FilterListener ------------------------------------------------
    void translation_dropped(u32 va, u8 log2_size) override;
    void page_walked(u32 va) override { lines.forget_former_pages(va); }
    void data_line_dropped(u32 va) override { lines.drop_line(va); }
    void data_line_not_writable(u32 va) override { lines.drop_write(va); }
    void data_page_dropped(u32 va, u8 page_shift, bool write) override {
        priced_[write].ready = PricedPage::kNoTag;
        lines.drop_lines(va, page_shift, !write, write);
    }
    void fetch_line_dropped(u64 pa_of_line) override;
    void fetch_page_dropped(u32 va, u8 page_shift) override;
    void everything_dropped() override;

    // --- L0 of fetches and of code look-up, filled by the block cache --------------------------
    FetchLines fetch_lines;
    JumpCache jumps;
    /// Host pointers to guest memory that were kept may mean something else from now on.
    void forget_host_pointers();
    void forget_data_pages();
    /// A page (in the host's memory) holds code from now on: nobody may write to it unseen.
    void code_appeared_in(const u8* host_of_page);
    /// Between instructions: the pages that hold descriptors and are to be watched are, from now
    /// on; no filter of any core answers for stores to them.
    static void begin_watch(CoreSystem& system);
    /// Phases of every block must be looked at (the registers of a VM are being saved).
    [[nodiscard]] bool accounts_each_block() const { return hot.exit_running && saving_registers_; }

  private:
    [[nodiscard]] Situation situation() const { return situation_of(state.mode, ns_); }
    [[nodiscard]] const SituationFacts& here() const {
        return situations_[static_cast<size_t>(hot.situation)];
    }
    /// What MMU and filters are told of a situation. Big-endian data take the slow path: no filter
    /// entry and no cached jump has context 0.
    const SituationFacts& take_over(Situation to, bool big_endian);
    [[nodiscard]] SituationFacts& facts_of(Situation situation) {
        return situations_[static_cast<size_t>(situation)];
    }
    void make_facts(mmu::Regime regime);
    [[nodiscard]] LedgerPlace place_of(Situation situation) const;
    [[nodiscard]] mmu::MmuState mmu_state(mmu::Regime regime) const;

    // exceptions.cpp
    [[nodiscard]] ExceptionTarget route(ExceptionKind kind, const Exception& e) const;
    /// Where the current mode belongs.
    [[nodiscard]] ExceptionTarget current_target() const {
        if (state.mode == Mode::Monitor) return ExceptionTarget::Monitor;
        return CurrentModeIsHyp() ? ExceptionTarget::Hyp : ExceptionTarget::Pl1;
    }
    void take_exception(ExceptionKind kind, const Exception& e, const ExceptionPlace& place);
    void deliver(const Op& op, ExceptionKind kind, const Exception& e);
    template <ExceptionKind kKind>
    void deliver_frequent(const Op& op);
    bool deliver_quickly(const Op& op);
    [[nodiscard]] u32 preferred_return(ExceptionKind kind, const ExceptionPlace& place) const;
    void enter_pl1(ExceptionKind kind, const Exception& e, const ExceptionPlace& place, u32 saved);
    void enter_hyp(ExceptionKind kind, const Exception& e, const ExceptionPlace& place, u32 saved);
    void enter_monitor(ExceptionKind kind, const Exception& e, const ExceptionPlace& place,
                       u32 saved);
    void write_fault_registers(ExceptionKind kind, const Exception& e, bool secure);
    void write_hyp_syndrome(ExceptionKind kind, const Exception& e, const ExceptionPlace& place,
                            bool from_hyp);
    void set_scr_ns(bool ns);
    void stop_unpredictable(u32 pc, const std::string& instruction, const char* why);
    [[nodiscard]] u32 privileged_psr_bits(u32 value) const;
    [[nodiscard]] bool may_enter_mode(u32 value, bool is_exception_return) const;
    void nothing_is_pending();
    [[nodiscard]] Counts counts_at(const Op& op, bool retired) const;
    void uncharge_after(const Op& op, bool retired);

    // quick_traps.hpp
    [[nodiscard]] bool traps_are_plain() const;
    [[nodiscard]] bool may_write_a_and_f(u32 psr) const;
    template <class CountsOf>
    u32 price_quickly(uarch::TimingEvent event, trace::Phase phase, const CountsOf& counts);
    template <class CountsOf>
    void enter_situation(Situation to, const CountsOf& counts);
    void note_quick_entry(ExceptionKind kind, u32 pc);

    // interrupts.cpp
    /// False: there is nothing that could interrupt, masked or not.
    [[nodiscard]] bool may_be_interrupted() const {
        constexpr u32 kVirtual = 1u << hcr::kVA | 1u << hcr::kVI | 1u << hcr::kVF;
        return inputs_ != 0 || async_abort_pending_ || (hcr() & kVirtual) != 0;
    }
    bool take_interrupt_of_sources();
    [[nodiscard]] u32 interrupt_sources() const;
    [[nodiscard]] bool unmasked_interrupt() const;  ///< one that would be taken now
    [[nodiscard]] bool is_masked(ExceptionKind kind) const;
    [[nodiscard]] bool wakes_up() const;
    void sleep(RunState state_to_be);

    // debug.cpp
    bool watchpoint_hit(const AccessPlan& plan, u32 va, u32 size);
    void note_debug_exception(const Exception& e, const ExceptionPlace& place);

    // accounting.cpp
    [[nodiscard]] trace::ExitCause exit_cause(const Exception& e, ExceptionTarget target,
                                              Vmid left) const;
    void account_exit(const Exception& e, ExceptionTarget target, Vmid left);
    void account_context();
    [[nodiscard]] trace::ExitCause exit_cause_of_hsr(u64 ipa, Vmid left) const;
    void account_call_of_hyp(LedgerPlace to, Counts at);
    void account_at(LedgerPlace place, Counts at);
    [[nodiscard]] LedgerPlace ledger_place() const;
    [[nodiscard]] trace::Phase data_phase() const;
    [[nodiscard]] trace::Phase op_phase(const Op& op, const Block& block) const;
    void reattribute_current(trace::Phase phase);
    void charge_phase(const Op& op, u32 cycles);
    void uncharge_phases(const Op& op);

    // memory_access.cpp
    u64 abort_alignment(u32 va, bool write);
    void abort_external(const AccessPlan& plan, u32 va);
    const mmu::TlbEntry* translate(const AccessPlan& plan, u32 va);
    const mmu::TlbEntry* translate_data(const AccessPlan& plan, u32 va);
    template <class Timing = uarch::CoreTiming>
    [[nodiscard]] uarch::AccessPlace find_place(const Op& op, Counts counts) const;
    uarch::AccessCost price_data(const mmu::TlbEntry& entry, u32 va, u32 size, bool write);
    [[nodiscard]] bool may_fill(const AccessPlan& plan, u32 va, u32 granule) const;
    bool fill_page(const AccessPlan& plan, const mmu::TlbEntry& entry, u32 va, u8* host);
    u8* unpriced(const FoundPage& page, u32 va, u32 size, bool write);
    [[nodiscard]] PageOutput output_of(const mmu::TlbEntry& entry, u32 va) const;
    template <bool kWrite, class Timing>
    FoundPage page_comes_back(u32 va);
    template <bool kWrite>
    FoundPage page_of_miss(u32 va, u32 size, bool& faults);
    template <class Timing>
    void forget_page(uarch::AccessCost cost);
    template <bool kWrite, class Timing>
    void note_answer(PricedPage& page, const Op& op, u32 va, u8* host, uarch::AccessCost cost);
    template <bool kWrite>
    void open_page(const FoundPage& found, u32 va);
    u32 price_flat_uncached(const Op& op, u32 count, bool write);
    PricedPage* page_of_words(u32 va, u32 bytes, bool write);
    bool read_piece(const AccessPlan& plan, u32 va, u32 size, u32& value);
    bool write_piece(const AccessPlan& plan, u32 va, u32 size, u32 value);
    [[nodiscard]] uarch::TlbTag tlb_tag(const mmu::Translation& t, u32 va) const;
    HeldPlace held_place(u32 va, bool write);
    bool load_to_hold(const Op& op, u32 va, u32 size, u64& value, HeldPlace& held);
    bool store_exclusive_missed(u32 va, u32 size, u64 value, u32& status);
    bool memory_still_holds(PhysAddr pa, bool secure, u32 size, u64 value);
    bool read(PhysAddr address, bool secure, unsigned bytes, u64& out) override;

    // device_access.cpp
    [[nodiscard]] DeviceWindow window_of(const mmu::Translation& t, u32 va) const;
    bool read_device(const AccessPlan& plan, const mmu::Translation& t, u32 va, u32 size,
                     u32& value);
    bool write_device(const AccessPlan& plan, const mmu::Translation& t, u32 va, u32 size,
                      u32 value);
    bool read_window(const DeviceWindow& window, u32 va, u32 size, u32& value);
    void write_window(const DeviceWindow& window, u32 va, u32 size, u32 value);
    void note_window(const DeviceWindow& window, bool write);
    [[nodiscard]] MmioAccess mmio_access(const DeviceWindow& window, u32 va, u32 size) const;
    void charge_device(const DeviceWindow& window, bool write);
    void bus_write_failed(DeviceKind kind);

    /// Of cores with this timing (misses.cpp).
    static MissFunctions miss_functions(const uarch::CoreTiming& timing);

    CoreConfig config_;
    CoreSystem& system_;
    mmu::Mmu mmu_;
    mmu::ExclusiveMonitors& monitors_;
    timer::GenericTimer& timer_;
    uarch::CoreTiming& timing_;
    const bool models_events_ = timing_.models_events();
    const MissFunctions misses_ = miss_functions(timing_);
    trace::CoreLedger& ledger_;
    const trace::Names& names_;
    trace::Markers& markers_;
    Exception pending_{};
    LastException last_exception_{};
    std::array<u64, kExceptionKindCount> exceptions_taken_{};
    const Op* place_ = nullptr;
    u64 cycles_after_place_ = 0;
    u64 instructions_after_place_ = 0;
    u64 exclusive_value_ = 0;
    u8 exclusive_size_ = 0;
    std::array<RecentTranslation, 2> recent_{};  ///< of loads and of stores
    std::array<PricedPage, 2> priced_{};         ///< likewise
    RecentFetch recent_fetch_{};
    DeviceWindows windows_;
    void forget_block(u32 va, u8 log2_size);
    void forget_recent(bool write) { recent_[write].forget(), priced_[write].forget(); }
    u8 fetch_line_shift_ = 12;  ///< timing().fetch_line_shift()
    [[nodiscard]] bool is_recent(const RecentPage& page, u32 va) const {
        return page.holds(va, hot.context, mmu_.walk_count());
    }
    void translate_fetch(u32 va);
    uarch::TlbSpace tlb_space_;  ///< of pages that are not global
    DebugEvents debug_;
    bool observes_instructions_ = false;
    const Op* counted_op_ = nullptr;  ///< the latest that an observed block counted
    Line pmu_line_;
    u8 inputs_ = 0;
    bool stop_requested_ = false;
    bool async_abort_pending_ = false;
    bool event_ = false;
    bool ns_ = false;
    bool saving_registers_ = false;  ///< between the vector and the first other instruction
    RunState run_state_ = RunState::Off;
    std::array<SituationFacts, static_cast<size_t>(Situation::Count)> situations_{};
    LedgerPlace accounted_{};
};

}  // namespace hypscope::cpu
