// SPDX-License-Identifier: Apache-2.0
// An access: TLBs first, then the walk that a miss costs, then the caches.
#include "uarch/core_model.hpp"

namespace hypscope::uarch {

namespace {

using EventCosts = std::array<u32, static_cast<size_t>(TimingEvent::Count)>;

EventCosts event_costs(const CorePreset& p) {
    EventCosts costs{};
    const auto set = [&costs](TimingEvent event, u32 cycles) {
        costs[static_cast<size_t>(event)] = cycles;
    };
    set(TimingEvent::ExceptionEntryPl1, p.entry_pl1);
    set(TimingEvent::ExceptionEntryHyp, p.entry_hyp);
    set(TimingEvent::ExceptionEntryMonitor, p.entry_monitor);
    set(TimingEvent::ExceptionReturn, p.exception_return);
    set(TimingEvent::ContextSync, p.isb);
    set(TimingEvent::Dsb, p.dsb);
    set(TimingEvent::Dmb, p.dmb);
    set(TimingEvent::TlbMaintenance, p.tlb_maintenance);
    set(TimingEvent::TlbMaintenanceBroadcast, p.tlb_broadcast);
    set(TimingEvent::CacheMaintenanceLine, p.cache_line_op);
    set(TimingEvent::CacheMaintenanceAll, p.cache_all_op);
    set(TimingEvent::BranchPredictorMaintenance, p.predictor_op);
    set(TimingEvent::SysregRead, p.sysreg_read);
    set(TimingEvent::SysregWrite, p.sysreg_write);
    set(TimingEvent::TimerRead, p.timer_read);
    set(TimingEvent::TimerWrite, p.timer_write);
    set(TimingEvent::BankedRead, p.banked_read);
    set(TimingEvent::BankedWrite, p.banked_write);
    set(TimingEvent::StatusWrite, p.status_write);
    set(TimingEvent::ExclusiveLoad, p.exclusive_load);
    set(TimingEvent::ExclusiveStore, p.exclusive_store);
    set(TimingEvent::WaitWakeUp, p.wake_up);
    set(TimingEvent::Psci, p.psci);
    return costs;
}

}  // namespace

CoreModel::CoreModel(const CorePreset& preset, MemorySystem& memory, CoreId id)
    : memory_(memory),
      id_(id),
      pipeline_(make_pipeline(preset)),
      tlb_(preset),
      walk_caches_(preset),
      branches_({preset.branch_counters, preset.branch_targets, preset.branch_returns},
                preset.branch_mispredict),
      devices_(preset),
      split_micro_(preset.tlb_l1d_split != 0),
      main_tlb_latency_(preset.tlb_l2_latency),
      walk_base_(preset.walk_base),
      event_costs_(event_costs(preset)) {}

void CoreModel::set_listener(FilterListener* listener) {
    tlb_.set_listener(listener);
    memory_.set_listener(id_, listener);
}

u32 CoreModel::translate(TlbModel::Kind kind, const TlbTag& tag, WalkSource& walk) {
    if (tag.flat) return 0;
    const TlbModel::Hit hit = tlb_.access(kind, tag);
    if (hit == TlbModel::Hit::Micro) return 0;
    ++(kind == TlbModel::Kind::Fetch ? itlb_refills_ : dtlb_refills_);
    if (hit == TlbModel::Hit::Main) return main_tlb_latency_;
    ++main_tlb_refills_;
    return main_tlb_latency_ + price_walk(walk);
}

u32 CoreModel::price_walk(WalkSource& walk) {
    return walk_base_ + walk_caches_.price(walk.replay(), [this](const WalkFetch& descriptor) {
        return memory_.descriptor(id_, descriptor.pa, descriptor.secure);
    });
}

AccessCost CoreModel::data(const DataAccess& access, WalkSource& walk) {
    const auto kind = access.write ? TlbModel::Kind::Store : TlbModel::Kind::Load;
    const u32 translation = translate(kind, access.tag, walk);
    if (!access.cacheable) return {translation + memory_.uncached(id_, access.write), false, false};
    const MemoryCost cost =
        memory_.data(id_, access.pa, access.secure, access.tag.va, access.write);
    return {translation + cost.cycles, !access.write || !split_micro_,
            access.write && cost.writable};
}

AccessCost CoreModel::fetch(const FetchAccess& access, WalkSource& walk) {
    const u32 translation = translate(TlbModel::Kind::Fetch, access.tag, walk);
    if (!access.cacheable) return {translation + memory_.uncached(id_, false), false, false};
    return {translation + memory_.fetch(id_, access.pa, access.secure), true, false};
}

u32 CoreModel::device(const DeviceAccess& access, Cycles now) {
    ++device_accesses_;
    return devices_.access(access, now);
}

u32 CoreModel::branch(const Branch& branch) {
    if (branches_.predicted(branch)) return 0;
    return branches_.train(branch) ? branches_.penalty() : 0;
}

u32 CoreModel::event(TimingEvent event, Cycles now) {
    const u32 cost = event_costs_[static_cast<size_t>(event)];
    if (event != TimingEvent::Dsb) return cost;
    return std::max(cost, devices_.drain(now));
}

void CoreModel::tlb_invalidate(const TlbInvalidate& op) {
    tlb_.invalidate(op);
    walk_caches_.clear();
}

void CoreModel::cache_maintenance(const CacheMaintenance& op) { memory_.maintain(id_, op); }

TimingCounters CoreModel::counters() const {
    TimingCounters counters = memory_.counters(id_);
    counters.itlb_refills = itlb_refills_;
    counters.dtlb_refills = dtlb_refills_;
    counters.l2tlb_refills = main_tlb_refills_;
    counters.branches = branches_.branches();
    counters.mispredictions = branches_.mispredictions();
    counters.bus_accesses += device_accesses_;
    return counters;
}

}  // namespace hypscope::uarch
