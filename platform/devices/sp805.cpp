// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sp805.hpp"

#include <algorithm>

#include "common/bits.hpp"

namespace hypscope::platform {

using sp805::Reg;

namespace {
// WdogControl, DDI 0270 3.3.3.
constexpr unsigned kResetEnable = 1;
constexpr u32 kUnlock = 0x1acc'e551;
constexpr u32 kValueReset = 0xffff'ffff;
// WdogITOP: the two outputs in integration test mode.
constexpr u32 kTestReset = 1;
constexpr u32 kTestInterrupt = 2;
}  // namespace

Sp805::Sp805(u64 core_hertz, u64 hertz, Scheduler& scheduler)
    : counter_(
          core_hertz, scheduler,
          [](void* context, Cycles now) { static_cast<Sp805*>(context)->at_zero(now); }, this) {
    counter_.set_rate(hertz, 1);
    reset(Cycles{});
}

void Sp805::reset(Cycles now) {
    registers_.reset();
    counter_.hold(kValueReset);
    raw_ = is_locked_ = has_expired_ = false;
    update(now);
}

MmioRead Sp805::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg, access.now), access) : 0, MmioStatus::Ok};
}

MmioStatus Sp805::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (reg && !access.by.debug) write_register(*reg, widen_write(value, access), access.now);
    return MmioStatus::Ok;
}

u32 Sp805::read_register(Reg reg, Cycles now) const {
    switch (reg) {
        case Reg::WdogValue: return counter_.value(now);
        case Reg::WdogRIS: return raw_ ? 1 : 0;
        case Reg::WdogMIS: return raw_ && is_counting() ? 1 : 0;
        case Reg::WdogLock: return is_locked_ ? 1 : 0;
        default: return registers_.read(reg);
    }
}

void Sp805::write_register(Reg reg, u32 value, Cycles now) {
    if (reg == Reg::WdogLock) {
        is_locked_ = value != kUnlock;
        return;
    }
    if (is_locked_) return;
    if (reg == Reg::WdogControl) return write_control(value, now);
    registers_.write(reg, value);
    if (reg == Reg::WdogIntClr) raw_ = false;
    if (reg == Reg::WdogLoad || reg == Reg::WdogIntClr) restart(now);
    update(now);
}

/// INTEN lets the counter run and, when it rises, starts it from WdogLoad.
void Sp805::write_control(u32 value, Cycles now) {
    const bool was_counting = is_counting();
    registers_.write(Reg::WdogControl, value);
    if (is_counting() && !was_counting) restart(now);
    if (!is_counting()) counter_.halt(now);
    update(now);
}

void Sp805::restart(Cycles now) {
    const u32 load = registers_[Reg::WdogLoad];
    if (is_counting())
        counter_.run(load, now);
    else
        counter_.hold(load);
}

void Sp805::at_zero(Cycles now) {
    if (raw_ && bit(registers_[Reg::WdogControl], kResetEnable)) {
        has_expired_ = true;  // and the counter stands
    } else {
        raw_ = true;
        counter_.run(std::max(registers_[Reg::WdogLoad], 1u), now);
    }
    update(now);
}

void Sp805::update(Cycles now) {
    const bool test = registers_[Reg::WdogITCR] != 0;
    const u32 forced = registers_[Reg::WdogITOP];
    interrupt.set(test ? (forced & kTestInterrupt) != 0 : raw_ && is_counting(), now);
    reset_request.set(test ? (forced & kTestReset) != 0 : has_expired_, now);
}

}  // namespace hypscope::platform
