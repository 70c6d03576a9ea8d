// SPDX-License-Identifier: Apache-2.0
// Bodies of the coprocessor instructions (ARM ARM A8.8.30, A8.8.55, A8.8.56, A8.8.98, A8.8.99,
// A8.8.107, A8.8.108, A8.8.198). Which register an access means, who may make it and what traps is
// the machine's business; here is only that coprocessors other than CP14 and CP15 are UNDEFINED.
#pragma once
#include "isa/builders/coprocessor.hpp"
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

template <class O>
builders::CoprocFields coproc_fields(const O& o) {
    return {o.imm};
}

template <class O>
bool coproc_exists(const O& o) {
    return coproc_fields(o).coproc() >= 14;
}

// MCR<c> <coproc>, <opc1>, <Rt>, <CRn>, <CRm>{, <opc2>}                ARM ARM A8.8.98
template <Machine M, class O>
bool exec_MCR(M& m, const O& o) {
    if (!coproc_exists(o)) return m.take_undefined(o);
    return m.coproc_write(o, m.R(o.d));
}

// MRC<c> <coproc>, <opc1>, <Rt>, <CRn>, <CRm>{, <opc2>}               ARM ARM A8.8.107
template <Machine M, class O>
bool exec_MRC(M& m, const O& o) {
    if (!coproc_exists(o)) return m.take_undefined(o);
    u32 value;
    if (!m.coproc_read(o, value)) return false;
    if (o.d == 15) {
        m.set_nzcv_bits(value >> 28);
    } else {
        m.set_R(o.d, value);
    }
    return true;
}

// MCRR<c> <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>                         ARM ARM A8.8.99
template <Machine M, class O>
bool exec_MCRR(M& m, const O& o) {
    if (!coproc_exists(o)) return m.take_undefined(o);
    return m.coproc_write64(o, (u64{m.R(o.a)} << 32) | m.R(o.d));
}

// MRRC<c> <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>                        ARM ARM A8.8.108
template <Machine M, class O>
bool exec_MRRC(M& m, const O& o) {
    if (!coproc_exists(o)) return m.take_undefined(o);
    u64 value;
    if (!m.coproc_read64(o, value)) return false;
    m.set_R(o.d, static_cast<u32>(value));
    m.set_R(o.a, static_cast<u32>(value >> 32));
    return true;
}

// CDP<c> <coproc>, <opc1>, <CRd>, <CRn>, <CRm>{, <opc2>}               ARM ARM A8.8.30
template <Machine M, class O>
bool exec_CDP(M& m, const O& o) {
    return m.take_undefined(o);
}

/// Only p14, c5 exists: the DCC data registers (ARM ARM C6.4.1).
template <class O>
bool names_dbgdtr(const O& o) {
    return coproc_fields(o).coproc() == 14 && coproc_fields(o).CRd() == 5;
}

/// One word moves; the machine does the access check, the trap and the transfer as one.
template <class M, class O, class Transfer>
bool transfer_dbgdtr(M& m, const O& o, Transfer transfer) {
    if (!names_dbgdtr(o)) return m.take_undefined(o);
    const u32 base = o.n == 15 ? align_down(m.PC(), u32{4}) : m.R(o.n);
    const u32 offset = coproc_fields(o).imm8() << 2;
    const u32 offset_addr = o.add() ? base + offset : base - offset;
    if (!transfer(o.index() ? offset_addr : base)) return false;
    if (o.wback()) m.set_R(o.n, offset_addr);
    return true;
}

// LDC{L}<c> <coproc>, <CRd>, [<Rn>{, #+/-<imm>}]{!}                    ARM ARM A8.8.55
template <Machine M, class O>
bool exec_LDC_imm(M& m, const O& o) {
    return transfer_dbgdtr(m, o, [&](u32 address) { return m.load_dbgdtr(o, address); });
}

// LDC{L}<c> <coproc>, <CRd>, <label>                                   ARM ARM A8.8.56
template <Machine M, class O>
bool exec_LDC_lit(M& m, const O& o) {
    return exec_LDC_imm(m, o);
}

// STC{L}<c> <coproc>, <CRd>, [<Rn>{, #+/-<imm>}]{!}                   ARM ARM A8.8.198
template <Machine M, class O>
bool exec_STC(M& m, const O& o) {
    return transfer_dbgdtr(m, o, [&](u32 address) { return m.store_dbgdtr(o, address); });
}

// MCR2 <coproc>, <opc1>, <Rt>, <CRn>, <CRm>{, <opc2>}                  ARM ARM A8.8.98
template <Machine M, class O>
bool exec_MCR2(M& m, const O& o) {
    return m.take_undefined(o);
}

// MRC2 <coproc>, <opc1>, <Rt>, <CRn>, <CRm>{, <opc2>}                 ARM ARM A8.8.107
template <Machine M, class O>
bool exec_MRC2(M& m, const O& o) {
    return m.take_undefined(o);
}

// MCRR2 <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>                           ARM ARM A8.8.99
template <Machine M, class O>
bool exec_MCRR2(M& m, const O& o) {
    return m.take_undefined(o);
}

// MRRC2 <coproc>, <opc1>, <Rt>, <Rt2>, <CRm>                          ARM ARM A8.8.108
template <Machine M, class O>
bool exec_MRRC2(M& m, const O& o) {
    return m.take_undefined(o);
}

// CDP2 <coproc>, <opc1>, <CRd>, <CRn>, <CRm>{, <opc2>}                 ARM ARM A8.8.30
template <Machine M, class O>
bool exec_CDP2(M& m, const O& o) {
    return m.take_undefined(o);
}

// LDC2{L} <coproc>, <CRd>, [<Rn>{, #+/-<imm>}]{!}                      ARM ARM A8.8.55
template <Machine M, class O>
bool exec_LDC2_imm(M& m, const O& o) {
    return m.take_undefined(o);
}

// LDC2{L} <coproc>, <CRd>, <label>                                     ARM ARM A8.8.56
template <Machine M, class O>
bool exec_LDC2_lit(M& m, const O& o) {
    return m.take_undefined(o);
}

// STC2{L} <coproc>, <CRd>, [<Rn>{, #+/-<imm>}]{!}                     ARM ARM A8.8.198
template <Machine M, class O>
bool exec_STC2(M& m, const O& o) {
    return m.take_undefined(o);
}

}  // namespace hypscope::isa::exec
