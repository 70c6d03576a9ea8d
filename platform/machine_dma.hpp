// SPDX-License-Identifier: Apache-2.0
// The devices' way to memory on a machine: a TLM initiator on the bus, Non-secure and coherent with
// the cores, as `dma-coherent` of the device tree says. NOT MODELLED: a device's access to another
// device's registers; it is answered as a bus error. APPROX: the tag models of the caches do not
// see it, so a line that a device wrote still hits.
#pragma once
#include <functional>

#include "common/memory/physical_map.hpp"
#include "common/tlm/bus_port.hpp"
#include "platform/devices/dma.hpp"

namespace hypscope::platform {

class MachineDma final : public Dma {
  public:
    /// `on_write` is told of every range of memory that was written.
    MachineDma(const bus::ModelClock& clock, const PhysicalMap& map,
               std::function<void(PhysAddr at, u64 size)> on_write);

    [[nodiscard]] bool read(PhysAddr at, std::span<u8> bytes, Cycles now) override;
    [[nodiscard]] bool write(PhysAddr at, std::span<const u8> bytes, Cycles now) override;

    bus::BusPort port;

  private:
    const PhysicalMap& map_;
    std::function<void(PhysAddr, u64)> on_write_;
};

}  // namespace hypscope::platform
