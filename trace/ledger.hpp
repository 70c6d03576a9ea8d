// SPDX-License-Identifier: Apache-2.0
// The exit ledger: every cycle and every instruction of every core in exactly one bucket {core,
// VMID, level, reason, phase}, and the statistics of exits. Called at slow events only; `now` and
// `instructions` are running totals of the core, never differences.
//
// An exit begins at the exception that leaves a context with HCR.VM = 1 and ends at the next entry
// into any such context. Inside an exit cycles are Phase::Handler until charge() moves them;
// outside they are Phase::Run, and charge() does nothing.
//
//   exception from a VM:   begin_exit(...); switch_context(Hyp, ...); charge(Entry, 27, 0);
//   return to a VM:        end_exit(...);   switch_context(PL1, ...);
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/types.hpp"
#include "trace/distribution.hpp"
#include "trace/exit_reason.hpp"

namespace hypscope::trace {

/// Where a core is. Host is Non-secure PL1 and PL0 with HCR.VM = 0; Secure is Secure PL1 and PL0.
enum class Level : u8 { PL0, PL1, Hyp, Monitor, Secure, Host, WFI, Off, Count };
/// What a core does there.
enum class Phase : u8 { Run, Entry, Gpr, Sysreg, Vfp, Gic, Timer, Stage2, Handler, Return, Count };

inline constexpr size_t kLevelCount = static_cast<size_t>(Level::Count);
inline constexpr size_t kPhaseCount = static_cast<size_t>(Phase::Count);
inline constexpr size_t kReasonCount = static_cast<size_t>(ExitReason::Count);

[[nodiscard]] std::string_view name_of(Level level);
[[nodiscard]] std::string_view name_of(Phase phase);

/// In the place of a VMID, where there is none.
inline constexpr u16 kNoVmid = 256;

/// Cycles and instructions of one bucket, or of one phase.
struct Amount {
    u64 cycles = 0;
    u64 instructions = 0;
    constexpr Amount& operator+=(const Amount& other) {
        cycles += other.cycles;
        instructions += other.instructions;
        return *this;
    }
    constexpr Amount operator-(const Amount& other) const {
        return {cycles - other.cycles, instructions - other.instructions};
    }
    constexpr bool operator==(const Amount&) const = default;
};
using PhaseAmounts = std::array<Amount, kPhaseCount>;

struct Bucket {
    CoreId core{};
    std::optional<Vmid> vmid;  ///< none where HCR.VM is 0
    Level level = Level::Off;
    ExitReason reason = ExitReason::None;
    Phase phase = Phase::Run;
    Amount amount{};
};

/// Exits of one kind. For ExitReason::WorldSwitch `vmid` is the machine that was left.
struct ExitStatistics {
    ExitCause cause{};
    std::optional<Vmid> vmid;
    Distribution cycles;
};

/// The ledger of one core.
class CoreLedger {
  public:
    explicit CoreLedger(CoreId id);

    /// From `now` on the core is at `level` under `vmid`.
    void switch_context(Level level, std::optional<Vmid> vmid, Cycles now, u64 instructions) {
        flush(now, instructions);
        be_at(level, slot_of(vmid));
    }
    /// The same where neither place belongs to an exit.
    void switch_outside_exits(Level level, u16 vmid_or_none, Cycles now, u64 instructions) {
        const Amount at{now.value, instructions};
        *running_ += at - since_;
        since_ = at;
        level_ = level;
        slot_ = vmid_or_none;
        select_row_of(ExitReason::None);
    }
    /// begin_exit() and switch_context() at the same time.
    void leave_vm(ExitCause cause, Vmid left, Level to, u16 vmid_or_none, Cycles now,
                  u64 instructions) {
        open_exit(cause, left, now, instructions);
        be_at(to, vmid_or_none);
    }
    /// end_exit() and switch_context() at the same time.
    void enter_vm(Level level, Vmid vmid, Cycles now, u64 instructions) {
        flush(now, instructions);
        if (in_exit()) close_exit(vmid, now);
        be_at(level, vmid.value);
    }
    /// An exception leaves a context with HCR.VM = 1. Its level is set by switch_context, as
    /// always.
    void begin_exit(ExitReason reason, u64 detail, std::optional<Vmid> vmid, Cycles now,
                    u64 instructions);
    /// The first interrupt that is acknowledged says what an Irq or Fiq exit was about.
    void acknowledged(InterruptId id) {
        const ExitReason reason = exit_.cause.reason;
        const bool is_interrupt = reason == ExitReason::Irq || reason == ExitReason::Fiq;
        if (is_interrupt && exit_.cause.detail == 0) exit_.cause.detail = detail_of_interrupt(id);
    }
    /// The core enters a context with HCR.VM = 1. Nothing happens when no exit is open (first
    /// entry).
    void end_exit(std::optional<Vmid> vmid, Cycles now, u64 instructions);
    /// Moves cycles and instructions of the interval since the last call from Handler to `phase`.
    /// They may be charged before `now` has reached them, but not after the next switch.
    void charge(Phase phase, u64 cycles, u64 instructions) {
        if (exit_.cause.reason == ExitReason::None) return;
        const Amount amount{cycles, instructions};
        row_->phases[static_cast<size_t>(phase)] += amount;
        charged_ += amount;
    }
    /// Closes the running interval; the ledger may go on after that.
    void finish(Cycles now, u64 instructions) { flush(now, instructions); }

