// SPDX-License-Identifier: Apache-2.0
// The console device (Virtual I/O Device 1.1, 5.3) with one port: hvc0 of Linux. Input comes as
// fast as the driver gives buffers, but begins a tenth of a second behind DRIVER_OK: Linux throws
// away what arrives while it is still making its port. NOT MODELLED: several ports, the size of the
// terminal.
#pragma once
#include "platform/devices/console.hpp"
#include "platform/devices/virtio/device.hpp"

namespace hypscope::platform::virtio {

class Console final : public VirtioDevice {
  public:
    static constexpr u16 kQueueSize = 64;

    /// `sink` and `source` outlive the device; `source` may be null.
    Console(ConsoleSink& sink, ConsoleSource* source, const Surroundings& surroundings);

    [[nodiscard]] std::vector<u8> config() const override { return std::vector<u8>(12); }
    /// 5.3.4: emerg_wr prints a character before any queue exists.
    void write_config(u32 offset, u8 size, u32 value, Cycles now) override;

  private:
    void serve(Cycles now) override;
    void begin(Cycles now) override;
    void transmit(Cycles now);
    void receive(Cycles now);

    ConsoleSink& sink_;
    ConsoleSource* source_;
    Cycles input_from_{};
};

}  // namespace hypscope::platform::virtio
