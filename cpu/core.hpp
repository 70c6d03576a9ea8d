// SPDX-License-Identifier: Apache-2.0
// One core: registers, system registers, MMU, timers, interrupt inputs, and the paths by which an
// instruction reaches memory and exceptions. Engines (cpu/engine.hpp) run it; the cluster above it
// (CoreSystem) connects it to memory, devices and the other cores. No SystemC here.
#pragma once
#include <memory>

#include "common/mmio.hpp"
#include "cpu/exceptions.hpp"
#include "cpu/identity.hpp"
#include "cpu/line_filter.hpp"
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

class Core;
struct Block;
struct Op;

/// What lies outside the core: memory, devices, the other cores, firmware calls.
class CoreSystem {
  public:
    virtual ~CoreSystem() = default;

    /// Host address of the 4 KiB page of RAM or ROM that holds `pa`, nullptr when it is no memory
    /// (or not writable, for `write`).
    virtual u8* host_page(PhysAddr pa, bool secure, bool write) = 0;
    /// A device, or nothing: MmioStatus::Error. `size` 1, 2 or 4.
    virtual MmioRead device_read(PhysAddr pa, const MmioAccess& access) = 0;
    virtual MmioStatus device_write(PhysAddr pa, const MmioAccess& access, u32 value) = 0;
    /// What kind of device answers at `pa`: for prices and the ledger's phases.
    enum class DeviceKind : u8 { Other, Gic, VirtualInterface };
    [[nodiscard]] virtual DeviceKind device_kind(PhysAddr pa, bool secure) const = 0;

    /// True when the page holds translated code: writes to it must be reported (code_written).
    [[nodiscard]] virtual bool page_has_code(PhysAddr pa, bool secure) const = 0;
    virtual void code_written(PhysAddr pa, u32 bytes, bool secure) = 0;

    [[nodiscard]] virtual std::span<Core* const> cores() = 0;
    /// SMC or HVC answered by the simulator (PSCI); false: the instruction acts as the core says.
    virtual bool firmware_call(Core& core, bool is_smc) = 0;
    /// SVC 0x123456 (A32) or 0xAB (T32) when semihosting is on; false: a plain SVC.
    virtual bool semihosting_call(Core& core) = 0;
    /// The guest did something after which nothing sensible follows; ends the run.
    virtual void guest_fault(Core& core, const char* what) = 0;
};

/// `--unpredictable`: what an UNPREDICTABLE instruction does.
enum class UnpredictablePolicy : u8 { Undefined, Typical, Stop };

struct CoreConfig {
    CoreId id{};
    Identity identity{};
    bool has_virtualization = true;
    bool has_security = true;
    UnpredictablePolicy unpredictable = UnpredictablePolicy::Undefined;
    u32 reset_vector = 0;
};

/// Why a core does not execute.
enum class RunState : u8 { Running, WaitForInterrupt, WaitForEvent, Off };

