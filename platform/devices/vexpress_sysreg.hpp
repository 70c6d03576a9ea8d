// SPDX-License-Identifier: Apache-2.0
// System registers of the Versatile Express motherboard (V2M-P1, DUI 0447 4.2) with a CoreTile
// Express A15x2: flags by which the other cores are called, counters, and the path to the board's
// configuration controllers, which set oscillators, power off and restart. A configuration request
// is done at once. NOT MODELLED: user switches, and the currents, temperatures, power and energy
// that SYS_CFGCTRL could ask for; a request for them ends with the error bit.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace vexpress_sysreg {
#define HYPSCOPE_REGISTERS "platform/devices/vexpress_sysreg.inc"
#include "platform/devices/register_rows.inc"
inline constexpr u32 kFlags = 0x30;  ///< offset of SYS_FLAGS
}  // namespace vexpress_sysreg

class VexpressSysreg final : public Device {
  public:
    struct Actions {
        std::function<void()> power_off;
        std::function<void()> restart;
    };
    VexpressSysreg(u64 core_hertz, Actions actions);

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    /// SYS_NVFLAGS keeps its value.
    void reset(Cycles now) override;

    /// What SYS_MCI says of the card slot.
    void set_card(bool is_present, bool is_write_protected);

  private:
    using Reg = vexpress_sysreg::Reg;
    [[nodiscard]] u32 read_register(Reg reg, Cycles now) const;
    void write_register(Reg reg, u32 value);
    [[nodiscard]] u32 count(u64 hertz, Cycles now) const;
    void configure(u32 request);
    [[nodiscard]] bool read_setting(u32 function, u32 site, u32 device);
    [[nodiscard]] bool write_setting(u32 function, u32 site, u32 device);
    [[nodiscard]] bool act(u32 function);

    u64 core_hertz_;
    Actions actions_;
    RegisterBank<Reg, vexpress_sysreg::kRows> registers_;
    std::vector<u32> settings_;  ///< in the order of vexpress_config.inc
    u32 card_ = 0;               ///< SYS_MCI
    Cycles reset_at_{};
};

}  // namespace hypscope::platform
