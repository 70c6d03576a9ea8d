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

/// Exits of one reason and detail over all cores and VMIDs.
struct ExitGroup {
    ExitCause cause{};
    u64 count = 0, cycles = 0, min = ~u64{0}, max = 0;
};

void add_exit(ExitGroup& group, const ExitStatistics& exit) {
    group.cause = exit.cause;
    group.count += exit.cycles.count();
    group.cycles += exit.cycles.sum();
    group.min = std::min(group.min, exit.cycles.min());
    group.max = std::max(group.max, exit.cycles.max());
}

std::vector<ExitGroup> exit_groups(const Ledger& ledger) {
    std::map<std::pair<ExitReason, u64>, ExitGroup> groups;
    for (unsigned i = 0; i < ledger.core_count(); ++i) {
        for (const ExitStatistics* exit : ledger.core(CoreId{static_cast<u8>(i)}).exits()) {
            add_exit(groups[{exit->cause.reason, exit->cause.detail}], *exit);
        }
    }
    std::vector<ExitGroup> out;
    for (const auto& [key, group] : groups) out.push_back(group);
    std::stable_sort(out.begin(), out.end(),
                     [](const ExitGroup& a, const ExitGroup& b) { return a.cycles > b.cycles; });
    return out;
}

/// part / whole in percent with two decimals, computed in integers.
std::string percentage(u64 part, u64 whole) {
    const u64 hundredths = whole == 0 ? 0 : (part * 10000 + whole / 2) / whole;
    return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
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

std::string exit_table(const Ledger& ledger) {
    const std::vector<ExitGroup> groups = exit_groups(ledger);
    u64 exits = 0, cycles = 0;
    for (const ExitGroup& group : groups) {
        exits += group.count;
        cycles += group.cycles;
    }
    std::string out = fmt::format("{:<14} {:<33} {:>9} {:>8} {:>8} {:>7} {:>7} {:>7}\n", "exit",
                                  "detail", "count", "count%", "cycles%", "min", "mean", "max");
    for (const ExitGroup& group : groups) {
        out += fmt::format(
            "{:<14} {:<33.33} {:>9} {:>8} {:>8} {:>7} {:>7} {:>7}\n", name_of(group.cause.reason),
            text_of(group.cause, ledger.names()), group.count, percentage(group.count, exits),
            percentage(group.cycles, cycles), group.min, group.cycles / group.count, group.max);
    }
    return out + fmt::format("{} exits, {} cycles of {}\n", exits, cycles, ledger.total_cycles());
}

}  // namespace hypscope::trace