class Core final : public mmu::MmuListener,
                   public uarch::FilterListener,
                   private uarch::WalkSource,
                   private mmu::DescriptorPort {
  public:
    Core(const CoreConfig& config, CoreSystem& system, uarch::CoreTiming& timing,
         timer::GenericTimer& generic_timer, trace::CoreLedger& ledger, trace::Markers& markers);
    ~Core() override;
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    // --- parts -----------------------------------------------------------------------------
    CoreState state;
    SysRegFile sys;
    [[nodiscard]] const CoreConfig& config() const { return config_; }
    [[nodiscard]] CoreId id() const { return config_.id; }
    [[nodiscard]] CoreSystem& system() { return system_; }
    [[nodiscard]] mmu::Mmu& mmu() { return mmu_; }
    [[nodiscard]] timer::GenericTimer& generic_timer() const { return timer_; }
    [[nodiscard]] uarch::CoreTiming& timing() { return timing_; }
    [[nodiscard]] trace::CoreLedger& ledger() { return ledger_; }
    [[nodiscard]] trace::Markers& markers() { return markers_; }
    mmu::ExclusiveMonitor& exclusive_monitor() { return monitor_; }

    // --- predicates, with the manual's names -------------------------------------------------
    /// IsSecure() (ARM ARM B1.5.1).
    [[nodiscard]] bool IsSecure() const { return !ns_ || state.mode == Mode::Monitor; }
    /// SCR.NS: the bank of registers that an access reaches, in Monitor mode too.
    [[nodiscard]] bool secure_bank() const { return !ns_; }
    [[nodiscard]] bool CurrentModeIsHyp() const { return state.mode == Mode::Hyp; }
    [[nodiscard]] bool CurrentModeIsNotUser() const { return state.mode != Mode::User; }
    [[nodiscard]] bool is_pl0() const { return state.mode == Mode::User; }
    /// Non-secure PL0 or PL1: what Hyp traps apply to.
    [[nodiscard]] bool is_nonsecure_below_hyp() const { return !IsSecure() && !CurrentModeIsHyp(); }
    /// A banked register's value as the current security state sees it.
    [[nodiscard]] u32 banked32(SysReg reg) const { return sys.get32(reg, secure_bank()); }
    [[nodiscard]] u32 hcr() const { return sys.get32(SysReg::HCR); }

    // --- called by system register hooks ---------------------------------------------------
    /// Local time at the instruction that is executing.
    [[nodiscard]] Cycles now() const { return {hot.cycles - pending_block_cycles_}; }
    void regime_changed();      ///< rebuild the MMU snapshot and the context id
    void irq_lines_changed();   ///< look at the interrupt inputs at the next block head
    void security_changed();    ///< SCR.NS was written
    void charge(u32 cycles, trace::Phase phase = trace::Phase::Handler);
    void charge_event(uarch::TimingEvent event, trace::Phase phase = trace::Phase::Handler);

    // --- inputs -----------------------------------------------------------------------------
    enum class Input : u8 { Irq, Fiq, VirtualIrq, VirtualFiq };
    void set_input(Input input, bool level, Cycles when);
    void set_event();           ///< SEV of any core, or the timer's event stream
    void raise_async_abort(bool external);

    // --- life -------------------------------------------------------------------------------
    /// Cold reset; the core leaves it in Secure SVC (or Non-secure without Security), off.
    void reset();
    /// Puts a running core at `pc` (bit 0: Thumb) in `mode`; used by boot stand-ins and PSCI.
    void start(u32 pc, Mode mode, bool secure, Cycles when);
    void power_off();
    [[nodiscard]] RunState run_state() const { return run_state_; }
    void wake(Cycles when);
    /// Moves a sleeping core's clock without work; the time goes to WFI or Off.
    void skip_to(Cycles when);

    // --- the engine's working set --------------------------------------------------------------
    /// Everything that the path of an instruction touches, in one place.
    struct Hot {
        u64 cycles = 0;         ///< local time, charged up to the end of the current block
        u64 stop_at = 0;        ///< a block head at or after this returns to the run loop
        u64 instructions = 0;   ///< retired, charged up to the end of the current block
        u32 page_va = 0;        ///< virtual page of the code that runs
        u32 next_pc = 0;        ///< where a block that ended goes (bit 0 clear; state.thumb)
        u32 context = 0;        ///< mmu().context(): tags everything cached about addresses
        const Block* block = nullptr;
        uarch::BranchFilter* branches = nullptr;
    } hot;
    LineFilter lines;           ///< L0: data lines that need no look-up

    // --- slow paths of engines; `op` is the instruction at hand ---------------------------------
    /// The value in bits 31:0, bit 32 set when the access succeeded; else an exception is pending.
    u64 load_slow(const Op& op, u32 va, u32 size, bool unprivileged, bool must_align);
    bool store_slow(const Op& op, u32 va, u32 size, u32 value, bool unprivileged, bool must_align);

    // --- exceptions -----------------------------------------------------------------------------
    /// Records what the instruction caused; the engine delivers it with deliver_pending().
    void pend(const Exception& exception) { pending_ = exception; }
    [[nodiscard]] const Exception& pending() const { return pending_; }
    /// Takes the pending exception of `op`: state, vector, cost and ledger. hot.next_pc is set.
    void deliver_pending(const Op& op);
    /// Takes an unmasked interrupt if there is one, at hot.next_pc, between instructions.
    bool take_interrupt();

  private:
    CoreConfig config_;
    CoreSystem& system_;
    mmu::Mmu mmu_;
    mmu::ExclusiveMonitor monitor_;
    timer::GenericTimer& timer_;
    uarch::CoreTiming& timing_;
    trace::CoreLedger& ledger_;
    trace::Markers& markers_;
    Exception pending_{};
    u64 pending_block_cycles_ = 0;  ///< cycles of the current block after the current instruction
    bool ns_ = false;
    RunState run_state_ = RunState::Off;
};

}  // namespace hypscope::cpu
