// SPDX-License-Identifier: Apache-2.0
// Dual-Timer Module, SP804 (DDI 0271): two counters of 32 or 16 bits that count down, free-running,
// periodically or once. TIMCLKEN1 and TIMCLKEN2, the rates of the two, come from outside.
#pragma once
#include <array>

#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/down_counter.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace sp804 {
#define HYPSCOPE_REGISTERS "platform/devices/sp804.inc"
#include "platform/devices/register_rows.inc"
}  // namespace sp804

class Sp804 final : public Device {
  public:
    static constexpr u32 kTimers = 2;

    /// `hertz`: of both TIMCLKEN until set_rate().
    Sp804(u64 core_hertz, u64 hertz, Scheduler& scheduler);

    /// TIMINTC, both interrupts combined.
    Line interrupt;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

    /// The rate of TIMCLKEN1 (`timer` 0) or TIMCLKEN2 from now on.
    void set_rate(u32 timer, u64 hertz, Cycles now);

  private:
    using Reg = sp804::Reg;
    /// The registers of one timer, in the order of their rows.
    enum Part : u8 { kLoad, kValue, kControl, kIntClr, kRis, kMis, kBgLoad, kParts };

    struct Timer {
        Timer(u64 core_hertz, u64 rate, Scheduler& scheduler, Sp804& owner)
            : hertz(rate), counter(core_hertz, scheduler, at_zero, this), module(owner) {}
        static void at_zero(void* context, Cycles now);
        u64 hertz;
        DownCounter counter;
        Sp804& module;
        u32 load = 0;       ///< what it starts from at the next zero
        u32 control = 0;    ///< TimerXControl
        bool raw = false;   ///< TimerXRIS
        bool done = false;  ///< a one-shot timer that has reached zero
    };

    [[nodiscard]] u32 read_register(Reg reg, Cycles now) const;
    void write_register(Reg reg, u32 value, Cycles now);
    [[nodiscard]] static u32 read_timer(const Timer& timer, u32 part, Cycles now);
    void write_timer(Timer& timer, u32 part, u32 value, Cycles now);
    static void start(Timer& timer, u32 value, Cycles now);
    static void reload(Timer& timer, Cycles now);
    static void set_control(Timer& timer, u32 value, Cycles now);
    void update(Cycles now);

    RegisterBank<Reg, sp804::kRows> registers_;
    std::array<Timer, kTimers> timers_;
};

}  // namespace hypscope::platform
