// SPDX-License-Identifier: Apache-2.0
// What loads and stores of one register, or of two, move.
#pragma once
#include <array>
#include <optional>

#include "isa/instruction.hpp"

namespace hypscope::cpu::jit {

struct Transfer {
    u8 log2_size = 2;  ///< of each register's part
    bool is_signed = false;
    bool is_store = false;
    bool is_pair = false;
    [[nodiscard]] constexpr u32 size() const { return 1u << log2_size; }
    [[nodiscard]] constexpr u32 bytes() const { return is_pair ? 2 * size() : size(); }
};

/// By OpId; none: another instruction. (What the user's rights decide is another.)
inline constexpr auto kTransfers = [] {
    using enum isa::OpId;
    std::array<std::optional<Transfer>, isa::kOpCount> all{};
    const auto add = [&](Transfer transfer, auto... ids) {
        ((all[static_cast<size_t>(ids)] = transfer), ...);
    };
    add({.log2_size = 2}, LDR_imm, LDR_lit, LDR_reg, POP_single);
    add({.log2_size = 1}, LDRH_imm, LDRH_lit, LDRH_reg);
    add({.log2_size = 1, .is_signed = true}, LDRSH_imm, LDRSH_lit, LDRSH_reg);
    add({.log2_size = 0}, LDRB_imm, LDRB_lit, LDRB_reg);
    add({.log2_size = 0, .is_signed = true}, LDRSB_imm, LDRSB_lit, LDRSB_reg);
    add({.log2_size = 2, .is_store = true}, STR_imm, STR_reg, PUSH_single);
    add({.log2_size = 1, .is_store = true}, STRH_imm, STRH_reg);
    add({.log2_size = 0, .is_store = true}, STRB_imm, STRB_reg);
    add({.is_pair = true}, LDRD_imm);
    add({.is_store = true, .is_pair = true}, STRD_imm);
    return all;
}();

[[nodiscard]] constexpr const std::optional<Transfer>& transfer_of(isa::OpId id) {
    return kTransfers[static_cast<size_t>(id)];
}

/// Of an immediate form that is indexed: from the base register to the address.
[[nodiscard]] constexpr i32 immediate_offset(const isa::Operands& o) {
    return static_cast<i32>(o.add() ? o.imm : 0 - o.imm);
}

}  // namespace hypscope::cpu::jit
