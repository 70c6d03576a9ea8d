// SPDX-License-Identifier: Apache-2.0
// Which extension registers an instruction reads and writes, in doublewords: rows of isa/tables
// name core registers only. Follows the conventions of isa/builders/vfp*.hpp and simd_*.hpp.
//
// APPROX: singles that share a doubleword depend on one another; vectors of "long" and "narrow"
// operations count as quadwords.
#pragma once
#include "uarch/core_timing.hpp"

namespace hypscope::uarch {

/// Bit n is Dn.
struct ExtensionUse {
    u32 reads = 0, accumulators = 0, writes = 0;
};

/// Of data processing, loads, stores and transfers.
[[nodiscard]] ExtensionUse extension_use(const PricedInstruction& instruction);
/// Words that a load or store of extension registers moves.
[[nodiscard]] u32 extension_words(const PricedInstruction& instruction);

}  // namespace hypscope::uarch
