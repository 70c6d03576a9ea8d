// SPDX-License-Identifier: Apache-2.0
#include "platform/machine_dma.hpp"

namespace hypscope::platform {

MachineDma::MachineDma(const bus::ModelClock& clock, const PhysicalMap& map,
                       std::function<void(PhysAddr, u64)> on_write)
    : port("dma", clock), map_(map), on_write_(std::move(on_write)) {}

bool MachineDma::read(PhysAddr at, std::span<u8> bytes, Cycles now) {
    if (bytes.empty()) return true;
    return map_.find_device(at, false) == nullptr &&
           port.read_block(at, bytes, now) == MmioStatus::Ok;
}

bool MachineDma::write(PhysAddr at, std::span<const u8> bytes, Cycles now) {
    if (bytes.empty()) return true;
    if (map_.find_device(at, false) != nullptr ||
        port.write_block(at, bytes, now) != MmioStatus::Ok)
        return false;
    on_write_(at, bytes.size());
    return true;
}

}  // namespace hypscope::platform
