// SPDX-License-Identifier: Apache-2.0
// PrimeCell Real Time Clock, PL031 (DDI 0224). It counts seconds of model time from a fixed epoch,
// so that a run reads the same date on every host and every day.
#pragma once
#include "common/line.hpp"
#include "common/scheduler.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace pl031 {
#define HYPSCOPE_REGISTERS "platform/devices/pl031.inc"
#include "platform/devices/register_rows.inc"
/// 2024-01-01 00:00:00 UTC: what the clock shows when the machine is made.
inline constexpr u32 kEpoch = 1'704'067'200;
}  // namespace pl031

class Pl031 final : public Device {
  public:
    Pl031(u64 core_hertz, Scheduler& scheduler);

    /// RTCINTR.
    Line interrupt;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    /// The registers; the time goes on, since the clock has a supply of its own.
    void reset(Cycles now) override;

    /// RTCDR at a moment.
    [[nodiscard]] u32 seconds(Cycles now) const;

  private:
    using Reg = pl031::Reg;
    struct Alarm final : TimedEvent {
        explicit Alarm(Pl031& device) : rtc(device) {}
        void fire(Cycles now) override { rtc.match(now); }
        Pl031& rtc;
    };

    [[nodiscard]] u32 read_register(Reg reg, Cycles now) const;
    void write_register(Reg reg, u32 value, Cycles now);
    void schedule_alarm(Cycles now);
    void match(Cycles now);
    void update(Cycles now);

    u64 core_hertz_;
    Scheduler& scheduler_;
    RegisterBank<Reg, pl031::kRows> registers_;
    u32 offset_ = pl031::kEpoch;  ///< RTCDR minus the seconds of model time
    bool raw_ = false;
    Alarm alarm_{*this};
};

}  // namespace hypscope::platform
