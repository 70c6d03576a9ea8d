// SPDX-License-Identifier: Apache-2.0
// The entropy device (Virtual I/O Device 1.1, 5.4): bytes of a generator with a seed, so that every
// run sees the same. It is no source of secrets.
#pragma once
#include "platform/devices/virtio/device.hpp"

namespace hypscope::platform::virtio {

class Rng final : public VirtioDevice {
  public:
    static constexpr u16 kQueueSize = 64;

    Rng(u64 seed, const Surroundings& surroundings)
        : VirtioDevice({DeviceId::Entropy, 0, {kQueueSize}}, surroundings),
          seed_(seed),
          state_(seed) {}

    /// The same numbers again: a driver's reset does not go back, the machine's does.
    void power_on() override { state_ = seed_; }

  private:
    void serve(Cycles now) override;
    [[nodiscard]] u64 next();

    u64 seed_, state_;
};

}  // namespace hypscope::platform::virtio
