// SPDX-License-Identifier: Apache-2.0
// Tables for a terminal of 100 columns.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "trace/operation_order.hpp"
#include "trace/report.hpp"

namespace hypscope::trace {

namespace {

constexpr std::array<Phase, 9> kShownPhases{Phase::Entry,  Phase::Gpr,     Phase::Sysreg,
                                            Phase::Vfp,    Phase::Gic,     Phase::Timer,
                                            Phase::Stage2, Phase::Handler, Phase::Return};

/// A mean to the nearest cycle; "." for none, so that what counts stands out.
std::string phase_cell(const Operation& operation, Phase phase) {
    const u64 cycles = (mean_phase_hundredths(operation, phase) + 50) / 100;
    return cycles == 0 ? "." : std::to_string(cycles);
}

std::string operation_row(const Operation& operation) {
    const Distribution& c = operation.cycles;
    std::string row = fmt::format("{:<14.14} {:>4} {:>6} {:>6} {:>6} {:>6} {:>5} ", operation.name,
                                  c.count(), c.median(), c.min(), c.percentile(99), c.max(),
                                  operation.instructions.median());
    for (const Phase phase : kShownPhases) {
        row += fmt::format(" {:>4}", phase_cell(operation, phase));
    }
    return row;
}

std::string measure_heading() {
    const std::string above = fmt::format("{:<14} {:>4} {:^27} {:>5}  {:^44}\n", "", "", "cycles",
                                          "", "of it, mean cycles per phase");
    std::string heading = fmt::format("{:<14} {:>4} {:>6} {:>6} {:>6} {:>6} {:>5} ", "operation",
                                      "n", "median", "min", "p99", "max", "insns");
    constexpr std::array<std::string_view, 9> kShort{"entr", "gpr",  "sysr", "vfp", "gic",
                                                     "timr", "stg2", "hndl", "retn"};
    for (const std::string_view name : kShort) heading += fmt::format(" {:>4}", name);
    return above + heading + "\n" + std::string(heading.size(), '-') + "\n";
}

/// Exits of one reason and detail from one virtual machine, over all cores.
struct ExitGroup {
    ExitCause cause{};
    Distribution cycles;
};

struct MachineExits {
    std::vector<ExitGroup> groups;  ///< the dearest first
    u64 count = 0, cycles = 0;
};

MachineExits exits_of(const Ledger& ledger, Vmid vmid) {
    std::map<std::pair<ExitReason, u64>, ExitGroup> groups;
    for (unsigned i = 0; i < ledger.core_count(); ++i) {
        for (const ExitStatistics* exit : ledger.core(CoreId{static_cast<u8>(i)}).exits()) {
            if (exit->vmid != vmid) continue;
            ExitGroup& group = groups[{exit->cause.reason, exit->cause.detail}];
            group.cause = exit->cause;
            group.cycles.add(exit->cycles);
        }
    }
    MachineExits all;
    for (const auto& [key, group] : groups) {
        all.count += group.cycles.count();
        all.cycles += group.cycles.sum();
        all.groups.push_back(group);
    }
    std::stable_sort(
        all.groups.begin(), all.groups.end(),
        [](const ExitGroup& a, const ExitGroup& b) { return a.cycles.sum() > b.cycles.sum(); });
    return all;
}

/// Cycles of each core at PL1 and PL0 of each virtual machine.
using CyclesByCore = std::map<u8, u64>;
std::map<u8, CyclesByCore> guest_cycles(const Ledger& ledger) {
    std::map<u8, CyclesByCore> cycles;
    for (const Bucket& bucket : ledger.buckets()) {
        if (!bucket.vmid) continue;
        const bool guest = bucket.level == Level::PL0 || bucket.level == Level::PL1;
        if (guest) cycles[bucket.vmid->value][bucket.core.value] += bucket.amount.cycles;
    }
    return cycles;
}

/// "100 on core 0, 20 on core 1".
std::string text_of(const CyclesByCore& cycles) {
    std::string text;
    for (const auto& [core, amount] : cycles) {
        text += fmt::format("{}{} on core {}", text.empty() ? "" : ", ", amount, core);
    }
    return text;
}

std::string exit_row(const ExitGroup& group, const Names& names) {
    const Distribution& c = group.cycles;
    return fmt::format("{:<14} {:<38.38} {:>8} {:>6} {:>8} {:>8} {:>9}\n",
                       name_of(group.cause.reason), text_of(group.cause, names), c.count(), c.min(),
                       (c.mean_hundredths() + 50) / 100, c.percentile(99), c.max());
}

std::string title_of(Vmid vmid, const Names& names) {
    if (names.machine(vmid) == nullptr) return names.name_of(vmid);
    return fmt::format("{} (VMID {})", names.name_of(vmid), vmid.value);
}

std::string exits_table(const MachineExits& exits, const Names& names, std::size_t rows) {
    std::string out = fmt::format("{:<14} {:<38} {:>8} {:>6} {:>8} {:>8} {:>9}\n", "exit", "detail",
                                  "count", "min", "mean", "p99", "max");
    u64 count = 0, cycles = 0;
    for (std::size_t i = 0; i < exits.groups.size(); ++i) {
        const ExitGroup& group = exits.groups[i];
        if (i < rows) {
            out += exit_row(group, names);
            continue;
        }
        count += group.cycles.count();
        cycles += group.cycles.sum();
    }
    if (count == 0) return out;
    return out + fmt::format("and {} more kinds: {} exits, {} cycles\n", exits.groups.size() - rows,
                             count, cycles);
}

}  // namespace

std::string measure_table(const MeasuredMachine& machine, const Markers& markers,
                          const Ledger& ledger) {
    std::string out =
        fmt::format("{}, {} cores, {} timing, {} MHz; all numbers are core cycles\n\n", machine.cpu,
                    machine.cores, machine.timing, machine.clock_hz / 1'000'000);
    out += measure_heading();
    for (const Operation* operation : in_report_order(markers)) {
        out += operation_row(*operation) + "\n";
    }
    return out + fmt::format("\nledger: {} cycles in {} buckets, {} unattributed\n",
                             ledger.total_cycles(), ledger.buckets().size(), ledger.unattributed());
}

std::string exit_tables(const Ledger& ledger, std::size_t rows) {
    std::string out;
    for (const auto& [number, guest] : guest_cycles(ledger)) {
        const Vmid vmid{number};
        const MachineExits exits = exits_of(ledger, vmid);
        if (exits.count == 0) continue;
        out +=
            fmt::format("\n{}: {} exits of {} cycles; cycles in the guest: {}\n",
                        title_of(vmid, ledger.names()), exits.count, exits.cycles, text_of(guest));
        out += exits_table(exits, ledger.names(), rows);
    }
    return out;
}

}  // namespace hypscope::trace
