// SPDX-License-Identifier: Apache-2.0
// A counter that counts down on a clock of its own and tells its owner when it reaches zero: what
// the timers of the PrimeCell family have in common. The clock's edges lie at fixed moments of
// model time, so that nothing drifts, however often the counter starts again.
#pragma once
#include "common/scheduler.hpp"

namespace hypscope::platform {

class DownCounter final : public TimedEvent {
  public:
    using Sink = void (*)(void* context, Cycles now);

    /// `at_zero` is called once for each run() that reaches zero; the counter then stands at zero.
    DownCounter(u64 core_hertz, Scheduler& scheduler, Sink at_zero, void* context);

    /// The clock: one tick every `divider` periods of `hertz`. The value stays; call it halted.
    void set_rate(u64 hertz, u32 divider) {
        hertz_ = hertz;
        divider_ = divider;
    }
    /// Counts down from `count`; 0 is reached at once, 2^32 after a whole turn.
    void run(u64 count, Cycles now);
    /// Stands still at `count`.
    void hold(u64 count);
    /// Stands still where it is.
    void halt(Cycles now) { hold(remaining(now)); }
    [[nodiscard]] u32 value(Cycles now) const { return static_cast<u32>(remaining(now)); }

  private:
    __extension__ using Wide = unsigned __int128;
    void fire(Cycles now) override;
    [[nodiscard]] u64 remaining(Cycles now) const;
    [[nodiscard]] u64 tick_at(Cycles now) const;
    [[nodiscard]] Cycles moment_of(u64 tick) const;

    u64 core_hertz_;
    Scheduler& scheduler_;
    Sink at_zero_;
    void* context_;
    u64 hertz_ = 1'000'000;
    u32 divider_ = 1;
    bool is_running_ = false;
    u64 count_ = 0;  ///< at `start_`, or for as long as it stands still
    u64 start_ = 0;  ///< tick
};

}  // namespace hypscope::platform
