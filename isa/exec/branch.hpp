// SPDX-License-Identifier: Apache-2.0
// Bodies of the branches, in the order of isa/tables/branch.inc.
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

// B<c> <label>                                                                      ARM ARM A8.8.18
template <Machine M, class O>
void exec_B(M& m, const O& o) {
    m.BranchWritePC(m.PC() + o.imm);
}

/// The address of the next instruction, as a link register holds it: with bit<0> set in T32 state.
/// `back` is the distance of the PC from it in T32 state: 0 after a 32-bit instruction, else 2.
template <class M>
void write_link(M& m, u32 back) {
    m.set_R(14, m.is_thumb() ? (m.PC() - back) | 1 : m.PC() - 4);
}

// BL<c> <label>                                                                     ARM ARM A8.8.25
template <Machine M, class O>
void exec_BL_imm(M& m, const O& o) {
    const u32 target = m.PC() + o.imm;
    write_link(m, 0);
    m.branch_with_link_to(target, o.has(kToThumb));
}

// BLX<c> <label>                                                                    ARM ARM A8.8.25
template <Machine M, class O>
void exec_BLX_imm(M& m, const O& o) {
    const u32 target = align_down(m.PC(), 4u) + o.imm;
    write_link(m, 0);
    m.branch_with_link_to(target, o.has(kToThumb));
}

// BLX<c> <Rm>                                                                       ARM ARM A8.8.26
template <Machine M, class O>
void exec_BLX_reg(M& m, const O& o) {
    const u32 target = m.R(o.m);
    write_link(m, 2);
    m.BXWritePC(target);
}

// BX<c> <Rm>                                                                        ARM ARM A8.8.27
template <Machine M, class O>
void exec_BX(M& m, const O& o) {
    m.BXWritePC(m.R(o.m));
}

// BXJ<c> <Rm>                                                                       ARM ARM A8.8.28
// With the trivial Jazelle implementation BXJ is BX; HSTR.TJDBX traps it to Hyp mode (B1.14.10).
template <Machine M, class O>
bool exec_BXJ(M& m, const O& o) {
    if (m.bxj_trapped(o)) return false;
    m.BXWritePC(m.R(o.m));
    return true;
}

// CB{N}Z <Rn>, <label>                                                              ARM ARM A8.8.29
template <Machine M, class O>
void exec_CBZ(M& m, const O& o) {
    if (o.has(kNegate) != (m.R(o.n) == 0)) m.BranchWritePC(m.PC() + o.imm);
}

// IT{<x>{<y>{<z>}}} <firstcond>                                                     ARM ARM A8.8.54
// The engine knows ITSTATE from the encoding (Operands::imm).
template <Machine M, class O>
void exec_IT(M&, const O&) {}

// TBB<c> [<Rn>, <Rm>], TBH<c> [<Rn>, <Rm>, LSL #1]                                 ARM ARM A8.8.236
template <Machine M, class O>
bool exec_TBB(M& m, const O& o) {
    u8 byte = 0;
    u16 half = 0;
    if (o.has(kHalf)) {
        if (!m.template MemU<u16>(o, m.R(o.n) + (m.R(o.m) << 1), half)) return false;
    } else {
        if (!m.template MemU<u8>(o, m.R(o.n) + m.R(o.m), byte)) return false;
        half = byte;
    }
    m.BranchWritePC(m.PC() + 2 * u32{half});
    return true;
}

}  // namespace hypscope::isa::exec
