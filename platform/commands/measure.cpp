// SPDX-License-Identifier: Apache-2.0
// `hypscope measure`: boots the reference hypervisor with two guests on two cores and prints what
// every trap and switch costs. The run checks itself: it fails when an operation is missing, when
// the firmware says so, or when a cycle is in no bucket.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/tlm/main_stack.hpp"
#include "platform/cli/console.hpp"
#include "platform/commands.hpp"
#include "platform/commands/session.hpp"
#include "trace/report.hpp"

namespace hypscope::platform {

namespace {

constexpr const char* kAllWell = "measure: all 17 operations ok";
constexpr size_t kOperations = 17;
constexpr u64 kLeastSamples = 200;
/// Many times what the firmware needs: a run that hangs ends.
constexpr u64 kMaxInstructions = 2'000'000'000;

[[noreturn]] void failed(const std::string& what) {
    throw SimError(ExitStatus::Internal, what, "measure", "please report this");
}

void check(Machine& machine, const cli::OutputConsole& console) {
    const RunResult& result = machine.result();
    if (result.status != 0)
        throw SimError(static_cast<ExitStatus>(result.status),
                       "the reference firmware did not end: " + result.reason, "measure",
                       "see its console with hypscope run");
    if (!console.first_unseen().empty()) failed("the firmware reports a failed operation");
    if (machine.ledger().unattributed() != 0) failed("cycles are in no bucket of the ledger");
    const auto& operations = machine.markers().operations();
    if (operations.size() != kOperations) failed(fmt::format("{} operations", operations.size()));
    for (const trace::Operation& operation : operations) {
        if (operation.cycles.count() < kLeastSamples)
            failed(fmt::format("{} has only {} samples", operation.name, operation.cycles.count()));
    }
}

}  // namespace

int measure(const MeasureOptions& options) {
    MachineOptions machine_options = options.machine;
    machine_options.secure = SecureMode::Image;
    const uarch::Preset preset = load_preset(machine_options);
    BootRequest request;
    request.machine = tree_config(machine_options, preset);
    request.built_in.push_back(reference_firmware());
    const BootPlan plan = plan_boot(request);

    cli::OutputConsole console(options.quiet ? nullptr : stderr, {kAllWell});
    MachineConfig config = machine_config(machine_options, preset);
    config.console = &console;
    config.max_instructions = kMaxInstructions;
    Machine machine("hypscope", config);
    load_machine(machine, plan);
    sc_core::sc_start();
    bus::restore_main_stack();
    console.flush();
    check(machine, console);

    const trace::MeasuredMachine what{preset.values().name, machine_options.cores,
                                      word_of(machine_options.timing), preset.values().clock};
    std::fputs(trace::measure_table(what, machine.markers(), machine.ledger()).c_str(), stdout);
    if (!options.json.empty())
        write_file(options.json,
                   trace::measure_json(what, machine.markers(), machine.ledger()).dump(2) + "\n");
    return 0;
}

}  // namespace hypscope::platform
