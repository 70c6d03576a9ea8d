// SPDX-License-Identifier: Apache-2.0
// System Controller, SP810 (DDI 0254): selects the clocks of the board's timers. The system mode
// that is asked for is reached at once. NOT MODELLED: low-power modes, crystal and PLL control, the
// soft reset of SCSYSSTAT; their registers keep what is written.
#pragma once
#include <functional>

#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace sp810 {
#define HYPSCOPE_REGISTERS "platform/devices/sp810.inc"
#include "platform/devices/register_rows.inc"
}  // namespace sp810

class Sp810 final : public Device {
  public:
    static constexpr u32 kTimers = 4;
    static constexpr u64 kRefClk = 32'768;
    static constexpr u64 kTimClk = 1'000'000;
    /// Tells the rate of TIMERCLKEN0 to 3 when it changes.
    using RateSink = std::function<void(u32 timer, u64 hertz, Cycles now)>;

    explicit Sp810(RateSink rate) : rate_(std::move(rate)) {}

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

  private:
    using Reg = sp810::Reg;
    void write_control(u32 value, Cycles now);

    RateSink rate_;
    RegisterBank<Reg, sp810::kRows> registers_;
};

}  // namespace hypscope::platform
