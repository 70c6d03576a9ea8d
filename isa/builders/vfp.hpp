// SPDX-License-Identifier: Apache-2.0
// Operand builders of the extension register loads, stores and transfers: ARM ARM A8.8.314,
// A8.8.332, A8.8.333, A8.8.341-A8.8.345, A8.8.348, A8.8.349, A8.8.367, A8.8.368, A8.8.412,
// A8.8.413.
// Operands of loads and stores: d is the first extension register, a the number of them, n the
// base, imm the offset, kAdd, kWback. Of transfers: d is Rt, a is Rt2, m the extension register; a
// scalar lies `a` bits wide at bit shift_n of D[m], imm = 1 sign-extends it. VMRS, VMSR: imm is the
// register. The pictures name the extension register D:vvvv (double) or vvvv:D (single).
#pragma once
#include <algorithm>

#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

[[nodiscard]] constexpr u8 double_register(const Fields& f) {
    return static_cast<u8>((f['D'] << 4) | f['v']);
}
[[nodiscard]] constexpr u8 single_register(const Fields& f) {
    return static_cast<u8>((f['v'] << 1) | f['D']);
}
[[nodiscard]] constexpr bool is_thumb(const Fields& f) { return !f.has('c'); }
[[nodiscard]] constexpr bool core_register_is_bad(const Fields& f, u32 t) {
    return is_thumb(f) ? BadReg(t) : t == 15;
}

// Loads and stores --------------------------------------------------------------------------------

/// The list of `count` registers from o.d. A list too long is UNPREDICTABLE, and is cut where the
/// registers end.
constexpr DecodeStatus set_extension_list(Operands& o, u32 count, u32 longest) {
    const u32 room = std::min(longest, 32u - o.d);
    o.a = static_cast<u8>(std::min(count, room));
    return unpredictable_when(count == 0 || count > room);
}

/// kDouble: imm8 / 2 doublewords.
template <bool kDouble, bool kOdd = false>
struct VfpMultiple {
    static constexpr std::string_view takes = "cPUDWnvi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool p = f['P'] != 0, u = f['U'] != 0, w = f['W'] != 0;
        if (!p && !u && !w) return DecodeStatus::NotThis;  // SEE 64-bit transfers
        if (p && !w) return DecodeStatus::NotThis;         // SEE VLDR, VSTR
        if (p == u && w) return DecodeStatus::Undefined;
        const u32 imm8 = kOdd ? (f['i'] << 1) | 1 : f['i'];
        o.n = f.reg('n');
        o.d = kDouble ? double_register(f) : single_register(f);
        o.imm = imm8 << 2;
        o.set(kAdd, u);
        o.set(kWback, w);
        const DecodeStatus list =
            set_extension_list(o, kDouble ? imm8 / 2 : imm8, kDouble ? 16 : 32);
        return o.n == 15 && (w || is_thumb(f)) ? DecodeStatus::Unpredictable : list;
    }
};
using VfpMultipleD = VfpMultiple<true>;
using VfpMultipleX = VfpMultiple<true, true>;
using VfpMultipleS = VfpMultiple<false>;

template <bool kDouble, bool kLoad>
struct VfpStack {
    static constexpr std::string_view takes = "cDvi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 count = f['i'];  // the pictures of the double forms leave out imm8<0>
        o.n = 13;
        o.d = kDouble ? double_register(f) : single_register(f);
        o.imm = count << (kDouble ? 3 : 2);
        o.set(kAdd, kLoad);
        o.set(kWback);
        return set_extension_list(o, count, kDouble ? 16 : 32);
    }
};
using VpopD = VfpStack<true, true>;
using VpopS = VfpStack<false, true>;
using VpushD = VfpStack<true, false>;
using VpushS = VfpStack<false, false>;

template <bool kDouble, bool kLoad>
struct VfpSingle {
    static constexpr std::string_view takes = "cUDnvi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = kDouble ? double_register(f) : single_register(f);
        o.a = 1;
        o.imm = f['i'] << 2;
        o.set(kAdd, f['U'] != 0);
        return unpredictable_when(!kLoad && o.n == 15 && is_thumb(f));
    }
};
using VldrD = VfpSingle<true, true>;
using VldrS = VfpSingle<false, true>;
using VstrD = VfpSingle<true, false>;
using VstrS = VfpSingle<false, false>;

