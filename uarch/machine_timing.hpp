// SPDX-License-Identifier: Apache-2.0
// The time of a machine: one CoreTiming for each core, over one shared memory system. This is what
// the platform makes and hands to the engines.
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "common/types.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

enum class TimingKind : u8 {
    Functional,   ///< one cycle an instruction, nothing else
    Approximate,  ///< blocks priced once, events priced as they happen
    Detailed,     ///< a reference pipeline, instruction by instruction
};

/// "functional", "approximate", "detailed"; none for another word.
[[nodiscard]] std::optional<TimingKind> timing_kind_of(std::string_view word);

class MemorySystem;

class MachineTiming {
  public:
    MachineTiming(const CorePreset& preset, unsigned core_count, TimingKind kind);
    ~MachineTiming();

    [[nodiscard]] CoreTiming& core(CoreId id) { return *cores_[id.value]; }
    [[nodiscard]] TimingKind kind() const { return kind_; }

  private:
    TimingKind kind_;
    std::unique_ptr<MemorySystem> memory_;  ///< none when functional
    std::vector<std::unique_ptr<CoreTiming>> cores_;
};

}  // namespace hypscope::uarch
