// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl061.hpp"

#include "common/bits.hpp"

namespace hypscope::platform {

using pl061::Reg;

namespace {
constexpr u32 kDataEnd = 0x400;

bool is_data(u32 offset) { return offset < kDataEnd; }
u32 data_mask(u32 offset) { return bits(offset, 9, 2); }
}  // namespace

void Pl061::reset(Cycles now) {
    const u32 before = pins();
    registers_.reset();
    update(before, now);
    edges_ = 0;
    interrupt.set(false, now);
}

u32 Pl061::pins() const {
    const u32 direction = registers_[Reg::GPIODIR];
    return (registers_[Reg::GPIODATA] & direction) | (inputs_ & ~direction);
}

MmioRead Pl061::read(const MmioAccess& access) {
    if (is_data(access.offset)) {
        return {narrow_read(pins() & data_mask(access.offset), access), MmioStatus::Ok};
    }
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg), access) : 0, MmioStatus::Ok};
}

MmioStatus Pl061::write(const MmioAccess& access, u32 value) {
    if (access.by.debug) return MmioStatus::Ok;
    const u32 word = widen_write(value, access);
    const u32 before = pins();
    if (is_data(access.offset)) {
        const u32 mask = data_mask(access.offset) & registers_[Reg::GPIODIR];
        u32& data = registers_[Reg::GPIODATA];
        data = (data & ~mask) | (word & mask);
    } else if (const auto reg = registers_.find(access.offset)) {
        write_register(*reg, word);
    }
    update(before, access.now);
    return MmioStatus::Ok;
}

u32 Pl061::read_register(Reg reg) const {
    const u32 sense = registers_[Reg::GPIOIS];
    const u32 active_levels = ~(pins() ^ registers_[Reg::GPIOIEV]) & sense & 0xff;
    const u32 raw = (edges_ & ~sense) | active_levels;
    switch (reg) {
        case Reg::GPIORIS: return raw;
        case Reg::GPIOMIS: return raw & registers_[Reg::GPIOIE];
        default: return registers_.read(reg);
    }
}

void Pl061::write_register(Reg reg, u32 value) {
    if (reg == Reg::GPIOIC) edges_ &= ~value;
    registers_.write(reg, value);
}

void Pl061::set_input(unsigned pin, bool level, Cycles now) {
    const u32 before = pins();
    inputs_ = with_bit(inputs_, pin % pl061::kPinCount, level);
    update(before, now);
}

void Pl061::update(u32 pins_before, Cycles now) {
    const u32 after = pins();
    const u32 direction = registers_[Reg::GPIODIR];
    const u32 changed = (pins_before ^ after) & ~direction;
    const u32 selected = registers_[Reg::GPIOIBE] | ~(after ^ registers_[Reg::GPIOIEV]);
    edges_ |= changed & selected & 0xff;
    for (unsigned pin = 0; pin < pl061::kPinCount; ++pin) {
        outputs[pin].set(bit(after & direction, pin), now);
    }
    interrupt.set(read_register(Reg::GPIOMIS) != 0, now);
}

}  // namespace hypscope::platform
