// SPDX-License-Identifier: Apache-2.0
// Operand builders of the loads, stores and preloads: ARM ARM A5.2.8, A5.2.9, A5.3, A6.2.4,
// A6.3.5-A6.3.10.
// Operands: d is Rt, a is Rt2, n the base (15 in the literal forms), imm the offset, m with shift_t
// and shift_n the register offset; kIndex, kAdd, kWback as in the manual, kUser an unprivileged
// access. "Word" below stands for the word sized forms, where Rt may be the PC.
#pragma once
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

constexpr void set_addressing(Operands& o, bool index, bool add, bool wback) {
    o.set(kIndex, index);
    o.set(kAdd, add);
    o.set(kWback, wback);
}

/// The base is written and is the PC or the register transferred.
[[nodiscard]] constexpr bool wback_conflict(const Operands& o) {
    return o.has(kWback) && (o.n == 15 || o.n == o.d);
}

[[nodiscard]] constexpr bool wback_conflict_dual(const Operands& o) {
    return wback_conflict(o) || (o.has(kWback) && o.n == o.a);
}

// A32, one register (A5.2.8, A5.3) ----------------------------------------------------------------

template <bool kLoad, bool kWord>
struct MemImmA32 {
    static constexpr std::string_view takes = "cPUWnti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool index = f['P'] != 0, w = f['W'] != 0;
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.imm = f['i'];
        if (!index && w) return DecodeStatus::NotThis;         // SEE LDRT and alike
        if (kLoad && o.n == 15) return DecodeStatus::NotThis;  // SEE (literal)
        set_addressing(o, index, f['U'] != 0, !index || w);
        o.set(kWritesPc, kLoad && o.d == 15);
        return unpredictable_when((o.d == 15 && !kWord) || wback_conflict(o));
    }
};
using LdrImmA32 = MemImmA32<true, true>;
using LdrNarrowImmA32 = MemImmA32<true, false>;
using StrImmA32 = MemImmA32<false, true>;
using StrNarrowImmA32 = MemImmA32<false, false>;

template <bool kWord>
struct MemLitA32 {
    static constexpr std::string_view takes = "cPUWti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['P'] == 0 && f['W'] != 0) return DecodeStatus::NotThis;
        o.n = 15;
        o.d = f.reg('t');
        o.imm = f['i'];
        set_addressing(o, true, f['U'] != 0, false);
        o.set(kWritesPc, kWord && o.d == 15);
        return unpredictable_when(f['P'] == f['W'] || (o.d == 15 && !kWord));
    }
};
using LdrLitA32 = MemLitA32<true>;
using LdrNarrowLitA32 = MemLitA32<false>;

template <bool kLoad, bool kWord>
struct MemRegA32 {
    static constexpr std::string_view takes = "cPUWntism";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const bool index = f['P'] != 0, w = f['W'] != 0;
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.m = f.reg('m');
        if (!index && w) return DecodeStatus::NotThis;
        DecodeImmShift(f['s'], f['i'], o);
        set_addressing(o, index, f['U'] != 0, !index || w);
        o.set(kRegisterForm);
        o.set(kWritesPc, kLoad && o.d == 15);
        return unpredictable_when((o.d == 15 && !kWord) || o.m == 15 || wback_conflict(o));
    }
};
using LdrRegA32 = MemRegA32<true, true>;
using LdrNarrowRegA32 = MemRegA32<true, false>;
using StrRegA32 = MemRegA32<false, true>;
using StrNarrowRegA32 = MemRegA32<false, false>;

/// LDRT, STRT and alike: always post-indexed.
template <bool kRtMayBePc>
struct UnprivilegedImmA32 {
    static constexpr std::string_view takes = "cUnti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.imm = f['i'];
        set_addressing(o, false, f['U'] != 0, true);
        o.set(kUser);
        return unpredictable_when((o.d == 15 && !kRtMayBePc) || wback_conflict(o));
    }
};
using UnprivImmA32 = UnprivilegedImmA32<false>;
using StrtImmA32 = UnprivilegedImmA32<true>;

