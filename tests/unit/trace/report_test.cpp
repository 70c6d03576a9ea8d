// SPDX-License-Identifier: Apache-2.0
#include "trace/report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace hypscope;
using namespace hypscope::trace;

namespace {

constexpr CoreId kCore0{0};
constexpr Vmid kOne{1}, kTwo{2};
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

TEST_CASE("The exit tables show counts, cycles and the decoded detail of each virtual machine") {
    Example example;
    example.ledger.names().machines = {{Vmid{1}, "dom1", {}}};
    const std::string table = exit_tables(example.ledger, 10);
    for (const std::string& line : lines_of(table)) CHECK(line.size() <= 100);
    CHECK(table.find("dom1 (VMID 1): ") != std::string::npos);
    CHECK(table.find("1 exits of 100 cycles") != std::string::npos);
    CHECK(table.find("hvc            #75 ") != std::string::npos);
}

TEST_CASE("The exit tables put the dearest exits first, and the last ones into one line") {
    Ledger ledger(2);
    u64 now = 0;
    const auto exit = [&](unsigned on, ExitReason reason, Vmid vmid, u64 cycles) {
        CoreLedger& core = ledger.core(CoreId{static_cast<u8>(on)});
        core.switch_context(Level::PL1, vmid, Cycles{now}, 0);
        core.switch_context(Level::PL1, vmid, Cycles{now += 100}, 0);
        core.begin_exit(reason, 0, vmid, Cycles{now}, 0);
        core.switch_context(Level::Hyp, vmid, Cycles{now}, 0);
        core.end_exit(vmid, Cycles{now + cycles}, 0);
        now += cycles;
    };
    exit(0, ExitReason::Irq, kOne, 10);
    exit(0, ExitReason::Hvc, kOne, 300);
    exit(1, ExitReason::Hvc, kOne, 700);
    exit(1, ExitReason::Wfx, kOne, 5);
    exit(1, ExitReason::Wfx, kTwo, 7);
    const std::string table = exit_tables(ledger, 1);
    CHECK(table.find("VMID 1: 4 exits of 1015 cycles; cycles in the guest: 200 on core 0, ") !=
          std::string::npos);
    CHECK(table.find("       2    300      500      700       700") != std::string::npos);
    CHECK(table.find("and 2 more kinds: 2 exits, 15 cycles") != std::string::npos);
    CHECK(table.find("VMID 2: 1 exits of 7 cycles; cycles in the guest: 100 on core 1") !=
          std::string::npos);
}

TEST_CASE("A machine without exits has no exit table") {
    CHECK(exit_tables(Ledger(1), 10).empty());
}

TEST_CASE("Names of virtual machines are in the JSON where they are known") {
    Example example;
    example.ledger.names().machines = {{Vmid{1}, "dom1", {}}};
    CHECK(exits_json(example.ledger.core(kCore0), example.ledger.names())[0]["vm"] == "dom1");
    const Json json = ledger_json(example.ledger);
    CHECK(json["vms"][0]["vmid"] == 1);
    CHECK(json["vms"][0]["name"] == "dom1");
}
