// SPDX-License-Identifier: Apache-2.0
// What an instruction's encoding decodes to: the variables of the manual's "Encoding" pseudocode
// (d, n, m, imm32, shift_t, ...) in one small record that every operation shares. Which members an
// operation uses, and for what, is said beside its row's operand builder (isa/builders/).
#pragma once
#include "common/types.hpp"

namespace hypscope::isa {

/// ARM ARM A8.4.1. Values are the encodings of the `type` field, RRX by its decode.
enum class SRType : u8 { LSL, LSR, ASR, ROR, RRX };

/// Bits of Operands::flags: the booleans of the manual's pseudocode.
enum Flag : u16 {
    kSetFlags = 1 << 0,      ///< S: the instruction sets the condition flags
    kIndex = 1 << 1,         ///< P: the offset is applied before the access
    kAdd = 1 << 2,           ///< U: the offset is added
    kWback = 1 << 3,         ///< W: the base register is written
    kLink = 1 << 4,          ///< return address to LR
    kRegisterForm = 1 << 5,  ///< the offset or operand is a register
    kCarryKnown = 1 << 6,    ///< the immediate's expansion produced a carry: kCarryValue holds it
    kCarryValue = 1 << 7,
    kToThumb = 1 << 8,  ///< BLX, BX: the target is in T32 state
    kSpsr = 1 << 9,     ///< MRS, MSR: the SPSR, not the CPSR
    kNegate = 1 << 10,  ///< CBNZ, VNMUL and alike: the negated form
    kHalf = 1 << 11,    ///< the high half (SMULxy M, PKH tb, MOVT, ...)
    kHalf2 = 1 << 12,   ///< the high half of the first operand (SMULxy N)
    kUser = 1 << 13,    ///< LDM, STM with user registers; unprivileged access
    kUnpredictable =
        1 << 14,          ///< the encoding is UNPREDICTABLE; the policy decides (isa/decode.hpp)
    kWritesPc = 1 << 15,  ///< the operation may write the PC: a block ends here
};

struct Operands {
    u32 imm = 0;  ///< imm32, a register list, or coprocessor fields
    u16 flags = 0;
    u8 d = 0;  ///< Rd, Rt, RdLo: the destination, or the data register of a transfer
    u8 n = 0;  ///< Rn
    u8 m = 0;  ///< Rm
    u8 a = 0;  ///< Ra, Rt2, RdHi, Rs: the fourth register
    SRType shift_t = SRType::LSL;
    u8 shift_n = 0;  ///< 0-32, or lsb of a bit field
    u8 cond = 14;    ///< 0-14; 14 = always
    u8 length = 4;   ///< bytes of the encoding: 2 or 4

    [[nodiscard]] constexpr bool has(Flag flag) const { return (flags & flag) != 0; }
    [[nodiscard]] constexpr bool setflags() const { return has(kSetFlags); }
    [[nodiscard]] constexpr bool writes_pc() const { return has(kWritesPc); }
    [[nodiscard]] constexpr SRType shift_type() const { return shift_t; }
    [[nodiscard]] constexpr u32 shift_amount() const { return shift_n; }
    [[nodiscard]] constexpr bool spsr() const { return has(kSpsr); }
    [[nodiscard]] constexpr bool index() const { return has(kIndex); }
    [[nodiscard]] constexpr bool add() const { return has(kAdd); }
    [[nodiscard]] constexpr bool wback() const { return has(kWback); }
    constexpr void set(Flag flag, bool value = true) {
        flags = static_cast<u16>(value ? flags | flag : flags & ~flag);
    }
};
static_assert(sizeof(Operands) == 16, "an operand record is copied into every cached instruction");

}  // namespace hypscope::isa
