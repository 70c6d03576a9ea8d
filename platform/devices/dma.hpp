// SPDX-License-Identifier: Apache-2.0
// How a device reaches memory: as a bus master, with physical addresses, Non-secure. On the machine
// it is a TLM initiator (platform/machine_dma.hpp), in a unit test an array.
#pragma once
#include <span>

#include "common/types.hpp"

namespace hypscope::platform {

class Dma {
  public:
    virtual ~Dma() = default;
    /// False: the bus answered with an error, or nobody; a part may have been done.
    [[nodiscard]] virtual bool read(PhysAddr at, std::span<u8> bytes, Cycles now) = 0;
    [[nodiscard]] virtual bool write(PhysAddr at, std::span<const u8> bytes, Cycles now) = 0;
};

}  // namespace hypscope::platform
