// SPDX-License-Identifier: Apache-2.0
// Pseudocode functions that many bodies share: AddWithCarry, Shift_C (ARM ARM A2.2.1, A8.4.3).
#pragma once
#include <bit>

#include "common/bits.hpp"
#include "isa/machine.hpp"
#include "isa/operands.hpp"

namespace hypscope::isa::exec {

struct AddResult {
    u32 result;
    bool carry, overflow;
};

[[nodiscard]] constexpr AddResult AddWithCarry(u32 x, u32 y, bool carry_in) {
    const u64 unsigned_sum = u64{x} + y + (carry_in ? 1 : 0);
    const u32 result = static_cast<u32>(unsigned_sum);
    return {result, (unsigned_sum >> 32) != 0, bit((x ^ result) & (y ^ result), 31)};
}

struct ShiftResult {
    u32 result;
    bool carry;
};

/// Shift_C; `amount` 0 to 255 (shifts by register use the bottom byte).
[[nodiscard]] constexpr ShiftResult Shift_C(u32 value, SRType type, u32 amount, bool carry_in) {
    if (type == SRType::RRX) {
        return {(value >> 1) | (carry_in ? 0x80000000u : 0), bit(value, 0)};
    }
    if (amount == 0) return {value, carry_in};
    switch (type) {
        case SRType::LSL:
            if (amount > 32) return {0, false};
            return {amount == 32 ? 0 : value << amount, bit(value, 32 - amount)};
        case SRType::LSR:
            if (amount > 32) return {0, false};
            return {amount == 32 ? 0 : value >> amount, bit(value, amount - 1)};
        case SRType::ASR: {
            const u32 by = amount > 32 ? 32 : amount;
            const u32 result = static_cast<u32>(static_cast<i64>(static_cast<i32>(value)) >> by);
            return {result, bit(static_cast<u32>(static_cast<i64>(static_cast<i32>(value)) >> (by - 1)), 0)};
        }
        default: {
            const u32 result = std::rotr(value, static_cast<int>(amount & 31));
            return {result, bit(result, 31)};
        }
    }
}

/// The flags and destination of a data-processing instruction, d == 15 included (ALUWritePC; an
/// S form with d == 15 is a row of its own, SUBS_PC_LR).
template <class M, class O>
void write_result(M& m, const O& o, u32 result, bool carry, bool overflow) {
    if (o.has(kWritesPc)) {
        m.ALUWritePC(result);
        return;
    }
    m.set_R(o.d, result);
    if (o.setflags()) m.set_NZCV(result, carry, overflow);
}

}  // namespace hypscope::isa::exec
