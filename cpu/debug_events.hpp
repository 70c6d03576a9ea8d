// SPDX-License-Identifier: Apache-2.0
// Software debug events in Monitor debug-mode: breakpoints, watchpoints and vector catch, as the
// CP14 debug registers describe them. ARM ARM C3.2 to C3.4, C11.11; v7.1 Debug.
//
// While no event is enabled nothing here is asked. While one is, the core runs blocks of their own
// (DecodeState::observed), formed and priced like all others, whose handlers ask at_instruction();
// and lines that hold a watched byte never enter the L0 data filter, so that at_access() sees them.
#pragma once
#include <array>

#include "common/types.hpp"

namespace hypscope::cpu {

class Core;

/// DBGDSCR.MOE: what a debug exception was taken for (C11.11.20).
enum class MethodOfEntry : u8 {
    None = 0b0000,
    Breakpoint = 0b0001,
    BkptInstruction = 0b0011,
    VectorCatch = 0b0101,
    SynchronousWatchpoint = 0b1010,
};

class DebugEvents {
  public:
    /// Reads again which events the registers enable; to be called when one of them changed.
    void update(const Core& core);

    /// A breakpoint or a vector catch is enabled.
    [[nodiscard]] bool on_instructions() const { return breakpoints_ != 0 || vectors_ != 0; }
    /// A watchpoint is enabled.
    [[nodiscard]] bool on_data() const { return watchpoints_ != 0; }

    /// The event of the instruction at `va`, before it executes.
    [[nodiscard]] MethodOfEntry at_instruction(const Core& core, u32 va) const;

    struct Access {
        u32 va = 0, size = 0;
        bool write = false, privileged = true;
    };
    /// True when an access hits a watchpoint.
    [[nodiscard]] bool at_access(const Core& core, const Access& access) const;
    /// True when [first, first + bytes) may hold a byte that some watchpoint watches.
    [[nodiscard]] bool may_watch(u32 first, u32 bytes) const;

  private:
    [[nodiscard]] bool breakpoint_matches(const Core& core, u32 number, u32 va) const;
    [[nodiscard]] bool watchpoint_matches(const Core& core, u32 number, const Access& access) const;
    [[nodiscard]] bool vector_is_caught(const Core& core, u32 va) const;

    struct Range {
        u32 first = 0, last = 0;
    };
    static constexpr u32 kMaxWatchpoints = 16;
    std::array<Range, kMaxWatchpoints> watched_{};  ///< of each enabled watchpoint, at least
    u32 breakpoints_ = 0, watchpoints_ = 0;         ///< enabled, one bit each
    u32 vectors_ = 0;                               ///< DBGVCR while events are enabled
};

}  // namespace hypscope::cpu
