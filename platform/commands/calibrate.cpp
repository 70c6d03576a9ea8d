// SPDX-License-Identifier: Apache-2.0
// `hypscope calibrate`: runs the primitives that were measured on silicon as guest code on models
// of the machines on which they were measured, and prints model, silicon, error and source. Each
// machine runs in a process of its own: SystemC has one simulation a process.
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include "common/error.hpp"
#include "common/tlm/main_stack.hpp"
#include "platform/commands.hpp"
#include "platform/commands/calibration.hpp"
#include "platform/commands/session.hpp"

namespace hypscope::platform {

namespace {

using Json = nlohmann::ordered_json;

constexpr u32 kPartCortexA7 = 0xc07;
constexpr u64 kMaxInstructions = 1'000'000'000;

/// A setup with its machine, and what it measured.
struct Run {
    const CalibrationSetup* setup = nullptr;
    MachineOptions options;
    uarch::Preset preset;
    CalibrationResults results;
};

class Recorder final : public ConsoleSink {
  public:
    void put(u8 byte, Cycles) override { text.push_back(static_cast<char>(byte)); }
    std::string text;
};

CalibratedCore core_of(const uarch::Preset& preset) {
    const u32 part = preset.values().midr >> 4 & 0xfff;
    return part == kPartCortexA7 ? CalibratedCore::CortexA7 : CalibratedCore::CortexA15;
}

/// The setup's parameters come first: the user's own are stronger.
Run plan(const CalibrationSetup& setup, const CalibrateOptions& options) {
    MachineOptions machine = options.machine;
    if (!options.timing_given)
        machine.timing = setup.detailed ? Timing::Detailed : Timing::Approximate;
    std::vector<ParameterSetting> parameters;
    std::istringstream words{std::string(setup.parameters)};
    for (std::string word; words >> word;) {
        const auto equals = word.find('=');
        parameters.push_back({word.substr(0, equals), word.substr(equals + 1)});
    }
    parameters.insert(parameters.end(), machine.parameters.begin(), machine.parameters.end());
    machine.parameters = parameters;
    return {&setup, machine, load_preset(machine), {}};
}

/// In the child process.
std::string run_machine(const Run& run) {
    BootRequest request;
    request.machine = tree_config(run.options, run.preset);
    request.built_in.push_back(calibration_image());
    const BootPlan boot = plan_boot(request);
    Recorder console;
    MachineConfig config = machine_config(run.options, run.preset);
    config.console = &console;
    config.max_instructions = kMaxInstructions;
    Machine machine("hypscope", config);
    machine.load(boot.segments, {boot.entry, run.setup->groups, 0, 0});
    sc_core::sc_start();
    bus::restore_main_stack();
    return machine.result().status == 0 ? console.text : "";
}

void write_all(int file, const std::string& text) {
    for (size_t at = 0; at < text.size();) {
        const ssize_t written = ::write(file, text.data() + at, text.size() - at);
        if (written <= 0) return;
        at += static_cast<size_t>(written);
    }
}

std::string read_all(int file) {
    std::string text;
    char buffer[4096];
    for (ssize_t got; (got = ::read(file, buffer, sizeof(buffer))) > 0;)
        text.append(buffer, static_cast<size_t>(got));
    return text;
}

[[noreturn]] void no_process() {
    throw SimError(ExitStatus::Internal, "the host gives no process", "calibrate", "try again");
}

/// The console of a run.
std::string run_apart(const Run& run) {
    int ends[2];
    if (::pipe(ends) != 0) no_process();
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child < 0) no_process();
    if (child == 0) {
        ::close(ends[0]);
        write_all(ends[1], run_machine(run));
        ::_exit(0);
    }
    ::close(ends[1]);
    const std::string console = read_all(ends[0]);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return console;
}

double in_unit(double cycles, CardUnit unit, u32 clock) {
    return unit == CardUnit::Nanoseconds ? cycles * 1e9 / clock : cycles;
}

std::string_view word_of(CardUnit unit) { return unit == CardUnit::Nanoseconds ? "ns" : "cycles"; }

/// Hundredths: what the card shows.
double rounded(double value) { return std::round(value * 100) / 100; }

struct Judged {
    double model = 0;
    std::optional<double> silicon, documented;
};

Judged judge(const CalibrationRow& row, const Run& run) {
    const u32 clock = run.preset.values().clock;
    Judged judged{rounded(in_unit(evaluate(row.expression, run.results), row.unit, clock)),
                  {},
                  row.documented};
    if (row.cycles) {
        const double cycles = *row.cycles + *row.nanoseconds * clock / 1e9;
        judged.silicon = rounded(in_unit(cycles, row.unit, clock));
    }
    return judged;
}

std::string percent(double model, double expected) {
    return fmt::format("{:+.1f} %", (model / expected - 1) * 100);
}

/// 1,400 MHz, L1D 32KiB, L2 1MiB
std::string machine_of(const Run& run) {
    const uarch::CorePreset& core = run.preset.values();
    return fmt::format("{} MHz, L1D {} KiB, L2 {} KiB, {}", core.clock / 1'000'000,
                       core.l1d_size / 1024, core.l2_size / 1024, word_of(run.options.timing));
}

Json row_json(const CalibrationRow& row, const Run& run) {
    const Judged j = judge(row, run);
    const auto number = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json();
    };
    const auto error = [&](const std::optional<double>& expected) {
        return expected ? Json(rounded((j.model / *expected - 1) * 100) / 100) : Json();
    };
    return {{"name", row.name},
            {"unit", word_of(row.unit)},
            {"model", j.model},
            {"silicon", number(j.silicon)},
            {"error", error(j.silicon)},
            {"source", row.source},
            {"documented", number(j.documented)},
            {"deviation", error(j.documented)},
            {"timing", word_of(run.options.timing)},
            {"clock_hz", run.preset.values().clock},
            {"l1d_bytes", run.preset.values().l1d_size},
            {"l2_bytes", run.preset.values().l2_size}};
}

