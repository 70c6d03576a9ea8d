// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/down_counter.hpp"

#include <algorithm>

namespace hypscope::platform {

DownCounter::DownCounter(u64 core_hertz, Scheduler& scheduler, Sink at_zero, void* context)
    : core_hertz_(core_hertz), scheduler_(scheduler), at_zero_(at_zero), context_(context) {}

void DownCounter::run(u64 count, Cycles now) {
    count_ = count;
    start_ = tick_at(now);
    is_running_ = true;
    scheduler_.set(*this, count == 0 ? now : moment_of(start_ + count));
}

void DownCounter::hold(u64 count) {
    count_ = count;
    is_running_ = false;
    scheduler_.cancel(*this);
}

void DownCounter::fire(Cycles now) {
    hold(0);
    at_zero_(context_, now);
}

u64 DownCounter::remaining(Cycles now) const {
    return is_running_ ? count_ - std::min(count_, tick_at(now) - start_) : count_;
}

u64 DownCounter::tick_at(Cycles now) const {
    return static_cast<u64>(Wide{now.value} * hertz_ / (Wide{core_hertz_} * divider_));
}

Cycles DownCounter::moment_of(u64 tick) const {
    const Wide cycle = (Wide{tick} * core_hertz_ * divider_ + hertz_ - 1) / hertz_;
    return cycle < kNever.value ? Cycles{static_cast<u64>(cycle)} : kNever;
}

}  // namespace hypscope::platform
