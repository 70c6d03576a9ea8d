// SPDX-License-Identifier: Apache-2.0
// Every core's totals are noted at a begin, since the core of the end is not known yet.
#include "trace/markers.hpp"

#include <algorithm>

namespace hypscope::trace {

Markers::Markers(const Ledger& ledger) : ledger_(ledger) {}

size_t Markers::index_of(std::string_view name) {
    const auto found = std::find_if(operations_.begin(), operations_.end(),
                                    [name](const Operation& o) { return o.name == name; });
    if (found != operations_.end()) return static_cast<size_t>(found - operations_.begin());
    operations_.push_back({.name = std::string(name), .cycles = {}, .instructions = {}});
    regions_.emplace_back();
    return operations_.size() - 1;
}

CorePosition Markers::position(CoreId core) const {
    if (reader_) return reader_(core);
    const CoreLedger& ledger = ledger_.core(core);
    return {ledger.latest(), ledger.latest_instructions()};
}

Markers::Snapshot Markers::snapshot(CoreId core, const CorePosition& at) const {
    return {at.instructions, ledger_.core(core).phase_totals(at.now, at.instructions)};
}

void Markers::open(Region& region, CoreId core, Cycles now, std::optional<u64> instructions) {
    region.open = true;
    region.core = core;
    region.began = now;
    for (unsigned i = 0; i < ledger_.core_count(); ++i) {
        const CoreId id{static_cast<u8>(i)};
        CorePosition at = position(id);
        if (id == core && instructions) at = {now, *instructions};
        region.at_begin[i] = snapshot(id, at);
    }
}

void Markers::begin(std::string_view name, CoreId core, Cycles now, u64 instructions) {
    open(regions_[index_of(name)], core, now, instructions);
}

void Markers::arm_on_interrupt(std::string_view name, CoreId core) {
    Region& region = regions_[index_of(name)];
    if (!region.armed) ++armed_count_;
    region.armed = core;
}

void Markers::begin_armed(CoreId core, Cycles now) {
    for (Region& region : regions_) {
        if (region.armed != core) continue;
        region.armed.reset();
        --armed_count_;
        open(region, core, now, std::nullopt);
    }
}

void Markers::end(std::string_view name, CoreId core, Cycles now, u64 instructions) {
    const size_t index = index_of(name);
    Region& region = regions_[index];
    if (!region.open || now < region.began) {
        ++unmatched_;
        return;
    }
    region.open = false;
    add_sample(index, core, {now, instructions});
}

void Markers::add_sample(size_t index, CoreId core, const CorePosition& end) {
    const Region& region = regions_[index];
    Operation& operation = operations_[index];
    operation.cycles.add(end.now.value - region.began.value);
    u64 instructions = 0;
    for (unsigned i = 0; i < ledger_.core_count(); ++i) {
        const CoreId id{static_cast<u8>(i)};
        if (id != core && id != region.core) continue;
        const Snapshot after = snapshot(id, id == core ? end : position(id));
        const Snapshot& before = region.at_begin[i];
        instructions += after.instructions - before.instructions;
        for (size_t phase = 0; phase < kPhaseCount; ++phase) {
            operation.phase_cycles[phase] +=
                after.phases[phase].cycles - before.phases[phase].cycles;
        }
    }
    operation.instructions.add(instructions);
}

}  // namespace hypscope::trace
