// SPDX-License-Identifier: Apache-2.0
// Operand builders of the data-processing rows: ARM ARM A5.2.4 (ARMExpandImm), A6.3.2
// (ThumbExpandImm). One builder serves all rows of one shape: a letter
// that a picture lacks reads as zero, and a row without a destination is a comparison, which always
// sets the flags. Operands: d, n, m as in the manual; imm = imm32; shift_t, shift_n; a = Rs (_rsr).
#pragma once
#include <bit>

#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

/// Rd, and whether it is the PC.
constexpr void set_destination(u8 d, Operands& o) {
    o.d = d;
    o.set(kWritesPc, d == 15);
}

/// ARMExpandImm_C: the carry is known only when the immediate is rotated.
constexpr void arm_expand_imm(u32 imm12, Operands& o) {
    const u32 rotation = 2 * bits(imm12, 11, 8);
    o.imm = std::rotr(bits(imm12, 7, 0), static_cast<int>(rotation));
    o.set(kCarryKnown, rotation != 0);
    o.set(kCarryValue, rotation != 0 && bit(o.imm, 31));
}

/// ThumbExpandImm_C; false where the encoding is UNPREDICTABLE: a repeated zero byte.
constexpr bool thumb_expand_imm(u32 imm12, Operands& o) {
    const u32 byte = bits(imm12, 7, 0);
    if (bits(imm12, 11, 10) != 0) {
        o.imm = std::rotr(0x80 | byte, static_cast<int>(bits(imm12, 11, 7)));
        o.set(kCarryKnown);
        o.set(kCarryValue, bit(o.imm, 31));
        return true;
    }
    constexpr u32 kRepeat[] = {0x00000001, 0x00010001, 0x01000100, 0x01010101};
    o.imm = byte * kRepeat[bits(imm12, 9, 8)];
    return bits(imm12, 9, 8) == 0 || byte != 0;
}

// --- A32 -----------------------------------------------------------------------------------------

/// S, Rn, Rd. NotThis for "SEE SUBS PC, LR and related instructions".
constexpr DecodeStatus dp_a32(const Fields& f, Operands& o) {
    o.n = f.reg('n');
    set_destination(f.reg('d'), o);
    o.set(kSetFlags, !f.has('S') || f['S'] != 0);
    return o.d == 15 && o.setflags() ? DecodeStatus::NotThis : DecodeStatus::Ok;
}

struct DpImmA32 {
    static constexpr std::string_view takes = "cSndi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        arm_expand_imm(f['i'], o);
        return dp_a32(f, o);
    }
};

struct DpRegA32 {
    static constexpr std::string_view takes = "cSnditm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        DecodeImmShift(f['t'], f['i'], o);
        return dp_a32(f, o);
    }
};

struct DpRsrA32 {
    static constexpr std::string_view takes = "cSndstm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        o.a = f.reg('s');
        o.shift_t = static_cast<SRType>(f['t']);
        dp_a32(f, o);
        return unpredictable_when(o.d == 15 || o.n == 15 || o.m == 15 || o.a == 15);
    }
};

/// The rows whose picture fixes Rn to SP.
struct SpImmA32 {
    static constexpr std::string_view takes = DpImmA32::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        const DecodeStatus status = DpImmA32::build(f, context, o);
        o.n = 13;
        return status;
    }
};

struct SpRegA32 {
    static constexpr std::string_view takes = DpRegA32::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        const DecodeStatus status = DpRegA32::build(f, context, o);
        o.n = 13;
        return status;
    }
};

using MovRegA32 = DpRegA32;

/// Shifts by an immediate; ROR by 0 is RRX.
template <SRType type>
struct ShiftImmA32 {
    static constexpr std::string_view takes = "cSdim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        DecodeImmShift(static_cast<u32>(type), f['i'], o);
        return dp_a32(f, o);
    }
};

/// Shifts by a register: R[n] is shifted by R[m].
template <SRType type>
struct ShiftRegA32 {
    static constexpr std::string_view takes = "cSdmn";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        o.shift_t = type;
        dp_a32(f, o);
        return unpredictable_when(o.d == 15 || o.n == 15 || o.m == 15);
    }
};

/// MOVW, MOVT: imm16.
struct MovWideA32 {
    static constexpr std::string_view takes = "cidl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_destination(f.reg('d'), o);
        o.imm = (f['i'] << 12) | f['l'];
        return unpredictable_when(o.d == 15);
    }
};

