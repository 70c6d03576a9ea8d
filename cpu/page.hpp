// SPDX-License-Identifier: Apache-2.0
// The smallest page of a translation (ARM ARM B3.3): what blocks and the L0s do not cross.
#pragma once
#include "common/types.hpp"

namespace hypscope::cpu {

inline constexpr u32 kPageShift = 12;
inline constexpr u32 kPageMask = (1u << kPageShift) - 1;

/// Of code.
struct CodePage {
    const u8* host = nullptr;
    PhysAddr pa{};
    bool secure = false;
};

}  // namespace hypscope::cpu
