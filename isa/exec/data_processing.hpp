// SPDX-License-Identifier: Apache-2.0
// Bodies of the data-processing operations, in the order of isa/tables/data_processing.inc. The
// flags are those of the manual: arithmetic sets N, Z, C, V; logic sets N, Z, and C from the
// shifter.
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

// ADC{S}<c> <Rd>, <Rn>, #<const>                                                     ARM ARM A8.8.1
template <Machine M, class O>
void exec_ADC_imm(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), o.imm, m.C()));
}

// ADC{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                              ARM ARM A8.8.2
template <Machine M, class O>
void exec_ADC_reg(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), shifted_operand(m, o).result, m.C()));
}

// ADC{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                            ARM ARM A8.8.3
template <Machine M, class O>
void exec_ADC_rsr(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), register_shifted(m, o).result, m.C()));
}

// ADD{S}<c> <Rd>, <Rn>, #<const>                                                     ARM ARM A8.8.4
template <Machine M, class O>
void exec_ADD_imm(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), o.imm, false));
}

// ADD{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                              ARM ARM A8.8.6
template <Machine M, class O>
void exec_ADD_reg(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), shifted_operand(m, o).result, false));
}

// ADD{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                            ARM ARM A8.8.8
template <Machine M, class O>
void exec_ADD_rsr(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), register_shifted(m, o).result, false));
}

// ADD{S}<c> <Rd>, SP, #<const>                                                       ARM ARM A8.8.9
template <Machine M, class O>
void exec_ADD_SP_imm(M& m, const O& o) {
    exec_ADD_imm(m, o);
}

// ADD{S}<c> <Rd>, SP, <Rm>{, <shift>}                                               ARM ARM A8.8.10
template <Machine M, class O>
void exec_ADD_SP_reg(M& m, const O& o) {
    exec_ADD_reg(m, o);
}

// ADR<c> <Rd>, <label>                                                              ARM ARM A8.8.12
template <Machine M, class O>
void exec_ADR(M& m, const O& o) {
    write_moved(m, o, align_down(m.PC(), 4u) + o.imm);
}

// AND{S}<c> <Rd>, <Rn>, #<const>                                                    ARM ARM A8.8.13
template <Machine M, class O>
void exec_AND_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, m.R(o.n) & operand, carry);
}

// AND{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                             ARM ARM A8.8.14
template <Machine M, class O>
void exec_AND_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    write_logical(m, o, m.R(o.n) & operand, carry);
}

// AND{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                           ARM ARM A8.8.15
template <Machine M, class O>
void exec_AND_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    write_logical(m, o, m.R(o.n) & operand, carry);
}

// ASR{S}<c> <Rd>, <Rm>, #<imm>                                                      ARM ARM A8.8.16
template <Machine M, class O>
void exec_ASR_imm(M& m, const O& o) {
    const auto [result, carry] = shifted_operand(m, o);
    write_logical(m, o, result, carry);
}

// ASR{S}<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.17
template <Machine M, class O>
void exec_ASR_reg(M& m, const O& o) {
    const auto [result, carry] = shift_by_register(m, o, m.R(o.n), m.R(o.m));
    write_logical(m, o, result, carry);
}

// BIC{S}<c> <Rd>, <Rn>, #<const>                                                    ARM ARM A8.8.21
template <Machine M, class O>
void exec_BIC_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, m.R(o.n) & ~operand, carry);
}

// BIC{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                             ARM ARM A8.8.22
template <Machine M, class O>
void exec_BIC_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    write_logical(m, o, m.R(o.n) & ~operand, carry);
}

// BIC{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                           ARM ARM A8.8.23
template <Machine M, class O>
void exec_BIC_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    write_logical(m, o, m.R(o.n) & ~operand, carry);
}

// CMN<c> <Rn>, #<const>                                                             ARM ARM A8.8.34
template <Machine M, class O>
void exec_CMN_imm(M& m, const O& o) {
    const auto [result, carry, overflow] = AddWithCarry(m.R(o.n), o.imm, false);
    m.set_NZCV(result, carry, overflow);
}

// CMN<c> <Rn>, <Rm>{, <shift>}                                                      ARM ARM A8.8.35
template <Machine M, class O>
void exec_CMN_reg(M& m, const O& o) {
    const auto [result, carry, overflow] =
        AddWithCarry(m.R(o.n), shifted_operand(m, o).result, false);
    m.set_NZCV(result, carry, overflow);
}