/// ADR: imm is the signed distance from Align(PC, 4); n = 15.
template <bool add>
struct AdrA32 {
    static constexpr std::string_view takes = "cdi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        arm_expand_imm(f['i'], o);
        if (!add) o.imm = 0 - o.imm;
        o.n = 15;
        set_destination(f.reg('d'), o);
        return DecodeStatus::Ok;
    }
};
using AdrAddA32 = AdrA32<true>;
using AdrSubA32 = AdrA32<false>;

/// a = opcode<3:0>; the comparisons have no such form. MOV and MVN have no Rn: its field is (0).
struct SubsPcLrA32 {
    static constexpr std::string_view takes = "conitm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.m = f.reg('m');
        o.a = f.reg('o');
        set_destination(15, o);
        if (f.has('m')) {
            DecodeImmShift(f['t'], f['i'], o);
        } else {
            arm_expand_imm(f['i'], o);
        }
        if (o.a >> 2 == 0b10) return DecodeStatus::NotThis;
        const bool is_move = (o.a & 0b1101) == 0b1101;
        return unpredictable_when(is_move && o.n != 0);
    }
};

// --- T32 -----------------------------------------------------------------------------------------

/// S, Rn, Rd; true when the registers are UNPREDICTABLE. Rd of 15 with S is the comparison's row.
constexpr bool dp_t32(const Fields& f, Operands& o) {
    o.n = f.reg('n');
    set_destination(f.reg('d'), o);
    o.set(kSetFlags, !f.has('S') || f['S'] != 0);
    return BadReg(o.d) || BadReg(o.n);
}

struct DpImmT32 {
    static constexpr std::string_view takes = "iSnd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool expands = thumb_expand_imm(f['i'], o);
        return unpredictable_when(dp_t32(f, o) || !expands);
    }
};

struct DpRegT32 {
    static constexpr std::string_view takes = "Snditm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        DecodeImmShift(f['t'], f['i'], o);
        return unpredictable_when(dp_t32(f, o) || BadReg(o.m));
    }
};

/// CMP, CMN: Rn may be SP.
struct CompareImmT32 {
    static constexpr std::string_view takes = "in";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool expands = thumb_expand_imm(f['i'], o);
        dp_t32(f, o);
        return unpredictable_when(o.n == 15 || !expands);
    }
};

struct CompareRegT32 {
    static constexpr std::string_view takes = "nitm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        DpRegT32::build(f, context, o);
        return unpredictable_when(o.n == 15 || BadReg(o.m));
    }
};

/// ADDW, SUBW: a plain 12-bit immediate, no flags.
struct DpPlainImmT32 {
    static constexpr std::string_view takes = "ind";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['i'];
        o.n = f.reg('n');
        set_destination(f.reg('d'), o);
        return unpredictable_when(BadReg(o.d));
    }
};

/// The rows whose picture fixes Rn to SP: Rd may be SP too. Rd of 15 with S is CMN or CMP.
struct SpImmT32 {
    static constexpr std::string_view takes = "iSd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool expands = thumb_expand_imm(f['i'], o);
        dp_t32(f, o);
        o.n = 13;
        if (o.d == 15 && o.setflags()) return DecodeStatus::NotThis;
        return unpredictable_when(o.d == 15 || !expands);
    }
};

struct SpRegT32 {
    static constexpr std::string_view takes = "Sditm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        DpRegT32::build(f, context, o);
        o.n = 13;
        if (o.d == 15 && o.setflags()) return DecodeStatus::NotThis;
        const bool bad_sp = o.d == 13 && (o.shift_t != SRType::LSL || o.shift_n > 3);
        return unpredictable_when(bad_sp || o.d == 15 || BadReg(o.m));
    }
};

struct SpPlainImmT32 {
    static constexpr std::string_view takes = "id";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['i'];
        o.n = 13;
        set_destination(f.reg('d'), o);
        return unpredictable_when(o.d == 15);
    }
};

template <bool add>
struct AdrT32 {
    static constexpr std::string_view takes = "id";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = add ? f['i'] : 0 - f['i'];
        o.n = 15;
        set_destination(f.reg('d'), o);
        return unpredictable_when(BadReg(o.d));
    }
};
using AdrAddT32 = AdrT32<true>;
using AdrSubT32 = AdrT32<false>;

/// imm16 = imm4:i:imm3:imm8.
struct MovWideT32 {
    static constexpr std::string_view takes = "jikdl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_destination(f.reg('d'), o);
        o.imm = (f['i'] << 12) | (f['j'] << 11) | (f['k'] << 8) | f['l'];
        return unpredictable_when(BadReg(o.d));
    }
};

