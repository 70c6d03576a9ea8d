// SPDX-License-Identifier: Apache-2.0
// A core's parameters as a plain struct and as a table of rows (parameters.inc): the struct's
// members, their names, units and ranges come from the same rows.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "common/types.hpp"

namespace hypscope::uarch {

enum class Unit : u8 {
    Count,
    Power,   ///< a count that is a power of two
    Cycles,  ///< of the core clock
    Nanoseconds,
    Bytes,     ///< a power of two; 32KiB, 1MiB
    Hertz,     ///< 1.4GHz, 700MHz
    Word,      ///< an identification value, hexadecimal
    Switch,    ///< off, on
    Policy,    ///< lru, random
    Pipeline,  ///< in-order, dataflow
};

enum Policy : u32 { kLru = 0, kRandom = 1 };
enum PipelineKind : u32 { kInOrder = 0, kDataflow = 1 };

struct CorePreset {
    std::string name;   ///< cortex-a15
    std::string title;  ///< for people
#define PARAMETER(field, name, unit, low, high, meaning) u32 field = low;
#include "uarch/parameters.inc"
};

/// One row of parameters.inc.
struct Parameter {
    u32 CorePreset::*field;
    std::string_view name;
    Unit unit;
    u32 low, high;  ///< both included
    std::string_view meaning;
};

[[nodiscard]] std::span<const Parameter> parameters();
/// The row of that name, or null.
[[nodiscard]] const Parameter* find_parameter(std::string_view name);
/// The name that is most like `name`, for an error's hint.
[[nodiscard]] std::string_view nearest_parameter(std::string_view name);

/// A value as text in the parameter's unit, and back; parse throws SimError with `where` in it.
[[nodiscard]] std::string format_value(const Parameter& parameter, u32 value);
[[nodiscard]] u32 parse_value(const Parameter& parameter, std::string_view text,
                              std::string_view where);
/// Throws SimError unless low <= value <= high and a power of two where the unit says so.
void check_range(const Parameter& parameter, u64 value, std::string_view where);

}  // namespace hypscope::uarch
