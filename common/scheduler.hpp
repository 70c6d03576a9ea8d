// SPDX-License-Identifier: Apache-2.0
// Timed events of the model, in integer cycles and without SystemC. A device owns its TimedEvents;
// the machine owns the one queue and lets no core run past the next event.
#pragma once
#include "common/types.hpp"

namespace hypscope {

/// Something that happens at a moment. At most one moment is set at a time.
class TimedEvent {
  public:
    virtual ~TimedEvent() = default;
    /// Called once when model time reaches the moment set; `now` is that moment.
    virtual void fire(Cycles now) = 0;

  private:
    friend class EventQueue;
    Cycles at_ = kNever;
    u64 order_ = 0;  ///< events of one moment fire in the order in which they were set
};

class Scheduler {
  public:
    virtual ~Scheduler() = default;
    /// Sets or moves the moment of `event`. A moment in the past fires at the next opportunity.
    virtual void set(TimedEvent& event, Cycles at) = 0;
    /// Does nothing when the event is not set.
    virtual void cancel(TimedEvent& event) = 0;
};

}  // namespace hypscope
