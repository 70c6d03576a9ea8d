// SPDX-License-Identifier: Apache-2.0
#include "uarch/event_costs.hpp"

namespace hypscope::uarch {

EventCosts::EventCosts(const CorePreset& p) {
    const auto set = [this](TimingEvent event, u32 cycles) {
        costs_[static_cast<size_t>(event)] = cycles;
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
}

}  // namespace hypscope::uarch
