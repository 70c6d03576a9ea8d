// SPDX-License-Identifier: Apache-2.0
// The rows of parameters.inc as data, and values as text: sizes and clocks with their units.
#include "uarch/parameters.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <numeric>
#include <optional>
#include <vector>

#include "common/error.hpp"

namespace hypscope::uarch {

namespace {

constexpr Parameter kParameters[] = {
#define PARAMETER(field, name, unit, low, high, meaning) \
    {&CorePreset::field, name, Unit::unit, low, high, meaning},
#include "uarch/parameters.inc"
};

struct Suffix {
    std::string_view text;
    u64 factor;
};
constexpr std::array<Suffix, 4> kByteSuffixes{
    {{"MiB", 1u << 20}, {"KiB", 1u << 10}, {"M", 1u << 20}, {"K", 1u << 10}}};
constexpr std::array<Suffix, 4> kHertzSuffixes{
    {{"GHz", 1'000'000'000}, {"MHz", 1'000'000}, {"kHz", 1000}, {"Hz", 1}}};

/// The words of a unit that is a choice; the value is the index.
std::span<const std::string_view> words_of(Unit unit) {
    static constexpr std::array<std::string_view, 2> kSwitch{"off", "on"};
    static constexpr std::array<std::string_view, 2> kPolicy{"lru", "random"};
    static constexpr std::array<std::string_view, 2> kPipeline{"in-order", "dataflow"};
    switch (unit) {
        case Unit::Switch: return kSwitch;
        case Unit::Policy: return kPolicy;
        case Unit::Pipeline: return kPipeline;
        default: return {};
    }
}

std::span<const Suffix> suffixes_of(Unit unit) {
    if (unit == Unit::Bytes) return kByteSuffixes;
    if (unit == Unit::Hertz) return kHertzSuffixes;
    return {};
}

bool is_power_of_two_unit(Unit unit) { return unit == Unit::Power || unit == Unit::Bytes; }

u64 factor_and_rest(Unit unit, std::string_view& text) {
    for (const Suffix& suffix : suffixes_of(unit)) {
        if (!text.ends_with(suffix.text)) continue;
        text.remove_suffix(suffix.text.size());
        return suffix.factor;
    }
    return 1;
}

std::optional<u64> parse_integer(std::string_view text) {
    const int base = text.starts_with("0x") ? 16 : 10;
    if (base == 16) text.remove_prefix(2);
    u64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// "1.396" times `factor`, without floating point; none when digits are lost.
std::optional<u64> parse_decimal(std::string_view text, u64 factor) {
    const size_t point = text.find('.');
    const std::optional<u64> whole = parse_integer(text.substr(0, point));
    if (!whole || *whole > ~u64{0} / factor) return std::nullopt;
    u64 value = *whole * factor;
    if (point == std::string_view::npos) return value;
    const std::string_view digits = text.substr(point + 1);
    if (digits.empty() || digits.starts_with("0x")) return std::nullopt;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9' || factor % 10 != 0) return std::nullopt;
        factor /= 10;
        value += static_cast<u64>(digit - '0') * factor;
    }
    return value;
}

std::string unit_hint(const Parameter& parameter) {
    return fmt::format("{} takes {} to {}", parameter.name, format_value(parameter, parameter.low),
                       format_value(parameter, parameter.high));
}

[[noreturn]] void refuse(const Parameter& parameter, const std::string& what,
                         std::string_view where) {
    throw SimError(ExitStatus::Usage, what, std::string(where), unit_hint(parameter));
}

size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 0; i < a.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

std::span<const Parameter> parameters() { return kParameters; }

const Parameter* find_parameter(std::string_view name) {
    const auto* found = std::ranges::find(kParameters, name, &Parameter::name);
    return found == std::end(kParameters) ? nullptr : found;
}

std::string_view nearest_parameter(std::string_view name) {
    const auto distance = [name](const Parameter& p) { return edit_distance(name, p.name); };
    return std::ranges::min_element(kParameters, {}, distance)->name;
}

std::string format_value(const Parameter& parameter, u32 value) {
    const auto words = words_of(parameter.unit);
    if (value < words.size()) return std::string(words[value]);
    if (parameter.unit == Unit::Word) return fmt::format("{:#010x}", value);
    for (const Suffix& suffix : suffixes_of(parameter.unit)) {
        if (value != 0 && value % suffix.factor == 0) {
            return fmt::format("{}{}", value / suffix.factor, suffix.text);
        }
    }
    return std::to_string(value);
}

void check_range(const Parameter& parameter, u64 value, std::string_view where) {
    if (value < parameter.low || value > parameter.high) {
        refuse(parameter, fmt::format("{} is out of range", value), where);
    }
    if (is_power_of_two_unit(parameter.unit) && !std::has_single_bit(value)) {
        refuse(parameter, fmt::format("{} is not a power of two", value), where);
    }
}

u32 parse_value(const Parameter& parameter, std::string_view text, std::string_view where) {
    const auto words = words_of(parameter.unit);
    const auto word = std::ranges::find(words, text);
    if (word != words.end()) return static_cast<u32>(word - words.begin());
    std::string_view digits = text;
    const u64 factor = factor_and_rest(parameter.unit, digits);
    const std::optional<u64> value = words.empty() ? parse_decimal(digits, factor) : std::nullopt;
    if (!value) refuse(parameter, fmt::format("\"{}\" is not a value", text), where);
    check_range(parameter, *value, where);
    return static_cast<u32>(*value);
}

}  // namespace hypscope::uarch
