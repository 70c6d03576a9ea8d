// SPDX-License-Identifier: Apache-2.0
// The firmware configuration device at its memory-mapped interface (QEMU's docs/specs/fw_cfg.rst):
// items that firmware selects by key and reads byte by byte, or has copied to memory by DMA. It
// says that it is there, how many cores there are, and that it has no files. NOT MODELLED: ACPI,
// SMBIOS, kernel and boot-order items; items that the guest may write.
#pragma once
#include <map>
#include <vector>

#include "common/scheduler.hpp"
#include "platform/devices/device.hpp"
#include "platform/devices/dma.hpp"

namespace hypscope::platform {

namespace fw_cfg {
enum class Item : u16 {
#define ITEM(key, name) name = key,
#include "platform/devices/fw_cfg.inc"
#undef ITEM
};
inline constexpr u32 kData = 0x00;      ///< reads of any size take the next bytes, first one lowest
inline constexpr u32 kSelector = 0x08;  ///< 16 bits, big-endian
inline constexpr u32 kDma = 0x10;       ///< 64 bits, big-endian: where the request stands
}  // namespace fw_cfg

class FwCfg final : public Device, private TimedEvent {
  public:
    FwCfg(u16 core_count, Dma& dma, Scheduler& scheduler);

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    void reset(Cycles now) override;

  private:
    [[nodiscard]] u32 read_data(const MmioAccess& access);
    void select(u16 key);
    void write_dma_address(const MmioAccess& access, u32 value);
    void fire(Cycles now) override;
    [[nodiscard]] bool transfer(u32 control, u32 length, u64 address, Cycles now);
    [[nodiscard]] bool copy_out(u32 length, u64 address, Cycles now);

    Dma& dma_;
    Scheduler& scheduler_;
    std::map<u16, std::vector<u8>> items_;
    const std::vector<u8>* selected_ = nullptr;
    std::size_t position_ = 0;
    u64 dma_address_ = 0;
};

}  // namespace hypscope::platform
