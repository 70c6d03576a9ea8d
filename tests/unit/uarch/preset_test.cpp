// SPDX-License-Identifier: Apache-2.0
#include "uarch/preset.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "common/error.hpp"

using namespace hypscope;
using namespace hypscope::uarch;
using Catch::Matchers::Contains;

namespace {

/// What a user reads when `action` fails, or "" when it does not.
template <class Action>
std::string message_of(Action&& action) {
    try {
        action();
    } catch (const SimError& error) {
        return error.what();
    }
    return "";
}
std::string override_message(std::string_view assignment) {
    Preset preset = Preset::load("cortex-a15");
    return message_of([&] { preset.override_with(assignment); });
}

}  // namespace

TEST_CASE("Both cores are built in") {
    CHECK(Preset::names() == std::vector<std::string>{"cortex-a15", "cortex-a7"});
}

TEST_CASE("Every value of a built-in core is in range and has a source") {
    const auto* name = GENERATE("cortex-a15", "cortex-a7");
    const Preset preset = Preset::load(name);
    CHECK(preset.values().name == name);
    CHECK_FALSE(preset.known_errors().empty());
    for (const Parameter& p : parameters()) {
        INFO(p.name);
        CHECK_FALSE(preset.source_of(p).empty());
        CHECK_NOTHROW(check_range(p, preset.values().*(p.field), name));
    }
}

TEST_CASE("Parameter names are unique, dotted and have a meaning") {
    std::set<std::string_view> names;
    for (const Parameter& p : parameters()) {
        CHECK(names.insert(p.name).second);
        CHECK(p.name.starts_with("core."));
        CHECK_FALSE(p.meaning.empty());
        CHECK(p.low <= p.high);
    }
}

