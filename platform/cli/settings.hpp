// SPDX-License-Identifier: Apache-2.0
// Options whose value is a list: FILE,NAME,NAME=VALUE.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hypscope::platform::cli {

/// The parts between separators; two commas are one of the text itself.
[[nodiscard]] std::vector<std::string> split(std::string_view word, char separator);

/// One part: NAME or NAME=VALUE.
struct Setting {
    std::string name;
    std::optional<std::string> value;
};
[[nodiscard]] Setting setting_of(const std::string& part);

[[noreturn]] void unknown_setting(const std::string& option, const std::string& name,
                                  const std::vector<std::string>& known);

}  // namespace hypscope::platform::cli
