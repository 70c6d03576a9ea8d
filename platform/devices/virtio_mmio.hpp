// SPDX-License-Identifier: Apache-2.0
// An empty virtio-mmio slot: drivers read device ID 0 and leave it alone (Virtual I/O Device 1.1,
// 4.2.3.1.1).
#pragma once
#include "common/line.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/register_bank.hpp"

namespace hypscope::platform {

namespace virtio_mmio {
enum class Reg : u8 {
#define REGISTER(offset, name, access, bits, reset) name,
#include "platform/devices/virtio_mmio.inc"
#undef REGISTER
};
inline constexpr RegisterRow kRows[] = {
#define REGISTER(offset, name, access, bits, reset) \
    {offset, #name, RegisterAccess::access, bits, reset},
#include "platform/devices/virtio_mmio.inc"
#undef REGISTER
};
}  // namespace virtio_mmio

class VirtioMmio final : public Device {
  public:
    Line interrupt;

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    [[nodiscard]] std::string_view register_name(u32 offset) const override {
        return registers_.name_at(offset);
    }
    void reset(Cycles now) override;

  private:
    RegisterBank<virtio_mmio::Reg, virtio_mmio::kRows> registers_;
};

}  // namespace hypscope::platform
