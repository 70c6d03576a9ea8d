// SPDX-License-Identifier: Apache-2.0
// How Capstone 4 spells an operation of our table: the row's mnemonic or one of its other names,
// the ending that operand flags choose, S, the condition. Operands are not compared.
#pragma once
#include <string_view>

#include "isa/decode.hpp"

namespace hypscope::isa {

/// True when `theirs` (a mnemonic as Capstone prints it, with or without .w and a data type) is a
/// spelling of `decoded`, which is what `word` decoded to.
[[nodiscard]] bool is_spelling_of(const Decoded& decoded, u32 word, std::string_view theirs);

/// The spelling that was looked for, for messages.
[[nodiscard]] std::string_view row_mnemonic(const Decoded& decoded);

}  // namespace hypscope::isa