// CMN<c> <Rn>, <Rm>, <type> <Rs>                                                    ARM ARM A8.8.36
template <Machine M, class O>
void exec_CMN_rsr(M& m, const O& o) {
    const auto [result, carry, overflow] =
        AddWithCarry(m.R(o.n), register_shifted(m, o).result, false);
    m.set_NZCV(result, carry, overflow);
}

// CMP<c> <Rn>, #<const>                                                             ARM ARM A8.8.37
template <Machine M, class O>
void exec_CMP_imm(M& m, const O& o) {
    const auto [result, carry, overflow] = AddWithCarry(m.R(o.n), ~o.imm, true);
    m.set_NZCV(result, carry, overflow);
}

// CMP<c> <Rn>, <Rm>{, <shift>}                                                      ARM ARM A8.8.38
template <Machine M, class O>
void exec_CMP_reg(M& m, const O& o) {
    const auto [result, carry, overflow] =
        AddWithCarry(m.R(o.n), ~shifted_operand(m, o).result, true);
    m.set_NZCV(result, carry, overflow);
}

// CMP<c> <Rn>, <Rm>, <type> <Rs>                                                    ARM ARM A8.8.39
template <Machine M, class O>
void exec_CMP_rsr(M& m, const O& o) {
    const auto [result, carry, overflow] =
        AddWithCarry(m.R(o.n), ~register_shifted(m, o).result, true);
    m.set_NZCV(result, carry, overflow);
}

// EOR{S}<c> <Rd>, <Rn>, #<const>                                                    ARM ARM A8.8.46
template <Machine M, class O>
void exec_EOR_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, m.R(o.n) ^ operand, carry);
}

// EOR{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                             ARM ARM A8.8.47
template <Machine M, class O>
void exec_EOR_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    write_logical(m, o, m.R(o.n) ^ operand, carry);
}

// EOR{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                           ARM ARM A8.8.48
template <Machine M, class O>
void exec_EOR_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    write_logical(m, o, m.R(o.n) ^ operand, carry);
}

// LSL{S}<c> <Rd>, <Rm>, #<imm>                                                      ARM ARM A8.8.94
template <Machine M, class O>
void exec_LSL_imm(M& m, const O& o) {
    const auto [result, carry] = shifted_operand(m, o);
    write_logical(m, o, result, carry);
}

// LSL{S}<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.95
template <Machine M, class O>
void exec_LSL_reg(M& m, const O& o) {
    const auto [result, carry] = shift_by_register(m, o, m.R(o.n), m.R(o.m));
    write_logical(m, o, result, carry);
}

// LSR{S}<c> <Rd>, <Rm>, #<imm>                                                      ARM ARM A8.8.96
template <Machine M, class O>
void exec_LSR_imm(M& m, const O& o) {
    const auto [result, carry] = shifted_operand(m, o);
    write_logical(m, o, result, carry);
}

// LSR{S}<c> <Rd>, <Rn>, <Rm>                                                        ARM ARM A8.8.97
template <Machine M, class O>
void exec_LSR_reg(M& m, const O& o) {
    const auto [result, carry] = shift_by_register(m, o, m.R(o.n), m.R(o.m));
    write_logical(m, o, result, carry);
}

// MOV{S}<c> <Rd>, #<const>, MOVW<c> <Rd>, #<imm16>                                 ARM ARM A8.8.102
template <Machine M, class O>
void exec_MOV_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, operand, carry);
}

// MOV{S}<c> <Rd>, <Rm>                                                             ARM ARM A8.8.103
template <Machine M, class O>
void exec_MOV_reg(M& m, const O& o) {
    const u32 result = m.R(o.m);
    write_moved(m, o, result);
    if (o.setflags()) m.set_NZ(result);
}

// MOVT<c> <Rd>, #<imm16>                                                           ARM ARM A8.8.106
template <Machine M, class O>
void exec_MOVT(M& m, const O& o) {
    m.set_R(o.d, with_bits(m.R(o.d), 31, 16, o.imm));
}

// MVN{S}<c> <Rd>, #<const>                                                         ARM ARM A8.8.115
template <Machine M, class O>
void exec_MVN_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, ~operand, carry);
}

