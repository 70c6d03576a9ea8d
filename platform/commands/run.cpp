// SPDX-License-Identifier: Apache-2.0
// `hypscope run`: an image on a machine, its console on standard output, everything else on stderr.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/tlm/main_stack.hpp"
#include "common/tlm/reports.hpp"
#include "platform/call_names.hpp"
#include "platform/cli/console.hpp"
#include "platform/commands.hpp"
#include "platform/commands/progress.hpp"
#include "platform/commands/session.hpp"
#include "platform/commands/stats.hpp"

namespace hypscope::platform {

namespace {

/// Kinds of exits of a virtual machine that the report at the end has: the dearest.
constexpr std::size_t kShownExits = 12;

BootRequest boot_request(const RunOptions& options, const uarch::Preset& preset) {
    BootRequest request;
    request.machine = tree_config(options.machine, preset);
    request.machine.bootargs = options.append;
    request.images = options.images;
    for (const LoadOption& raw : options.loads) request.raw_files.push_back({raw.path, raw.base});
    request.entry = options.entry;
    request.bios = options.bios;
    request.initrd = options.initrd;
    request.dtb = options.dtb;
    request.xen = options.xen;
    return request;
}

void dump_tree(const RunOptions& options, const BootPlan& plan) {
    if (options.dump_dtb.empty()) return;
    write_file(options.dump_dtb, {plan.device_tree_blob.begin(), plan.device_tree_blob.end()});
}

nlohmann::json rows_json(const RowLog& log) {
    nlohmann::json tables = nlohmann::json::object();
    for (const auto& [table, rows] : log.tables()) tables[table] = rows;
    return {{"schema", "hypscope.coverage/1"}, {"tables", tables}};
}

/// SIGTERM presses the guest's power key for as long as the object lives.
class TerminationAsksGuest {
  public:
    explicit TerminationAsksGuest(Machine& machine) {
        asked = &machine;
        before_ = std::signal(SIGTERM, [](int) { asked->ask_for_power_off(); });
    }
    ~TerminationAsksGuest() { std::signal(SIGTERM, before_); }
    TerminationAsksGuest(const TerminationAsksGuest&) = delete;
    TerminationAsksGuest& operator=(const TerminationAsksGuest&) = delete;

  private:
    static inline Machine* asked = nullptr;
    void (*before_)(int);
};

/// The virtio console's host side: standard output with the UART, or a file of its own.
struct HvcConsole {
    HvcConsole(const RunOptions& options, cli::OutputConsole& standard)
        : source(std::make_unique<cli::TextSource>(options.virtio_input)) {
        if (options.virtio_console.empty()) return;
        if (options.virtio_console == "-") {
            sink = std::shared_ptr<ConsoleSink>(&standard, [](ConsoleSink*) {});
            return;
        }
        write_file(options.virtio_console, "");  // or one line that says why not
        file = std::shared_ptr<std::FILE>(std::fopen(options.virtio_console.c_str(), "wb"),
                                          [](std::FILE* f) {
                                              if (f != nullptr) std::fclose(f);
                                          });
        sink = std::make_shared<cli::OutputConsole>(file.get());
    }
    std::shared_ptr<std::FILE> file;
    std::shared_ptr<ConsoleSink> sink;
    std::unique_ptr<cli::TextSource> source;
};

/// The status of a run that was to print certain texts (design: 68 when it ended before).
RunResult judge(const RunResult& result, const cli::OutputConsole& console) {
    const std::string unseen = console.first_unseen();
    const bool ended_by_itself = result.status < static_cast<int>(ExitStatus::Usage);
    if (unseen.empty() || !ended_by_itself) return result;
    return {static_cast<int>(ExitStatus::UntilNotSeen),
            fmt::format("{}; the console never showed \"{}\"", result.reason, unseen)};
}

/// The console is written at least at this pace; a progress line waits for the end of its line,
/// so that the two can share a terminal.
void look_on(cli::OutputConsole& console, ProgressLine& progress, ProgressLine::TimePoint now) {
    console.flush();
    const bool shared = terminal(stdout) != nullptr;
    if (!shared || console.at_line_start()) progress.update(now);
}

void report(const RunOptions& options, const RunResult& result, Machine& machine, double seconds) {
    const double mips =
        seconds > 0 ? static_cast<double>(machine.instructions()) / seconds / 1e6 : 0;
    if (result.status != 0) {
        std::fprintf(stderr, "hypscope: %s (status %d)\n", result.reason.c_str(), result.status);
    } else if (!options.quiet) {
        std::fprintf(stderr, "hypscope: %s after %llu instructions, %llu cycles (%.1f MIPS)\n",
                     result.reason.c_str(), static_cast<unsigned long long>(machine.instructions()),
                     static_cast<unsigned long long>(machine.cycles()), mips);
    }
    if (result.status == 0 && !options.quiet) {
        std::fputs(trace::exit_tables(machine.ledger(), kShownExits).c_str(), stderr);
    }
    if (options.stats.empty()) return;
    write_file(options.stats,
               stats_json(options.machine, machine, result, {seconds, mips}).dump(2) + "\n");
}

}  // namespace

int run(const RunOptions& options) {
    const uarch::Preset preset = load_preset(options.machine);
    if (!options.has_program()) {
        // Only the device tree is asked for.
        const std::vector<u8> tree = make_device_tree(tree_config(options.machine, preset));
        write_file(options.dump_dtb, {tree.begin(), tree.end()});
        return 0;
    }
    const BootPlan plan = plan_boot(boot_request(options, preset));
    dump_tree(options, plan);

    cli::OutputConsole console(stdout, options.until);
    cli::TextSource input(options.input);
    MachineConfig config = machine_config(options.machine, preset);
    config.console = &console;
    config.console_input = &input;
    config.semihosting = options.semihosting;
    if (options.max_instructions) config.max_instructions = *options.max_instructions;
    config.power_key_at = options.power_key_at;
    if (options.timeout_seconds)
        config.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::duration<double>(*options.timeout_seconds));
    RowLog rows;
    if (!options.rows.empty()) config.rows = &rows;
    const HvcConsole hvc(options, console);
    config.virtio_console = hvc.sink.get();
    config.virtio_console_input = hvc.source.get();
    std::unique_ptr<ProgressLine> progress;
    config.observe = [&](ProgressLine::TimePoint now) { look_on(console, *progress, now); };
    Machine machine("hypscope", config);
    progress = std::make_unique<ProgressLine>(machine, options.quiet ? nullptr : terminal(stderr));
    console.before_writing([&progress] { progress->clear(); });
    bus::before_reports([&progress] { progress->clear(); });
    console.on_all_seen([&machine](Cycles) { machine.end(0, "every --until text was seen"); });
    if (options.xen) name_xen_domains(machine.ledger().names(), *options.xen);
    load_machine(machine, plan);
    const TerminationAsksGuest asks(machine);

    const auto begin = std::chrono::steady_clock::now();
    sc_core::sc_start();
    bus::restore_main_stack();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    console.flush();
    bus::before_reports(nullptr);
    progress->clear();
    const RunResult result = judge(machine.result(), console);
    report(options, result, machine, took.count());
    if (!options.rows.empty()) write_file(options.rows, rows_json(rows).dump(1) + "\n");
    return result.status;
}

}  // namespace hypscope::platform
