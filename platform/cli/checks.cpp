// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/checks.hpp"

#include <algorithm>

#include "platform/cli/values.hpp"
#include "platform/cli/virtio_checks.hpp"
#include "platform/cli/xen_checks.hpp"
#include "platform/loader/image.hpp"

namespace hypscope::platform::cli {

namespace {
constexpr u64 kMiB = u64{1} << 20;
constexpr u64 kMaxQuantum = 1'000'000;
constexpr u64 kMaxThreshold = 1'000'000;
constexpr u64 kMeasureQuantum = 4;
constexpr unsigned kMeasureCores = 2;
constexpr u64 kMaxAddress = 0xffff'ffff;

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

std::string check_cpu(const std::string& option, const std::string& name, const Catalog& catalog) {
    if (contains(catalog.cpus, name) || name.ends_with(".toml")) return name;
    usage_error(option, fmt::format("unknown CPU '{}'", name), suggestion(name, catalog.cpus));
}

const Board& check_board(const std::string& name) {
    if (const Board* board = find_board(name)) return *board;
    std::vector<std::string> names;
    for (const Board* known : boards()) names.emplace_back(known->name);
    usage_error("--machine", fmt::format("unknown machine '{}'", name), suggestion(name, names));
}

u64 check_ram(const std::string& word, const Board& board) {
    const u64 size = parse_size("--ram", word);
    if (size >= board.min_ram && size <= board.max_ram() && size % kMiB == 0) return size;
    usage_error("--ram", fmt::format("{} is not possible on {}", word, board.name),
                fmt::format("choose whole MiB from {}M to {}M", board.min_ram / kMiB,
                            board.max_ram() / kMiB));
}

ParameterSetting check_parameter(const std::string& word, const Catalog& catalog) {
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
        usage_error("-p", fmt::format("'{}' is no setting", word),
                    "write NAME=VALUE, e.g. core.l2.size=1MiB");
    }
    ParameterSetting setting{word.substr(0, equals), word.substr(equals + 1)};
    const auto& known = catalog.parameters;
    if (known.empty() || contains(known, setting.name)) return setting;
    const std::string near = nearest(setting.name, known);
    usage_error("-p", fmt::format("unknown parameter '{}'", setting.name),
                near.empty() ? "hypscope cpus --show NAME prints all of them"
                             : fmt::format("did you mean {}?", near));
}

/// The options that every command with a core model has.
MachineOptions check_core(const Words& words, const Catalog& catalog) {
    MachineOptions machine;
    if (!words.cpu.empty()) machine.cpu = check_cpu("--cpu", words.cpu, catalog);
    if (!words.timing.empty()) {
        machine.timing = parse_choice<Timing>("--timing", words.timing,
                                              {{"approximate", Timing::Approximate},
                                               {"detailed", Timing::Detailed},
                                               {"functional", Timing::Functional}});
    }
    if (!words.engine.empty()) {
        machine.engine = parse_choice<EngineKind>(
            "--engine", words.engine,
            {{"jit", EngineKind::Jit}, {"interpreter", EngineKind::Interpreter}});
    }
    if (!words.jit_threshold.empty()) {
        machine.jit_threshold = static_cast<u32>(
            parse_number("--jit-threshold", words.jit_threshold, 1, kMaxThreshold));
    }
    if (!words.quantum.empty()) {
        machine.quantum = parse_number("--quantum", words.quantum, 1, kMaxQuantum);
    }
    for (const std::string& word : words.parameters) {
        machine.parameters.push_back(check_parameter(word, catalog));
    }
    return machine;
}

void check_worlds(const Words& words, MachineOptions& machine) {
    if (!words.secure.empty()) {
        machine.secure = parse_choice<SecureMode>(
            "--secure", words.secure,
            {{"off", SecureMode::Off}, {"on", SecureMode::On}, {"image", SecureMode::Image}});
    }
    if ((machine.board->modes & in_mode(machine.secure)) == 0) {
        usage_error("--secure",
                    fmt::format("{} has no --secure {}", machine.board->name, words.secure),
                    "the built-in monitor is made for virt: use --secure off or image");
    }
    if (!words.virtualization.empty()) {
        machine.virtualization = parse_choice<bool>("--virtualization", words.virtualization,
                                                    {{"on", true}, {"off", false}});
    }
    if (!machine.virtualization && machine.secure == SecureMode::On) {
        usage_error("--virtualization off", "excludes --secure on",
                    "the monitor enters the image in Hyp mode: use --secure off or image");
    }
}

MachineOptions check_machine(const Words& words, const Catalog& catalog) {
    MachineOptions machine = check_core(words, catalog);
    if (!words.machine.empty()) machine.board = &check_board(words.machine);
    machine.ram_size = machine.board->default_ram;
    if (!words.ram.empty()) machine.ram_size = check_ram(words.ram, *machine.board);
    if (!words.cores.empty()) {
        const u64 cores = parse_number("--cores", words.cores, 1, machine.board->max_cores);
        machine.cores = static_cast<unsigned>(cores);
    }
    check_worlds(words, machine);
    if (!words.unpredictable.empty()) {
        machine.unpredictable =
            parse_choice<Unpredictable>("--unpredictable", words.unpredictable,
                                        {{"undefined", Unpredictable::Undefined},
                                         {"typical", Unpredictable::Typical},
                                         {"stop", Unpredictable::Stop}});
    }
    return machine;
}

LoadOption check_load(const std::string& word) {
    const auto at = word.rfind('@');
    if (at == std::string::npos || at == 0 || at + 1 == word.size()) {
        usage_error("--load", fmt::format("'{}' names no file and address", word),
                    "write FILE@ADDR, e.g. Image@0x40208000");
    }
    const u64 base = parse_number("--load", word.substr(at + 1), 0, kMaxAddress);
    return {word.substr(0, at), PhysAddr{base}};
}

std::string check_input(const std::string& option, const std::string& word) {
    if (!word.starts_with('@')) return unescape(option, word);
    const std::vector<u8> bytes = read_file(word.substr(1));
    return {bytes.begin(), bytes.end()};
}

void check_program(const RunOptions& run) {
    if (run.has_program()) return;
    if (run.entry) {
        usage_error("--entry", "there is no image to enter", "give an IMAGE or --load FILE@ADDR");
    }
    if (run.dump_dtb.empty()) {
        usage_error("run", "nothing to run", "give an IMAGE, --load FILE@ADDR or --bios FILE");
    }
}

void check_limits(const Words& words, RunOptions& run) {
    for (const std::string& text : words.until) {
        if (text.empty()) usage_error("--until", "the text is empty", "give a text to wait for");
    }
    run.until = words.until;
    if (!words.max_instructions.empty()) {
        run.max_instructions = parse_number("--max-instructions", words.max_instructions, 1);
    }
    if (!words.power_key.empty()) run.power_key_at = parse_seconds("--power-key", words.power_key);
    if (!words.timeout.empty()) run.timeout_seconds = parse_seconds("--timeout", words.timeout);
}
}  // namespace

