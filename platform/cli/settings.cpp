// SPDX-License-Identifier: Apache-2.0
#include "platform/cli/settings.hpp"

#include "platform/cli/values.hpp"

namespace hypscope::platform::cli {

std::vector<std::string> split(std::string_view word, char separator) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != separator) {
            parts.back() += word[i];
        } else if (separator == ',' && i + 1 < word.size() && word[i + 1] == separator) {
            parts.back() += word[i++];
        } else {
            parts.emplace_back();
        }
    }
    return parts;
}

Setting setting_of(const std::string& part) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) return {part, std::nullopt};
    return {part.substr(0, equals), part.substr(equals + 1)};
}

void unknown_setting(const std::string& option, const std::string& name,
                     const std::vector<std::string>& known) {
    usage_error(option, fmt::format("unknown setting '{}'", name), suggestion(name, known));
}

}  // namespace hypscope::platform::cli