TEST_CASE("The A15 has the values of its documents") {
    const CorePreset core = Preset::load("cortex-a15").values();
    CHECK(core.clock == 1'400'000'000);
    CHECK(core.l1d_size == 32 * 1024);
    CHECK(core.l2_size == 1024 * 1024);
    CHECK(core.l2_policy == kRandom);
    CHECK(core.pipeline_kind == kDataflow);
    CHECK(core.midr == 0x414fc0f0);
    CHECK(core.entry_hyp == 27);
}

TEST_CASE("The A7's clock has a decimal point") {
    CHECK(Preset::load("cortex-a7").values().clock == 1'396'000'000);
}

TEST_CASE("An unknown core is refused with the ones that exist") {
    const std::string message = message_of([] { Preset::load("cortex-a9"); });
    CHECK_THAT(message, Contains("cortex-a9"));
    CHECK_THAT(message, Contains("cortex-a15"));
    CHECK_THAT(message, Contains("cortex-a7"));
}

TEST_CASE("A missing file is refused by name") {
    CHECK_THAT(message_of([] { Preset::load("/nowhere/core.toml"); }),
               Contains("/nowhere/core.toml"));
}

TEST_CASE("An override takes sizes, clocks, words and numbers") {
    Preset preset = Preset::load("cortex-a15");
    preset.override_with("core.l2.size=512KiB");
    preset.override_with("core.l1d.size=65536");
    preset.override_with("core.clock=1.7GHz");
    preset.override_with("core.l2.policy=lru");
    preset.override_with("core.tlb.vmid_tagged=off");
    preset.override_with("core.gic.clock_divider=2");
    preset.override_with("core.id.midr=0x413fc0f1");
    CHECK(preset.values().l2_size == 512 * 1024);
    CHECK(preset.values().l1d_size == 65536);
    CHECK(preset.values().clock == 1'700'000'000);
    CHECK(preset.values().l2_policy == kLru);
    CHECK(preset.values().vmid_tagged == 0);
    CHECK(preset.values().gic_divider == 2);
    CHECK(preset.values().midr == 0x413fc0f1);
    CHECK(preset.source_of(*find_parameter("core.l2.size")) == "command line");
}

TEST_CASE("An unknown parameter is refused with the nearest right name") {
    CHECK_THAT(override_message("core.l2.sise=1MiB"), Contains("core.l2.size"));
    CHECK_THAT(override_message("core.gic.clock-divider=2"), Contains("core.gic.clock_divider"));
    CHECK_THAT(override_message("core.trap.hypentry=2"), Contains("core.trap.hyp_entry"));
}

TEST_CASE("A value out of range is refused with the range") {
    const std::string message = override_message("core.l2.size=64MiB");
    CHECK_THAT(message, Contains("out of range"));
    CHECK_THAT(message, Contains("64KiB"));
    CHECK_THAT(message, Contains("8MiB"));
    CHECK_THAT(override_message("core.gic.clock_divider=0"), Contains("out of range"));
}

TEST_CASE("A size that is no power of two is refused") {
    CHECK_THAT(override_message("core.l2.size=768KiB"), Contains("power of two"));
    CHECK_THAT(override_message("core.tlb.l2.entries=500"), Contains("power of two"));
}

TEST_CASE("A value that is none is refused") {
    const auto* assignment =
        GENERATE("core.l2.size=big", "core.l2.size=", "core.l2.size=1.5.2MiB", "core.clock=fast",
                 "core.l2.policy=fifo", "core.tlb.vmid_tagged=2", "core.l2.latency=-3",
                 "core.l2.latency=1e3", "core.l2.latency=99999999999999999999999",
                 "core.clock=1.GHz", "core.l1d.ways=2.5");
    CHECK_THAT(override_message(assignment), Contains("not a value"));
}

TEST_CASE("An override without a value is refused") {
    CHECK_THAT(override_message("core.l2.size"), Contains("name=value"));
}

TEST_CASE("A cache must have at least one set") {
    Preset preset = Preset::load("cortex-a15");
    preset.override_with("core.l1d.size=4KiB");
    preset.override_with("core.l1d.ways=16");
    preset.override_with("core.l1d.line=128");
    CHECK_NOTHROW(preset.check());
    preset.override_with("core.l2.latency=3");
    CHECK_THAT(message_of([&] { preset.check(); }), Contains("core.l2.latency"));
}

TEST_CASE("A user's file starts from a core and changes what it names") {
    const Preset preset = Preset::parse(
        "base = \"cortex-a7\"\nname = \"mine\"\n[core.l2]\n"
        "size = \"256KiB\"\n[core.gic]\n"
        "list_registers = { value = 16, source = \"what if\" }\n",
        "mine.toml");
    CHECK(preset.values().name == "mine");
    CHECK(preset.values().l2_size == 256 * 1024);
    CHECK(preset.values().gic_list_registers == 16);
    CHECK(preset.values().l1i_line == 32);
    CHECK(preset.source_of(*find_parameter("core.gic.list_registers")) == "what if");
}

TEST_CASE("A user's file is read from disk") {
    const auto path = std::filesystem::temp_directory_path() / "hypscope-preset-test.toml";
    std::ofstream(path) << "base = \"cortex-a15\"\n[core.l2]\nlatency = 25\n";
    CHECK(Preset::load(path.string()).values().l2_latency == 25);
    std::filesystem::remove(path);
}

TEST_CASE("A mistake in a file is told with its line") {
    const auto parse = [](std::string_view text) {
        return message_of([&] { Preset::parse(text, "mine.toml"); });
    };
    CHECK_THAT(parse("base = \"cortex-a15\"\n[core.l2]\nsise = 3\n"),
               Contains("mine.toml:3") && Contains("core.l2.size"));
    CHECK_THAT(parse("base = \"cortex-a15\"\n[core.l2\n"), Contains("mine.toml:2"));
    CHECK_THAT(parse("base = \"cortex-a15\"\n[core.l2]\nlatency = 1.5\n"), Contains("mine.toml:3"));
    CHECK_THAT(parse("name = \"empty\"\n"), Contains("core.clock") && Contains("base"));
}

TEST_CASE("The description shows every parameter with its value and source") {
    const std::string text = Preset::load("cortex-a15").describe();
    for (const Parameter& p : parameters()) CHECK_THAT(text, Contains(std::string(p.name)));
    CHECK_THAT(text, Contains("1MiB"));
    CHECK_THAT(text, Contains("7CPU"));
    CHECK_THAT(text, Contains("guess"));
    CHECK_THAT(text, Contains("Known errors"));
}

TEST_CASE("A value printed is the value read") {
    const Preset preset = Preset::load("cortex-a15");
    for (const Parameter& p : parameters()) {
        const u32 value = preset.values().*(p.field);
        CHECK(parse_value(p, format_value(p, value), "") == value);
    }
}
