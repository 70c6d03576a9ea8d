// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/pl011.hpp"

#include <algorithm>

#include "common/bits.hpp"

namespace hypscope::platform {

using pl011::Reg;

namespace {
// UARTFR, DDI 0183 3.3.3.
constexpr u32 kRxfe = 1u << 4;
constexpr u32 kRxff = 1u << 6;
constexpr u32 kTxfe = 1u << 7;
// UARTLCR_H, 3.3.7.
constexpr unsigned kPen = 1;
constexpr unsigned kStp2 = 3;
constexpr unsigned kFen = 4;
// UARTCR, 3.3.8.
constexpr unsigned kUarten = 0;
constexpr unsigned kLbe = 7;
constexpr unsigned kRxe = 9;
// UARTRIS, UARTIMSC, UARTICR: 3.3.10 to 3.3.13.
constexpr u32 kRxInterrupt = 1u << 4;
constexpr u32 kTxInterrupt = 1u << 5;
constexpr u32 kTimeoutInterrupt = 1u << 6;
constexpr u32 kOverrunInterrupt = 1u << 10;
// UARTDR: overrun error, received with the character after the lost one.
constexpr u32 kOverrun = 1u << 11;

constexpr u32 kDefaultBaud = 115'200;
constexpr u32 kTimeoutBits = 32;  // 2.8.4
}  // namespace

Pl011::Pl011(const Config& config, Scheduler& scheduler, ConsoleSink& sink, ConsoleSource* source)
    : config_(config), scheduler_(scheduler), sink_(sink), source_(source) {}

void Pl011::reset(Cycles now) {
    registers_.reset();
    fifo_.clear();
    clear(~0u, now);
    scheduler_.cancel(reception_);
    scheduler_.cancel(timeout_);
    reception_pending_ = false;
}

MmioRead Pl011::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(read_register(*reg, access), access) : 0, MmioStatus::Ok};
}

MmioStatus Pl011::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (reg && !access.by.debug) write_register(*reg, widen_write(value, access), access.now);
    return MmioStatus::Ok;
}

u32 Pl011::read_register(Reg reg, const MmioAccess& access) {
    switch (reg) {
        case Reg::UARTDR: return read_data(access);
        case Reg::UARTFR: return flags();
        case Reg::UARTRIS: return raw_;
        case Reg::UARTMIS: return raw_ & registers_[Reg::UARTIMSC];
        default: return registers_.read(reg);
    }
}

void Pl011::write_register(Reg reg, u32 value, Cycles now) {
    switch (reg) {
        case Reg::UARTDR: write_data(value, now); break;
        case Reg::UARTRSR_ECR: registers_[reg] = 0; break;
        case Reg::UARTLCR_H: write_line_control(value, now); break;
        case Reg::UARTCR: write_control(value, now); break;
        case Reg::UARTICR: clear(value, now); break;
        default: registers_.write(reg, value); break;
    }
    if (reg == Reg::UARTIMSC) raise(0, now);
}

u32 Pl011::flags() const {
    u32 value = kTxfe;
    if (fifo_.empty()) value |= kRxfe;
    if (fifo_.size() >= depth()) value |= kRxff;
    return value;
}

u32 Pl011::read_data(const MmioAccess& access) {
    if (fifo_.empty()) return 0;
    const u32 character = fifo_.front();
    if (access.by.debug) return character;
    fifo_.pop_front();
    registers_[Reg::UARTRSR_ECR] = bits(character, 11, 8);
    if (fifo_.size() < receive_trigger()) clear(kRxInterrupt, access.now);
    if (fifo_.empty()) {
        clear(kTimeoutInterrupt, access.now);
        scheduler_.cancel(timeout_);
    }
    schedule_reception(access.now);
    return character;
}

void Pl011::write_data(u32 value, Cycles now) {
    sink_.put(static_cast<u8>(value), now);
    if (bit(registers_[Reg::UARTCR], kLbe)) push(value & 0xff, now);
    // The transmit FIFO drains at once, so its level always falls through the trigger.
    raise(kTxInterrupt, now);
}

