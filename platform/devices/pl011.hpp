// SPDX-License-Identifier: Apache-2.0
// PrimeCell UART, PL011 r1p3 (DDI 0183). Received bytes come at the pace of the line; transmitted
// bytes leave at once, also while the UART is disabled, as images made for QEMU expect.
// NOT MODELLED: modem lines, IrDA, DMA, framing and parity errors.
#pragma once
#include <deque>

#include "common/line.hpp"
#include "common/scheduler.hpp"
#include "platform/devices/console.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace pl011 {
#define HYPSCOPE_REGISTERS "platform/devices/pl011.inc"
#include "platform/devices/register_rows.inc"
inline constexpr u32 kFifoDepth = 16;
}  // namespace pl011

class Pl011 final : public Device {
  public:
    struct Config {
        u64 core_hertz;
        u64 uart_hertz = 24'000'000;
    };

    /// Without a source nothing is ever received. All outlive the device.
    Pl011(const Config& config, Scheduler& scheduler, ConsoleSink& sink,
          ConsoleSource* source = nullptr);

    /// UARTINTR, all interrupts combined.
    Line interrupt;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

    /// The source has bytes again (a live console).
    void input_arrived(Cycles now) { schedule_reception(now); }
    /// How long one character takes on the line as configured; 115200 8N1 while no divisor is set.
    [[nodiscard]] Cycles character_time() const;

  private:
    using Reg = pl011::Reg;
    struct Reception final : TimedEvent {
        explicit Reception(Pl011& device) : uart(device) {}
        void fire(Cycles now) override { uart.receive(now); }
        Pl011& uart;
    };
    struct Timeout final : TimedEvent {
        explicit Timeout(Pl011& device) : uart(device) {}
        void fire(Cycles now) override { uart.receive_timeout(now); }
        Pl011& uart;
    };

    [[nodiscard]] u32 read_register(Reg reg, const MmioAccess& access);
    void write_register(Reg reg, u32 value, Cycles now);
    [[nodiscard]] u32 read_data(const MmioAccess& access);
    void write_data(u32 value, Cycles now);
    void write_line_control(u32 value, Cycles now);
    void write_control(u32 value, Cycles now);
    [[nodiscard]] u32 flags() const;

    [[nodiscard]] bool is_receiving() const;
    [[nodiscard]] u32 bits_per_character() const;
    [[nodiscard]] Cycles bit_time(u32 bit_count) const;
    [[nodiscard]] u32 depth() const;
    [[nodiscard]] u32 receive_trigger() const;
    void schedule_reception(Cycles now);
    void receive(Cycles now);
    void receive_timeout(Cycles now);
    void push(u32 character, Cycles now);
    void raise(u32 interrupts, Cycles now);
    void clear(u32 interrupts, Cycles now);

    Config config_;
    Scheduler& scheduler_;
    ConsoleSink& sink_;
    ConsoleSource* source_;
    RegisterBank<Reg, pl011::kRows> registers_;
    std::deque<u32> fifo_;
    u32 raw_ = 0;  ///< UARTRIS
    bool reception_pending_ = false;
    Reception reception_{*this};
    Timeout timeout_{*this};
};

}  // namespace hypscope::platform
