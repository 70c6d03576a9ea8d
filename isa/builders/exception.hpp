// SPDX-License-Identifier: Apache-2.0
// Operand builders of the exception-generating instructions, ERET, RFE and SRS: ARM ARM A8.8.24,
// A8.8.228, A8.8.247, B9.3.
// Operands: imm is the comment field (imm16 of HVC, imm4 of SMC), or the mode of SRS; RFE and SRS:
// n or SP of that mode is the base, with kIndex, kAdd, kWback for P, U, W; a of SRS and m of ERET
// are LR, which they read.
#pragma once
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

struct ExceptionImm {
    static constexpr std::string_view takes = "ci";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['i'];
        return DecodeStatus::Ok;
    }
};

/// HVC and BKPT in A32: any condition but "always" is UNPREDICTABLE.
struct AlwaysOrUnpredictable {
    static constexpr std::string_view takes = "ci";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['i'];
        return unpredictable_when(f['c'] != 14);
    }
};

struct HvcT32 {
    static constexpr std::string_view takes = "i";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.imm = f['i'];
        return unpredictable_when(context.in_it_block());
    }
};

struct SmcT32 {
    static constexpr std::string_view takes = "i";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.imm = f['i'];
        return unpredictable_when(not_last_in_it_block(context));
    }
};

struct EretA32 {
    static constexpr std::string_view takes = "c";
    static constexpr DecodeStatus build(const Fields&, const DecodeContext&, Operands& o) {
        o.m = 14;
        o.set(kWritesPc);
        return DecodeStatus::Ok;
    }
};

struct EretT32 {
    static constexpr std::string_view takes = "";
    static constexpr DecodeStatus build(const Fields&, const DecodeContext& context, Operands& o) {
        o.m = 14;
        o.set(kWritesPc);
        return unpredictable_when(not_last_in_it_block(context));
    }
};

constexpr void set_stack_form(Operands& o, bool before, bool increment, bool wback) {
    o.set(kIndex, before);
    o.set(kAdd, increment);
    o.set(kWback, wback);
}

struct RfeA32 {
    static constexpr std::string_view takes = "PUWn";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.n = f.reg('n');
        o.set(kWritesPc);
        set_stack_form(o, f['P'] != 0, f['U'] != 0, f['W'] != 0);
        return unpredictable_when(o.n == 15);
    }
};

template <bool kIncrement>
struct RfeT32 {
    static constexpr std::string_view takes = "Wn";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = f.reg('n');
        o.set(kWritesPc);
        set_stack_form(o, !kIncrement, kIncrement, f['W'] != 0);
        return unpredictable_when(o.n == 15 || not_last_in_it_block(context));
    }
};
using RfeDbT32 = RfeT32<false>;
using RfeIaT32 = RfeT32<true>;

struct SrsA32 {
    static constexpr std::string_view takes = "PUWm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['m'];
        o.a = 14;
        set_stack_form(o, f['P'] != 0, f['U'] != 0, f['W'] != 0);
        return DecodeStatus::Ok;
    }
};

template <bool kIncrement>
struct SrsT32 {
    static constexpr std::string_view takes = "Wm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        o.imm = f['m'];
        o.a = 14;
        set_stack_form(o, !kIncrement, kIncrement, f['W'] != 0);
        return DecodeStatus::Ok;
    }
};
using SrsDbT32 = SrsT32<false>;
using SrsIaT32 = SrsT32<true>;

}  // namespace hypscope::isa::builders
