// SPDX-License-Identifier: Apache-2.0
// Reading presets: every leaf of the TOML tables is a parameter, {value, source} or a bare value.
#include "uarch/preset.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

#include "common/error.hpp"
#include "uarch/embedded_presets.hpp"

namespace hypscope::uarch {

namespace {

[[noreturn]] void usage(const std::string& what, const std::string& where,
                        const std::string& hint) {
    throw SimError(ExitStatus::Usage, what, where, hint);
}

[[noreturn]] void unknown_parameter(std::string_view name, const std::string& where) {
    usage(fmt::format("there is no parameter \"{}\"", name), where,
          fmt::format("did you mean {}?", nearest_parameter(name)));
}

std::string text_of_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        throw SimError(ExitStatus::BadImage, "cannot read the core description", path,
                       "check the path, or name a core of `hypscope cpus`");
    }
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string text_of_node(const toml::node& node) {
    if (const auto text = node.value<std::string>()) return *text;
    if (const auto number = node.value_exact<int64_t>()) return std::to_string(*number);
    if (const auto flag = node.value_exact<bool>()) return *flag ? "on" : "off";
    return "?";
}

}  // namespace

/// Fills a preset from TOML.
class PresetReader {
  public:
    PresetReader(Preset& preset, const std::string& where) : preset_(preset), where_(where) {}

    void read(const toml::table& root) {
        for (const auto& [key, node] : root) {
            if (key == "name" || key == "title" || key == "base") continue;
            if (key == "known_errors") {
                read_known_errors(node);
            } else {
                read_node(std::string(key.str()), node);
            }
        }
        preset_.values_.name = root["name"].value_or(preset_.values_.name);
        preset_.values_.title = root["title"].value_or(preset_.values_.title);
    }

  private:
    void read_node(const std::string& name, const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return set(name, node, "user's file");
        if (const toml::node* value = table->get("value")) {
            return set(name, *value, (*table)["source"].value_or(std::string("user's file")));
        }
        for (const auto& [key, child] : *table) {
            read_node(name + "." + std::string(key.str()), child);
        }
    }

    void set(const std::string& name, const toml::node& value, const std::string& source) {
        const Parameter* parameter = find_parameter(name);
        const std::string where = fmt::format("{}:{}", where_, value.source().begin.line);
        if (parameter == nullptr) unknown_parameter(name, where);
        preset_.values_.*(parameter->field) = parse_value(*parameter, text_of_node(value), where);
        preset_.sources_[static_cast<size_t>(parameter - parameters().data())] = source;
    }

    void read_known_errors(const toml::node& node) {
        preset_.known_errors_.clear();
        if (const toml::array* array = node.as_array()) {
            for (const toml::node& error : *array) {
                preset_.known_errors_.push_back(text_of_node(error));
            }
        }
    }

    Preset& preset_;
    std::string where_;
};

namespace {

toml::table parsed(std::string_view text, const std::string& where) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        throw SimError(ExitStatus::BadImage, std::string(error.description()),
                       fmt::format("{}:{}", where, error.source().begin.line),
                       "the file must be TOML as in uarch/cores/");
    }
}

}  // namespace

Preset Preset::parse(std::string_view toml, const std::string& where) {
    const toml::table root = parsed(toml, where);
    Preset preset;
    const auto base = root["base"].value<std::string>();
    if (base) preset = load(*base);
    preset.sources_.resize(parameters().size());
    PresetReader(preset, where).read(root);
    for (size_t i = 0; i < preset.sources_.size(); ++i) {
        if (!preset.sources_[i].empty()) continue;
        usage(fmt::format("{} has no value", parameters()[i].name), where,
              "add it, or name a core to start from: base = \"cortex-a15\"");
    }
    preset.check();
    return preset;
}

std::vector<std::string> Preset::names() {
    std::vector<std::string> names;
    for (const EmbeddedPreset& preset : embedded_presets()) names.emplace_back(preset.name);
    return names;
}

Preset Preset::load(std::string_view name_or_file) {
    for (const EmbeddedPreset& preset : embedded_presets()) {
        if (preset.name == name_or_file) return parse(preset.toml, std::string(preset.name));
    }
    const std::string path(name_or_file);
    if (path.ends_with(".toml")) return parse(text_of_file(path), path);
    usage(fmt::format("there is no core \"{}\"", name_or_file), "--cpu",
          fmt::format("use {} or a file ending in .toml", fmt::join(names(), ", ")));
}

void Preset::override_with(std::string_view assignment) {
    const std::string where = fmt::format("-p {}", assignment);
    const size_t equals = assignment.find('=');
    if (equals == std::string_view::npos) {
        usage("a parameter needs a value", where, "write -p name=value");
    }
    const std::string_view name = assignment.substr(0, equals);
    const Parameter* parameter = find_parameter(name);
    if (parameter == nullptr) unknown_parameter(name, where);
    values_.*(parameter->field) = parse_value(*parameter, assignment.substr(equals + 1), where);
    sources_[static_cast<size_t>(parameter - parameters().data())] = "command line";
}

void Preset::check() const {
    const auto cache = [](std::string_view name, u32 size, u32 ways, u32 line) {
        if (size >= ways * line) return;
        usage(fmt::format("{} is smaller than one set", name), std::string(name),
              fmt::format("{} ways of {} bytes need {}", ways, line, ways * line));
    };
    cache("core.l1i.size", values_.l1i_size, values_.l1i_ways, values_.l1i_line);
    cache("core.l1d.size", values_.l1d_size, values_.l1d_ways, values_.l1d_line);
    cache("core.l2.size", values_.l2_size, values_.l2_ways, values_.l1d_line);
    if (values_.l2_latency < values_.latency_load + values_.pipeline_shift_early) {
        usage("core.l2.latency is below the load-to-use of the L1", "core.l2.latency",
              fmt::format("it must be at least {}",
                          values_.latency_load + values_.pipeline_shift_early));
    }
}

const std::string& Preset::source_of(const Parameter& parameter) const {
    return sources_[static_cast<size_t>(&parameter - parameters().data())];
}

std::string Preset::describe() const {
    std::string out = fmt::format("{}: {}\n\n", values_.name, values_.title);
    for (const Parameter& parameter : parameters()) {
        out += fmt::format("{:<32} {:>10}  [{}]\n    {}\n", parameter.name,
                           format_value(parameter, values_.*(parameter.field)),
                           source_of(parameter), parameter.meaning);
    }
    out += "\nKnown errors:\n";
    for (const std::string& error : known_errors_) out += fmt::format("  - {}\n", error);
    return out;
}

}  // namespace hypscope::uarch
