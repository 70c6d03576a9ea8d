// SPDX-License-Identifier: Apache-2.0
// The command line, read by CLI11 and checked by us: whatever is wrong becomes one SimError{Usage}
// that says what, where and what to do.
#pragma once
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "platform/run_options.hpp"

namespace hypscope::platform::cli {

/// The names that exist. An empty list of parameters means: not checked here.
struct Catalog {
    std::vector<std::string> cpus;
    std::vector<std::string> parameters;
};

/// A text for standard output, and nothing else to do: --help, --version.
struct PrintText {
    std::string text;
};

using Command = std::variant<PrintText, RunOptions, MeasureOptions, CalibrateOptions,
                             ExplainOptions, CpusOptions, MachinesOptions>;

/// `arguments` without the program's name.
[[nodiscard]] Command parse(const std::vector<std::string>& arguments, const Catalog& catalog);

}  // namespace hypscope::platform::cli
