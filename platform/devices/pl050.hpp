// SPDX-License-Identifier: Apache-2.0
// PS/2 keyboard and mouse interface, PL050 (DDI 0143), with nothing plugged in: nobody clocks the
// line, so a byte that is sent never leaves, and none arrives.
#pragma once
#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace pl050 {
#define HYPSCOPE_REGISTERS "platform/devices/pl050.inc"
#include "platform/devices/register_rows.inc"
}  // namespace pl050

class Pl050 final : public Device {
  public:
    /// KMIINTR: never asserted, since no byte comes and none is ever sent.
    Line interrupt;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

  private:
    using Reg = pl050::Reg;
    [[nodiscard]] u32 status() const;

    RegisterBank<Reg, pl050::kRows> registers_;
    bool is_sending_ = false;
};

}  // namespace hypscope::platform