    [[nodiscard]] CoreId id() const { return id_; }
    [[nodiscard]] bool in_exit() const { return exit_.cause.reason != ExitReason::None; }
    [[nodiscard]] const ExitCause& exit_cause() const { return exit_.cause; }
    /// Totals per phase up to `now`, the running interval included.
    [[nodiscard]] PhaseAmounts phase_totals(Cycles now, u64 instructions) const;
    /// The latest moment this ledger heard of.
    [[nodiscard]] Cycles latest() const { return {since_.cycles}; }
    [[nodiscard]] u64 latest_instructions() const { return since_.instructions; }

    /// All cycles from 0 to the latest moment, and those of them in no bucket (always 0).
    [[nodiscard]] u64 total_cycles() const { return since_.cycles; }
    [[nodiscard]] i64 unattributed() const;
    /// Non-empty buckets in the order vmid (none first), level, reason, phase.
    [[nodiscard]] std::vector<Bucket> buckets() const;
    /// In the order reason, detail, vmid.
    [[nodiscard]] std::vector<const ExitStatistics*> exits() const;

  private:
    struct Row {
        PhaseAmounts phases{};
    };
    struct Rows {  ///< all rows of one VMID, or of none
        std::array<std::array<Row, kReasonCount>, kLevelCount> rows{};
    };
    struct OpenExit {
        ExitCause cause{};
        std::optional<Vmid> vmid;
        Cycles began{};
    };
    struct ExitKey {
        ExitReason reason;
        u64 detail;
        u16 vmid;
        auto operator<=>(const ExitKey&) const = default;
    };

    void be_at(Level level, size_t slot) {
        level_ = level;
        slot_ = slot;
        select_row();
    }
    void open_exit(ExitCause cause, std::optional<Vmid> vmid, Cycles now, u64 instructions);
    void close_exit(std::optional<Vmid> vmid, Cycles now);
    ExitStatistics& statistics_of(const ExitKey& key, const ExitCause& cause);

    static size_t slot_of(std::optional<Vmid> vmid) { return vmid ? vmid->value : kNoVmid; }

    void flush(Cycles now, u64 instructions) {
        const Amount at{now.value, instructions};
        const Amount interval = at - since_;
        const Amount rest = interval - charged_;
        // What would be below zero has its highest bit set.
        const u64 signs = interval.cycles | interval.instructions | rest.cycles | rest.instructions;
        if (signs >> 63 != 0) [[unlikely]]
            report_interval(now, instructions);
        *running_ += rest;
        since_ = at;
        charged_ = {};
    }
    [[noreturn]] void report_interval(Cycles now, u64 instructions) const;
    void select_row() { select_row_of(exit_.cause.reason); }
    void select_row_of(ExitReason reason) {
        std::unique_ptr<Rows>& rows = rows_[slot_];
        if (!rows) [[unlikely]]
            rows = std::make_unique<Rows>();
        row_ = &rows->rows[static_cast<size_t>(level_)][static_cast<size_t>(reason)];
        running_ = &row_->phases[static_cast<size_t>(default_phase(reason))];
    }
    [[nodiscard]] static Phase default_phase(ExitReason reason) {
        return reason != ExitReason::None ? Phase::Handler : Phase::Run;
    }
    void append_buckets(size_t slot, std::vector<Bucket>& out) const;

    CoreId id_;
    Level level_ = Level::Off;
    size_t slot_ = kNoVmid;
    OpenExit exit_;
    Amount since_{};    ///< when the running interval began
    Amount charged_{};  ///< of it
    Row* row_ = nullptr;
    Amount* running_ = nullptr;  ///< to which the rest of it goes
    std::array<std::unique_ptr<Rows>, kNoVmid + 1> rows_;
    std::map<ExitKey, ExitStatistics> exits_;
    /// Where the latest exits went: they come in runs of a few kinds.
    struct RecentExit {
        ExitKey key{};
        ExitStatistics* statistics = nullptr;
    };
    std::array<RecentExit, 16> recent_exits_{};
};

/// The ledgers of a machine's cores and the names that its reports use.
class Ledger {
  public:
    explicit Ledger(unsigned core_count);

    [[nodiscard]] CoreLedger& core(CoreId id) { return *cores_[id.value]; }
    [[nodiscard]] const CoreLedger& core(CoreId id) const { return *cores_[id.value]; }
    [[nodiscard]] unsigned core_count() const { return static_cast<unsigned>(cores_.size()); }
    [[nodiscard]] Names& names() { return names_; }
    [[nodiscard]] const Names& names() const { return names_; }

    [[nodiscard]] u64 total_cycles() const;
    [[nodiscard]] i64 unattributed() const;
    [[nodiscard]] std::vector<Bucket> buckets() const;

  private:
    std::vector<std::unique_ptr<CoreLedger>> cores_;
    Names names_;
};

}  // namespace hypscope::trace
