// SPDX-License-Identifier: Apache-2.0
// JSON of the ledger, of exits and of measured operations. Means are exact to the hundredth.
#include <nlohmann/json.hpp>

#include "trace/operation_order.hpp"
#include "trace/report.hpp"

namespace hypscope::trace {

namespace {

/// 1234 hundredths as 12.34, and as an integer when it is one.
Json decimal(u64 hundredths) {
    if (hundredths % 100 == 0) return hundredths / 100;
    return static_cast<double>(hundredths) / 100.0;
}

Json vmid_json(const std::optional<Vmid>& vmid) { return vmid ? Json(vmid->value) : Json(nullptr); }

Json bucket_json(const Bucket& bucket) {
    return {{"core", bucket.core.value},
            {"vmid", vmid_json(bucket.vmid)},
            {"level", name_of(bucket.level)},
            {"reason", name_of(bucket.reason)},
            {"phase", name_of(bucket.phase)},
            {"cycles", bucket.amount.cycles},
            {"instructions", bucket.amount.instructions}};
}

Json operation_json(const Operation& operation) {
    const Distribution& c = operation.cycles;
    Json phases = Json::object();
    for (size_t phase = 1; phase < kPhaseCount; ++phase) {
        phases[std::string(name_of(static_cast<Phase>(phase)))] =
            decimal(mean_phase_hundredths(operation, static_cast<Phase>(phase)));
    }
    return {{"name", operation.name},
            {"samples", c.count()},
            {"cycles",
             {{"min", c.min()},
              {"median", c.median()},
              {"mean", decimal(c.mean_hundredths())},
              {"p99", c.percentile(99)},
              {"max", c.max()}}},
            {"instructions", {{"median", operation.instructions.median()}}},
            {"phases", phases}};
}

}  // namespace

Json ledger_json(const Ledger& ledger) {
    Json buckets = Json::array();
    for (const Bucket& bucket : ledger.buckets()) buckets.push_back(bucket_json(bucket));
    Json json{{"total_cycles", ledger.total_cycles()}, {"unattributed", ledger.unattributed()}};
    for (const VirtualMachine& machine : ledger.names().machines) {
        json["vms"].push_back({{"vmid", machine.vmid.value}, {"name", machine.name}});
    }
    json["buckets"] = buckets;
    return json;
}

Json exits_json(const CoreLedger& core, const Names& names) {
    Json exits = Json::array();
    for (const ExitStatistics* exit : core.exits()) {
        const Distribution& c = exit->cycles;
        Json row{{"reason", name_of(exit->cause.reason)},
                 {"detail", text_of(exit->cause, names)},
                 {"vmid", vmid_json(exit->vmid)}};
        if (const VirtualMachine* machine = names.machine(exit->vmid)) row["vm"] = machine->name;
        row["count"] = c.count();
        row["cycles"] = {{"min", c.min()},
                         {"mean", decimal(c.mean_hundredths())},
                         {"median", c.median()},
                         {"p99", c.percentile(99)},
                         {"max", c.max()}};
        exits.push_back(std::move(row));
    }
    return exits;
}

Json measure_json(const MeasuredMachine& machine, const Markers& markers, const Ledger& ledger) {
    Json operations = Json::array();
    for (const Operation* operation : in_report_order(markers)) {
        operations.push_back(operation_json(*operation));
    }
    return {{"schema", "hypscope.measure/1"}, {"cpu", machine.cpu},
            {"cores", machine.cores},         {"timing", machine.timing},
            {"clock_hz", machine.clock_hz},   {"operations", operations},
            {"ledger", ledger_json(ledger)}};
}

}  // namespace hypscope::trace
