// SPDX-License-Identifier: Apache-2.0
// The two ends of a serial line outside the machine. What stands behind them (standard output, a
// text from the command line, a test) is not the UART's business.
#pragma once
#include <optional>

#include "common/types.hpp"

namespace hypscope::platform {

class ConsoleSink {
  public:
    virtual ~ConsoleSink() = default;
    virtual void put(u8 byte, Cycles now) = 0;
};

class ConsoleSource {
  public:
    virtual ~ConsoleSource() = default;
    /// Whether a byte waits.
    [[nodiscard]] virtual bool has_byte() const = 0;
    /// Takes the next byte; has_byte() holds.
    virtual u8 take() = 0;
};

}  // namespace hypscope::platform
