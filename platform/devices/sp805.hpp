// SPDX-License-Identifier: Apache-2.0
// Watchdog Module, SP805 (DDI 0270): interrupts when its counter reaches zero, and asks for a reset
// when it does so again before the interrupt was cleared.
#pragma once
#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/down_counter.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace sp805 {
#define HYPSCOPE_REGISTERS "platform/devices/sp805.inc"
#include "platform/devices/register_rows.inc"
}  // namespace sp805

class Sp805 final : public Device {
  public:
    /// `hertz`: of WDOGCLK.
    Sp805(u64 core_hertz, u64 hertz, Scheduler& scheduler);

    Line interrupt;      ///< WDOGINT
    Line reset_request;  ///< WDOGRES

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

  private:
    using Reg = sp805::Reg;
    [[nodiscard]] u32 read_register(Reg reg, Cycles now) const;
    void write_register(Reg reg, u32 value, Cycles now);
    void write_control(u32 value, Cycles now);
    void restart(Cycles now);
    void at_zero(Cycles now);
    void update(Cycles now);
    [[nodiscard]] bool is_counting() const { return (registers_[Reg::WdogControl] & 1) != 0; }

    RegisterBank<Reg, sp805::kRows> registers_;
    DownCounter counter_;
    bool raw_ = false;        ///< WdogRIS
    bool is_locked_ = false;  ///< WdogLock
    bool has_expired_ = false;
};

}  // namespace hypscope::platform