void Pl011::write_line_control(u32 value, Cycles now) {
    const bool had_fifo = bit(registers_[Reg::UARTLCR_H], kFen);
    registers_.write(Reg::UARTLCR_H, value);
    if (had_fifo != bit(value, kFen)) {
        fifo_.clear();
        clear(kRxInterrupt | kTimeoutInterrupt, now);
    }
    schedule_reception(now);
}

void Pl011::write_control(u32 value, Cycles now) {
    registers_.write(Reg::UARTCR, value);
    schedule_reception(now);
}

bool Pl011::is_receiving() const {
    const u32 control = registers_[Reg::UARTCR];
    return bit(control, kUarten) && bit(control, kRxe) && !bit(control, kLbe);
}

u32 Pl011::depth() const { return bit(registers_[Reg::UARTLCR_H], kFen) ? pl011::kFifoDepth : 1; }

u32 Pl011::receive_trigger() const {
    constexpr u32 kEighths[] = {1, 2, 4, 6, 7, 7, 7, 7};  // 3.3.9, RXIFLSEL; the rest is reserved
    return std::max(1u, depth() * kEighths[bits(registers_[Reg::UARTIFLS], 5, 3)] / 8);
}

u32 Pl011::bits_per_character() const {
    const u32 control = registers_[Reg::UARTLCR_H];
    const u32 data = 5 + bits(control, 6, 5);
    return 1 + data + (bit(control, kPen) ? 1u : 0u) + (bit(control, kStp2) ? 2u : 1u);
}

Cycles Pl011::bit_time(u32 bit_count) const {
    // One bit takes 16 * (IBRD + FBRD / 64) periods of UARTCLK (3.3.6).
    const u64 divisor = registers_[Reg::UARTIBRD] * 64u + registers_[Reg::UARTFBRD];
    const bool has_divisor = registers_[Reg::UARTIBRD] != 0;
    const u64 cycles = has_divisor
                           ? bit_count * divisor * config_.core_hertz / (4 * config_.uart_hertz)
                           : bit_count * config_.core_hertz / kDefaultBaud;
    return Cycles{std::max<u64>(cycles, 1)};
}

Cycles Pl011::character_time() const {
    return bit_time(registers_[Reg::UARTIBRD] != 0 ? bits_per_character() : 10);
}

void Pl011::schedule_reception(Cycles now) {
    const bool wanted =
        source_ != nullptr && source_->has_byte() && is_receiving() && fifo_.size() < depth();
    if (!wanted || reception_pending_) return;
    reception_pending_ = true;
    scheduler_.set(reception_, now + character_time());
}

void Pl011::receive(Cycles now) {
    reception_pending_ = false;
    if (!is_receiving() || !source_->has_byte() || fifo_.size() >= depth()) return;
    push(source_->take(), now);
    schedule_reception(now);
}

void Pl011::push(u32 character, Cycles now) {
    if (fifo_.size() >= depth()) {
        fifo_.back() |= kOverrun;
        raise(kOverrunInterrupt, now);
        return;
    }
    fifo_.push_back(character);
    if (fifo_.size() >= receive_trigger()) raise(kRxInterrupt, now);
    if (depth() > 1) scheduler_.set(timeout_, now + bit_time(kTimeoutBits));
}

void Pl011::receive_timeout(Cycles now) {
    if (!fifo_.empty()) raise(kTimeoutInterrupt, now);
}

void Pl011::raise(u32 interrupts, Cycles now) {
    raw_ |= interrupts;
    interrupt.set((raw_ & registers_[Reg::UARTIMSC]) != 0, now);
}

void Pl011::clear(u32 interrupts, Cycles now) {
    raw_ &= ~interrupts;
    interrupt.set((raw_ & registers_[Reg::UARTIMSC]) != 0, now);
}

}  // namespace hypscope::platform
