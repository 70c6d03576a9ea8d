// SPDX-License-Identifier: Apache-2.0
// Operand builders of the media rows. Operands: d, n, m; imm = the width that SSAT and USAT
// saturate to, the mask that BFI and BFC replace, the width that SBFX and UBFX extract; shift_n =
// the lsb of a bit field or the rotation of an extension; kHalf = PKHTB.
#pragma once
#include "isa/builders/data_processing.hpp"

namespace hypscope::isa::builders {

constexpr void media_registers(const Fields& f, Operands& o) {
    o.d = f.reg('d');
    o.n = f.reg('n');
    o.m = f.reg('m');
}
[[nodiscard]] constexpr bool any_is_pc(const Operands& o) {
    return o.d == 15 || o.n == 15 || o.m == 15;
}
[[nodiscard]] constexpr bool any_is_sp_or_pc(const Operands& o) {
    return BadReg(o.d) || BadReg(o.n) || BadReg(o.m);
}

struct MediaA32 {
    static constexpr std::string_view takes = "cndm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        return unpredictable_when(any_is_pc(o));
    }
};

struct MediaT32 {
    static constexpr std::string_view takes = "ndm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        return unpredictable_when(any_is_sp_or_pc(o));
    }
};

struct MediaT16 {
    static constexpr std::string_view takes = "dm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        return DecodeStatus::Ok;
    }
};

/// CLZ, RBIT, REV, REV16, REVSH: the encoding names Rm twice.
struct RegisterTwiceT32 {
    static constexpr std::string_view takes = MediaT32::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        return unpredictable_when(any_is_sp_or_pc(o) || o.n != o.m);
    }
};

/// A rotation of the second operand by 0, 8, 16 or 24 bits.
struct ExtendA32 {
    static constexpr std::string_view takes = "cndrm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.shift_t = SRType::ROR;
        o.shift_n = static_cast<u8>(f['r'] << 3);
        return MediaA32::build(f, context, o);
    }
};

struct ExtendT32 {
    static constexpr std::string_view takes = "ndrm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.shift_t = SRType::ROR;
        o.shift_n = static_cast<u8>(f['r'] << 3);
        return MediaT32::build(f, context, o);
    }
};

/// tb:'0' is the shift type: LSL or ASR.
constexpr void pack_shift(const Fields& f, Operands& o) {
    o.set(kHalf, f['t'] != 0);
    DecodeImmShift(f['t'] << 1, f['i'], o);
}

struct PackA32 {
    static constexpr std::string_view takes = "cndtim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        pack_shift(f, o);
        return MediaA32::build(f, context, o);
    }
};

struct PackT32 {
    static constexpr std::string_view takes = "ndtim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        pack_shift(f, o);
        return MediaT32::build(f, context, o);
    }
};

/// SSAT, USAT of A32 and T32 (which alone has no condition field): sh:'0' is the shift type.
/// `extra` is 1 for SSAT, whose field is one less than the width. In T32, ASR by 0 is SSAT16 or
/// USAT16.
template <u32 extra>
struct Saturate {
    static constexpr std::string_view takes = "cndtiv";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool t32 = !f.has('c');
        if (t32 && f['t'] != 0 && f['i'] == 0) return DecodeStatus::NotThis;
        media_registers(f, o);
        DecodeImmShift(f['t'] << 1, f['i'], o);
        o.imm = f['v'] + extra;
        return unpredictable_when(t32 ? any_is_sp_or_pc(o) : any_is_pc(o));
    }
};

template <u32 extra>
struct Saturate16 {
    static constexpr std::string_view takes = "cndv";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        o.imm = f['v'] + extra;
        return unpredictable_when(f.has('c') ? any_is_pc(o) : any_is_sp_or_pc(o));
    }
};

/// BFI, BFC: w = msb, i = lsb. BFC is the row whose Rn is 15.
struct BitFieldInsert {
    static constexpr std::string_view takes = "cndwi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        const u32 lsb = f['i'], msb = f['w'];
        o.shift_n = static_cast<u8>(lsb);
        o.imm = msb >= lsb ? mask(msb, lsb) : 0;
        const bool bad = f.has('c') ? any_is_pc(o) : any_is_sp_or_pc(o);
        return unpredictable_when(bad || msb < lsb);
    }
};

/// SBFX, UBFX: w = width - 1, i = lsb.
struct BitFieldExtract {
    static constexpr std::string_view takes = "cndwi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        media_registers(f, o);
        o.shift_n = static_cast<u8>(f['i']);
        o.imm = f['w'] + 1;
        const bool bad = f.has('c') ? any_is_pc(o) : any_is_sp_or_pc(o);
        return unpredictable_when(bad || f['i'] + f['w'] > 31);
    }
};

}  // namespace hypscope::isa::builders
