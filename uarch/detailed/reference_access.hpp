// SPDX-License-Identifier: Apache-2.0
// What a reference pipeline is told of a load's or a store's access to one line.
#pragma once
#include "uarch/memory_system.hpp"
#include "uarch/translation_path.hpp"

namespace hypscope::uarch {

struct ReferenceAccess {
    u64 pa = 0;
    u8 size = 4;
    bool write = false;
    LineNumber line = 0;
    MemoryCost cost{};
    TranslationCost translation{};
    u32 uncached = 0;  ///< latency of memory that no cache may hold
};

}  // namespace hypscope::uarch