// MVN{S}<c> <Rd>, <Rm>{, <shift>}                                                  ARM ARM A8.8.116
template <Machine M, class O>
void exec_MVN_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    write_logical(m, o, ~operand, carry);
}

// MVN{S}<c> <Rd>, <Rm>, <type> <Rs>                                                ARM ARM A8.8.117
template <Machine M, class O>
void exec_MVN_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    write_logical(m, o, ~operand, carry);
}

// ORN{S}<c> <Rd>, <Rn>, #<const>                                                   ARM ARM A8.8.120
template <Machine M, class O>
void exec_ORN_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, m.R(o.n) | ~operand, carry);
}

// ORN{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                            ARM ARM A8.8.121
template <Machine M, class O>
void exec_ORN_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    write_logical(m, o, m.R(o.n) | ~operand, carry);
}

// ORR{S}<c> <Rd>, <Rn>, #<const>                                                   ARM ARM A8.8.122
template <Machine M, class O>
void exec_ORR_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    write_logical(m, o, m.R(o.n) | operand, carry);
}

// ORR{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                            ARM ARM A8.8.123
template <Machine M, class O>
void exec_ORR_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    write_logical(m, o, m.R(o.n) | operand, carry);
}

// ORR{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                          ARM ARM A8.8.124
template <Machine M, class O>
void exec_ORR_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    write_logical(m, o, m.R(o.n) | operand, carry);
}

// ROR{S}<c> <Rd>, <Rm>, #<imm>                                                     ARM ARM A8.8.149
template <Machine M, class O>
void exec_ROR_imm(M& m, const O& o) {
    const auto [result, carry] = shifted_operand(m, o);
    write_logical(m, o, result, carry);
}

// ROR{S}<c> <Rd>, <Rn>, <Rm>                                                       ARM ARM A8.8.150
template <Machine M, class O>
void exec_ROR_reg(M& m, const O& o) {
    const auto [result, carry] = shift_by_register(m, o, m.R(o.n), m.R(o.m));
    write_logical(m, o, result, carry);
}

// RRX{S}<c> <Rd>, <Rm>                                                             ARM ARM A8.8.151
template <Machine M, class O>
void exec_RRX(M& m, const O& o) {
    const auto [result, carry] = shifted_operand(m, o);
    write_logical(m, o, result, carry);
}

// RSB{S}<c> <Rd>, <Rn>, #<const>                                                   ARM ARM A8.8.152
template <Machine M, class O>
void exec_RSB_imm(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(~m.R(o.n), o.imm, true));
}

// RSB{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                            ARM ARM A8.8.153
template <Machine M, class O>
void exec_RSB_reg(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(~m.R(o.n), shifted_operand(m, o).result, true));
}

// RSB{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                          ARM ARM A8.8.154
template <Machine M, class O>
void exec_RSB_rsr(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(~m.R(o.n), register_shifted(m, o).result, true));
}

// RSC{S}<c> <Rd>, <Rn>, #<const>                                                   ARM ARM A8.8.155
template <Machine M, class O>
void exec_RSC_imm(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(~m.R(o.n), o.imm, m.C()));
}

// RSC{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                            ARM ARM A8.8.156
template <Machine M, class O>
void exec_RSC_reg(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(~m.R(o.n), shifted_operand(m, o).result, m.C()));
}

// RSC{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                          ARM ARM A8.8.157
template <Machine M, class O>
void exec_RSC_rsr(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(~m.R(o.n), register_shifted(m, o).result, m.C()));
}

// SBC{S}<c> <Rd>, <Rn>, #<const>                                                   ARM ARM A8.8.161
template <Machine M, class O>
void exec_SBC_imm(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), ~o.imm, m.C()));
}

// SBC{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                            ARM ARM A8.8.162
template <Machine M, class O>
void exec_SBC_reg(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), ~shifted_operand(m, o).result, m.C()));
}

// SBC{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                          ARM ARM A8.8.163
template <Machine M, class O>
void exec_SBC_rsr(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), ~register_shifted(m, o).result, m.C()));
}

// SUB{S}<c> <Rd>, <Rn>, #<const>                                                   ARM ARM A8.8.221
template <Machine M, class O>
void exec_SUB_imm(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), ~o.imm, true));
}

// SUB{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}                                            ARM ARM A8.8.223
template <Machine M, class O>
void exec_SUB_reg(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), ~shifted_operand(m, o).result, true));
}