// Transfers ---------------------------------------------------------------------------------------

/// The scalar that opc1:opc2 names: false where they are UNDEFINED.
constexpr bool set_scalar(u32 opc, Operands& o) {
    if (bit(opc, 3)) {
        o.a = 8;
        o.shift_n = static_cast<u8>(bits(opc, 2, 0) * 8);
    } else if (bit(opc, 0)) {
        o.a = 16;
        o.shift_n = static_cast<u8>(bits(opc, 2, 1) * 16);
    } else {
        o.a = 32;
        o.shift_n = static_cast<u8>(bits(opc, 2, 2) * 32);
        return !bit(opc, 1);
    }
    return true;
}

struct VmovCoreToScalar {
    static constexpr std::string_view takes = "covtD";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('t');
        o.m = double_register(f);
        if (!set_scalar(f['o'], o)) return DecodeStatus::Undefined;
        return unpredictable_when(core_register_is_bad(f, o.d));
    }
};

/// U is "unsigned"; a word has no sign to extend.
struct VmovScalarToCore {
    static constexpr std::string_view takes = "cUovtD";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('t');
        o.m = double_register(f);
        o.imm = f['U'] == 0 ? 1 : 0;
        if (!set_scalar(f['o'], o) || (o.a == 32 && f['U'] != 0)) return DecodeStatus::Undefined;
        return unpredictable_when(core_register_is_bad(f, o.d));
    }
};

/// imm is the number of D registers: 1, or 2 for a quadword.
struct VdupCore {
    static constexpr std::string_view takes = "cbQvtDe";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 size = (f['b'] << 1) | f['e'];
        o.d = f.reg('t');
        o.m = double_register(f);
        o.imm = f['Q'] + 1;
        o.a = static_cast<u8>(size == 0 ? 32 : size == 1 ? 16 : 8);
        if (size == 3 || (f['Q'] != 0 && bit(f['v'], 0))) return DecodeStatus::Undefined;
        return unpredictable_when(core_register_is_bad(f, o.d));
    }
};

struct VmovCoreS {
    static constexpr std::string_view takes = "cvtD";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('t');
        o.m = single_register(f);
        return unpredictable_when(core_register_is_bad(f, o.d));
    }
};

/// S[31] has no neighbour; two results need two registers.
template <bool kDouble, bool kToCore>
struct VmovCorePair {
    static constexpr std::string_view takes = "catDv";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('t');
        o.a = f.reg('a');
        o.m = kDouble ? double_register(f) : single_register(f);
        const bool no_neighbour = !kDouble && o.m == 31;
        if (no_neighbour) o.m = 30;
        return unpredictable_when(core_register_is_bad(f, o.d) || core_register_is_bad(f, o.a) ||
                                  no_neighbour || (kToCore && o.d == o.a));
    }
};
using VmovCoreToSS = VmovCorePair<false, false>;
using VmovSSToCore = VmovCorePair<false, true>;
using VmovCoreToD = VmovCorePair<true, false>;
using VmovDToCore = VmovCorePair<true, true>;

/// The extension system registers (ARM ARM B9.3.21).
enum VfpSystemRegister : u32 { kFpsid = 0, kFpscr = 1, kMvfr1 = 6, kMvfr0 = 7, kFpexc = 8 };

/// Rt = 15 is APSR_nzcv, for the FPSCR only.
struct Vmrs {
    static constexpr std::string_view takes = "crt";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('t');
        o.imm = f['r'];
        const bool known = o.imm == kFpsid || o.imm == kFpscr || o.imm == kMvfr1 ||
                           o.imm == kMvfr0 || o.imm == kFpexc;
        return unpredictable_when(!known || (o.d == 15 && o.imm != kFpscr) ||
                                  (o.d == 13 && is_thumb(f)));
    }
};

struct Vmsr {
    static constexpr std::string_view takes = "crt";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.d = f.reg('t');
        o.imm = f['r'];
        const bool known = o.imm == kFpsid || o.imm == kFpscr || o.imm == kFpexc;
        return unpredictable_when(!known || core_register_is_bad(f, o.d));
    }
};

}  // namespace hypscope::isa::builders