namespace {
/// What a board has no place for is a mistake, not a device that silently stays away.
void check_slots(const MachineOptions& machine) {
    const MapRow* row = machine.board->find(Part::VirtioMmio, machine.secure);
    const std::size_t slots = row != nullptr ? row->count : 0;
    if (machine.virtio.count() <= slots) return;
    usage_error("run", fmt::format("{} virtio devices", machine.virtio.count()),
                fmt::format("{} has {} slots", machine.board->name, slots));
}
}  // namespace

RunOptions check_run(const Words& words, const Catalog& catalog) {
    RunOptions run;
    run.machine = check_machine(words, catalog);
    run.images = words.images;
    for (const std::string& load : words.loads) run.loads.push_back(check_load(load));
    if (!words.entry.empty()) {
        run.entry = static_cast<u32>(parse_number("--entry", words.entry, 0, kMaxAddress));
    }
    run.bios = words.bios;
    run.dtb = words.dtb;
    run.initrd = words.initrd;
    run.xen = check_xen(words, run.machine);
    if (run.xen) {
        run.images = {words.xen};
    } else {
        run.append = words.append;
    }
    check_limits(words, run);
    run.input = check_input("--input", words.input);
    run.machine.virtio = check_virtio(words);
    check_slots(run.machine);
    run.machine.card = check_card(words, run.machine);
    run.virtio_console = words.virtio_console;
    run.virtio_input = check_input("--virtio-console-input", words.virtio_input);
    run.stats = words.stats;
    run.rows = words.rows;
    run.dump_dtb = words.dump_dtb;
    run.semihosting = words.semihosting;
    run.quiet = words.quiet;
    check_program(run);
    return run;
}

MeasureOptions check_measure(const Words& words, const Catalog& catalog) {
    MeasureOptions measure;
    measure.machine = check_core(words, catalog);
    measure.machine.cores = kMeasureCores;
    if (words.quantum.empty()) measure.machine.quantum = kMeasureQuantum;
    measure.json = words.json;
    measure.quiet = words.quiet;
    return measure;
}

CalibrateOptions check_calibrate(const Words& words, const Catalog& catalog) {
    CalibrateOptions calibrate;
    calibrate.machine = check_core(words, catalog);
    calibrate.timing_given = !words.timing.empty();
    calibrate.json = words.json;
    calibrate.quiet = words.quiet;
    return calibrate;
}

ExplainOptions check_explain(const Words& words) {
    using What = ExplainOptions::What;
    if (words.what.empty() || words.value.empty()) {
        usage_error("explain", "what is to be explained is missing",
                    "write e.g. hypscope explain insn 0xe1a00000");
    }
    ExplainOptions explain;
    explain.what =
        parse_choice<What>("explain", words.what,
                           {{"insn", What::Instruction}, {"hsr", What::Hsr}, {"dfsr", What::Dfsr}});
    explain.value = static_cast<u32>(parse_number("explain", words.value, 0, kMaxAddress));
    explain.thumb = words.thumb;
    explain.long_format = words.long_format;
    return explain;
}

CpusOptions check_cpus(const Words& words, const Catalog& catalog) {
    CpusOptions cpus;
    if (!words.show.empty()) cpus.show = check_cpu("--show", words.show, catalog);
    cpus.json = words.json;
    return cpus;
}

}  // namespace hypscope::platform::cli
