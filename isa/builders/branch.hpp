// SPDX-License-Identifier: Apache-2.0
// Operand builders of the branch rows. Operands: imm = the signed distance from the PC (IT:
// firstcond:mask), m or n = the target or compared register, d = 14 for a link, and 15 in a member
// of its own where the PC is read.
#pragma once
#include "isa/builders/data_processing.hpp"

namespace hypscope::isa::builders {

constexpr void branch_to(u32 distance, Operands& o) {
    o.imm = distance;
    o.n = 15;
    o.set(kWritesPc);
}

constexpr void link(Operands& o, bool to_thumb) {
    o.d = 14;
    o.set(kLink);
    o.set(kToThumb, to_thumb);
}

struct BranchA32 {
    static constexpr std::string_view takes = "ci";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        branch_to(sign_extend(f['i'] << 2, 26), o);
        return DecodeStatus::Ok;
    }
};

struct BranchLinkA32 {
    static constexpr std::string_view takes = "ci";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        link(o, false);
        return BranchA32::build(f, context, o);
    }
};

struct BranchLinkExchangeA32 {
    static constexpr std::string_view takes = "iH";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        branch_to(sign_extend((f['i'] << 2) | (f['H'] << 1), 26), o);
        link(o, true);
        return DecodeStatus::Ok;
    }
};

/// cond 111x is UDF or SVC.
struct BranchConditionalT16 {
    static constexpr std::string_view takes = "ki";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        if (f['k'] >= 14) return DecodeStatus::NotThis;
        branch_to(sign_extend(f['i'] << 1, 9), o);
        o.cond = f.reg('k');
        return unpredictable_when(context.in_it_block());
    }
};

struct BranchT16 {
    static constexpr std::string_view takes = "i";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        branch_to(sign_extend(f['i'] << 1, 12), o);
        return unpredictable_when(not_last_in_it_block(context));
    }
};

/// imm32 = S:J2:J1:imm6:imm11:'0'; cond 111x is another instruction.
struct BranchConditionalT32 {
    static constexpr std::string_view takes = "skjil";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        if (f['k'] >= 14) return DecodeStatus::NotThis;
        const u32 distance = (f['s'] << 20) | (f['i'] << 19) | (f['j'] << 18) | (f['l'] << 1);
        branch_to(sign_extend(distance, 21), o);
        o.cond = f.reg('k');
        return unpredictable_when(context.in_it_block());
    }
};

/// imm32 = S:I1:I2:imm10:imm11:'0', where I1 and I2 are NOT(J1 EOR S) and NOT(J2 EOR S).
[[nodiscard]] constexpr u32 long_branch_distance(const Fields& f) {
    const u32 s = f['s'];
    const u32 i1 = (f['i'] ^ s) ^ 1, i2 = (f['j'] ^ s) ^ 1;
    const u32 low = f.has('H') ? (f['l'] << 2) | (f['H'] << 1) : f['l'] << 1;
    return sign_extend((s << 24) | (i1 << 23) | (i2 << 22) | low, 25);
}

struct BranchT32 {
    static constexpr std::string_view takes = "slij";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        branch_to(long_branch_distance(f), o);
        return unpredictable_when(not_last_in_it_block(context));
    }
};

struct BranchLinkT32 {
    static constexpr std::string_view takes = BranchT32::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        link(o, true);
        return BranchT32::build(f, context, o);
    }
};

struct BranchLinkExchangeT32 {
    static constexpr std::string_view takes = "slijH";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        if (f['H'] != 0) return DecodeStatus::Undefined;
        link(o, false);
        return BranchT32::build(f, context, o);
    }
};

struct BranchRegister {
    static constexpr std::string_view takes = "cm";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.m = f.reg('m');
        o.set(kWritesPc);
        return unpredictable_when(not_last_in_it_block(context));
    }
};

struct BranchRegisterLink {
    static constexpr std::string_view takes = BranchRegister::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.d = 14;
        o.n = 15;
        o.set(kLink);
        const DecodeStatus status = BranchRegister::build(f, context, o);
        return o.m == 15 ? DecodeStatus::Unpredictable : status;
    }
};

struct BranchJazelle {
    static constexpr std::string_view takes = BranchRegister::takes;
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        const DecodeStatus status = BranchRegister::build(f, context, o);
        const bool bad = f.has('c') ? o.m == 15 : BadReg(o.m);
        return bad ? DecodeStatus::Unpredictable : status;
    }
};

/// kNegate: CBNZ. The PC is in m.
struct CompareAndBranch {
    static constexpr std::string_view takes = "Nin";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.imm = f['i'] << 1;
        o.n = f.reg('n');
        o.m = 15;
        o.set(kNegate, f['N'] != 0);
        o.set(kWritesPc);
        return unpredictable_when(context.in_it_block());
    }
};

/// imm = firstcond:mask, the new ITSTATE. A mask of zero is a hint.
struct IfThen {
    static constexpr std::string_view takes = "im";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        const u32 firstcond = f['i'], mask = f['m'];
        if (mask == 0) return DecodeStatus::NotThis;
        o.imm = (firstcond << 4) | mask;
        const bool bad = firstcond == 15 || (firstcond == 14 && std::popcount(mask) != 1);
        return unpredictable_when(bad || context.in_it_block());
    }
};

/// n = base, m = index, kHalf: TBH. The PC is in a.
struct TableBranch {
    static constexpr std::string_view takes = "nmH";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext& context,
                                        Operands& o) {
        o.n = f.reg('n');
        o.m = f.reg('m');
        o.a = 15;
        o.set(kHalf, f['H'] != 0);
        o.set(kWritesPc);
        return o.n == 13 || BadReg(o.m) ? DecodeStatus::Unpredictable
                                        : unpredictable_when(not_last_in_it_block(context));
    }
};

}  // namespace hypscope::isa::builders
