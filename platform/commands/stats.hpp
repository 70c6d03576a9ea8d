// SPDX-License-Identifier: Apache-2.0
// `--stats`: the JSON of a run, schema hypscope.stats/1 (docs/usage.md). All that depends on the
// host stands in its member "host".
#pragma once
#include "platform/machine.hpp"
#include "platform/run_options.hpp"
#include "trace/report.hpp"

namespace hypscope::platform {

struct HostFigures {
    double seconds = 0;
    double mips = 0;
};

[[nodiscard]] trace::Json stats_json(const MachineOptions& options, Machine& machine,
                                     const RunResult& result, const HostFigures& host);

}  // namespace hypscope::platform
