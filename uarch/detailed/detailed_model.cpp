// SPDX-License-Identifier: Apache-2.0
#include "uarch/detailed/detailed_model.hpp"

#include <algorithm>

namespace hypscope::uarch {

DetailedModel::DetailedModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : ModelledCore(preset, memory, id),
      pipeline_(make_reference_pipeline(preset, memory.latencies())) {}

u32 DetailedModel::grown() {
    const u64 before = said_;
    said_ = std::max(said_, pipeline_->front());
    return static_cast<u32>(said_ - before);
}

std::unique_ptr<BlockEdges> DetailedModel::price_block(std::span<const PricedInstruction>,
                                                       std::span<u16> cumulative) {
    std::fill(cumulative.begin(), cumulative.end(), u16{0});
    return nullptr;
}

u32 DetailedModel::instruction(const PricedInstruction& instruction, u32 pc, bool executes,
                               Cycles now) {
    if (now.value > said_) stand_still(0, now);
    pipeline_->issue(instruction, pc, executes);
    return grown();
}

AccessCost DetailedModel::data(const DataAccess& access, const WalkPath& walk) {
    ReferenceAccess a{.pa = access.pa, .size = access.size, .write = access.write};
    a.translation =
        translation_.told(kind_of(access), translation_.access(kind_of(access), access.tag, walk));
    if (access.cacheable) {
        a.line = access.pa >> memory_.l1d_line_shift();
        a.cost = memory_.data(id_, access.pa, access.secure, access.tag.va, access.write);
    } else {
        a.uncached = memory_.uncached(id_, access.write);
    }
    pipeline_->access(a);
    return {grown(), false, false};
}

AccessCost DetailedModel::fetch(const FetchAccess& access, const WalkPath& walk) {
    pipeline_->delay_fetch(fetch_cycles(access, walk));
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
    return stand_still(device_cycles(access, now), now);
}

u32 DetailedModel::branch(const Branch& branch) {
    if (!mispredicts(branch)) return 0;
    pipeline_->redirect(branches_.penalty());
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

}  // namespace hypscope::uarch
