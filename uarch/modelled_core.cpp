// SPDX-License-Identifier: Apache-2.0
#include "uarch/modelled_core.hpp"

namespace hypscope::uarch {

ModelledCore::ModelledCore(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : memory_(memory),
      id_(id),
      translation_(preset, memory, id),
      branches_({preset.branch_counters, preset.branch_targets, preset.branch_returns},
                preset.branch_mispredict),
      devices_(preset),
      event_costs_(preset) {}

void ModelledCore::set_listener(FilterListener* listener) {
    listener_ = listener;
    translation_.set_listener(listener);
    memory_.set_listener(id_, listener);
}

u32 ModelledCore::fetch_cycles(const FetchAccess& access, const WalkPath& walk) {
    const u32 translation = translation_.cycles(TlbModel::Kind::Fetch, access.tag, walk);
    return translation + (access.cacheable ? memory_.fetch(id_, access.pa, access.secure)
                                           : memory_.uncached(id_, false));
}

TimingCounters ModelledCore::counters() const {
    TimingCounters counters = memory_.counters(id_);
    translation_.add_to(counters);
    counters.branches = branches_.branches();
    counters.mispredictions = branches_.mispredictions();
    counters.bus_accesses += device_accesses_;
    return counters;
}

}  // namespace hypscope::uarch
