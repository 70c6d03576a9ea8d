// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/virtio_mmio.hpp"

namespace hypscope::platform {

MmioRead VirtioMmio::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(registers_.read(*reg), access) : 0, MmioStatus::Ok};
}

MmioStatus VirtioMmio::write(const MmioAccess&, u32) { return MmioStatus::Ok; }

void VirtioMmio::reset(Cycles now) { interrupt.set(false, now); }

}  // namespace hypscope::platform
