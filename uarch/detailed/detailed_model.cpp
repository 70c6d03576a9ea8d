// SPDX-License-Identifier: Apache-2.0
#include "uarch/detailed/detailed_model.hpp"

#include <algorithm>

namespace hypscope::uarch {

DetailedModel::DetailedModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : memory_(memory),
      id_(id),
      pipeline_(make_reference_pipeline(preset, memory.latencies())),
      translation_(preset, memory, id),
      branches_({preset.branch_counters, preset.branch_targets, preset.branch_returns}),
      devices_(preset),
      mispredict_(preset.branch_mispredict),
      event_costs_(preset) {}

void DetailedModel::set_listener(FilterListener* listener) {
    translation_.set_listener(listener);
    memory_.set_listener(id_, listener);
}

u32 DetailedModel::grown() {
    const u64 before = said_;
    said_ = std::max(said_, pipeline_->front());
    return static_cast<u32>(said_ - before);
}

void DetailedModel::price_block(std::span<const PricedInstruction>, std::span<u16> cumulative) {
    std::fill(cumulative.begin(), cumulative.end(), u16{0});
}

u32 DetailedModel::instruction(const PricedInstruction& instruction, u32 pc, bool executes,
                               Cycles now) {
    if (now.value > said_) stand_still(0, now);
    pipeline_->issue(instruction, pc, executes);
    return grown();
}

AccessCost DetailedModel::data(const DataAccess& access, WalkSource& walk) {
    const auto kind = access.write ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    ReferenceAccess a{.pa = access.pa, .size = access.size, .write = access.write};
    a.translation = translation_.access(kind, access.tag, walk);
    if (access.cacheable) {
        a.line = access.pa >> memory_.l1d_line_shift();
        a.cost = memory_.data(id_, access.pa, access.secure, access.tag.va, access.write);
    } else {
        a.uncached = memory_.uncached(id_, access.write);
    }
    pipeline_->access(a);
    return {grown(), false, false};
}

AccessCost DetailedModel::fetch(const FetchAccess& access, WalkSource& walk) {
    const u32 translation = translation_.access(TlbModel::Kind::Fetch, access.tag, walk).cycles();
    const u32 line = access.cacheable ? memory_.fetch(id_, access.pa, access.secure)
                                      : memory_.uncached(id_, false);
    pipeline_->delay_fetch(translation + line);
    return {grown(), access.cacheable, false};
}

/// The core stands from `now` on: what it has been told of ends before.
u32 DetailedModel::stand_still(u32 cycles, Cycles now) {
    const u64 start = std::max(now.value, pipeline_->front());
    said_ = std::max(said_, now.value);
    pipeline_->stand_still(start + cycles);
    return grown();
}

u32 DetailedModel::device(const DeviceAccess& access, Cycles now) {
    ++device_accesses_;
    return stand_still(devices_.access(access, now), now);
}

u32 DetailedModel::branch(const Branch& branch) {
    if (branches_.predicted(branch) || !branches_.train(branch)) return 0;
    pipeline_->redirect(mispredict_);
    return grown();
}

u32 DetailedModel::event(TimingEvent event, Cycles now) {
    u32 cost = event_costs_.of(event);
    if (event == TimingEvent::Dsb) {
        const u64 stores = pipeline_->drained_at();
        const u64 until = std::max(stores, now.value + devices_.drain(now));
        cost = std::max(cost, static_cast<u32>(until - now.value));
    }
    return stand_still(cost, now);
}

TimingCounters DetailedModel::counters() const {
    TimingCounters counters = memory_.counters(id_);
    translation_.add_to(counters);
    counters.branches = branches_.branches();
    counters.mispredictions = branches_.mispredictions();
    counters.bus_accesses += device_accesses_;
    return counters;
}

}  // namespace hypscope::uarch
