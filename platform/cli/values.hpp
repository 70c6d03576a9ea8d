// SPDX-License-Identifier: Apache-2.0
// Words of the command line turned into values. Every function names the option in the SimError
// that it throws.
#pragma once
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/types.hpp"

namespace hypscope::platform::cli {

[[noreturn]] void usage_error(const std::string& option, const std::string& what,
                              const std::string& hint);

/// The name that takes the fewest edits to become `word`; empty when nothing is near.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> names);
/// "did you mean X? known: A, B".
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> names);

/// Decimal, or hexadecimal after 0x.
[[nodiscard]] u64 parse_number(const std::string& option, const std::string& text, u64 low = 0,
                               u64 high = std::numeric_limits<u64>::max());
/// A number with K, M, G (powers of 1024), or the same with iB or B behind.
[[nodiscard]] u64 parse_size(const std::string& option, const std::string& text);
/// A positive count of seconds, with or without a fraction.
[[nodiscard]] double parse_seconds(const std::string& option, const std::string& text);
/// Text with C escapes: \n \r \t \e \0 \\ \" \' \xNN.
[[nodiscard]] std::string unescape(const std::string& option, std::string_view text);

/// One of a few names.
template <class T>
[[nodiscard]] T parse_choice(const std::string& option, const std::string& text,
                             std::initializer_list<std::pair<const char*, T>> choices) {
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
        if (text == name) return value;
        names.emplace_back(name);
    }
    usage_error(option, fmt::format("unknown value '{}'", text), suggestion(text, names));
}

}  // namespace hypscope::platform::cli
