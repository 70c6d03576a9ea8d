// SPDX-License-Identifier: Apache-2.0
// Prints every row of every table as JSON: instruction encodings, system registers, and the
// registers of the devices of all boards. tools/conformance holds the tests against it.
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "common/tlm/reports.hpp"
#include "cpu/sysreg.hpp"
#include "cpu/sysreg/rights.hpp"
#include "isa/instruction.hpp"
#include "platform/machine.hpp"

namespace {

using namespace hypscope;
using Json = nlohmann::ordered_json;

void add_instructions(Json& tables) {
    const auto encodings = isa::all_encodings();
    for (size_t i = 0; i < encodings.size(); ++i) {
        Json notes = Json::array();
        for (const isa::OracleNote& note : isa::oracle_notes(i)) {
            notes.push_back({{"oracle", note.oracle == isa::Oracle::Qemu ? "QEMU" : "Capstone"},
                             {"reason", note.reason}});
        }
        tables[std::string(name_of(encodings[i].set))].push_back(
            {{"name", isa::row_name(encodings[i])},
             {"section", isa::op_info(encodings[i].op).section},
             {"notes", notes}});
    }
}

void add_system_registers(Json& tables) {
    for (const cpu::SysRegRow& row : cpu::sysreg_rows()) {
        tables[row.encoding.coproc == 14 ? "CP14" : "CP15"].push_back(
            {{"name", row.name},
             {"section", row.section},
             {"read", (row.access & cpu::rights::kReads) != 0},
             {"write", (row.access & cpu::rights::kWrites) != 0}});
    }
}

/// "sp804-1" and "virtio-mmio1" are further instances, "pl011-0" the first of a device that
/// another board has once.
bool is_listed(const Json& tables, const std::string& name) {
    const bool is_counted = name.size() > 2 && name[name.size() - 2] == '-';
    if (is_counted) return name.back() != '0' || tables.contains(name.substr(0, name.size() - 2));
    return tables.contains(name) || (name.starts_with("virtio-mmio") && name != "virtio-mmio0");
}

void add_device_registers(Json& tables, const platform::Board& board) {
    platform::MachineConfig config;
    config.board = &board;
    config.core = uarch::Preset::load("cortex-a15").values();
    config.ram_size = config.board->min_ram;
    platform::Machine machine(sc_core::sc_gen_unique_name("machine"), config);
    for (const auto& entry : machine.memory().devices().entries(false)) {
        if (is_listed(tables, entry.what.name)) continue;
        std::set<std::string> names;  // a row may span many words
        for (u32 offset = 0; offset < entry.size; offset += 4) {
            const std::string name(entry.what.device->register_name(offset));
            if (name.empty() || !names.insert(name).second) continue;
            tables[entry.what.name].push_back({{"name", name}});
        }
    }
}

}  // namespace

int sc_main(int, char**) { return 0; }

int main() {
    bus::keep_reports_off_stdout();
    Json tables;
    add_instructions(tables);
    add_system_registers(tables);
    for (const platform::Board* board : platform::boards()) add_device_registers(tables, *board);
    std::puts(tables.dump(1).c_str());
    return 0;
}
