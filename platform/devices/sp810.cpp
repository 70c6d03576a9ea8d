// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/sp810.hpp"

#include "common/bits.hpp"

namespace hypscope::platform {

using sp810::Reg;

namespace {
// SCCTRL, DDI 0254 3.3.1: ModeCtrl is 2:0, ModeStatus 6:3; TimerEnnSel chooses TIMCLK.
constexpr unsigned kFirstTimerSelect = 15;
constexpr unsigned kTimerSelectStep = 2;

/// ModeStatus of the mode that ModeCtrl asks for: SLEEP, DOZE, SLOW, NORMAL.
u32 mode_status(u32 mode_control) {
    if ((mode_control & 4) != 0) return 4;
    if ((mode_control & 2) != 0) return 2;
    return mode_control & 1;
}
}  // namespace

void Sp810::reset(Cycles now) {
    registers_.reset();
    for (u32 timer = 0; timer < kTimers; ++timer) rate_(timer, kRefClk, now);
}

MmioRead Sp810::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(registers_.read(*reg), access) : 0, MmioStatus::Ok};
}

MmioStatus Sp810::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (!reg || access.by.debug) return MmioStatus::Ok;
    if (reg == Reg::SCCTRL)
        write_control(widen_write(value, access), access.now);
    else
        registers_.write(*reg, widen_write(value, access));
    return MmioStatus::Ok;
}

void Sp810::write_control(u32 value, Cycles now) {
    const u32 before = registers_[Reg::SCCTRL];
    registers_.write(Reg::SCCTRL, value);
    u32& control = registers_[Reg::SCCTRL];
    control = (control & ~0x78u) | mode_status(control & 7) << 3;
    for (u32 timer = 0; timer < kTimers; ++timer) {
        const unsigned select = kFirstTimerSelect + timer * kTimerSelectStep;
        if (bit(before ^ control, select))
            rate_(timer, bit(control, select) ? kTimClk : kRefClk, now);
    }
}

}  // namespace hypscope::platform
