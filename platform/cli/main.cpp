// SPDX-License-Identifier: Apache-2.0
// The program's only main(). The command line is read before SystemC is entered; the command runs
// in sc_main, which the SystemC library calls and which a user's own program would define itself.
#include <cstdio>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include "common/error.hpp"
#include "common/tlm/reports.hpp"
#include "common/tlm/systemc.hpp"
#include "platform/cli/parser.hpp"
#include "platform/commands.hpp"

namespace {
using namespace hypscope;

/// What sc_main is to do: SystemC passes it nothing but the command line's words.
platform::cli::Command chosen;

struct Execute {
    int operator()(const platform::cli::PrintText& print) const {
        std::fputs(print.text.c_str(), stdout);
        return 0;
    }
    int operator()(const platform::RunOptions& options) const { return platform::run(options); }
    int operator()(const platform::MeasureOptions& options) const {
        return platform::measure(options);
    }
    int operator()(const platform::CalibrateOptions& options) const {
        return platform::calibrate(options);
    }
    int operator()(const platform::ExplainOptions& options) const {
        return platform::explain(options);
    }
    int operator()(const platform::CpusOptions& options) const { return platform::cpus(options); }
    int operator()(const platform::MachinesOptions& options) const {
        return platform::machines(options);
    }
};

/// Runs `body`; whatever it throws becomes one line and a status.
template <class Body>
int guarded(Body&& body) {
    try {
        return body();
    } catch (const SimError& error) {
        std::fprintf(stderr, "hypscope: %s\n", error.what());
        return static_cast<int>(error.status());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "hypscope: internal error: %s (please report this)\n", error.what());
        return static_cast<int>(ExitStatus::Internal);
    }
}
}  // namespace

int sc_main(int, char**) {
    return guarded([] { return std::visit(Execute{}, chosen); });
}

int main(int argc, char** argv) {
    bus::silence_banner();
    bus::keep_reports_off_stdout();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    const int status = guarded([&words] {
        chosen = platform::cli::parse(words, platform::catalog());
        return 0;
    });
    return status != 0 ? status : sc_core::sc_elab_and_sim(argc, argv);
}
