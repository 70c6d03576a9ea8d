// SPDX-License-Identifier: Apache-2.0
// What every device of a board has besides its registers: a cold reset.
#pragma once
#include "common/mmio.hpp"

namespace hypscope::platform {

class Device : public MmioDevice {
  public:
    /// Back to the state after power-on; interrupt outputs go low.
    virtual void reset(Cycles now) = 0;
};

}  // namespace hypscope::platform
