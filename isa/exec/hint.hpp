// SPDX-License-Identifier: Apache-2.0
// Bodies of the hints and barriers (ARM ARM A8.8.42-A8.8.44, A8.8.53, A8.8.119, A8.8.168,
// A8.8.424-A8.8.426).
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

// NOP<c>                                                              ARM ARM A8.8.119
template <Machine M, class O>
void exec_NOP(M&, const O&) {}

// YIELD<c>                                                            ARM ARM A8.8.426
template <Machine M, class O>
void exec_YIELD(M& m, const O&) {
    m.Yield();
}

// WFE<c>                                                              ARM ARM A8.8.424
template <Machine M, class O>
bool exec_WFE(M& m, const O& o) {
    return m.WaitForEvent(o);
}

// WFI<c>                                                              ARM ARM A8.8.425
template <Machine M, class O>
bool exec_WFI(M& m, const O& o) {
    return m.WaitForInterrupt(o);
}

// SEV<c>                                                              ARM ARM A8.8.168
template <Machine M, class O>
void exec_SEV(M& m, const O&) {
    m.SendEvent();
}

// DBG<c> #<option>                                                     ARM ARM A8.8.42
template <Machine M, class O>
void exec_DBG(M& m, const O& o) {
    m.debug_hint(o.imm);
}

// DMB<c> {<option>}                                                    ARM ARM A8.8.43
template <Machine M, class O>
void exec_DMB(M& m, const O& o) {
    m.DataMemoryBarrier(o.imm);
}

// DSB<c> {<option>}                                                    ARM ARM A8.8.44
template <Machine M, class O>
void exec_DSB(M& m, const O& o) {
    m.DataSynchronizationBarrier(o.imm);
}

// ISB<c> {<option>}                                                    ARM ARM A8.8.53
template <Machine M, class O>
void exec_ISB(M& m, const O&) {
    m.InstructionSynchronizationBarrier();
}

}  // namespace hypscope::isa::exec
