// SPDX-License-Identifier: Apache-2.0
// The scheduler of a machine: a small ordered set of events. A handful of timers and devices are
// pending at any time, so an ordered set is fast enough and keeps the order exact.
#pragma once
#include <set>

#include "common/scheduler.hpp"

namespace hypscope {

class EventQueue final : public Scheduler {
  public:
    void set(TimedEvent& event, Cycles at) override;
    void cancel(TimedEvent& event) override;

    /// The earliest moment set, or kNever.
    [[nodiscard]] Cycles next() const;
    /// Fires, in order, every event whose moment is at or before `now`.
    void run_until(Cycles now);

    /// Called whenever an earlier moment than all others was set; the machine shortens its slice.
    void on_earlier(void (*hook)(void* context, Cycles at), void* context);

  private:
    struct Earlier {
        bool operator()(const TimedEvent* a, const TimedEvent* b) const;
    };
    std::set<TimedEvent*, Earlier> pending_;
    u64 order_ = 0;
    void (*hook_)(void*, Cycles) = nullptr;
    void* hook_context_ = nullptr;
};

}  // namespace hypscope
