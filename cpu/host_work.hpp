// SPDX-License-Identifier: Apache-2.0
// What making blocks, or code for them, costs the host: for reports alone, the model never sees it.
#pragma once
#include <chrono>

#include "common/types.hpp"

namespace hypscope::cpu {

struct HostWork {
    u64 blocks = 0;
    u64 instructions = 0;  ///< of the guest, in those blocks
    u64 code_bytes = 0;    ///< host code, where some is made
    std::chrono::nanoseconds time{};

    /// Its life is part of the time.
    class Measured {
      public:
        explicit Measured(HostWork& work) : work_(work) {}
        ~Measured() { work_.time += Clock::now() - began_; }
        Measured(const Measured&) = delete;
        Measured& operator=(const Measured&) = delete;

      private:
        using Clock = std::chrono::steady_clock;
        HostWork& work_;
        Clock::time_point began_ = Clock::now();
    };
};

}  // namespace hypscope::cpu
