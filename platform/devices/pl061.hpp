// SPDX-License-Identifier: Apache-2.0
// PrimeCell GPIO, PL061 (DDI 0190): eight pins, each input or output, with edge and level
// interrupts. On `virt` the Non-secure one has the power key on pin 3; of the secure one, pin 0 is
// the power-off output and pin 1 the reset output.
#pragma once
#include <array>

#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace pl061 {
#define HYPSCOPE_REGISTERS "platform/devices/pl061.inc"
#include "platform/devices/register_rows.inc"
inline constexpr unsigned kPinCount = 8;
inline constexpr unsigned kPowerKeyPin = 3;        ///< input of the Non-secure block
inline constexpr unsigned kSecurePowerOffPin = 0;  ///< output of the secure block
inline constexpr unsigned kSecureResetPin = 1;     ///< output of the secure block
}  // namespace pl061

class Pl061 final : public Device {
  public:
    /// GPIOINTR.
    Line interrupt;
    /// A pin as output: low while it is an input.
    std::array<Line, pl061::kPinCount> outputs;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset < 0x400 ? 0 : offset);  // GPIODATA: the address masks
    }
    void reset(Cycles now) override;

    [[nodiscard]] bool interrupt_is_enabled(unsigned pin) const {
        return (registers_[Reg::GPIOIE] >> pin & 1) != 0;
    }
    /// Drives a pin from outside; it counts while the pin is an input.
    void set_input(unsigned pin, bool level, Cycles now);

  private:
    using Reg = pl061::Reg;
    [[nodiscard]] u32 pins() const;
    [[nodiscard]] u32 read_register(Reg reg) const;
    void write_register(Reg reg, u32 value);
    void update(u32 pins_before, Cycles now);

    RegisterBank<Reg, pl061::kRows> registers_;
    u32 inputs_ = 0;  ///< levels from outside
    u32 edges_ = 0;   ///< latched edges; level interrupts follow the pins
};

}  // namespace hypscope::platform
