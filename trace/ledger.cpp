// SPDX-License-Identifier: Apache-2.0
// The running interval goes to one row of buckets: what was charged to its phases at once, the rest
// to the default phase when the interval ends.
#include "trace/ledger.hpp"

#include "common/error.hpp"

namespace hypscope::trace {

namespace {

constexpr std::array<std::string_view, kLevelCount> kLevelNames{"PL0",    "PL1",  "Hyp", "Monitor",
                                                                "Secure", "Host", "WFI", "Off"};
constexpr std::array<std::string_view, kPhaseCount> kPhaseNames{
    "run", "entry", "gpr", "sysreg", "vfp", "gic", "timer", "stage2", "handler", "return"};

}  // namespace

std::string_view name_of(Level level) { return kLevelNames[static_cast<size_t>(level)]; }
std::string_view name_of(Phase phase) { return kPhaseNames[static_cast<size_t>(phase)]; }

CoreLedger::CoreLedger(CoreId id) : id_(id) { select_row(); }

/// Why an interval can not be booked: a mistake of the caller.
void CoreLedger::report_interval(Cycles now, u64 instructions) const {
    HYPSCOPE_CHECK(now >= latest() && instructions >= since_.instructions,
                   "core {}: the ledger goes from cycle {} back to {}", id_.value, since_.cycles,
                   now.value);
    HYPSCOPE_CHECK(false,
                   "core {}: {} cycles and {} instructions charged in an interval of {} and {}",
                   id_.value, charged_.cycles, charged_.instructions, now.value - since_.cycles,
                   instructions - since_.instructions);
    HYPSCOPE_UNREACHABLE();
}

void CoreLedger::open_exit(ExitCause cause, std::optional<Vmid> vmid, Cycles now,
                           u64 instructions) {
    HYPSCOPE_CHECK(!in_exit(), "core {}: an exit begins inside an exit ({})", id_.value,
                   name_of(exit_.cause.reason));
    HYPSCOPE_CHECK(cause.reason != ExitReason::None, "core {}: an exit without a reason",
                   id_.value);
    flush(now, instructions);
    exit_ = {cause, vmid, now};
}

void CoreLedger::begin_exit(ExitReason reason, u64 detail, std::optional<Vmid> vmid, Cycles now,
                            u64 instructions) {
    open_exit({reason, detail}, vmid, now, instructions);
    select_row();
}

void CoreLedger::end_exit(std::optional<Vmid> vmid, Cycles now, u64 instructions) {
    if (!in_exit()) return;
    flush(now, instructions);
    close_exit(vmid, now);
    select_row();
}

void CoreLedger::close_exit(std::optional<Vmid> vmid, Cycles now) {
    ExitCause cause = exit_.cause;
    if (vmid && vmid != exit_.vmid)
        cause = {ExitReason::WorldSwitch, detail_of_world_switch(cause.reason, *vmid)};
    const ExitKey key{cause.reason, cause.detail, static_cast<u16>(slot_of(exit_.vmid))};
    statistics_of(key, cause).cycles.add(now.value - exit_.began.value);
    exit_ = {};
}

ExitStatistics& CoreLedger::statistics_of(const ExitKey& key, const ExitCause& cause) {
    const u64 mixed = key.detail ^ key.detail >> 10 ^ static_cast<u64>(key.reason) ^ key.vmid * 5u;
    RecentExit& recent = recent_exits_[mixed % recent_exits_.size()];
    if (recent.statistics == nullptr || recent.key != key) {
        recent = {key, &exits_[key]};
        recent.statistics->cause = cause;
        recent.statistics->vmid = exit_.vmid;
    }
    return *recent.statistics;
}

PhaseAmounts CoreLedger::phase_totals(Cycles now, u64 instructions) const {
    PhaseAmounts totals{};
    for (const std::unique_ptr<Rows>& slot : rows_) {
        if (!slot) continue;
        for (const auto& level : slot->rows) {
            for (const Row& row : level)
                for (size_t phase = 0; phase < kPhaseCount; ++phase)
                    totals[phase] += row.phases[phase];
        }
    }
    Amount running{};
    if (now > latest()) running.cycles = now.value - since_.cycles;
    if (instructions > since_.instructions)
        running.instructions = instructions - since_.instructions;
    if (running.cycles < charged_.cycles) running.cycles = charged_.cycles;
    if (running.instructions < charged_.instructions) running.instructions = charged_.instructions;
    totals[static_cast<size_t>(default_phase(exit_.cause.reason))] += running - charged_;
    return totals;
}

i64 CoreLedger::unattributed() const {
    u64 sum = 0;
    for (const Bucket& bucket : buckets()) sum += bucket.amount.cycles;
    return static_cast<i64>(total_cycles() - sum);
}

void CoreLedger::append_buckets(size_t slot, std::vector<Bucket>& out) const {
    if (!rows_[slot]) return;
    Bucket bucket;
    bucket.core = id_;
    if (slot != kNoVmid) bucket.vmid = Vmid{static_cast<u8>(slot)};
    for (size_t level = 0; level < kLevelCount; ++level) {
        for (size_t reason = 0; reason < kReasonCount; ++reason) {
            for (size_t phase = 0; phase < kPhaseCount; ++phase) {
                bucket.amount = rows_[slot]->rows[level][reason].phases[phase];
                if (bucket.amount == Amount{}) continue;
                bucket.level = static_cast<Level>(level);
                bucket.reason = static_cast<ExitReason>(reason);
                bucket.phase = static_cast<Phase>(phase);
                out.push_back(bucket);
            }
        }
    }
}

std::vector<Bucket> CoreLedger::buckets() const {
    std::vector<Bucket> out;
    append_buckets(kNoVmid, out);
    for (size_t slot = 0; slot < kNoVmid; ++slot) append_buckets(slot, out);
    return out;
}

std::vector<const ExitStatistics*> CoreLedger::exits() const {
    std::vector<const ExitStatistics*> out;
    for (const auto& [key, statistics] : exits_) out.push_back(&statistics);
    return out;
}

Ledger::Ledger(unsigned core_count) {
    for (unsigned i = 0; i < core_count; ++i) {
        cores_.push_back(std::make_unique<CoreLedger>(CoreId{static_cast<u8>(i)}));
    }
}

u64 Ledger::total_cycles() const {
    u64 total = 0;
    for (const auto& core : cores_) total += core->total_cycles();
    return total;
}

i64 Ledger::unattributed() const {
    i64 total = 0;
    for (const auto& core : cores_) total += core->unattributed();
    return total;
}

std::vector<Bucket> Ledger::buckets() const {
    std::vector<Bucket> out;
    for (const auto& core : cores_) {
        const std::vector<Bucket> buckets = core->buckets();
        out.insert(out.end(), buckets.begin(), buckets.end());
    }
    return out;
}

}  // namespace hypscope::trace