template <bool kRtMayBePc>
struct UnprivilegedRegA32 {
    static constexpr std::string_view takes = "cUntism";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.m = f.reg('m');
        DecodeImmShift(f['s'], f['i'], o);
        set_addressing(o, false, f['U'] != 0, true);
        o.set(kUser);
        o.set(kRegisterForm);
        return unpredictable_when((o.d == 15 && !kRtMayBePc) || o.m == 15 || wback_conflict(o));
    }
};
using UnprivRegA32 = UnprivilegedRegA32<false>;
using StrtRegA32 = UnprivilegedRegA32<true>;

// A32, two registers (A5.2.8) ---------------------------------------------------------------------

/// P = 0, W = 1 is a hole among the unprivileged forms: A5.2.9 makes it UNDEFINED for an odd Rt.
[[nodiscard]] constexpr DecodeStatus dual_status(const Fields& f, bool unpredictable) {
    const bool hole = f['P'] == 0 && f['W'] != 0;
    if (hole && bit(f['t'], 0)) return DecodeStatus::Undefined;
    return unpredictable_when(hole || bit(f['t'], 0) || unpredictable);
}

constexpr void set_dual(const Fields& f, Operands& o) {
    o.n = f.reg('n');
    o.d = f.reg('t');
    o.a = static_cast<u8>((o.d + 1) & 15);
    set_addressing(o, f['P'] != 0, f['U'] != 0, f['P'] == 0 || f['W'] != 0);
}

template <bool kLoad>
struct DualImmA32 {
    static constexpr std::string_view takes = "cPUWnti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (kLoad && f['n'] == 15) return DecodeStatus::NotThis;
        set_dual(f, o);
        o.imm = f['i'];
        return dual_status(f, o.a == 15 || wback_conflict_dual(o));
    }
};
using LdrdImmA32 = DualImmA32<true>;
using StrdImmA32 = DualImmA32<false>;

struct LdrdLitA32 {
    static constexpr std::string_view takes = "cPUWti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_dual(f, o);
        o.n = 15;
        o.imm = f['i'];
        set_addressing(o, true, f['U'] != 0, false);
        return dual_status(f, o.a == 15 || f['P'] == f['W']);
    }
};

template <bool kLoad>
struct DualRegA32 {
    static constexpr std::string_view takes = "cPUWntm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_dual(f, o);
        o.m = f.reg('m');
        o.set(kRegisterForm);
        const bool overwrites_offset = kLoad && (o.m == o.d || o.m == o.a);
        return dual_status(f,
                           o.a == 15 || o.m == 15 || overwrites_offset || wback_conflict_dual(o));
    }
};
using LdrdRegA32 = DualRegA32<true>;
using StrdRegA32 = DualRegA32<false>;

// T32 (A6.3.6-A6.3.10) ----------------------------------------------------------------------------

/// What the T32 forms say of Rt: the PC as a loaded word ends a block, as a narrow one it makes
/// the word a memory hint (which the caller has sorted out), SP is for words only.
template <bool kLoad, bool kWord>
constexpr bool t32_rt_unpredictable(const DecodeContext& context, Operands& o) {
    if (!kWord) return BadReg(o.d);
    if (!kLoad) return o.d == 15;
    o.set(kWritesPc, o.d == 15);
    return o.d == 15 && not_last_in_it_block(context);
}

/// Rn = 15: another page for a load, UNDEFINED for a store.
template <bool kLoad>
inline constexpr DecodeStatus kT32BaseIsPc =
    kLoad ? DecodeStatus::NotThis : DecodeStatus::Undefined;

template <bool kLoad, bool kWord>
struct MemImm12T32 {
    static constexpr std::string_view takes = "nti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.imm = f['i'];
        set_addressing(o, true, true, false);
        if (o.n == 15) return kT32BaseIsPc<kLoad>;
        if (kLoad && !kWord && o.d == 15) return DecodeStatus::NotThis;  // SEE PLD, PLI, hints
        return unpredictable_when(t32_rt_unpredictable<kLoad, kWord>(context, o));
    }
};
using LdrImm12T32 = MemImm12T32<true, true>;
using LdrNarrowImm12T32 = MemImm12T32<true, false>;
using StrImm12T32 = MemImm12T32<false, true>;
using StrNarrowImm12T32 = MemImm12T32<false, false>;