// SUB{S}<c> <Rd>, <Rn>, <Rm>, <type> <Rs>                                          ARM ARM A8.8.224
template <Machine M, class O>
void exec_SUB_rsr(M& m, const O& o) {
    write_sum(m, o, AddWithCarry(m.R(o.n), ~register_shifted(m, o).result, true));
}

// SUB{S}<c> <Rd>, SP, #<const>                                                     ARM ARM A8.8.225
template <Machine M, class O>
void exec_SUB_SP_imm(M& m, const O& o) {
    exec_SUB_imm(m, o);
}

// SUB{S}<c> <Rd>, SP, <Rm>{, <shift>}                                              ARM ARM A8.8.226
template <Machine M, class O>
void exec_SUB_SP_reg(M& m, const O& o) {
    exec_SUB_reg(m, o);
}

// TEQ<c> <Rn>, #<const>                                                            ARM ARM A8.8.237
template <Machine M, class O>
void exec_TEQ_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    m.set_NZC(m.R(o.n) ^ operand, carry);
}

// TEQ<c> <Rn>, <Rm>{, <shift>}                                                     ARM ARM A8.8.238
template <Machine M, class O>
void exec_TEQ_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    m.set_NZC(m.R(o.n) ^ operand, carry);
}

// TEQ<c> <Rn>, <Rm>, <type> <Rs>                                                   ARM ARM A8.8.239
template <Machine M, class O>
void exec_TEQ_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    m.set_NZC(m.R(o.n) ^ operand, carry);
}

// TST<c> <Rn>, #<const>                                                            ARM ARM A8.8.240
template <Machine M, class O>
void exec_TST_imm(M& m, const O& o) {
    const auto [operand, carry] = immediate_operand(m, o);
    m.set_NZC(m.R(o.n) & operand, carry);
}

// TST<c> <Rn>, <Rm>{, <shift>}                                                     ARM ARM A8.8.241
template <Machine M, class O>
void exec_TST_reg(M& m, const O& o) {
    const auto [operand, carry] = shifted_operand(m, o);
    m.set_NZC(m.R(o.n) & operand, carry);
}

// TST<c> <Rn>, <Rm>, <type> <Rs>                                                   ARM ARM A8.8.242
template <Machine M, class O>
void exec_TST_rsr(M& m, const O& o) {
    const auto [operand, carry] = register_shifted(m, o);
    m.set_NZC(m.R(o.n) & operand, carry);
}

/// The result of the data-processing operation `opcode` (ARM ARM A5.2.1), as an exception return
/// needs it: without flags. The comparisons (10xx) are no such operations.
[[nodiscard]] constexpr u32 data_processing_result(u32 opcode, u32 x, u32 y, bool carry) {
    const u32 c = carry ? 1 : 0;
    switch (opcode) {
        case 0b0000: return x & y;
        case 0b0001: return x ^ y;
        case 0b0010: return x - y;
        case 0b0011: return y - x;
        case 0b0100: return x + y;
        case 0b0101: return x + y + c;
        case 0b0110: return x + ~y + c;
        case 0b0111: return ~x + y + c;
        case 0b1100: return x | y;
        case 0b1101: return y;
        case 0b1110: return x & ~y;
        default: return ~y;
    }
}

template <class M, class O>
bool return_from_exception(M& m, const O& o, u32 operand2) {
    if (m.CurrentModeIsHyp()) return m.take_undefined(o);
    if (m.CurrentModeIsUserOrSystem()) return m.unpredictable(o, "there is no SPSR to return with");
    const u32 result = data_processing_result(o.a, m.R(o.n), operand2, m.C());
    return m.exception_return(o, result, m.spsr());
}

// <opc>S<c> PC, <Rn>, #<const>, SUBS PC, LR, #<imm8>                                ARM ARM B9.3.20
template <Machine M, class O>
bool exec_SUBS_PC_LR_imm(M& m, const O& o) {
    return return_from_exception(m, o, o.imm);
}

// <opc>S<c> PC, <Rn>, <Rm>{, <shift>}                                               ARM ARM B9.3.20
template <Machine M, class O>
bool exec_SUBS_PC_LR_reg(M& m, const O& o) {
    return return_from_exception(m, o, shifted_operand(m, o).result);
}

}  // namespace hypscope::isa::exec
