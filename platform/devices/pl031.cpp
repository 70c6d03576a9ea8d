// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl031.hpp"

namespace hypscope::platform {

using pl031::Reg;

Pl031::Pl031(u64 core_hertz, Scheduler& scheduler)
    : core_hertz_(core_hertz), scheduler_(scheduler) {}

void Pl031::reset(Cycles now) {
    registers_.reset();
    raw_ = false;
    scheduler_.cancel(alarm_);
    update(now);
}

u32 Pl031::seconds(Cycles now) const { return static_cast<u32>(now.value / core_hertz_) + offset_; }

MmioRead Pl031::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg, access.now), access) : 0, MmioStatus::Ok};
}

MmioStatus Pl031::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (reg && !access.by.debug) write_register(*reg, widen_write(value, access), access.now);
    return MmioStatus::Ok;
}

u32 Pl031::read_register(Reg reg, Cycles now) const {
    switch (reg) {
        case Reg::RTCDR: return seconds(now);
        case Reg::RTCRIS: return raw_ ? 1 : 0;
        case Reg::RTCMIS: return raw_ ? registers_[Reg::RTCIMSC] : 0;
        default: return registers_.read(reg);
    }
}

void Pl031::write_register(Reg reg, u32 value, Cycles now) {
    registers_.write(reg, value);
    switch (reg) {
        case Reg::RTCLR:
            offset_ += value - seconds(now);
            schedule_alarm(now);
            break;
        case Reg::RTCMR: schedule_alarm(now); break;
        case Reg::RTCICR:
            if ((value & 1) != 0) raw_ = false;
            break;
        default: break;
    }
    update(now);
}

void Pl031::schedule_alarm(Cycles now) {
    // The counter wraps, so a match value behind the time is 2^32 seconds away at most.
    const u32 wait = registers_[Reg::RTCMR] - seconds(now);
    if (wait == 0) {
        scheduler_.cancel(alarm_);
        match(now);
        return;
    }
    const u64 second = now.value / core_hertz_ + wait;
    const bool representable = second <= kNever.value / core_hertz_ - 1;
    scheduler_.set(alarm_, representable ? Cycles{second * core_hertz_} : kNever);
}

void Pl031::match(Cycles now) {
    raw_ = true;
    update(now);
}

void Pl031::update(Cycles now) { interrupt.set(raw_ && registers_[Reg::RTCIMSC] != 0, now); }

}  // namespace hypscope::platform
