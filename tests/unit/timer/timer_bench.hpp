// SPDX-License-Identifier: Apache-2.0
// One core's Generic Timer on an event queue of its own, with a probe on each output that keeps
// when it changed. 5 counts take 112 cycles.
#pragma once
#include <array>
#include <vector>

#include "common/event_queue.hpp"
#include "timer/generic_timer.hpp"

namespace hypscope::timer {

struct Change {
    bool level;
    u64 when;
    bool operator==(const Change&) const = default;
};

struct TimerBench {
    SystemCounter counter{62'500'000, 1'400'000'000};
    EventQueue queue;
    GenericTimer timer{counter, queue};
    std::array<std::vector<Change>, kTimerCount> changes;
    std::vector<u64> events;

    TimerBench() {
        for (u32 i = 0; i < kTimerCount; ++i)
            timer.output(static_cast<TimerId>(i)).connect(on_change, this, i);
        timer.on_event(on_event, this);
    }
    void run_until(u64 cycle) { queue.run_until({cycle}); }
    [[nodiscard]] bool output(TimerId id) { return timer.output(id).level(); }
    [[nodiscard]] const std::vector<Change>& changes_of(TimerId id) const {
        return changes[static_cast<u32>(id)];
    }
    /// The cycle at which CNTPCT reaches `count`.
    [[nodiscard]] u64 cycle_of(u64 count) const { return counter.first_cycle_at(count).value; }

  private:
    static void on_change(void* bench, u32 index, bool level, Cycles when) {
        static_cast<TimerBench*>(bench)->changes[index].push_back({level, when.value});
    }
    static void on_event(void* bench, Cycles when) {
        static_cast<TimerBench*>(bench)->events.push_back(when.value);
    }
};

}  // namespace hypscope::timer
