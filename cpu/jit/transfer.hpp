// SPDX-License-Identifier: Apache-2.0
// What a load or store of one register moves.
#pragma once
#include <optional>

#include "isa/instruction.hpp"

namespace hypscope::cpu::jit {

struct Transfer {
    u8 log2_size;
    bool is_signed;
    bool is_store;
    [[nodiscard]] u32 size() const { return 1u << log2_size; }
};

/// None: another instruction. (What the user's rights decide is another.)
[[nodiscard]] constexpr std::optional<Transfer> transfer_of(isa::OpId id) {
    using enum isa::OpId;
    switch (id) {
        case LDR_imm:
        case LDR_lit:
        case LDR_reg:
        case POP_single: return Transfer{2, false, false};
        case LDRB_imm:
        case LDRB_lit:
        case LDRB_reg: return Transfer{0, false, false};
        case LDRSB_imm:
        case LDRSB_lit:
        case LDRSB_reg: return Transfer{0, true, false};
        case LDRH_imm:
        case LDRH_lit:
        case LDRH_reg: return Transfer{1, false, false};
        case LDRSH_imm:
        case LDRSH_lit:
        case LDRSH_reg: return Transfer{1, true, false};
        case STR_imm:
        case STR_reg:
        case PUSH_single: return Transfer{2, false, true};
        case STRB_imm:
        case STRB_reg: return Transfer{0, false, true};
        case STRH_imm:
        case STRH_reg: return Transfer{1, false, true};
        default: return std::nullopt;
    }
}

/// LDRD and STRD (immediate).
[[nodiscard]] constexpr bool is_pair_transfer(isa::OpId id) {
    return id == isa::OpId::LDRD_imm || id == isa::OpId::STRD_imm;
}

}  // namespace hypscope::cpu::jit