template <bool kLoad, bool kWord>
struct MemImm8T32 {
    static constexpr std::string_view takes = "PUWnti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        const bool index = f['P'] != 0, add = f['U'] != 0, w = f['W'] != 0;
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.imm = f['i'];
        set_addressing(o, index, add, w);
        if (o.n == 15) return kT32BaseIsPc<kLoad>;
        if (index && add && !w) return DecodeStatus::NotThis;  // SEE LDRT and alike
        if (kLoad && !kWord && o.d == 15 && index && !w) return DecodeStatus::NotThis;
        if (!index && !w) return DecodeStatus::Undefined;
        const bool rt = t32_rt_unpredictable<kLoad, kWord>(context, o);
        return unpredictable_when(rt || wback_conflict(o));
    }
};
using LdrImm8T32 = MemImm8T32<true, true>;
using LdrNarrowImm8T32 = MemImm8T32<true, false>;
using StrImm8T32 = MemImm8T32<false, true>;
using StrNarrowImm8T32 = MemImm8T32<false, false>;

template <bool kWord>
struct MemLitT32 {
    static constexpr std::string_view takes = "Uti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = 15;
        o.d = f.reg('t');
        o.imm = f['i'];
        set_addressing(o, true, f['U'] != 0, false);
        if (!kWord && o.d == 15) return DecodeStatus::NotThis;  // SEE PLD, PLI, hints
        return unpredictable_when(t32_rt_unpredictable<true, kWord>(context, o));
    }
};
using LdrLitT32 = MemLitT32<true>;
using LdrNarrowLitT32 = MemLitT32<false>;

template <bool kLoad, bool kWord>
struct MemRegT32 {
    static constexpr std::string_view takes = "ntim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.m = f.reg('m');
        o.shift_n = static_cast<u8>(f['i']);
        set_addressing(o, true, true, false);
        o.set(kRegisterForm);
        if (o.n == 15) return kT32BaseIsPc<kLoad>;
        if (kLoad && !kWord && o.d == 15) return DecodeStatus::NotThis;
        const bool rt = t32_rt_unpredictable<kLoad, kWord>(context, o);
        return unpredictable_when(rt || BadReg(o.m));
    }
};
using LdrRegT32 = MemRegT32<true, true>;
using LdrNarrowRegT32 = MemRegT32<true, false>;
using StrRegT32 = MemRegT32<false, true>;
using StrNarrowRegT32 = MemRegT32<false, false>;

/// LDRT, STRT and alike: an offset, no writeback.
template <bool kLoad>
struct UnprivilegedT32 {
    static constexpr std::string_view takes = "nti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.imm = f['i'];
        set_addressing(o, true, true, false);
        o.set(kUser);
        if (o.n == 15) return kT32BaseIsPc<kLoad>;
        return unpredictable_when(BadReg(o.d));
    }
};
using LdrtT32 = UnprivilegedT32<true>;
using StrtT32 = UnprivilegedT32<false>;

template <bool kLoad>
struct DualImmT32 {
    static constexpr std::string_view takes = "PUWntai";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['P'] == 0 && f['W'] == 0) return DecodeStatus::NotThis;  // exclusives, table branch
        if (kLoad && f['n'] == 15) return DecodeStatus::NotThis;
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.a = f.reg('a');
        o.imm = f['i'] << 2;
        set_addressing(o, f['P'] != 0, f['U'] != 0, f['W'] != 0);
        const bool same = kLoad && o.d == o.a;
        return unpredictable_when(wback_conflict_dual(o) || o.n == 15 || BadReg(o.d) ||
                                  BadReg(o.a) || same);
    }
};
using LdrdImmT32 = DualImmT32<true>;
using StrdImmT32 = DualImmT32<false>;

struct LdrdLitT32 {
    static constexpr std::string_view takes = "PUWtai";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        if (f['P'] == 0 && f['W'] == 0) return DecodeStatus::NotThis;
        o.n = 15;
        o.d = f.reg('t');
        o.a = f.reg('a');
        o.imm = f['i'] << 2;
        set_addressing(o, true, f['U'] != 0, false);
        return unpredictable_when(BadReg(o.d) || BadReg(o.a) || o.d == o.a || f['W'] != 0);
    }
};

