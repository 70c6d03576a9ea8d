// SPDX-License-Identifier: Apache-2.0
// A random word of a row: its fixed bits, and fields filled with bias where most values would only
// be UNPREDICTABLE or UNDEFINED.
#pragma once
#include "isa/decode.hpp"
#include "tests/random/lockstep/case.hpp"
#include "tests/random/lockstep/random.hpp"

namespace hypscope::lockstep {

[[nodiscard]] u32 random_word(const isa::Encoding& row, const Regime& regime, u32 mode,
                              Random& random);

/// The manual leaves the results UNKNOWN, whatever the operands hold: both vectors are one.
[[nodiscard]] bool results_are_unknown(const isa::Decoded& d);

/// `word` with its distance field set; the row is a branch by an immediate.
[[nodiscard]] u32 with_distance(const isa::Encoding& row, u32 word, u32 distance);

/// `word` with the field replaced.
[[nodiscard]] u32 with_field(const isa::Encoding& row, u32 word, char letter, u32 value);

/// A PSR that an exception return may take: no IT state, data little-endian.
[[nodiscard]] u32 random_psr(Random& random, u32 mode);

}  // namespace hypscope::lockstep
