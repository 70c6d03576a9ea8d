// SPDX-License-Identifier: Apache-2.0
// GICv2m: a write of an interrupt number becomes an edge of that SPI (DEN 0029 v2.2, appendix E).
#pragma once
#include <vector>

#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace gicv2m {
#define HYPSCOPE_REGISTERS "platform/devices/gicv2m.inc"
#include "platform/devices/register_rows.inc"
}  // namespace gicv2m

class GicV2m final : public Device {
  public:
    /// The SPIs `first` to `first` + `count` - 1 are the frame's.
    GicV2m(InterruptId first, u32 count);

    /// Pulsed; [0] is interrupt `first`.
    std::vector<Line> interrupts;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

  private:
    InterruptId first_;
    RegisterBank<gicv2m::Reg, gicv2m::kRows> registers_;
};

}  // namespace hypscope::platform
