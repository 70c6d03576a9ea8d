// SPDX-License-Identifier: Apache-2.0
// The ledger and the measured operations as JSON (hypscope.stats/1, hypscope.measure/1) and as
// text. Nothing here depends on the host: the same run gives the same bytes.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "common/types.hpp"
#include "trace/ledger.hpp"
#include "trace/markers.hpp"

namespace hypscope::trace {

/// Members in the order in which they were added, for files that people read.
using Json = nlohmann::ordered_json;

/// What `measure` says of the machine.
struct MeasuredMachine {
    std::string cpu;  ///< cortex-a15
    unsigned cores = 0;
    std::string timing;  ///< approximate, detailed, functional
    u64 clock_hz = 0;
};

/// {"total_cycles", "unattributed", "buckets": [...]}
[[nodiscard]] Json ledger_json(const Ledger& ledger);
/// The "exits" member of one core of hypscope.stats/1.
[[nodiscard]] Json exits_json(const CoreLedger& core, const Names& names);
/// All of hypscope.measure/1.
[[nodiscard]] Json measure_json(const MeasuredMachine& machine, const Markers& markers,
                                const Ledger& ledger);
/// The table that `measure` prints, at most 100 columns.
[[nodiscard]] std::string measure_table(const MeasuredMachine& machine, const Markers& markers,
                                        const Ledger& ledger);
/// For each virtual machine a table of its exits from all cores by reason and detail, the dearest
/// first, at most 100 columns; after `rows` of them the rest is one line. Empty without exits.
[[nodiscard]] std::string exit_tables(const Ledger& ledger, std::size_t rows);

}  // namespace hypscope::trace
