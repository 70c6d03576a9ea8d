// SPDX-License-Identifier: Apache-2.0
#include "platform/commands/calibration.hpp"

#include <array>
#include <sstream>

#include "common/error.hpp"

namespace hypscope::platform {

namespace {

constexpr u32 kSystem = 0x01, kPipeline = 0x02, kLatency = 0x04, kUniform = 0x08, kCycle = 0x10,
              kParallel = 0x20;
using enum CardUnit;

#define MEASURED(...)
#define DOCUMENTED(...)
#define UNVALIDATED(...)
#define SETUP(name, core, parameters, groups, detailed, what) \
    CalibrationSetup{#name, CalibratedCore::core, parameters, groups, detailed, what},
constexpr auto kSetups = std::to_array<CalibrationSetup>({
#include "platform/commands/calibration.inc"
});

#define SETUP(...)
#define MEASURED(setup, name, unit, expression, cycles, nanoseconds, source) \
    CalibrationRow{#setup, name, unit, expression, cycles, nanoseconds, std::nullopt, source},
#define DOCUMENTED(setup, name, unit, expression, cycles, source) \
    CalibrationRow{#setup, name, unit, expression, std::nullopt, std::nullopt, cycles, source},
#define UNVALIDATED(setup, name, unit, expression)                       \
    CalibrationRow{#setup,       name,         unit,         expression, \
                   std::nullopt, std::nullopt, std::nullopt, "no measurement published"},
constexpr auto kRows = std::to_array<CalibrationRow>({
#include "platform/commands/calibration.inc"
});

constexpr std::string_view kLastLine = "calibrate: done";

[[noreturn]] void failed(const std::string& what) {
    throw SimError(ExitStatus::Internal, what, "calibrate", "please report this");
}

}  // namespace

std::span<const CalibrationSetup> calibration_setups() { return kSetups; }
std::span<const CalibrationRow> calibration_rows() { return kRows; }

/// Lines are "name = cycles / operations" and "name KB = cycles / operations".
CalibrationResults read_results(const std::string& console) {
    CalibrationResults results;
    std::istringstream lines(console);
    std::string line;
    while (std::getline(lines, line)) {
        if (line == kLastLine) return results;
        const auto equals = line.find(" = ");
        const auto slash = line.find(" / ");
        if (equals == std::string::npos || slash == std::string::npos)
            failed("the image printed '" + line + "'");
        std::string name = line.substr(0, equals);
        if (const auto blank = name.find(' '); blank != std::string::npos) name[blank] = ':';
        const double cycles = std::stod(line.substr(equals + 3, slash - equals - 3));
        results[name] = cycles / std::stod(line.substr(slash + 3));
    }
    failed("the image did not reach its end");
}

double evaluate(std::string_view expression, const CalibrationResults& results) {
    std::istringstream words{std::string(expression)};
    double sum = 0, sign = 1;
    for (std::string word; words >> word;) {
        if (word == "+" || word == "-") {
            sign = word == "+" ? 1 : -1;
            continue;
        }
        const auto result = results.find(word);
        if (result == results.end()) failed("the image does not measure " + word);
        sum += sign * result->second;
    }
    return sum;
}

}  // namespace hypscope::platform
