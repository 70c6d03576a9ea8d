// SPDX-License-Identifier: Apache-2.0
// The firmware configuration device at its memory-mapped interface (QEMU's docs/specs/fw_cfg.rst):
// a selector and a data port through which an item is read byte by byte. It says that it is there,
// how many cores there are, and that it has no files. NOT MODELLED: DMA, ACPI and SMBIOS items.
#pragma once
#include <map>
#include <vector>

#include "platform/devices/device.hpp"

namespace hypscope::platform {

namespace fw_cfg {
enum class Item : u16 {
#define ITEM(key, name) name = key,
#include "platform/devices/fw_cfg.inc"
#undef ITEM
};
inline constexpr u32 kData = 0x00;      ///< reads of any size take the next bytes, first one lowest
inline constexpr u32 kSelector = 0x08;  ///< 16 bits, big-endian
inline constexpr u32 kDma = 0x10;       ///< 64 bits, big-endian; reads as zero: no DMA
}  // namespace fw_cfg

class FwCfg final : public Device {
  public:
    explicit FwCfg(u16 core_count);

    [[nodiscard]] MmioRead read(const MmioAccess& access) override;
    [[nodiscard]] MmioStatus write(const MmioAccess& access, u32 value) override;
    void reset(Cycles now) override;

  private:
    [[nodiscard]] u32 read_data(const MmioAccess& access);

    std::map<u16, std::vector<u8>> items_;
    const std::vector<u8>* selected_ = nullptr;
    std::size_t position_ = 0;
};

}  // namespace hypscope::platform
