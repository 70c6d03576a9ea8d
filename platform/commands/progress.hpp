// SPDX-License-Identifier: Apache-2.0
// One line on a terminal that says where a long run is: simulated time, instructions, speed, and
// what each core is in. It only reads the machine, between slices, by the host's clock.
#pragma once
#include <chrono>
#include <cstdio>
#include <string>

#include "platform/machine.hpp"

namespace hypscope::platform {

/// "VM 1", "Hyp", "host", "secure", "WFI", "off": what a core is in.
std::string place_of(const cpu::Core& core);

class ProgressLine {
  public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `stream` is a terminal, or null: then nothing is ever shown.
    ProgressLine(Machine& machine, std::FILE* stream);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Shows the line anew when it is time to; the first one after a second.
    void update(TimePoint now);
    /// Takes it off the terminal, before anything else is written there.
    void clear();
    [[nodiscard]] bool is_due(TimePoint now) const { return stream_ != nullptr && now >= next_; }

  private:
    [[nodiscard]] std::string text(TimePoint now) const;

    Machine& machine_;
    std::FILE* stream_;
    TimePoint last_ = std::chrono::steady_clock::now();
    TimePoint next_ = last_ + std::chrono::seconds(1);
    u64 last_instructions_ = 0;
    bool is_shown_ = false;
};

/// The stream when it is a terminal, else null.
std::FILE* terminal(std::FILE* stream);

}  // namespace hypscope::platform
