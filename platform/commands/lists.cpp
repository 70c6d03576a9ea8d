// SPDX-License-Identifier: Apache-2.0
// `hypscope cpus` and `hypscope machines`, and the names the command line is checked against.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "platform/commands.hpp"
#include "platform/commands/session.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::platform {

namespace {

nlohmann::ordered_json cpu_json(const uarch::Preset& preset) {
    nlohmann::ordered_json parameters = nlohmann::ordered_json::object();
    for (const uarch::Parameter& p : uarch::parameters()) {
        parameters[std::string(p.name)] = {
            {"value", uarch::format_value(p, preset.values().*p.field)},
            {"source", preset.source_of(p)},
            {"meaning", p.meaning}};
    }
    return {{"name", preset.values().name},
            {"title", preset.values().title},
            {"parameters", parameters},
            {"known_errors", preset.known_errors()}};
}

}  // namespace

int cpus(const CpusOptions& options) {
    const std::vector<std::string> names =
        options.show.empty() ? uarch::Preset::names() : std::vector{options.show};
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const std::string& name : names) {
        const uarch::Preset preset = uarch::Preset::load(name);
        all.push_back(cpu_json(preset));
        if (options.show.empty())
            fmt::print("{:<12} {}\n", name, preset.values().title);
        else
            fmt::print("{}", preset.describe());
    }
    if (!options.json.empty())
        write_file(
            options.json,
            nlohmann::ordered_json{{"schema", "hypscope.cpus/1"}, {"cpus", all}}.dump(2) + "\n");
    return 0;
}

int machines(const MachinesOptions&) {
    for (const Board* board : boards()) {
        fmt::print("{:<12} {}\n", board->name, board->description);
        for (const MapRow& row : board->map)
            fmt::print("  {:#010x}  {:<14} {}\n", row.base.value, row.name,
                       row.space == Space::Secure      ? "secure"
                       : row.space == Space::NonSecure ? "non-secure"
                                                       : "both");
    }
    return 0;
}

cli::Catalog catalog() {
    cli::Catalog names{uarch::Preset::names(), {}};
    for (const uarch::Parameter& p : uarch::parameters()) names.parameters.emplace_back(p.name);
    return names;
}

}  // namespace hypscope::platform
