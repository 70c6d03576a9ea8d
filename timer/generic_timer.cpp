// SPDX-License-Identifier: Apache-2.0
// When the timers' conditions are met, what their registers read, and when the event streams send
// events. ARM ARM B8.1.4 and B8.1.5.
#include "timer/generic_timer.hpp"

namespace hypscope::timer {

namespace {

enum Ctl : u32 { ENABLE = 1u << 0, IMASK = 1u << 1, ISTATUS = 1u << 2 };

constexpr u32 kCntkctlMask =
    0x3ff;  ///< PL0PTEN, PL0VTEN, EVNTI, EVNTDIR, EVNTEN, PL0VCTEN, PL0PCTEN
constexpr u32 kCnthctlMask = 0x0ff;  ///< EVNTI, EVNTDIR, EVNTEN, PL1PCEN, PL1PCTEN

constexpr u64 sign_extended(u32 value) { return static_cast<u64>(i64{static_cast<i32>(value)}); }

/// The counts from `count` to the next event: bit EVNTI of the counter goes to 1, or to 0 when
/// EVNTDIR is 1. Never 0: the present count had its event.
constexpr u64 counts_to_event(u64 count, u32 control) {
    const u64 rise = u64{1} << bits(control, 7, 4);
    const u64 period = rise * 2;
    const u64 target = bit(control, 3) ? 0 : rise;
    const u64 distance = (target - count) & (period - 1);
    return distance == 0 ? period : distance;
}

/// The first cycle at which a counter has gone on by `distance` from `count`, or kNever.
Cycles cycle_after(const SystemCounter& counter, u64 count, u64 distance) {
    const u64 target = count + distance;
    return target < count ? kNever : counter.first_cycle_at(target);
}

}  // namespace

GenericTimer::GenericTimer(const SystemCounter& counter, Scheduler& scheduler)
    : counter_(counter), scheduler_(scheduler) {
    for (u32 i = 0; i < kTimerCount; ++i) {
        timers_[i].owner = this;
        timers_[i].id = static_cast<TimerId>(i);
    }
    virtual_stream_.owner = physical_stream_.owner = this;
    virtual_stream_.is_virtual = true;
}

GenericTimer::~GenericTimer() {
    for (Timer& timer : timers_) scheduler_.cancel(timer);
    scheduler_.cancel(virtual_stream_);
    scheduler_.cancel(physical_stream_);
}

void GenericTimer::on_event(EventHook hook, void* context) {
    event_hook_ = hook;
    event_context_ = context;
}

void GenericTimer::schedule(TimedEvent& event, Cycles at) {
    if (at == kNever) return scheduler_.cancel(event);
    scheduler_.set(event, at);
}

// The timers ----------------------------------------------------------------------------------

/// The CompareValue view: an unsigned comparison with the 64-bit count less the offset.
bool GenericTimer::is_condition_met(TimerId id, Cycles now) const {
    return count(id, now) >= state_.timers[index(id)].cval;
}

bool GenericTimer::is_unmasked(TimerId id) const {
    return (state_.timers[index(id)].ctl & (ENABLE | IMASK)) == ENABLE;
}

/// IMPLEMENTATION DEFINED: ISTATUS, UNKNOWN while ENABLE is 0, reads as 0 then.
u32 GenericTimer::ctl(TimerId id, Cycles now) const {
    const u32 stored = state_.timers[index(id)].ctl;
    const bool met = (stored & ENABLE) != 0 && is_condition_met(id, now);
    return stored | (met ? ISTATUS : 0u);
}

/// The TimerValue view: a 32-bit down-counter, which is negative after it has passed 0.
u32 GenericTimer::tval(TimerId id, Cycles now) const {
    return static_cast<u32>(cval(id) - count(id, now));
}

void GenericTimer::set_ctl(TimerId id, u32 value, Cycles now) {
    state_.timers[index(id)].ctl = value & (ENABLE | IMASK);
    update(id, now);
}

void GenericTimer::set_cval(TimerId id, u64 value, Cycles now) {
    state_.timers[index(id)].cval = value;
    update(id, now);
}

void GenericTimer::set_tval(TimerId id, u32 value, Cycles now) {
    set_cval(id, count(id, now) + sign_extended(value), now);
}

/// The condition changes when the count reaches CVAL, and again when a count ahead of its offset
/// wraps to 0.
Cycles GenericTimer::next_change(TimerId id, Cycles now) const {
    if (!is_unmasked(id)) return kNever;
    const u64 current = count(id, now), compare = cval(id);
    if (compare == 0) return kNever;
    const u64 distance = current < compare ? compare - current : u64{0} - current;
    return cycle_after(counter_, counter_.count(now), distance);
}

void GenericTimer::update(TimerId id, Cycles now) {
    Timer& timer = timers_[index(id)];
    schedule(timer, next_change(id, now));
    timer.line.set(is_unmasked(id) && is_condition_met(id, now), now);
}

// The event streams ---------------------------------------------------------------------------

void GenericTimer::update_stream(EventStream& stream, Cycles now) {
    const u32 control = stream.is_virtual ? state_.cntkctl : state_.cnthctl;
    if (!bit(control, 2)) return scheduler_.cancel(stream);
    const u64 physical = counter_.count(now);
    const u64 seen = stream.is_virtual ? physical - state_.cntvoff : physical;
    schedule(stream, cycle_after(counter_, physical, counts_to_event(seen, control)));
}

void GenericTimer::send_event(EventStream& stream, Cycles now) {
    update_stream(stream, now);
    if (event_hook_ != nullptr) event_hook_(event_context_, now);
}

// Registers with an effect on several ---------------------------------------------------------

void GenericTimer::write_CNTVOFF(u64 value, Cycles now) {
    state_.cntvoff = value;
    update(TimerId::Virtual, now);
    update_stream(virtual_stream_, now);
}

void GenericTimer::write_CNTKCTL(u32 value, Cycles now) {
    state_.cntkctl = value & kCntkctlMask;
    update_stream(virtual_stream_, now);
}

void GenericTimer::write_CNTHCTL(u32 value, Cycles now) {
    state_.cnthctl = value & kCnthctlMask;
    update_stream(physical_stream_, now);
}

void GenericTimer::update_all(Cycles now) {
    for (Timer& timer : timers_) update(timer.id, now);
    update_stream(virtual_stream_, now);
    update_stream(physical_stream_, now);
}

void GenericTimer::reset(Cycles now) {
    const u32 frequency = state_.cntfrq;
    state_ = {};
    state_.cntfrq = frequency;
    update_all(now);
}

void GenericTimer::restore(const GenericTimerState& state, Cycles now) {
    state_ = state;
    update_all(now);
}

}  // namespace hypscope::timer
