// SPDX-License-Identifier: Apache-2.0
#include "trace/report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace hypscope;
using namespace hypscope::trace;

namespace {

constexpr CoreId kCore0{0};
constexpr Vmid kOne{1};
const MeasuredMachine kMachine{"cortex-a15", 1, "approximate", 1'400'000'000};

/// One machine with a hypercall, a supervisor call and an operation of the user's.
struct Example {
    Ledger ledger{1};
    Markers markers{ledger};

    Example() {
        CoreLedger& core = ledger.core(kCore0);
        core.switch_context(Level::PL1, kOne, Cycles{0}, 0);
        markers.begin("mine", kCore0, Cycles{10}, 1);
        markers.end("mine", kCore0, Cycles{30}, 2);
        markers.begin("hypercall", kCore0, Cycles{100}, 10);
        core.begin_exit(ExitReason::Hvc, 0x4b, kOne, Cycles{101}, 11);
        core.switch_context(Level::Hyp, kOne, Cycles{101}, 11);
        core.charge(Phase::Entry, 27, 0);
        core.end_exit(kOne, Cycles{201}, 41);
        core.switch_context(Level::PL1, kOne, Cycles{201}, 41);
        markers.end("hypercall", kCore0, Cycles{202}, 42);
        markers.begin("svc", kCore0, Cycles{210}, 50);
        markers.end("svc", kCore0, Cycles{215}, 51);
        markers.begin("svc", kCore0, Cycles{220}, 52);
        markers.end("svc", kCore0, Cycles{226}, 53);
        core.finish(Cycles{300}, 60);
    }
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

}  // namespace

TEST_CASE("hypscope.measure/1 has the members of the contract in their order") {
    const Example example;
    const Json json = measure_json(kMachine, example.markers, example.ledger);
    CHECK(keys_of(json) == std::vector<std::string>{"schema", "cpu", "cores", "timing", "clock_hz",
                                                    "operations", "ledger"});
    CHECK(json["schema"] == "hypscope.measure/1");
    CHECK(json["cpu"] == "cortex-a15");
    CHECK(json["clock_hz"] == 1'400'000'000);
    const Json& operation = json["operations"][0];
    CHECK(keys_of(operation) ==
          std::vector<std::string>{"name", "samples", "cycles", "instructions", "phases"});
    CHECK(keys_of(operation["cycles"]) ==
          std::vector<std::string>{"min", "median", "mean", "p99", "max"});
    CHECK(keys_of(operation["instructions"]) == std::vector<std::string>{"median"});
    CHECK(keys_of(operation["phases"]) == std::vector<std::string>{"entry", "gpr", "sysreg", "vfp",
                                                                   "gic", "timer", "stage2",
                                                                   "handler", "return"});
}

TEST_CASE("Operations come in the order of the design, then the user's own") {
    const Example example;
    const Json json = measure_json(kMachine, example.markers, example.ledger);
    REQUIRE(json["operations"].size() == 3);
    CHECK(json["operations"][0]["name"] == "svc");
    CHECK(json["operations"][1]["name"] == "hypercall");
    CHECK(json["operations"][2]["name"] == "mine");
}

TEST_CASE("Means are exact decimals") {
    const Example example;
    const Json json = measure_json(kMachine, example.markers, example.ledger);
    CHECK(json["operations"][0]["cycles"]["mean"].dump() == "5.5");
    CHECK(json["operations"][1]["cycles"]["mean"].dump() == "102");
    CHECK(json["operations"][1]["phases"]["entry"] == 27);
    CHECK(json["operations"][1]["phases"]["handler"] == 73);
}

TEST_CASE("The ledger's buckets add up to its total") {
    const Example example;
    const Json json = ledger_json(example.ledger);
    CHECK(json["total_cycles"] == 300);
    CHECK(json["unattributed"] == 0);
    u64 sum = 0;
    for (const Json& bucket : json["buckets"]) {
        CHECK(keys_of(bucket) == std::vector<std::string>{"core", "vmid", "level", "reason",
                                                          "phase", "cycles", "instructions"});
        sum += bucket["cycles"].get<u64>();
    }
    CHECK(sum == 300);
}

TEST_CASE("A bucket outside every virtual machine has VMID null") {
    Ledger ledger(1);
    ledger.core(kCore0).finish(Cycles{10}, 0);
    const Json json = ledger_json(ledger);
    CHECK(json["buckets"][0]["vmid"].is_null());
    CHECK(json["buckets"][0]["level"] == "Off");
    CHECK(json["buckets"][0]["reason"] == "none");
    CHECK(json["buckets"][0]["phase"] == "run");
}

TEST_CASE("Exits of a core have the members of hypscope.stats/1") {
    const Example example;
    const Json exits = exits_json(example.ledger.core(kCore0), example.ledger.names());
    REQUIRE(exits.size() == 1);
    CHECK(keys_of(exits[0]) ==
          std::vector<std::string>{"reason", "detail", "vmid", "count", "cycles"});
    CHECK(exits[0]["reason"] == "hvc");
    CHECK(exits[0]["detail"] == "#75");
    CHECK(exits[0]["vmid"] == 1);
    CHECK(exits[0]["cycles"]["min"] == 100);
    CHECK(keys_of(exits[0]["cycles"]) ==
          std::vector<std::string>{"min", "mean", "median", "p99", "max"});
}

TEST_CASE("The same run gives the same bytes") {
    const Example a, b;
    CHECK(measure_json(kMachine, a.markers, a.ledger).dump(1) ==
          measure_json(kMachine, b.markers, b.ledger).dump(1));
    CHECK(measure_table(kMachine, a.markers, a.ledger) ==
          measure_table(kMachine, b.markers, b.ledger));
}

TEST_CASE("The table of measure fits 100 columns and shows every operation") {
    const Example example;
    const std::string table = measure_table(kMachine, example.markers, example.ledger);
    for (const std::string& line : lines_of(table)) CHECK(line.size() <= 100);
    CHECK(table.find("hypercall") != std::string::npos);
    CHECK(table.find("mine") != std::string::npos);
    CHECK(table.find("300 cycles in") != std::string::npos);
    CHECK(table.find("0 unattributed") != std::string::npos);
}

TEST_CASE("The exit table shows counts, shares and the decoded detail") {
    const Example example;
    const std::string table = exit_table(example.ledger);
    for (const std::string& line : lines_of(table)) CHECK(line.size() <= 100);
    CHECK(table.find("hvc") != std::string::npos);
    CHECK(table.find("#75") != std::string::npos);
    CHECK(table.find("100.00%") != std::string::npos);
    CHECK(table.find("1 exits, 100 cycles of 300") != std::string::npos);
}

TEST_CASE("The exit table puts the dearest exits first") {
    Ledger ledger(1);
    CoreLedger& core = ledger.core(kCore0);
    core.begin_exit(ExitReason::Irq, 0, kOne, Cycles{0}, 0);
    core.end_exit(kOne, Cycles{10}, 0);
    core.begin_exit(ExitReason::Hvc, 0, kOne, Cycles{10}, 0);
    core.end_exit(kOne, Cycles{1000}, 0);
    const std::string table = exit_table(ledger);
    CHECK(table.find("hvc") < table.find("irq"));
}

TEST_CASE("A machine without exits has an empty exit table") {
    const Ledger ledger(1);
    CHECK(exit_table(ledger).find("0 exits") != std::string::npos);
}