std::string row_text(const CalibrationRow& row, const Run& run) {
    const Judged j = judge(row, run);
    std::string silicon = "-", error = "unvalidated";
    if (j.silicon)
        silicon = fmt::format("{:.2f}", *j.silicon), error = percent(j.model, *j.silicon);
    if (j.documented) {
        silicon = fmt::format("({:.2f})", *j.documented);
        error = fmt::format("({})", percent(j.model, *j.documented));
    }
    return fmt::format("{:<42} {:>6} {:>8.2f} {:>9} {:>11}  {}\n", row.name, word_of(row.unit),
                       j.model, silicon, error, row.source);
}

template <class Action>
void for_each_row(const Run& run, Action&& action) {
    for (const CalibrationRow& row : calibration_rows())
        if (row.setup == run.setup->name) action(row);
}

void print_card(const std::string& cpu, const std::vector<Run>& runs) {
    fmt::print(
        "{}: the calibration card. In brackets: no silicon, what documents of the pipeline "
        "say.\n\n{:<42} {:>6} {:>8} {:>9} {:>11}  {}\n",
        cpu, "", "unit", "model", "silicon", "error", "source");
    for (const Run& run : runs) {
        fmt::print("-- {}: {}\n", run.setup->what, machine_of(run));
        for_each_row(run, [&](const CalibrationRow& row) { fmt::print("{}", row_text(row, run)); });
    }
}

Json card_json(const std::string& cpu, const std::vector<Run>& runs) {
    Json rows = Json::array();
    for (const Run& run : runs)
        for_each_row(run, [&](const CalibrationRow& row) { rows.push_back(row_json(row, run)); });
    return {{"schema", "hypscope.calibrate/1"}, {"cpu", cpu}, {"rows", rows}};
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
    const uarch::Preset preset = load_preset(options.machine);
    std::vector<Run> runs;
    for (const CalibrationSetup& setup : calibration_setups()) {
        if (setup.core != core_of(preset)) continue;
        runs.push_back(plan(setup, options));
        runs.back().results = read_results(run_apart(runs.back()));
    }
    if (!options.quiet) print_card(preset.values().name, runs);
    if (!options.json.empty())
        write_file(options.json, card_json(preset.values().name, runs).dump(2) + "\n");
    return 0;
}

}  // namespace hypscope::platform
