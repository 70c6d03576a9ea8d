// SPDX-License-Identifier: Apache-2.0
// The calibration card as data: which machines run what, and what each row is compared with.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/types.hpp"

namespace hypscope::platform {

enum class CalibratedCore : u8 { CortexA15, CortexA7 };
enum class CardUnit : u8 { Cycles, Nanoseconds };

struct CalibrationSetup {
    std::string_view name;
    CalibratedCore core{};
    std::string_view parameters;  ///< as after -p, with blanks between
    u32 groups = 0;               ///< r0 of the image
    bool detailed = false;        ///< overlapping misses: only the reference pipeline has them
    std::string_view what;
};

struct CalibrationRow {
    std::string_view setup, name;
    CardUnit unit{};
    std::string_view expression;
    std::optional<double> cycles, nanoseconds;  ///< of silicon; both count
    std::optional<double> documented;           ///< cycles
    std::string_view source;
};

[[nodiscard]] std::span<const CalibrationSetup> calibration_setups();
[[nodiscard]] std::span<const CalibrationRow> calibration_rows();

/// Cycles of each operation that the image measured, by name.
using CalibrationResults = std::map<std::string, double, std::less<>>;
/// Reads the console of the image; its last line must be there.
[[nodiscard]] CalibrationResults read_results(const std::string& console);
[[nodiscard]] double evaluate(std::string_view expression, const CalibrationResults& results);

}  // namespace hypscope::platform
