// SPDX-License-Identifier: Apache-2.0
// The commands of the program, one function each. They return the exit status and throw SimError
// for what the user got wrong.
#pragma once
#include "platform/cli/parser.hpp"
#include "platform/run_options.hpp"

namespace hypscope::platform {

[[nodiscard]] int run(const RunOptions& options);
[[nodiscard]] int measure(const MeasureOptions& options);
[[nodiscard]] int calibrate(const CalibrateOptions& options);
[[nodiscard]] int explain(const ExplainOptions& options);
[[nodiscard]] int cpus(const CpusOptions& options);
[[nodiscard]] int machines(const MachinesOptions& options);

/// The names that the command line is checked against.
[[nodiscard]] cli::Catalog catalog();

}  // namespace hypscope::platform
