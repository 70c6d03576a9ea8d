// SPDX-License-Identifier: Apache-2.0
// One virtio-mmio slot (Virtual I/O Device 1.1, 4.2, version 2): the registers through which a
// driver finds a device, negotiates features, sets up queues and hears of interrupts. Without a
// device it shows device ID 0, and drivers leave it alone (4.2.3.1.1). NOT MODELLED: the legacy
// interface, version 1.
#pragma once
#include <memory>

#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"
#include "platform/devices/virtio/device.hpp"

namespace hypscope::platform {

namespace virtio_mmio {
#define HYPSCOPE_REGISTERS "platform/devices/virtio/mmio.inc"
#include "platform/devices/register_rows.inc"
inline constexpr u32 kConfig = 0x100;

/// 2.1, the device status field.
inline constexpr u32 kDriverOk = 4, kFeaturesOk = 8, kNeedsReset = 0x40;
/// InterruptStatus.
inline constexpr u32 kUsedBuffer = 1, kConfigurationChange = 2;
}  // namespace virtio_mmio

class VirtioMmio final : public Device, private virtio::Signals {
  public:
    /// `device` may be null: an empty slot.
    explicit VirtioMmio(std::unique_ptr<virtio::VirtioDevice> device = nullptr);

    Line interrupt;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return offset < virtio_mmio::kConfig ? registers_.name_at(offset) : "Config";
    }
    void reset(Cycles now) override;

  private:
    using Reg = virtio_mmio::Reg;
    [[nodiscard]] u32 read_register(Reg reg) const;
    [[nodiscard]] u32 read_config(const MmioAccess& access) const;
    void write_register(Reg reg, u32 value, Cycles now);
    void write_status(u32 value, Cycles now);
    void write_driver_features(u32 value);
    void write_layout(Reg reg, u32 value);
    void set_ready(bool ready);
    void acknowledge(u32 value, Cycles now);
    [[nodiscard]] bool features_are_acceptable() const;
    [[nodiscard]] virtio::Queue* selected() const;

    // virtio::Signals
    void used_buffers(Cycles now) override;
    void needs_reset(Cycles now) override;

    std::unique_ptr<virtio::VirtioDevice> device_;
    RegisterBank<Reg, virtio_mmio::kRows> registers_;
    u64 driver_features_ = 0;
};

}  // namespace hypscope::platform
