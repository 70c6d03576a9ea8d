// SPDX-License-Identifier: Apache-2.0
// Three tables: rows whose name has an ending that the operands choose, other names of a row, and
// rows whose condition Capstone does not print.
#include "capstone_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/bits.hpp"

namespace hypscope::isa {

namespace {

/// What an ending is chosen by.
struct Matched {
    const Operands& o;
    InstructionSet set;
    u32 word;
};

std::string pick(const Matched& i, Flag flag, const char* set, const char* clear) {
    return i.o.has(flag) ? set : clear;
}

std::string no_ending(const Matched&) { return ""; }
std::string m_half(const Matched& i) { return pick(i, kHalf, "t", "b"); }
std::string both_halves(const Matched& i) { return pick(i, kHalf2, "t", "b") + m_half(i); }
std::string exchange(const Matched& i) { return pick(i, kHalf, "x", ""); }
std::string rounded(const Matched& i) { return pick(i, kHalf, "r", ""); }
std::string any_nan(const Matched& i) { return pick(i, kSetFlags, "e", ""); }
std::string pack(const Matched& i) { return pick(i, kHalf, "tb", "bt"); }
std::string zero(const Matched& i) { return pick(i, kNegate, "nz", "z"); }
std::string table(const Matched& i) { return pick(i, kHalf, "h", "b"); }
std::string long_form(const Matched& i) { return bit(i.word, 22) ? "l" : ""; }

/// P and U at their places in A32.
std::string list_order(const Matched& i) {
    static constexpr const char* kOrders[] = {"da", "", "db", "ib"};
    return kOrders[bits(i.word, 24, 23)];
}
std::string stack_order(const Matched& i) {
    return std::string(i.o.add() ? "i" : "d") + (i.o.index() ? "b" : "a");
}

std::string vfp_order(const Matched& i) { return bit(i.word, 24) ? "db" : "ia"; }
std::string vfp_order_x(const Matched& i) { return vfp_order(i) + 'x'; }

/// imod of CPS: 10 enables, 11 disables; T16 has its low bit alone.
std::string interrupt_mode(const Matched& i) {
    if (i.set == InstructionSet::T16) return bit(i.word, 4) ? "id" : "ie";
    static constexpr const char* kModes[] = {"", "", "ie", "id"};
    return kModes[i.set == InstructionSet::A32 ? bits(i.word, 19, 18) : bits(i.word, 10, 9)];
}

std::string then_else(const Matched& i) {
    std::string ending;
    for (unsigned at = 3; at > 0 && bits(i.o.imm, at - 1, 0) != 0; --at) {
        ending += bit(i.o.imm, at) == bit(i.o.imm, 4) ? 't' : 'e';
    }
    return ending;
}

/// The opcode of an exception return; a MOV with a shift is named after the shift.
std::string opcode(const Matched& i) {
    static constexpr const char* kNames[] = {"and", "eor", "sub", "rsb", "add", "adc",
                                             "sbc", "rsc", "tst", "teq", "cmp", "cmn",
                                             "orr", "mov", "bic", "mvn"};
    static constexpr const char* kShifts[] = {"lsl", "lsr", "asr", "ror", "rrx"};
    const bool is_shift = i.o.a == 0b1101 && i.o.shift_n != 0;
    return std::string(is_shift ? kShifts[static_cast<u8>(i.o.shift_t)] : kNames[i.o.a & 15]) + 's';
}

/// Rows whose name depends on the operands: a stem and an ending.
struct Variant {
    OpId op;
    const char* stem;
    std::string (*ending)(const Matched&);
};
// clang-format off
constexpr Variant kVariants[] = {
    {OpId::SMLAxy, "smla", both_halves},   {OpId::SMLALxy, "smlal", both_halves},
    {OpId::SMULxy, "smul", both_halves},   {OpId::SMLAWy, "smlaw", m_half},
    {OpId::SMULWy, "smulw", m_half},       {OpId::SMLAD, "smlad", exchange},
    {OpId::SMLSD, "smlsd", exchange},      {OpId::SMUAD, "smuad", exchange},
    {OpId::SMUSD, "smusd", exchange},      {OpId::SMLALD, "smlald", exchange},
    {OpId::SMLSLD, "smlsld", exchange},    {OpId::SMMLA, "smmla", rounded},
    {OpId::SMMLS, "smmls", rounded},       {OpId::SMMUL, "smmul", rounded},
    {OpId::PKH, "pkh", pack},              {OpId::CBZ, "cb", zero},
    {OpId::TBB, "tb", table},              {OpId::IT, "it", then_else},
    {OpId::SUBS_PC_LR_imm, "", opcode},    {OpId::SUBS_PC_LR_reg, "", opcode},
    {OpId::CPS, "cps", interrupt_mode},    {OpId::LDC_imm, "ldc", long_form},
    {OpId::LDC_lit, "ldc", long_form},     {OpId::STC, "stc", long_form},
    {OpId::LDC2_imm, "ldc2", long_form},   {OpId::LDC2_lit, "ldc2", long_form},
    {OpId::STC2, "stc2", long_form},       {OpId::LDM_user, "ldm", list_order},
    {OpId::STM_user, "stm", list_order},   {OpId::LDM_exception_return, "ldm", list_order},
    {OpId::RFE, "rfe", stack_order},       {OpId::SRS, "srs", stack_order},
    {OpId::VLDM_D, "vldm", vfp_order},     {OpId::VLDM_S, "vldm", vfp_order},
    {OpId::VSTM_D, "vstm", vfp_order},     {OpId::VSTM_S, "vstm", vfp_order},
    {OpId::FLDMX, "fldm", vfp_order_x},    {OpId::FSTMX, "fstm", vfp_order_x},
    {OpId::VCMP_S, "vcmp", any_nan},       {OpId::VCMP_zero_S, "vcmp", any_nan},
    {OpId::VCMP_D, "vcmp", any_nan},       {OpId::VCMP_zero_D, "vcmp", any_nan},
    {OpId::VCVT_half_to_S, "vcvt", m_half},      {OpId::VCVT_S_to_half, "vcvt", m_half},
    {OpId::VCVT_S_to_integer, "vcvt", rounded},  {OpId::VCVT_D_to_integer, "vcvt", rounded},
};
// clang-format on

/// Names that Capstone gives to some words of a row: another of the manual's spellings.
struct Alias {
    OpId op;
    const char* theirs;
};
// clang-format off
constexpr Alias kAliases[] = {
    {OpId::ADR, "add"},         {OpId::ADR, "sub"},         {OpId::ADR, "addw"},
    {OpId::ADR, "subw"},        {OpId::ADD_imm, "addw"},    {OpId::ADD_SP_imm, "addw"},
    {OpId::SUB_imm, "subw"},    {OpId::SUB_SP_imm, "subw"}, {OpId::MOV_imm, "movw"},
    {OpId::NOP, "hint"},        {OpId::UDF, "trap"},        {OpId::POP, "ldm"},
    {OpId::PUSH, "stmdb"},      {OpId::POP_single, "ldr"},  {OpId::PUSH_single, "str"},
};
// clang-format on

const std::vector<std::string_view>& names_of(OpId op) {
    static const auto all = [] {
        std::array<std::vector<std::string_view>, kOpCount> names;
        for (size_t i = 0; i < kOpCount; ++i) {
            names[i].push_back(op_info(static_cast<OpId>(i)).mnemonic);
        }
        for (const Variant& v : kVariants) names[static_cast<size_t>(v.op)] = {v.stem};
        for (const Alias& a : kAliases) names[static_cast<size_t>(a.op)].push_back(a.theirs);
        return names;
    }();
    return all[static_cast<size_t>(op)];
}

std::string ending_of(OpId op, const Matched& i) {
    static const auto all = [] {
        std::array<std::string (*)(const Matched&), kOpCount> endings;
        endings.fill(no_ending);
        for (const Variant& v : kVariants) endings[static_cast<size_t>(v.op)] = v.ending;
        return endings;
    }();
    return all[static_cast<size_t>(op)](i);
}

bool consume(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// Rows whose condition Capstone does not print: HVC and BKPT have none (another than AL is
/// UNPREDICTABLE); MRS and MSR (banked) are printed with a register's number for the condition.
constexpr OpId kWrongCondition[] = {OpId::HVC, OpId::BKPT, OpId::MRS_banked, OpId::MSR_banked};

bool has_wrong_condition(OpId op) {
    return std::ranges::find(kWrongCondition, op) != std::end(kWrongCondition);
}

constexpr std::string_view kConditions[] = {"eq", "ne", "hs", "lo", "mi", "pl", "vs", "vc",
                                            "hi", "ls", "ge", "lt", "gt", "le", "",   ""};

}  // namespace

bool is_spelling_of(const Decoded& decoded, u32 word, std::string_view theirs) {
    theirs = theirs.substr(0, theirs.find('.'));
    const Operands& o = decoded.operands;
    const OpInfo& info = op_info(decoded.op);
    std::string suffix = ending_of(decoded.op, {o, all_encodings()[decoded.encoding].set, word});
    if (info.use.write_d && o.setflags()) suffix += 's';
    const bool any_condition = has_wrong_condition(decoded.op);
    if (!any_condition) suffix += kConditions[o.cond & 15];
    for (const std::string_view name : names_of(decoded.op)) {
        std::string_view rest = theirs;
        if (consume(rest, name) && (any_condition ? rest.starts_with(suffix) : rest == suffix)) {
            return true;
        }
    }
    return false;
}

std::string_view row_mnemonic(const Decoded& decoded) {
    return decoded.has_row() ? op_info(decoded.op).mnemonic : "(none)";
}

}  // namespace hypscope::isa
