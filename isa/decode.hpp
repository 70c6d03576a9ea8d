// SPDX-License-Identifier: Apache-2.0
// From an instruction word to an operation and its operands. Decoding depends on nothing but the
// word and, in Thumb, ITSTATE; access rights are the operation's business.
#pragma once
#include <optional>

#include "isa/instruction.hpp"

namespace hypscope::isa {

struct Decoded {
    OpId op = OpId::Count;
    u16 encoding = 0;  ///< index into all_encodings()
    Operands operands{};
    DecodeStatus status = DecodeStatus::Undefined;  ///< Ok, Undefined or Unpredictable
    [[nodiscard]] bool has_row() const { return op != OpId::Count; }
};

[[nodiscard]] Decoded decode_a32(u32 word);
/// `word` holds the first halfword in its upper half.
[[nodiscard]] Decoded decode_t32(u32 word, DecodeContext context);
[[nodiscard]] Decoded decode_t16(u16 word, DecodeContext context);

/// True when a first halfword begins a 32-bit Thumb instruction (ARM ARM A6.1).
[[nodiscard]] constexpr bool is_t32_prefix(u16 first) { return (first >> 11) >= 0x1d; }

/// ITAdvance() (ARM ARM A2.5.2).
[[nodiscard]] constexpr u8 it_advance(u8 it) {
    return static_cast<u8>((it & 7) == 0 ? 0 : (it & 0xe0) | ((it << 1) & 0x1f));
}

}  // namespace hypscope::isa
