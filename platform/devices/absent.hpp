// SPDX-License-Identifier: Apache-2.0
// A place where the board has a device and the model has none: it reads as zero and ignores writes,
// so that a driver that looks for an identification finds none and goes away.
#pragma once
#include "platform/devices/device.hpp"

namespace hypscope::platform {

class Absent final : public Device {
  public:
    [[nodiscard]] MmioRead read(const MmioAccess&) override { return {}; }
    [[nodiscard]] MmioStatus write(const MmioAccess&, u32) override { return MmioStatus::Ok; }
    void reset(Cycles) override {}
};

}  // namespace hypscope::platform
