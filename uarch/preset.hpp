// SPDX-License-Identifier: Apache-2.0
// Core presets: TOML files in cores/, embedded in the library when it is built, where every value
// stands with its source. Any value can be overridden by name.
//
//   [core.l1d]
//   size = { value = "32KiB", source = "7CPU" }
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "uarch/parameters.hpp"

namespace hypscope::uarch {

class Preset {
  public:
    /// A preset's name (cortex-a15) or a path ending in .toml, whose `base` names a preset to start
    /// from. Throws SimError.
    static Preset load(std::string_view name_or_file);
    /// From text; `where` names it in errors.
    static Preset parse(std::string_view toml, const std::string& where);
    [[nodiscard]] static std::vector<std::string> names();

    /// "core.l2.size=1MiB", the argument of -p. Throws SimError naming the nearest right parameter.
    void override_with(std::string_view assignment);
    /// Throws SimError when values contradict each other (a cache with less than one set).
    void check() const;

    [[nodiscard]] const CorePreset& values() const { return values_; }
    [[nodiscard]] const std::string& source_of(const Parameter& parameter) const;
    [[nodiscard]] const std::vector<std::string>& known_errors() const { return known_errors_; }
    /// Every parameter with value, source and meaning: `hypscope cpus --show`.
    [[nodiscard]] std::string describe() const;

  private:
    friend class PresetReader;
    CorePreset values_;
    std::vector<std::string> sources_;  ///< parallel to parameters()
    std::vector<std::string> known_errors_;
};

}  // namespace hypscope::uarch
