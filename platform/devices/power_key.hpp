// SPDX-License-Identifier: Apache-2.0
// The key of the `gpio-keys` node: a press drives a pin high for a tenth of a second.
#pragma once
#include "common/scheduler.hpp"
#include "platform/devices/pl061.hpp"

namespace hypscope::platform {

class PowerKey final : private TimedEvent {
  public:
    PowerKey(Pl061& gpio, unsigned pin, Scheduler& scheduler, u64 core_hertz)
        : gpio_(gpio), pin_(pin), scheduler_(scheduler), held_(core_hertz / 10) {}

    /// Whether a guest would hear of it: it has enabled the pin's interrupt.
    [[nodiscard]] bool is_heard() const { return gpio_.interrupt_is_enabled(pin_); }
    /// A key that is down stays down.
    void press(Cycles at) {
        if (!is_down_) scheduler_.set(*this, at);
    }

  private:
    void fire(Cycles now) override {
        is_down_ = !is_down_;
        gpio_.set_input(pin_, is_down_, now);
        if (is_down_) scheduler_.set(*this, now + Cycles{held_});
    }

    Pl061& gpio_;
    unsigned pin_;
    Scheduler& scheduler_;
    u64 held_;
    bool is_down_ = false;
};

}  // namespace hypscope::platform
