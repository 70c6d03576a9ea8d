// SPDX-License-Identifier: Apache-2.0
// Bodies of MRS, MSR, CPS and SETEND (ARM ARM A8.8.109-A8.8.113, A8.8.167, B9.3.1, B9.3.2,
// B9.3.8-B9.3.12). What a mode may change is the business of CPSRWriteByInstr.
#pragma once
#include "isa/builders/status.hpp"
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

// MRS<c> <Rd>, <spec_reg>                                     ARM ARM A8.8.109, B9.3.8
template <Machine M, class O>
bool exec_MRS(M& m, const O& o) {
    constexpr u32 kReadable = 0xf8ff03df;  // the execution state bits other than E read as zero
    if (!o.spsr()) {
        m.set_R(o.d, m.cpsr() & kReadable);
        return true;
    }
    if (m.CurrentModeIsUserOrSystem())
        return m.unpredictable(o, "MRS of an SPSR that is not there");
    m.set_R(o.d, m.spsr());
    return true;
}

// MRS<c> <Rd>, <banked_reg>                                             ARM ARM B9.3.9
template <Machine M, class O>
bool exec_MRS_banked(M& m, const O& o) {
    if (!m.CurrentModeIsNotUser()) return m.unpredictable(o, "MRS (banked) in User mode");
    u32 value;
    if (!m.read_banked(o, o.imm, o.spsr(), value)) return false;
    m.set_R(o.d, value);
    return true;
}

// MSR<c> <banked_reg>, <Rn>                                            ARM ARM B9.3.10
template <Machine M, class O>
bool exec_MSR_banked(M& m, const O& o) {
    if (!m.CurrentModeIsNotUser()) return m.unpredictable(o, "MSR (banked) in User mode");
    return m.write_banked(o, o.imm, o.spsr(), m.R(o.n));
}

// MSR<c> <spec_reg>, #<const>                     flags and GE only   ARM ARM A8.8.112
template <Machine M, class O>
void exec_MSR_flags_imm(M& m, const O& o) {
    m.CPSRWriteByInstr(o.imm, o.a, false);
}

// MSR<c> <spec_reg>, <Rn>                         flags and GE only   ARM ARM A8.8.113
template <Machine M, class O>
void exec_MSR_flags_reg(M& m, const O& o) {
    m.CPSRWriteByInstr(m.R(o.n), o.a, false);
}

template <class M, class O>
bool write_psr(M& m, const O& o, u32 value) {
    if (!o.spsr()) return m.CPSRWriteByInstr(value, o.a, false);
    if (m.CurrentModeIsUserOrSystem())
        return m.unpredictable(o, "MSR of an SPSR that is not there");
    m.SPSRWriteByInstr(value, o.a);
    return true;
}

// MSR<c> <spec_reg>, #<const>                                          ARM ARM B9.3.11
template <Machine M, class O>
bool exec_MSR_imm(M& m, const O& o) {
    return write_psr(m, o, o.imm);
}

// MSR<c> <spec_reg>, <Rn>                                              ARM ARM B9.3.12
template <Machine M, class O>
bool exec_MSR_reg(M& m, const O& o) {
    return write_psr(m, o, m.R(o.n));
}

// CPS<effect> <iflags>{, #<mode>}                               ARM ARM B9.3.1, B9.3.2
template <Machine M, class O>
bool exec_CPS(M& m, const O& o) {
    if (!m.CurrentModeIsNotUser()) return true;
    u32 cpsr = m.cpsr();
    if ((o.imm & builders::kCpsEnable) != 0) cpsr &= ~(o.imm & builders::kCpsMasks);
    if ((o.imm & builders::kCpsDisable) != 0) cpsr |= o.imm & builders::kCpsMasks;
    if ((o.imm & builders::kCpsChangeMode) != 0) {
        cpsr = with_bits(cpsr, 4, 0, o.imm & builders::kCpsMode);
    }
    return m.CPSRWriteByInstr(cpsr, 0xf, false);
}

// SETEND <endian_specifier>                                           ARM ARM A8.8.167
template <Machine M, class O>
void exec_SETEND(M& m, const O& o) {
    m.set_endian_state(o.imm != 0);
}

}  // namespace hypscope::isa::exec
