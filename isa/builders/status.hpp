// SPDX-License-Identifier: Apache-2.0
// Operand builders of MRS, MSR, CPS and SETEND: ARM ARM A8.8.109-A8.8.113, A8.8.167, B9.3.
// Operands: d or n the core register; kSpsr is R. MSR: a is the byte mask, imm the value (immediate
// form). Banked: imm is SYSm = M:M1. CPS: see CpsFields. SETEND: imm is E.
#pragma once
#include "isa/builders/data_processing.hpp"
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

template <bool kThumb>
[[nodiscard]] constexpr bool status_register_is_bad(u32 n) {
    return kThumb ? BadReg(n) : n == 15;
}

template <bool kThumb>
struct MrsForm {
    static constexpr std::string_view takes = "cRd";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('d');
        o.set(kSpsr, f['R'] != 0);
        return unpredictable_when(status_register_is_bad<kThumb>(o.d));
    }
};
using MrsA32 = MrsForm<false>;
using MrsT32 = MrsForm<true>;

template <bool kThumb>
struct MrsBankedForm {
    static constexpr std::string_view takes = "cRdMk";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('d');
        o.set(kSpsr, f['R'] != 0);
        o.imm = (f['M'] << 4) | f['k'];
        return unpredictable_when(status_register_is_bad<kThumb>(o.d));
    }
};
using MrsBankedA32 = MrsBankedForm<false>;
using MrsBankedT32 = MrsBankedForm<true>;

template <bool kThumb>
struct MsrBankedForm {
    static constexpr std::string_view takes = "cRnMk";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.set(kSpsr, f['R'] != 0);
        o.imm = (f['M'] << 4) | f['k'];
        return unpredictable_when(status_register_is_bad<kThumb>(o.n));
    }
};
using MsrBankedA32 = MsrBankedForm<false>;
using MsrBankedT32 = MsrBankedForm<true>;

/// With no byte selected and R = 0 the word is a hint.
struct MsrImmA32 {
    static constexpr std::string_view takes = "cRki";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.a = f.reg('k');
        o.set(kSpsr, f['R'] != 0);
        arm_expand_imm(f['i'], o);
        if (o.a == 0 && !o.has(kSpsr)) return DecodeStatus::NotThis;
        return unpredictable_when(o.a == 0);
    }
};

struct MsrFlagsImmA32 {
    static constexpr std::string_view takes = "cki";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.a = static_cast<u8>(f['k'] << 2);
        arm_expand_imm(f['i'], o);
        return o.a == 0 ? DecodeStatus::NotThis : DecodeStatus::Ok;
    }
};

template <bool kThumb>
struct MsrRegForm {
    static constexpr std::string_view takes = "cRkn";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.a = f.reg('k');
        o.set(kSpsr, f['R'] != 0);
        return unpredictable_when(o.a == 0 || status_register_is_bad<kThumb>(o.n));
    }
};
using MsrRegA32 = MsrRegForm<false>;
using MsrRegT32 = MsrRegForm<true>;

template <bool kThumb>
struct MsrFlagsRegForm {
    static constexpr std::string_view takes = "ckn";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.a = static_cast<u8>(f['k'] << 2);
        return unpredictable_when(o.a == 0 || status_register_is_bad<kThumb>(o.n));
    }
};
using MsrFlagsRegA32 = MsrFlagsRegForm<false>;
using MsrFlagsRegT32 = MsrFlagsRegForm<true>;

/// Bits of Operands::imm of CPS; the low five are the mode.
enum CpsFields : u32 {
    kCpsMode = 0x1f,
    kCpsF = 1 << 6,  ///< the mask bits are where the CPSR has them
    kCpsI = 1 << 7,
    kCpsA = 1 << 8,
    kCpsMasks = kCpsF | kCpsI | kCpsA,
    kCpsEnable = 1 << 16,
    kCpsDisable = 1 << 17,
    kCpsChangeMode = 1 << 18,
};

constexpr u32 cps_masks(const Fields& f) {
    return (f['A'] != 0 ? kCpsA : 0u) | (f['I'] != 0 ? kCpsI : 0u) | (f['F'] != 0 ? kCpsF : 0u);
}

/// A1 and T2: imod:M and a mode.
constexpr DecodeStatus build_cps(const Fields& f, Operands& o) {
    const u32 imod = f['i'];
    const bool changes_mode = f['M'] != 0;
    o.imm = cps_masks(f) | f['m'] | (imod == 2 ? kCpsEnable : 0u) | (imod == 3 ? kCpsDisable : 0u) |
            (changes_mode ? kCpsChangeMode : 0u);
    const bool masks = (o.imm & kCpsMasks) != 0;
    return unpredictable_when((f['m'] != 0 && !changes_mode) || bit(imod, 1) != masks ||
                              imod == 1 || (imod == 0 && !changes_mode));
}

struct CpsA32 {
    static constexpr std::string_view takes = "iMAIFm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        return build_cps(f, o);
    }
};

struct CpsT32 {
    static constexpr std::string_view takes = "iMAIFm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        if (f['i'] == 0 && f['M'] == 0) return DecodeStatus::NotThis;  // SEE hints
        const DecodeStatus status = build_cps(f, o);
        return context.in_it_block() ? DecodeStatus::Unpredictable : status;
    }
};

struct CpsT16 {
    static constexpr std::string_view takes = "iAIF";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        const u32 masks = cps_masks(f);
        o.imm = masks | (f['i'] == 0 ? kCpsEnable : kCpsDisable);
        return unpredictable_when(masks == 0 || context.in_it_block());
    }
};

struct SetendA32 {
    static constexpr std::string_view takes = "E";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['E'];
        return DecodeStatus::Ok;
    }
};

struct SetendT16 {
    static constexpr std::string_view takes = "E";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.imm = f['E'];
        return unpredictable_when(context.in_it_block());
    }
};

}  // namespace hypscope::isa::builders
