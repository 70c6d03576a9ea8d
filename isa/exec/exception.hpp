// SPDX-License-Identifier: Apache-2.0
// Bodies of the exception-generating instructions, ERET, RFE and SRS (ARM ARM A8.8.24, A8.8.228,
// A8.8.247, B9.3.3, B9.3.4, B9.3.13-B9.3.16).
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

// SVC<c> #<imm>                                                       ARM ARM A8.8.228
template <Machine M, class O>
bool exec_SVC(M& m, const O& o) {
    return m.CallSupervisor(o, o.imm);
}

// HVC #<imm>                                                            ARM ARM B9.3.4
template <Machine M, class O>
bool exec_HVC(M& m, const O& o) {
    return m.CallHypervisor(o, o.imm);
}

// SMC<c> #<imm4>                                                       ARM ARM B9.3.14
template <Machine M, class O>
bool exec_SMC(M& m, const O& o) {
    return m.CallSecureMonitor(o, o.imm);
}

// BKPT #<imm>                                                          ARM ARM A8.8.24
template <Machine M, class O>
bool exec_BKPT(M& m, const O& o) {
    return m.BKPTInstrDebugEvent(o);
}

// UDF<c> #<imm>                                                       ARM ARM A8.8.247
template <Machine M, class O>
bool exec_UDF(M& m, const O& o) {
    return m.take_undefined(o);
}

// ERET<c>                                                               ARM ARM B9.3.3
template <Machine M, class O>
bool exec_ERET(M& m, const O& o) {
    if (m.CurrentModeIsUserOrSystem()) return m.unpredictable(o, "ERET in User or System mode");
    const u32 new_pc = m.CurrentModeIsHyp() ? m.elr_hyp() : m.R(14);
    return m.exception_return(o, new_pc, m.spsr());
}

/// The lower of the two words that RFE and SRS transfer.
template <class O>
u32 stack_pair_address(const O& o, u32 base) {
    const bool wordhigher = o.index() == o.add();
    return (o.add() ? base : base - 8) + (wordhigher ? 4 : 0);
}

template <class O>
u32 stack_pair_base_after(const O& o, u32 base) {
    return o.add() ? base + 8 : base - 8;
}

// RFE{<amode>}<c> <Rn>{!}                                              ARM ARM B9.3.13
template <Machine M, class O>
bool exec_RFE(M& m, const O& o) {
    if (m.CurrentModeIsHyp()) return m.take_undefined(o);
    if (!m.CurrentModeIsNotUser()) return m.unpredictable(o, "RFE in User mode");
    const u32 base = m.R(o.n), address = stack_pair_address(o, base);
    u32 new_pc, new_cpsr;
    if (!m.MemA(o, address, new_pc) || !m.MemA(o, address + 4, new_cpsr)) return false;
    if (o.wback()) m.set_R(o.n, stack_pair_base_after(o, base));
    return m.exception_return(o, new_pc, new_cpsr);
}

// SRS{<amode>}<c> SP{!}, #<mode>                              ARM ARM B9.3.15, B9.3.16
template <Machine M, class O>
bool exec_SRS(M& m, const O& o) {
    if (m.CurrentModeIsHyp()) return m.take_undefined(o);
    if (m.CurrentModeIsUserOrSystem()) return m.unpredictable(o, "SRS in User or System mode");
    u32 base;
    if (!m.sp_of_mode(o, o.imm, base)) return false;
    const u32 address = stack_pair_address(o, base);
    if (!m.store_MemA(o, address, m.R(14))) return false;
    if (!m.store_MemA(o, address + 4, m.spsr())) return false;
    return !o.wback() || m.set_sp_of_mode(o, o.imm, stack_pair_base_after(o, base));
}

}  // namespace hypscope::isa::exec
