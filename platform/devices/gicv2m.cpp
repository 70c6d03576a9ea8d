// SPDX-License-Identifier: Apache-2.0
#include "platform/devices/gicv2m.hpp"

namespace hypscope::platform {

using gicv2m::Reg;

GicV2m::GicV2m(InterruptId first, u32 count) : interrupts(count), first_(first) {
    registers_[Reg::MSI_TYPER] = u32{first.value} << 16 | count;
}

void GicV2m::reset(Cycles now) {
    for (Line& line : interrupts) line.set(false, now);
}

MmioRead GicV2m::read(const MmioAccess& access) {
    const auto reg = registers_.find(access.offset);
    return {reg ? narrow_read(registers_.read(*reg), access) : 0, MmioStatus::Ok};
}

MmioStatus GicV2m::write(const MmioAccess& access, u32 value) {
    const auto reg = registers_.find(access.offset);
    if (reg != Reg::MSI_SETSPI_NS || access.by.debug || access.size == 1) return MmioStatus::Ok;
    const u32 index = (widen_write(value, access) & 0x3ff) - first_.value;
    if (index < interrupts.size()) {
        interrupts[index].set(true, access.now);
        interrupts[index].set(false, access.now);
    }
    return MmioStatus::Ok;
}

}  // namespace hypscope::platform
