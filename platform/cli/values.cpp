// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/ranges.h>
#include <numeric>
#include <optional>

namespace hypscope::platform::cli {

void usage_error(const std::string& option, const std::string& what, const std::string& hint) {
    throw SimError(ExitStatus::Usage, what, option, hint);
}

namespace {
/// Levenshtein's distance.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}
}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> names) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(word.size() / 2, 2) + 1;
    for (const std::string& name : names) {
        const std::size_t edits = distance(word, name);
        if (edits < best_distance) {
            best = name;
            best_distance = edits;
        }
    }
    return best;
}

std::string suggestion(std::string_view word, std::span<const std::string> names) {
    const std::string near = nearest(word, names);
    const std::string known = fmt::format("known: {}", fmt::join(names, ", "));
    return near.empty() ? known : fmt::format("did you mean {}? {}", near, known);
}

namespace {
/// The number at the beginning of `text` and how long it is; nothing when there is none.
struct Prefix {
    u64 value;
    std::size_t length;
};

std::optional<Prefix> number_prefix(std::string_view text) {
    const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = is_hex ? text.substr(2) : text;
    u64 value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
    if (error != std::errc{}) return std::nullopt;
    return Prefix{value, static_cast<std::size_t>(end - text.data())};
}

std::optional<unsigned> unit_shift(std::string_view unit) {
    if (unit.empty()) return 0;
    const std::string_view tail = unit.substr(1);
    if (!tail.empty() && tail != "B" && tail != "iB") return std::nullopt;
    switch (unit.front()) {
        case 'K':
        case 'k': return 10;
        case 'M':
        case 'm': return 20;
        case 'G':
        case 'g': return 30;
        default: return std::nullopt;
    }
}
}  // namespace

u64 parse_number(const std::string& option, const std::string& text, u64 low, u64 high) {
    const auto number = number_prefix(text);
    if (!number || number->length != text.size()) {
        usage_error(option, fmt::format("'{}' is not a number", text),
                    "write it in decimal, or in hexadecimal after 0x");
    }
    if (number->value < low || number->value > high) {
        const bool is_open = high == std::numeric_limits<u64>::max();
        usage_error(option, fmt::format("{} is out of range", text),
                    is_open ? fmt::format("it must be at least {}", low)
                            : fmt::format("choose {} to {}", low, high));
    }
    return number->value;
}

u64 parse_size(const std::string& option, const std::string& text) {
    const auto number = number_prefix(text);
    const auto shift = number ? unit_shift(std::string_view(text).substr(number->length))
                              : std::optional<unsigned>{};
    if (!shift) {
        usage_error(option, fmt::format("'{}' is not a size", text), "write it like 512M or 1GiB");
    }
    if (number->value > std::numeric_limits<u64>::max() >> *shift) {
        usage_error(option, fmt::format("{} is out of range", text), "write it like 512M or 1GiB");
    }
    return number->value << *shift;
}

double parse_seconds(const std::string& option, const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    if (!is_number || !std::isfinite(value) || value <= 0) {
        usage_error(option, fmt::format("'{}' is not a positive number of seconds", text),
                    "write it like 60 or 2.5");
    }
    return value;
}

namespace {
std::optional<char> simple_escape(char letter) {
    constexpr std::string_view kLetters = "nrt0e\\\"'";
    constexpr std::string_view kBytes("\n\r\t\0\x1b\\\"'", 8);
    const auto at = kLetters.find(letter);
    return at != std::string_view::npos ? std::optional(kBytes[at]) : std::nullopt;
}

/// The byte of \xNN, whose digits begin `text`; one or two of them.
std::optional<Prefix> hex_escape(std::string_view text) {
    const std::string_view digits = text.substr(0, 2);
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{}) return std::nullopt;
    return Prefix{value, static_cast<std::size_t>(end - text.data())};
}
}  // namespace

std::string unescape(const std::string& option, std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            bytes += text[i];
            continue;
        }
        const char letter = ++i < text.size() ? text[i] : '\1';
        const auto hex = letter == 'x' ? hex_escape(text.substr(i + 1)) : std::nullopt;
        const auto simple = simple_escape(letter);
        if (!hex && !simple) {
            usage_error(option, "unknown escape after \\",
                        "known: \\n \\r \\t \\e \\0 \\\\ \\\" \\' \\xNN");
        }
        bytes += hex ? static_cast<char>(hex->value) : *simple;
        if (hex) i += hex->length;
    }
    return bytes;
}

}  // namespace hypscope::platform::cli
