// SPDX-License-Identifier: Apache-2.0
// The TOML files of cores/, put into the library when it is built (uarch/CMakeLists.txt).
#pragma once
#include <span>
#include <string_view>

namespace hypscope::uarch {

struct EmbeddedPreset {
    std::string_view name;
    std::string_view toml;
};

[[nodiscard]] std::span<const EmbeddedPreset> embedded_presets();

}  // namespace hypscope::uarch
