// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sp804.hpp"

#include <algorithm>

#include "common/bits.hpp"

namespace hypscope::platform {

using sp804::Reg;

namespace {
// TimerXControl, DDI 0271 3.3.3.
constexpr unsigned kOneShot = 0;
constexpr unsigned kSize32 = 1;
constexpr unsigned kIntEnable = 5;
constexpr unsigned kPeriodic = 6;
constexpr unsigned kEnable = 7;
constexpr u32 kControlReset = 1u << kIntEnable;
constexpr u32 kValueReset = 0xffff'ffff;

/// TimerPre: 1, 16, 256; the fourth encoding is not defined and divides by 256 here.
u32 prescaler(u32 control) {
    constexpr u32 kDividers[] = {1, 16, 256, 256};
    return kDividers[bits(control, 3, 2)];
}
}  // namespace

Sp804::Sp804(u64 core_hertz, u64 hertz, Scheduler& scheduler)
    : timers_{Timer(core_hertz, hertz, scheduler, *this),
              Timer(core_hertz, hertz, scheduler, *this)} {
    reset(Cycles{});
}

void Sp804::reset(Cycles now) {
    registers_.reset();
    for (Timer& timer : timers_) {
        timer.load = 0;
        timer.control = kControlReset;
        timer.raw = timer.done = false;
        timer.counter.hold(kValueReset);
        timer.counter.set_rate(timer.hertz, prescaler(timer.control));
    }
    update(now);
}

MmioRead Sp804::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg, access.now), access) : 0, MmioStatus::Ok};
}

MmioStatus Sp804::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (reg && !access.by.debug) write_register(*reg, widen_write(value, access), access.now);
    return MmioStatus::Ok;
}

u32 Sp804::read_register(Reg reg, Cycles now) const {
    const u32 index = static_cast<u32>(reg);
    if (index >= kTimers * kParts) return registers_.read(reg);
    return read_timer(timers_[index / kParts], index % kParts, now);
}

void Sp804::write_register(Reg reg, u32 value, Cycles now) {
    registers_.write(reg, value);
    const u32 index = static_cast<u32>(reg);
    if (index < kTimers * kParts) {
        write_timer(timers_[index / kParts], index % kParts, registers_[reg], now);
    }
    update(now);
}

u32 Sp804::read_timer(const Timer& timer, u32 part, Cycles now) {
    switch (part) {
        case kLoad:
        case kBgLoad: return timer.load;
        case kValue: return timer.counter.value(now);
        case kControl: return timer.control;
        case kRis: return timer.raw ? 1 : 0;
        case kMis: return timer.raw && bit(timer.control, kIntEnable) ? 1 : 0;
        default: return 0;
    }
}

void Sp804::write_timer(Timer& timer, u32 part, u32 value, Cycles now) {
    switch (part) {
        case kLoad:
            timer.load = value;
            timer.done = false;
            start(timer, value, now);
            break;
        case kBgLoad: timer.load = value; break;
        case kControl: set_control(timer, value, now); break;
        case kIntClr: timer.raw = false; break;
        default: break;
    }
}

/// From `value`, as the size has it; a disabled timer keeps it until it is enabled.
void Sp804::start(Timer& timer, u32 value, Cycles now) {
    if (!bit(timer.control, kEnable)) return timer.counter.hold(value);
    timer.counter.run(bit(timer.control, kSize32) ? value : value & 0xffff, now);
}

/// What follows zero (DDI 0271 2.3). A free-running timer takes a whole turn.
void Sp804::reload(Timer& timer, Cycles now) {
    if (bit(timer.control, kPeriodic)) {
        const u32 size_mask = bit(timer.control, kSize32) ? ~0u : 0xffffu;
        // A load value of 0 interrupts on every tick.
        return timer.counter.run(std::max(timer.load & size_mask, 1u), now);
    }
    timer.counter.run(bit(timer.control, kSize32) ? u64{1} << 32 : u64{1} << 16, now);
}

void Sp804::set_control(Timer& timer, u32 value, Cycles now) {
    timer.counter.halt(now);
    const u32 reached = timer.counter.value(now);
    timer.control = value;
    timer.counter.set_rate(timer.hertz, prescaler(value));
    if (!timer.done) return start(timer, reached, now);
    if (!bit(value, kEnable) || bit(value, kOneShot)) return;
    timer.done = false;
    reload(timer, now);
}

void Sp804::Timer::at_zero(void* context, Cycles now) {
    Timer& timer = *static_cast<Timer*>(context);
    timer.raw = true;
    timer.done = bit(timer.control, kOneShot);
    if (!timer.done) reload(timer, now);
    timer.module.update(now);
}

void Sp804::set_rate(u32 timer, u64 hertz, Cycles now) {
    Timer& changed = timers_.at(timer);
    changed.hertz = hertz;
    set_control(changed, changed.control, now);
}

void Sp804::update(Cycles now) {
    bool level = false;
    for (const Timer& timer : timers_) level = level || read_timer(timer, kMis, now) != 0;
    // The integration test registers drive the outputs directly.
    if (registers_[Reg::TimerITCR] != 0) level = registers_[Reg::TimerITOP] != 0;
    interrupt.set(level, now);
}

}  // namespace hypscope::platform
