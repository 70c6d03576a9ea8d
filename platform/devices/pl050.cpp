// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl050.hpp"

#include "common/bits.hpp"

namespace hypscope::platform {

using pl050::Reg;

namespace {
// KMICR, DDI 0143 3.3.1.
constexpr unsigned kForceClock = 0;
constexpr unsigned kForceData = 1;
constexpr unsigned kEnable = 2;
// KMISTAT, 3.3.2.
constexpr u32 kData = 1u << 0;
constexpr u32 kClock = 1u << 1;
constexpr u32 kTxBusy = 1u << 5;
constexpr u32 kTxEmpty = 1u << 6;
}  // namespace

void Pl050::reset(Cycles now) {
    registers_.reset();
    is_sending_ = false;
    interrupt.set(false, now);
}

/// The lines are high unless this end pulls them down.
u32 Pl050::status() const {
    const u32 control = registers_[Reg::KMICR];
    return (is_sending_ ? kTxBusy : kTxEmpty) | (bit(control, kForceClock) ? 0 : kClock) |
           (bit(control, kForceData) ? 0 : kData);
}

MmioRead Pl050::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    if (!reg || reg == Reg::KMIDATA) return {0, MmioStatus::Ok};
    const u32 word = reg == Reg::KMISTAT ? status() : registers_.read(*reg);
    return {narrow_read(word, access), MmioStatus::Ok};
}

MmioStatus Pl050::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (!reg || access.by.debug) return MmioStatus::Ok;
    registers_.write(*reg, widen_write(value, access));
    const bool is_enabled = bit(registers_[Reg::KMICR], kEnable);
    is_sending_ = is_enabled && (is_sending_ || reg == Reg::KMIDATA);
    return MmioStatus::Ok;
}

}  // namespace hypscope::platform
