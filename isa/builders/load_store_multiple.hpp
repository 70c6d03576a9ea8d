// SPDX-License-Identifier: Apache-2.0
// Operand builders of the load and store multiples: ARM ARM A8.8.57-A8.8.61, A8.8.131-A8.8.133,
// A8.8.199-A8.8.202, B9.3.5, B9.3.6, B9.3.17.
// Operands: n is the base, imm the list (bit 15: PC), a the number of registers; kWback; kIndex and
// kAdd are P and U of the forms that have them as fields (LDM_user, LDM_exception_return,
// STM_user), kUser says that the User mode registers are meant.
#pragma once
#include <bit>

#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

constexpr void set_list(Operands& o, u32 list) {
    o.imm = list;
    o.a = static_cast<u8>(std::popcount(list));
}

[[nodiscard]] constexpr bool base_is_in_list(const Operands& o) { return bit(o.imm, o.n); }

// A32 ---------------------------------------------------------------------------------------------

/// Letters that the rows of PUSH and POP lack: n is then SP and the base is written.
constexpr void set_base_and_list(const Fields& f, Operands& o) {
    o.n = f.has('n') ? f.reg('n') : 13;
    o.set(kWback, !f.has('W') || f['W'] != 0);
}

struct LdmA32 {
    static constexpr std::string_view takes = "cWnl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_base_and_list(f, o);
        set_list(o, f['l']);
        o.set(kWritesPc, bit(o.imm, 15));
        return unpredictable_when(o.n == 15 || o.a < 1 || (o.wback() && base_is_in_list(o)));
    }
};
using PopA32 = LdmA32;

/// A base that is stored and written back stores an UNKNOWN value unless it is the lowest: not
/// UNPREDICTABLE. UNKNOWN: the value before writeback.
struct StmA32 {
    static constexpr std::string_view takes = "cWnl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_base_and_list(f, o);
        set_list(o, f['l']);
        return unpredictable_when(o.n == 15 || o.a < 1);
    }
};
using PushA32 = StmA32;

constexpr void set_user_form(const Fields& f, Operands& o) {
    o.n = f.reg('n');
    o.set(kIndex, f['P'] != 0);
    o.set(kAdd, f['U'] != 0);
}

struct LdmUserA32 {
    static constexpr std::string_view takes = "cPUnl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_user_form(f, o);
        o.set(kUser);
        set_list(o, f['l']);
        return unpredictable_when(o.n == 15 || o.a < 1);
    }
};
using StmUserA32 = LdmUserA32;

struct LdmExceptionReturnA32 {
    static constexpr std::string_view takes = "cPUWnl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_user_form(f, o);
        o.set(kWback, f['W'] != 0);
        o.set(kWritesPc);
        set_list(o, f['l'] | 0x8000);
        return unpredictable_when(o.n == 15 || (o.wback() && base_is_in_list(o)));
    }
};

// T32 ---------------------------------------------------------------------------------------------

/// The pictures leave bit 13 (SP) out of `l`: list<15:14> and list<12:0>, or list<14> and <12:0>.
constexpr u32 t32_list(const Fields& f) {
    return (bits(f['l'], 14, 13) << 14) | bits(f['l'], 12, 0);
}

struct LdmT32 {
    static constexpr std::string_view takes = "Wnl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        set_base_and_list(f, o);
        set_list(o, t32_list(f));
        o.set(kWritesPc, bit(o.imm, 15));
        return unpredictable_when(o.n == 15 || o.a < 2 || bits(o.imm, 15, 14) == 3 ||
                                  (bit(o.imm, 15) && not_last_in_it_block(context)) ||
                                  (o.wback() && base_is_in_list(o)));
    }
};
using PopT32 = LdmT32;

struct StmT32 {
    static constexpr std::string_view takes = "Wnl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        set_base_and_list(f, o);
        set_list(o, t32_list(f));
        return unpredictable_when(o.n == 15 || o.a < 2 || (o.wback() && base_is_in_list(o)));
    }
};
using PushT32 = StmT32;

// T16 ---------------------------------------------------------------------------------------------

struct LdmT16 {
    static constexpr std::string_view takes = "nl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        set_list(o, f['l']);
        o.set(kWback, !base_is_in_list(o));
        return unpredictable_when(o.a < 1);
    }
};

struct StmT16 {
    static constexpr std::string_view takes = "nl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.set(kWback);
        set_list(o, f['l']);
        return unpredictable_when(o.a < 1);
    }
};

struct PopT16 {
    static constexpr std::string_view takes = "Pl";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = 13;
        o.set(kWback);
        set_list(o, (f['P'] << 15) | f['l']);
        o.set(kWritesPc, f['P'] != 0);
        return unpredictable_when(o.a < 1 || (f['P'] != 0 && not_last_in_it_block(context)));
    }
};

struct PushT16 {
    static constexpr std::string_view takes = "Ml";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = 13;
        o.set(kWback);
        set_list(o, (f['M'] << 14) | f['l']);
        return unpredictable_when(o.a < 1);
    }
};

}  // namespace hypscope::isa::builders
