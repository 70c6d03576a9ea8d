// SPDX-License-Identifier: Apache-2.0
// Operand builders of the exclusives and of SWP: ARM ARM A8.8.75-A8.8.78, A8.8.212-A8.8.215,
// A8.8.229.
// Operands: n is the base, imm an offset (T32 LDREX and STREX). Loads: d is Rt, a is Rt2. Stores: d
// is the status, a is Rt, m is Rt2. SWP: d is Rt, m is Rt2 of the manual.
#pragma once
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

struct NoOperands {
    static constexpr std::string_view takes = "c";
    static constexpr DecodeStatus build(const Fields&, const DecodeContext&, Operands&) {
        return DecodeStatus::Ok;
    }
};

struct LoadExclusiveA32 {
    static constexpr std::string_view takes = "cnt";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        return unpredictable_when(o.d == 15 || o.n == 15);
    }
};

struct LoadExclusiveDualA32 {
    static constexpr std::string_view takes = "cnt";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.a = static_cast<u8>((o.d + 1) & 15);
        return unpredictable_when(bit(f['t'], 0) || o.d == 14 || o.n == 15);
    }
};

/// The status register must be none of the others.
[[nodiscard]] constexpr bool status_conflict(const Operands& o) {
    return o.d == o.n || o.d == o.a || o.d == o.m;
}

struct StoreExclusiveA32 {
    static constexpr std::string_view takes = "cndt";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('d');
        o.a = o.m = f.reg('t');
        return unpredictable_when(o.d == 15 || o.a == 15 || o.n == 15 || status_conflict(o));
    }
};

struct StoreExclusiveDualA32 {
    static constexpr std::string_view takes = "cndt";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('d');
        o.a = f.reg('t');
        o.m = static_cast<u8>((o.a + 1) & 15);
        return unpredictable_when(o.d == 15 || bit(f['t'], 0) || o.a == 14 || o.n == 15 ||
                                  status_conflict(o));
    }
};

struct LoadExclusiveT32 {
    static constexpr std::string_view takes = "nti";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.imm = f['i'] << 2;
        return unpredictable_when(BadReg(o.d) || o.n == 15);
    }
};

struct LoadExclusiveDualT32 {
    static constexpr std::string_view takes = "nta";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.a = f.reg('a');
        return unpredictable_when(BadReg(o.d) || BadReg(o.a) || o.d == o.a || o.n == 15);
    }
};

struct StoreExclusiveT32 {
    static constexpr std::string_view takes = "ntdi";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('d');
        o.a = o.m = f.reg('t');
        o.imm = f['i'] << 2;
        return unpredictable_when(BadReg(o.d) || BadReg(o.a) || o.n == 15 || status_conflict(o));
    }
};

struct StoreExclusiveDualT32 {
    static constexpr std::string_view takes = "ntad";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('d');
        o.a = f.reg('t');
        o.m = f.reg('a');
        return unpredictable_when(BadReg(o.d) || BadReg(o.a) || BadReg(o.m) || o.n == 15 ||
                                  status_conflict(o));
    }
};

struct SwapA32 {
    static constexpr std::string_view takes = "cntm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.d = f.reg('t');
        o.m = f.reg('m');
        return unpredictable_when(o.d == 15 || o.m == 15 || o.n == 15 || o.n == o.d || o.n == o.m);
    }
};

}  // namespace hypscope::isa::builders
