// SPDX-License-Identifier: Apache-2.0
// The random differential test against QEMU. Random instructions of every row of the instruction
// table, in all modes and regimes, on `qemu-system-arm -M virt,virtualization=on -cpu cortex-a15`
// (Secure modes: secure=on) and on hypscope; registers, flags, memory and exceptions are compared.
// With --engines or --self hypscope is compared with itself.
//
//   lockstep [--seed N] [--count N] [--batch N] [--reports N] [--rows REGEX] [--regime NAME]
//            [--engines A,B | --self] [--timing NAME] [--json FILE] [--operands]
// Exit status: 0 no difference, 1 differences, 64 usage, 70 a machine cannot be run.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/tlm/reports.hpp"
#include "common/tlm/systemc.hpp"
#include "tests/random/lockstep/session.hpp"

namespace {

std::vector<std::string> names_of_regimes() {
    std::vector<std::string> names;
    for (const auto& row : hypscope::lockstep::all_regimes()) names.emplace_back(row.name);
    return names;
}

}  // namespace

int sc_main(int argc, char** argv) {
    using namespace hypscope::lockstep;
    Options options;
    std::string json;
    bool self = false;
    CLI::App app("Random instructions on hypscope and on QEMU, compared");
    app.add_option("--seed", options.seed, "of the random numbers");
    app.add_option("--count", options.count, "instructions to execute, at least");
    app.add_option("--batch", options.only_batch, "only this batch of the seed");
    app.add_option("--reports", options.reports, "differences to tell in full");
    app.add_option("--regime", options.regime, "only this regime")
        ->check(CLI::IsMember(names_of_regimes()));
    app.add_option("--rows", options.rows, "only rows with such a name, e.g. 'VLD|VST'");
    app.add_option("--engines", options.engines,
                   "compare two engines of hypscope, interrupts included, e.g. interpreter,jit")
        ->delimiter(',')
        ->expected(2);
    app.add_flag("--self", self, "--engines interpreter,interpreter-stressed");
    app.add_flag("--operands", options.operands,
                 "floating-point and SIMD rows, each over many operands; --count operations");
    app.add_option("--timing", options.timing, "of hypscope")
        ->check(CLI::IsMember({"functional", "approximate"}));
    app.add_option("--json", json, "counts of every row and regime, for a program");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 64;
    }
    if (self && options.engines.empty()) options.engines = {"interpreter", "interpreter-stressed"};
    try {
        Session session(options);
        if (options.operands) return session.run_operands() == 0 ? 0 : 1;
        const auto differences = session.run();
        session.pool().print(100);
        if (!json.empty()) session.pool().write_json(json, options.seed, differences);
        fmt::print("{} instructions, {} differences\n", session.pool().instructions(), differences);
        return differences == 0 ? 0 : 1;
    } catch (const std::exception& e) {
        fmt::print(stderr, "lockstep: {}\n", e.what());
        return 70;
    }
}

int main(int argc, char** argv) {
    hypscope::bus::silence_banner();
    hypscope::bus::keep_reports_off_stdout();
    return sc_core::sc_elab_and_sim(argc, argv);
}
