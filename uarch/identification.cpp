// SPDX-License-Identifier: Apache-2.0
// Identification registers from geometry: ARM ARM B4.1.19 (CCSIDR), B4.1.20 (CLIDR), B4.1.42 (CTR).
#include "uarch/identification.hpp"

#include <bit>

namespace hypscope::uarch {

namespace {

constexpr u32 log2_of(u32 value) { return static_cast<u32>(std::countr_zero(value)); }
/// log2 of a line's words.
constexpr u32 log2_words(u32 line_bytes) { return log2_of(line_bytes) - 2; }

// CCSIDR<31:28>: write-through, write-back, read-allocate, write-allocate.
constexpr u32 kReadAllocate = 0b0010, kWriteBackAllocate = 0b0111;

u32 ccsidr_of(u32 size, u32 ways, u32 line, u32 allocation) {
    const u32 sets = size / (ways * line);
    return allocation << 28 | (sets - 1) << 13 | (ways - 1) << 3 | (log2_words(line) - 2);
}

}  // namespace

u32 ctr(const CorePreset& core) {
    const u32 data = log2_words(core.l1d_line);
    const u32 policy = core.l1i_virtual_index != 0 ? 0b10 : 0b11;
    return 0b100u << 29 | data << 24 | data << 20 | data << 16 | policy << 14 |
           log2_words(core.l1i_line);
}

u32 clidr(const CorePreset&) {
    constexpr u32 kLevelOfUnification = 1, kLevelOfCoherency = 2, kSplit = 0b011, kUnified = 0b100;
    return kLevelOfUnification << 27 | kLevelOfCoherency << 24 | kLevelOfUnification << 21 |
           kUnified << 3 | kSplit;
}

u32 ccsidr(const CorePreset& core, u32 csselr) {
    switch (csselr & 0xf) {
        case 0: return ccsidr_of(core.l1d_size, core.l1d_ways, core.l1d_line, kWriteBackAllocate);
        case 1: return ccsidr_of(core.l1i_size, core.l1i_ways, core.l1i_line, kReadAllocate);
        case 2: return ccsidr_of(core.l2_size, core.l2_ways, core.l1d_line, kWriteBackAllocate);
        default: return 0;
    }
}

u32 l2ctlr(const CorePreset&, unsigned core_count) { return (core_count - 1) << 24; }

u32 tlbtr(const CorePreset&) { return 0; }

u32 gich_vtr(const CorePreset& core) {
    const u32 bits = core.gic_priority_bits - 1;
    return bits << 29 | bits << 26 | (core.gic_list_registers - 1);
}

}  // namespace hypscope::uarch
