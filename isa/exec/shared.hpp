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
    u32 carry, overflow;  ///< 0 or 1; words, which compilers keep apart
};

[[nodiscard]] constexpr AddResult AddWithCarry(u32 x, u32 y, bool carry_in) {
    const u64 unsigned_sum = u64{x} + y + (carry_in ? 1 : 0);
    const u32 result = static_cast<u32>(unsigned_sum);
    return {result, static_cast<u32>(unsigned_sum >> 32), ((x ^ result) & (y ^ result)) >> 31};
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
            return {
                result,
                bit(static_cast<u32>(static_cast<i64>(static_cast<i32>(value)) >> (by - 1)), 0)};
        }
        default: {
            const u32 result = std::rotr(value, static_cast<int>(amount & 31));
            return {result, bit(result, 31)};
        }
    }
}

/// The second operand R[m] with its immediate shift. The carry is worth computing only for a
/// flag-setting instruction; otherwise it is false.
template <class M, class O>
[[nodiscard, gnu::always_inline]] inline ShiftResult shifted_operand(M& m, const O& o) {
    const u32 value = m.R(o.m);
    const bool carry = o.setflags() || o.shift_type() == SRType::RRX ? m.C() : false;
    return Shift_C(value, o.shift_type(), o.shift_amount(), carry);
}

/// `value` shifted by the bottom byte of `amount`.
template <class M, class O>
[[nodiscard, gnu::always_inline]] inline ShiftResult shift_by_register(M& m, const O& o, u32 value,
                                                                       u32 amount) {
    return Shift_C(value, o.shift_type(), bits(amount, 7, 0), o.setflags() ? m.C() : false);
}

/// The second operand of a register-shifted operation: R[m] shifted by R[s], which is in `a`.
template <class M, class O>
[[nodiscard, gnu::always_inline]] inline ShiftResult register_shifted(M& m, const O& o) {
    return shift_by_register(m, o, m.R(o.m), m.R(o.a));
}

/// imm32 with the carry of its expansion, which is APSR.C where the expansion had no say.
template <class M, class O>
[[nodiscard, gnu::always_inline]] inline ShiftResult immediate_operand(M& m, const O& o) {
    if (!o.setflags()) return {o.imm, false};
    return {o.imm, o.has(kCarryKnown) ? o.has(kCarryValue) : m.C()};
}

/// The destination of a data-processing instruction: d == 15 is ALUWritePC, and never sets flags
/// (the S forms with d == 15 are SUBS_PC_LR).
template <class M, class O>
void write_moved(M& m, const O& o, u32 result) {
    if (o.writes_pc()) {
        m.ALUWritePC(result);
    } else {
        m.set_R(o.d, result);
    }
}

/// Destination and flags of an addition or subtraction.
template <class M, class O>
void write_sum(M& m, const O& o, const AddResult& sum) {
    write_moved(m, o, sum.result);
    if (o.setflags()) m.set_NZCV(sum.result, sum.carry, sum.overflow);
}

/// Destination and flags of a logical operation, move or shift; V stays.
template <class M, class O>
void write_logical(M& m, const O& o, u32 result, bool carry) {
    write_moved(m, o, result);
    if (o.setflags()) m.set_NZC(result, carry);
}

}  // namespace hypscope::isa::exec
