// SPDX-License-Identifier: Apache-2.0
// Something outside the machine that can end the sleep of all its cores: a socket of user
// networking. While one is open, time in which no core runs passes at the host's pace instead of
// being skipped; what arrives then is outside the promise of determinism.
#pragma once
#include "common/types.hpp"

namespace hypscope::platform {

class HostWait {
  public:
    virtual ~HostWait() = default;
    /// Whether anything can come in.
    [[nodiscard]] virtual bool is_open() = 0;
    /// Waits as long as the model's time from `now` to `until` lasts, less when something comes in,
    /// and at most a tenth of a second. True when something came in.
    virtual bool wait(Cycles now, Cycles until) = 0;
};

}  // namespace hypscope::platform