/// MOV without S moves to and from SP, but not SP to itself.
struct MovRegT32 {
    static constexpr std::string_view takes = "Sdm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        const bool bad = dp_t32(f, o) || BadReg(o.m);
        if (o.setflags()) return unpredictable_when(bad);
        return unpredictable_when(o.d == 15 || o.m == 15 || (o.d == 13 && o.m == 13));
    }
};

template <SRType type>
struct ShiftImmT32 {
    static constexpr std::string_view takes = "Sdim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        DecodeImmShift(static_cast<u32>(type), f['i'], o);
        return unpredictable_when(dp_t32(f, o) || BadReg(o.m));
    }
};

template <SRType type>
struct ShiftRegT32 {
    static constexpr std::string_view takes = "Snmd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        o.shift_t = type;
        return unpredictable_when(dp_t32(f, o) || BadReg(o.m));
    }
};

/// SUBS PC, LR, #imm8; with #0 it is ERET (ARM ARM B9.3.3).
struct SubsPcLrT32 {
    static constexpr std::string_view takes = "i";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = 14;
        o.a = 2;
        o.imm = f['i'];
        set_destination(15, o);
        if (o.imm == 0) return DecodeStatus::NotThis;
        return unpredictable_when(not_last_in_it_block(context));
    }
};

// --- T16 -----------------------------------------------------------------------------------------

[[nodiscard]] constexpr bool pc_inside_it_block(u8 d, const DecodeContext& context) {
    return d == 15 && not_last_in_it_block(context);
}

/// Rd or Rdn, Rn, Rm in r0-r7 or an immediate; sets the flags outside an IT block.
struct DpT16 {
    static constexpr std::string_view takes = "imnd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.d = f.reg('d');
        o.n = f.has('n') ? f.reg('n') : o.d;
        o.m = f.reg('m');
        o.imm = f['i'];
        o.set(kSetFlags, !f.has('d') || !context.in_it_block());
        return DecodeStatus::Ok;
    }
};

template <SRType type>
struct ShiftImmT16 {
    static constexpr std::string_view takes = "imd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        DpT16::build(f, context, o);
        DecodeImmShift(static_cast<u32>(type), f['i'], o);
        return DecodeStatus::Ok;
    }
};

template <SRType type>
struct ShiftRegT16 {
    static constexpr std::string_view takes = "md";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.shift_t = type;
        return DpT16::build(f, context, o);
    }
};

/// MOVS of low registers is not permitted in an IT block.
struct MovLowT16 {
    static constexpr std::string_view takes = "md";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        DpT16::build(f, context, o);
        o.set(kSetFlags);
        return unpredictable_when(context.in_it_block());
    }
};

struct MovHighT16 {
    static constexpr std::string_view takes = "md";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.m = f.reg('m');
        set_destination(f.reg('d'), o);
        return unpredictable_when(pc_inside_it_block(o.d, context));
    }
};

struct AddHighT16 {
    static constexpr std::string_view takes = "md";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.m = f.reg('m');
        set_destination(f.reg('d'), o);
        o.n = o.d;
        return unpredictable_when(pc_inside_it_block(o.d, context) || (o.d == 15 && o.m == 15));
    }
};

struct CmpHighT16 {
    static constexpr std::string_view takes = "mn";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.m = f.reg('m');
        o.n = f.reg('n');
        o.set(kSetFlags);
        return unpredictable_when((o.n < 8 && o.m < 8) || o.n == 15 || o.m == 15);
    }
};

/// ADD <Rdm>, SP, <Rdm>
struct AddSpRegT16 {
    static constexpr std::string_view takes = "d";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        set_destination(f.reg('d'), o);
        o.n = 13;
        o.m = o.d;
        return unpredictable_when(pc_inside_it_block(o.d, context));
    }
};

/// ADD SP, <Rm>; Rm of 13 is the other encoding.
struct AddRegToSpT16 {
    static constexpr std::string_view takes = "m";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = 13;
        o.n = 13;
        o.m = f.reg('m');
        return o.m == 13 ? DecodeStatus::NotThis : DecodeStatus::Ok;
    }
};

/// ADD <Rd>, SP, #imm8*4; ADD and SUB SP, SP, #imm7*4.
struct SpImmT16 {
    static constexpr std::string_view takes = "di";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.has('d') ? f.reg('d') : u8{13};
        o.n = 13;
        o.imm = f['i'] << 2;
        return DecodeStatus::Ok;
    }
};

struct AdrT16 {
    static constexpr std::string_view takes = "di";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('d');
        o.n = 15;
        o.imm = f['i'] << 2;
        return DecodeStatus::Ok;
    }
};

}  // namespace hypscope::isa::builders
