// SPDX-License-Identifier: Apache-2.0
// Operand builders of the coprocessor instructions: ARM ARM A8.8.30, A8.8.55, A8.8.56, A8.8.98,
// A8.8.99, A8.8.107, A8.8.108, A8.8.198.
// Operands: d is Rt, a is Rt2; imm holds the coprocessor fields (CoprocFields); LDC and STC: n is
// the base with kIndex, kAdd, kWback, and imm holds CRd and imm8 as well.
#pragma once
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

/// The fields that name a coprocessor register, as Operands::imm holds them. The low 19 bits are a
/// key: equal for two accesses of the same width to the same register.
///   <3:0> coproc  <7:4> opc1  <11:8> CRn  <15:12> CRm  <18:16> opc2  <27:20> imm8 (LDC, STC)
/// MCRR and MRRC have no CRn and opc2 (zero). CRd of CDP, LDC and STC stands in CRn's place only
/// for LDC and STC; CDP names no register here.
struct CoprocFields {
    u32 imm;
    [[nodiscard]] constexpr u32 coproc() const { return bits(imm, 3, 0); }
    [[nodiscard]] constexpr u32 opc1() const { return bits(imm, 7, 4); }
    [[nodiscard]] constexpr u32 CRn() const { return bits(imm, 11, 8); }
    [[nodiscard]] constexpr u32 CRd() const { return bits(imm, 11, 8); }
    [[nodiscard]] constexpr u32 CRm() const { return bits(imm, 15, 12); }
    [[nodiscard]] constexpr u32 opc2() const { return bits(imm, 18, 16); }
    [[nodiscard]] constexpr u32 imm8() const { return bits(imm, 27, 20); }
    [[nodiscard]] constexpr u32 key() const { return bits(imm, 18, 0); }
};

[[nodiscard]] constexpr u32 pack_coproc(u32 coproc, u32 opc1, u32 CRn, u32 CRm, u32 opc2) {
    return coproc | (opc1 << 4) | (CRn << 8) | (CRm << 12) | (opc2 << 16);
}

/// Coprocessors '101x': SEE Advanced SIMD and Floating-point.
[[nodiscard]] constexpr bool is_vfp(const Fields& f) { return (f['p'] & 0xe) == 0xa; }

template <bool kThumb>
[[nodiscard]] constexpr bool transfer_register_is_bad(u32 t) {
    return kThumb ? BadReg(t) : t == 15;
}

/// Rt = 15 of MRC is APSR_nzcv: no branch. SP is UNPREDICTABLE in Thumb.
template <bool kRead, bool kThumb>
struct CoprocMove {
    static constexpr std::string_view takes = "coNtpqM";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (is_vfp(f)) return DecodeStatus::NotThis;
        o.d = f.reg('t');
        o.imm = pack_coproc(f['p'], f['o'], f['N'], f['M'], f['q']);
        return unpredictable_when(kRead ? kThumb && o.d == 13
                                        : transfer_register_is_bad<kThumb>(o.d));
    }
};
using McrA32 = CoprocMove<false, false>;
using McrT32 = CoprocMove<false, true>;
using MrcA32 = CoprocMove<true, false>;
using MrcT32 = CoprocMove<true, true>;

template <bool kRead, bool kThumb>
struct CoprocMoveDouble {
    static constexpr std::string_view takes = "catpoM";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (is_vfp(f)) return DecodeStatus::NotThis;
        o.d = f.reg('t');
        o.a = f.reg('a');
        o.imm = pack_coproc(f['p'], f['o'], 0, f['M'], 0);
        return unpredictable_when(transfer_register_is_bad<kThumb>(o.d) ||
                                  transfer_register_is_bad<kThumb>(o.a) || (kRead && o.d == o.a));
    }
};
using McrrA32 = CoprocMoveDouble<false, false>;
using McrrT32 = CoprocMoveDouble<false, true>;
using MrrcA32 = CoprocMoveDouble<true, false>;
using MrrcT32 = CoprocMoveDouble<true, true>;

struct Cdp {
    static constexpr std::string_view takes = "coNdpqM";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (is_vfp(f)) return DecodeStatus::NotThis;
        o.d = f.reg('d');
        o.imm = pack_coproc(f['p'], f['o'], f['N'], f['M'], f['q']);
        return DecodeStatus::Ok;
    }
};

/// P = U = W = 0: with D a 64-bit transfer (MCRR, MRRC), else UNDEFINED.
constexpr DecodeStatus build_coproc_transfer(const Fields& f, Operands& o) {
    if (is_vfp(f)) return DecodeStatus::NotThis;
    if (f['P'] == 0 && f['U'] == 0 && f['W'] == 0) {
        return f['D'] != 0 ? DecodeStatus::NotThis : DecodeStatus::Undefined;
    }
    o.n = f.has('n') ? f.reg('n') : 15;
    o.imm = pack_coproc(f['p'], 0, f['d'], 0, 0) | (f['i'] << 20);
    o.set(kIndex, f['P'] != 0);
    o.set(kAdd, f['U'] != 0);
    o.set(kWback, f['W'] != 0);
    return DecodeStatus::Ok;
}

struct LdcImm {
    static constexpr std::string_view takes = "cPUDWndpi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const DecodeStatus status = build_coproc_transfer(f, o);
        return o.n == 15 ? DecodeStatus::NotThis : status;  // SEE (literal)
    }
};

/// In Thumb only an offset makes a literal.
template <bool kThumb>
struct LdcLit {
    static constexpr std::string_view takes = "cPUDWdpi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const DecodeStatus status = build_coproc_transfer(f, o);
        if (status != DecodeStatus::Ok) return status;
        return unpredictable_when(o.wback() || (kThumb && !o.index()));
    }
};
using LdcLitA32 = LdcLit<false>;
using LdcLitT32 = LdcLit<true>;

/// The PC as base: in A32 not with writeback, in Thumb not at all.
template <bool kThumb>
struct Stc {
    static constexpr std::string_view takes = "cPUDWndpi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const DecodeStatus status = build_coproc_transfer(f, o);
        if (status != DecodeStatus::Ok) return status;
        return unpredictable_when(o.n == 15 && (o.wback() || kThumb));
    }
};
using StcA32 = Stc<false>;
using StcT32 = Stc<true>;

}  // namespace hypscope::isa::builders
