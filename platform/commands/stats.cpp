// SPDX-License-Identifier: Apache-2.0
#include "platform/commands/stats.hpp"

#include <nlohmann/json.hpp>

#include "cpu/sysreg/pmu_events.hpp"
#include "platform/commands/session.hpp"

namespace hypscope::platform {

namespace {

/// Totals of the Performance Monitors events that are counted all the time.
trace::Json events_json(const cpu::Core& core) {
    trace::Json events = trace::Json::object();
    for (const cpu::PmuEvent& event : cpu::pmu_events())
        if (cpu::find_pmu_event(core, event.number) == &event && !event.observed &&
            event.number != cpu::PmuEvent::kSoftwareIncrement)
            events[std::string(event.name)] = event.total(core, core.timing().counters());
    return events;
}

trace::Json core_json(Machine& machine, unsigned index) {
    cpu::Core& core = machine.core(index);
    const uarch::TimingCounters c = core.timing().counters();
    trace::Json exceptions = trace::Json::object();
    for (size_t kind = 1; kind < cpu::kExceptionKindCount; ++kind) {
        const auto k = static_cast<cpu::ExceptionKind>(kind);
        exceptions[std::string(cpu::name_of(k))] = core.exceptions_taken(k);
    }
    return {
        {"instructions", core.hot.instructions},
        {"cycles", core.hot.cycles},
        {"l1i", {{"refills", c.l1i_refills}}},
        {"l1d", {{"refills", c.l1d_refills}, {"writebacks", c.l1d_writebacks}}},
        {"l2",
         {{"accesses", c.l2_accesses}, {"refills", c.l2_refills}, {"writebacks", c.l2_writebacks}}},
        {"tlb",
         {{"instruction_refills", c.itlb_refills},
          {"data_refills", c.dtlb_refills},
          {"l2_refills", c.l2tlb_refills},
          {"walk_fetches", c.walk_fetches}}},
        {"branch", {{"branches", c.branches}, {"mispredictions", c.mispredictions}}},
        {"exceptions", exceptions},
        {"events", events_json(core)},
        {"exits", trace::exits_json(machine.ledger().core(core.id()), machine.ledger().names())}};
}

double seconds(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

trace::Json host_json(const Machine& machine, const HostFigures& host) {
    const cpu::HostWork &built = machine.blocks_built(), translated = machine.blocks_translated();
    return {{"seconds", host.seconds},
            {"mips", host.mips},
            {"blocks",
             {{"count", built.blocks},
              {"instructions", built.instructions},
              {"seconds", seconds(built.time)}}},
            {"jit",
             {{"blocks", translated.blocks},
              {"instructions", translated.instructions},
              {"code_bytes", translated.code_bytes},
              {"seconds", seconds(translated.time)}}}};
}

}  // namespace

trace::Json stats_json(const MachineOptions& options, Machine& machine, const RunResult& result,
                       const HostFigures& host) {
    trace::Json cores = trace::Json::array();
    for (unsigned i = 0; i < machine.config().cores; ++i) cores.push_back(core_json(machine, i));
    return {{"schema", "hypscope.stats/1"},
            {"machine", options.board->name},
            {"cpu", options.cpu},
            {"engine", std::string(cpu::name_of(machine.config().engine.kind))},
            {"timing", word_of(options.timing)},
            {"exit", {{"status", result.status}, {"reason", result.reason}}},
            {"host", host_json(machine, host)},
            {"instructions", machine.instructions()},
            {"cycles", machine.cycles()},
            {"cores", cores},
            {"ledger", trace::ledger_json(machine.ledger())}};
}

}  // namespace hypscope::platform