// T16 (A6.2.4) ------------------------------------------------------------------------------------

/// An immediate of units of 1 << kShift bytes; without a base field the base is SP.
template <unsigned kShift>
struct MemImmT16 {
    static constexpr std::string_view takes = "nti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.has('n') ? f.reg('n') : 13;
        o.d = f.reg('t');
        o.imm = f['i'] << kShift;
        set_addressing(o, true, true, false);
        return DecodeStatus::Ok;
    }
};
using WordImmT16 = MemImmT16<2>;
using HalfImmT16 = MemImmT16<1>;
using ByteImmT16 = MemImmT16<0>;

struct MemRegT16 {
    static constexpr std::string_view takes = "ntm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.m = f.reg('m');
        set_addressing(o, true, true, false);
        o.set(kRegisterForm);
        return DecodeStatus::Ok;
    }
};

struct LdrLitT16 {
    static constexpr std::string_view takes = "ti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = 15;
        o.d = f.reg('t');
        o.imm = f['i'] << 2;
        set_addressing(o, true, true, false);
        return DecodeStatus::Ok;
    }
};

// PUSH and POP of one register (A8.8.131-A8.8.133) ------------------------------------------------

template <bool kLoad>
struct SingleStackTransfer {
    static constexpr std::string_view takes = "ct";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = 13;
        o.d = f.reg('t');
        o.imm = 4;
        set_addressing(o, !kLoad, kLoad, true);
        o.set(kWritesPc, kLoad && o.d == 15);
        const bool t32_push_of_pc = !kLoad && o.d == 15 && !f.has('c');
        return unpredictable_when(o.d == 13 || t32_push_of_pc ||
                                  (kLoad && o.d == 15 && not_last_in_it_block(context)));
    }
};
using PushSingle = SingleStackTransfer<false>;
using PopSingle = SingleStackTransfer<true>;

// Preloads (A5.7.1, A6.3.8, A6.3.9) ---------------------------------------------------------------

struct PreloadImmA32 {
    static constexpr std::string_view takes = "Uni";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.imm = f['i'];
        set_addressing(o, true, f['U'] != 0, false);
        return o.n == 15 ? DecodeStatus::NotThis : DecodeStatus::Ok;  // SEE (literal)
    }
};

struct PreloadLit {
    static constexpr std::string_view takes = "Ui";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = 15;
        o.imm = f['i'];
        set_addressing(o, true, f['U'] != 0, false);
        return DecodeStatus::Ok;
    }
};

template <bool kBaseMayBePc>
struct PreloadRegisterA32 {
    static constexpr std::string_view takes = "Unism";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.m = f.reg('m');
        DecodeImmShift(f['s'], f['i'], o);
        set_addressing(o, true, f['U'] != 0, false);
        o.set(kRegisterForm);
        return unpredictable_when(o.m == 15 || (o.n == 15 && !kBaseMayBePc));
    }
};
using PreloadRegA32 = PreloadRegisterA32<true>;
using PreloadWriteRegA32 = PreloadRegisterA32<false>;

template <bool kAddForm>
struct PreloadImmediateT32 {
    static constexpr std::string_view takes = "ni";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.imm = f['i'];
        set_addressing(o, true, kAddForm, false);
        return o.n == 15 ? DecodeStatus::NotThis : DecodeStatus::Ok;
    }
};
using PreloadImm12T32 = PreloadImmediateT32<true>;
using PreloadImm8T32 = PreloadImmediateT32<false>;

struct PreloadRegT32 {
    static constexpr std::string_view takes = "nim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.m = f.reg('m');
        o.shift_n = static_cast<u8>(f['i']);
        set_addressing(o, true, true, false);
        o.set(kRegisterForm);
        if (o.n == 15) return DecodeStatus::NotThis;
        return unpredictable_when(BadReg(o.m));
    }
};

/// An unallocated memory hint: a NOP whatever its fields say.
struct MemoryHint {
    static constexpr std::string_view takes = "Unxim";
    static constexpr DecodeStatus build(const Fields&, const DecodeContext&, Operands&) {
        return DecodeStatus::Ok;
    }
};

}  // namespace hypscope::isa::builders
