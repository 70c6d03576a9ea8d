// SPDX-License-Identifier: Apache-2.0
// What ARM ARM B1.9 says of each exception.
#pragma once
#include <array>

#include "cpu/exceptions.hpp"
#include "cpu/psr.hpp"

namespace hypscope::cpu {

/// Its vector, its PL1 mode, and how far LR lies beyond the preferred return address.
struct ExceptionFacts {
    u8 vector_offset;
    Mode pl1_mode;
    u8 lr_offset_arm, lr_offset_thumb;
    bool returns_to_next;  ///< the preferred return address is the next instruction
    bool masks_a, masks_f;
};

inline constexpr std::array<ExceptionFacts, kExceptionKindCount> kExceptionFacts{{
    /* None       */ {0x00, Mode::Supervisor, 0, 0, false, false, false},
    /* Reset      */ {0x00, Mode::Supervisor, 0, 0, false, true, true},
    /* Undefined  */ {0x04, Mode::Undefined, 4, 2, false, false, false},
    /* SVC        */ {0x08, Mode::Supervisor, 0, 0, true, false, false},
    /* HVC        */ {0x08, Mode::Hyp, 0, 0, true, false, false},
    /* SMC        */ {0x08, Mode::Monitor, 0, 0, true, true, true},
    /* PrefetchAb */ {0x0c, Mode::Abort, 4, 4, false, true, false},
    /* DataAbort  */ {0x10, Mode::Abort, 8, 8, false, true, false},
    /* Irq        */ {0x18, Mode::Irq, 4, 4, false, true, false},
    /* Fiq        */ {0x1c, Mode::Fiq, 4, 4, false, true, true},
    /* VirtualIrq */ {0x18, Mode::Irq, 4, 4, false, true, false},
    /* VirtualFiq */ {0x1c, Mode::Fiq, 4, 4, false, true, true},
    /* VirtualAb  */ {0x10, Mode::Abort, 8, 8, false, true, false},
    /* HypTrap    */ {0x14, Mode::Hyp, 0, 0, false, false, false},
}};

[[nodiscard]] constexpr const ExceptionFacts& facts(ExceptionKind kind) {
    return kExceptionFacts[static_cast<size_t>(kind)];
}

/// Of all exceptions that Hyp mode takes from elsewhere, but interrupts.
inline constexpr u8 kHypTrapVector = 0x14;

}  // namespace hypscope::cpu
