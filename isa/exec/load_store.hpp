// SPDX-License-Identifier: Apache-2.0
// Bodies of the loads and stores of one and two registers and of the preloads, in the order of
// isa/tables/load_store.inc (ARM ARM A8.8). On an abort registers keep their values: the transfer
// comes first, base writeback after it.
#pragma once
#include <type_traits>

#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

/// Where a transfer goes and what the base becomes: `address` and `offset_addr` of the manual.
struct Address {
    u32 access, offset;
};

template <class O>
Address indexed(const O& o, u32 base, u32 offset) {
    const u32 offset_addr = o.add() ? base + offset : base - offset;
    return {o.index() ? offset_addr : base, offset_addr};
}

template <class M, class O>
Address immediate_address(M& m, const O& o) {
    return indexed(o, m.R(o.n), o.imm);
}

/// Shift(R[m], shift_t, shift_n, APSR.C).
template <class M, class O>
Address register_address(M& m, const O& o) {
    const u32 offset = o.shift_type() == SRType::LSL
                           ? m.R(o.m) << o.shift_amount()
                           : Shift_C(m.R(o.m), o.shift_type(), o.shift_amount(), m.C()).result;
    return indexed(o, m.R(o.n), offset);
}

template <class M, class O>
Address literal_address(M& m, const O& o) {
    const u32 base = align_down(m.PC(), u32{4});
    const u32 address = o.add() ? base + o.imm : base - o.imm;
    return {address, address};
}

template <class M, class O>
void write_back(M& m, const O& o, const Address& a) {
    if (o.wback()) m.set_R(o.n, a.offset);
}

/// A byte or halfword, extended as its type says.
template <class T, class M, class O>
bool load(M& m, const O& o, const Address& a) {
    std::make_unsigned_t<T> data;
    if (!m.MemU(o, a.access, data)) return false;
    write_back(m, o, a);
    m.set_R(o.d, static_cast<u32>(static_cast<i32>(static_cast<T>(data))));
    return true;
}

/// A word; to the PC it is a branch, from an unaligned address UNPREDICTABLE.
template <class M, class O>
bool load_word(M& m, const O& o, const Address& a) {
    u32 data;
    if (!m.MemU(o, a.access, data)) return false;
    if (!o.writes_pc()) {
        write_back(m, o, a);
        m.set_R(o.d, data);
        return true;
    }
    if (bits(a.access, 1, 0) != 0 && !m.unpredictable(o, "LDR pc from an unaligned address")) {
        return false;
    }
    write_back(m, o, a);
    m.LoadWritePC(data);
    return true;
}

template <class T, class M, class O>
bool store(M& m, const O& o, const Address& a) {
    if (!m.store_MemU(o, a.access, static_cast<T>(m.R(o.d)))) return false;
    write_back(m, o, a);
    return true;
}

template <class M, class O>
bool unprivileged_is_allowed(M& m, const O& o) {
    return !m.CurrentModeIsHyp() || m.unpredictable(o, "unprivileged access in Hyp mode");
}

template <class T, class M, class O>
bool load_unprivileged(M& m, const O& o, const Address& a) {
    if (!unprivileged_is_allowed(m, o)) return false;
    std::make_unsigned_t<T> data;
    if (!m.MemU_unpriv(o, a.access, data)) return false;
    write_back(m, o, a);
    m.set_R(o.d, static_cast<u32>(static_cast<i32>(static_cast<T>(data))));
    return true;
}

template <class T, class M, class O>
bool store_unprivileged(M& m, const O& o, const Address& a) {
    if (!unprivileged_is_allowed(m, o)) return false;
    if (!m.store_MemU_unpriv(o, a.access, static_cast<T>(m.R(o.d)))) return false;
    write_back(m, o, a);
    return true;
}

/// Two words. Memory order is single-copy atomic per doubleword where the address is aligned to
/// eight (LPAE); nothing else runs between the two accesses of a core.
template <class M, class O>
bool load_dual(M& m, const O& o, const Address& a) {
    u32 first, second;
    if (!m.MemA(o, a.access, first) || !m.MemA(o, a.access + 4, second)) return false;
    write_back(m, o, a);
    m.set_R(o.d, first);
    m.set_R(o.a, second);
    return true;
}

template <class M, class O>
bool store_dual(M& m, const O& o, const Address& a) {
    if (!m.store_MemA(o, a.access, m.R(o.d))) return false;
    if (!m.store_MemA(o, a.access + 4, m.R(o.a))) return false;
    write_back(m, o, a);
    return true;
}

// Word --------------------------------------------------------------------------------------------

// LDR<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>
//                                                                          ARM ARM A8.8.62, A8.8.63
template <Machine M, class O>
bool exec_LDR_imm(M& m, const O& o) {
    return load_word(m, o, immediate_address(m, o));
}

// LDR<c> <Rt>, <label>                                                         ARM ARM A8.8.64
template <Machine M, class O>
bool exec_LDR_lit(M& m, const O& o) {
    return load_word(m, o, literal_address(m, o));
}

// LDR<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}
//                                                                          ARM ARM A8.8.65, A8.8.66
template <Machine M, class O>
bool exec_LDR_reg(M& m, const O& o) {
    return load_word(m, o, register_address(m, o));
}

// LDRT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                           ARM ARM A8.8.92
template <Machine M, class O>
bool exec_LDRT_imm(M& m, const O& o) {
    return load_unprivileged<u32>(m, o, immediate_address(m, o));
}

// LDRT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                     ARM ARM A8.8.92
template <Machine M, class O>
bool exec_LDRT_reg(M& m, const O& o) {
    return load_unprivileged<u32>(m, o, register_address(m, o));
}

// STR<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>
//                                                                        ARM ARM A8.8.203, A8.8.204
template <Machine M, class O>
bool exec_STR_imm(M& m, const O& o) {
    return store<u32>(m, o, immediate_address(m, o));
}

// STR<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}      ARM ARM A8.8.205
template <Machine M, class O>
bool exec_STR_reg(M& m, const O& o) {
    return store<u32>(m, o, register_address(m, o));
}

// STRT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                           ARM ARM A8.8.220
template <Machine M, class O>
bool exec_STRT_imm(M& m, const O& o) {
    return store_unprivileged<u32>(m, o, immediate_address(m, o));
}

// STRT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                     ARM ARM A8.8.220
template <Machine M, class O>
bool exec_STRT_reg(M& m, const O& o) {
    return store_unprivileged<u32>(m, o, register_address(m, o));
}

// POP<c> {<Rt>}
//                                                                        ARM ARM A8.8.131, A8.8.132
template <Machine M, class O>
bool exec_POP_single(M& m, const O& o) {
    return load_word(m, o, immediate_address(m, o));
}

// PUSH<c> {<Rt>}                                                               ARM ARM A8.8.133
template <Machine M, class O>
bool exec_PUSH_single(M& m, const O& o) {
    return store<u32>(m, o, immediate_address(m, o));
}

// Byte --------------------------------------------------------------------------------------------

// LDRB<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>
//                                                                          ARM ARM A8.8.67, A8.8.68
template <Machine M, class O>
bool exec_LDRB_imm(M& m, const O& o) {
    return load<u8>(m, o, immediate_address(m, o));
}

// LDRB<c> <Rt>, <label>                                                        ARM ARM A8.8.69
template <Machine M, class O>
bool exec_LDRB_lit(M& m, const O& o) {
    return load<u8>(m, o, literal_address(m, o));
}

// LDRB<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}     ARM ARM A8.8.70
template <Machine M, class O>
bool exec_LDRB_reg(M& m, const O& o) {
    return load<u8>(m, o, register_address(m, o));
}

// LDRBT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                          ARM ARM A8.8.71
template <Machine M, class O>
bool exec_LDRBT_imm(M& m, const O& o) {
    return load_unprivileged<u8>(m, o, immediate_address(m, o));
}

// LDRBT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                    ARM ARM A8.8.71
template <Machine M, class O>
bool exec_LDRBT_reg(M& m, const O& o) {
    return load_unprivileged<u8>(m, o, register_address(m, o));
}

// LDRSB<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>                    ARM ARM A8.8.84
template <Machine M, class O>
bool exec_LDRSB_imm(M& m, const O& o) {
    return load<i8>(m, o, immediate_address(m, o));
}

// LDRSB<c> <Rt>, <label>                                                       ARM ARM A8.8.85
template <Machine M, class O>
bool exec_LDRSB_lit(M& m, const O& o) {
    return load<i8>(m, o, literal_address(m, o));
}

// LDRSB<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}    ARM ARM A8.8.86
template <Machine M, class O>
bool exec_LDRSB_reg(M& m, const O& o) {
    return load<i8>(m, o, register_address(m, o));
}

// LDRSBT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                         ARM ARM A8.8.87
template <Machine M, class O>
bool exec_LDRSBT_imm(M& m, const O& o) {
    return load_unprivileged<i8>(m, o, immediate_address(m, o));
}

// LDRSBT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                   ARM ARM A8.8.87
template <Machine M, class O>
bool exec_LDRSBT_reg(M& m, const O& o) {
    return load_unprivileged<i8>(m, o, register_address(m, o));
}

// STRB<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>
//                                                                        ARM ARM A8.8.206, A8.8.207
template <Machine M, class O>
bool exec_STRB_imm(M& m, const O& o) {
    return store<u8>(m, o, immediate_address(m, o));
}

// STRB<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}     ARM ARM A8.8.208
template <Machine M, class O>
bool exec_STRB_reg(M& m, const O& o) {
    return store<u8>(m, o, register_address(m, o));
}

// STRBT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                          ARM ARM A8.8.209
template <Machine M, class O>
bool exec_STRBT_imm(M& m, const O& o) {
    return store_unprivileged<u8>(m, o, immediate_address(m, o));
}

// STRBT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                    ARM ARM A8.8.209
template <Machine M, class O>
bool exec_STRBT_reg(M& m, const O& o) {
    return store_unprivileged<u8>(m, o, register_address(m, o));
}

// Halfword ----------------------------------------------------------------------------------------

// LDRH<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>
//                                                                          ARM ARM A8.8.79, A8.8.80
template <Machine M, class O>
bool exec_LDRH_imm(M& m, const O& o) {
    return load<u16>(m, o, immediate_address(m, o));
}

// LDRH<c> <Rt>, <label>                                                        ARM ARM A8.8.81
template <Machine M, class O>
bool exec_LDRH_lit(M& m, const O& o) {
    return load<u16>(m, o, literal_address(m, o));
}

// LDRH<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}     ARM ARM A8.8.82
template <Machine M, class O>
bool exec_LDRH_reg(M& m, const O& o) {
    return load<u16>(m, o, register_address(m, o));
}

// LDRHT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                          ARM ARM A8.8.83
template <Machine M, class O>
bool exec_LDRHT_imm(M& m, const O& o) {
    return load_unprivileged<u16>(m, o, immediate_address(m, o));
}

// LDRHT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                    ARM ARM A8.8.83
template <Machine M, class O>
bool exec_LDRHT_reg(M& m, const O& o) {
    return load_unprivileged<u16>(m, o, register_address(m, o));
}

// LDRSH<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>                    ARM ARM A8.8.88
template <Machine M, class O>
bool exec_LDRSH_imm(M& m, const O& o) {
    return load<i16>(m, o, immediate_address(m, o));
}

// LDRSH<c> <Rt>, <label>                                                       ARM ARM A8.8.89
template <Machine M, class O>
bool exec_LDRSH_lit(M& m, const O& o) {
    return load<i16>(m, o, literal_address(m, o));
}

// LDRSH<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}    ARM ARM A8.8.90
template <Machine M, class O>
bool exec_LDRSH_reg(M& m, const O& o) {
    return load<i16>(m, o, register_address(m, o));
}

// LDRSHT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                         ARM ARM A8.8.91
template <Machine M, class O>
bool exec_LDRSHT_imm(M& m, const O& o) {
    return load_unprivileged<i16>(m, o, immediate_address(m, o));
}

// LDRSHT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                   ARM ARM A8.8.91
template <Machine M, class O>
bool exec_LDRSHT_reg(M& m, const O& o) {
    return load_unprivileged<i16>(m, o, register_address(m, o));
}

// STRH<c> <Rt>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>
//                                                                        ARM ARM A8.8.216, A8.8.217
template <Machine M, class O>
bool exec_STRH_imm(M& m, const O& o) {
    return store<u16>(m, o, immediate_address(m, o));
}

// STRH<c> <Rt>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>}     ARM ARM A8.8.218
template <Machine M, class O>
bool exec_STRH_reg(M& m, const O& o) {
    return store<u16>(m, o, register_address(m, o));
}

// STRHT<c> <Rt>, [<Rn>{, #<imm>}] | [<Rn>], #+/-<imm>                          ARM ARM A8.8.219
template <Machine M, class O>
bool exec_STRHT_imm(M& m, const O& o) {
    return store_unprivileged<u16>(m, o, immediate_address(m, o));
}

// STRHT<c> <Rt>, [<Rn>], +/-<Rm>{, <shift>}                                    ARM ARM A8.8.219
template <Machine M, class O>
bool exec_STRHT_reg(M& m, const O& o) {
    return store_unprivileged<u16>(m, o, register_address(m, o));
}

// Doubleword --------------------------------------------------------------------------------------

// LDRD<c> <Rt>, <Rt2>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>              ARM ARM A8.8.72
template <Machine M, class O>
bool exec_LDRD_imm(M& m, const O& o) {
    return load_dual(m, o, immediate_address(m, o));
}

// LDRD<c> <Rt>, <Rt2>, <label>                                                 ARM ARM A8.8.73
template <Machine M, class O>
bool exec_LDRD_lit(M& m, const O& o) {
    return load_dual(m, o, literal_address(m, o));
}

// LDRD<c> <Rt>, <Rt2>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>} ARM ARM A8.8.74
template <Machine M, class O>
bool exec_LDRD_reg(M& m, const O& o) {
    return load_dual(m, o, register_address(m, o));
}

// STRD<c> <Rt>, <Rt2>, [<Rn>{, #+/-<imm>}]{!} | [<Rn>], #+/-<imm>              ARM ARM A8.8.210
template <Machine M, class O>
bool exec_STRD_imm(M& m, const O& o) {
    return store_dual(m, o, immediate_address(m, o));
}

// STRD<c> <Rt>, <Rt2>, [<Rn>, +/-<Rm>{, <shift>}]{!} | [<Rn>], +/-<Rm>{, <shift>} ARM ARM A8.8.211
template <Machine M, class O>
bool exec_STRD_reg(M& m, const O& o) {
    return store_dual(m, o, register_address(m, o));
}

// Preloads ----------------------------------------------------------------------------------------

// PLD<c> [<Rn>{, #+/-<imm>}]                                                   ARM ARM A8.8.126
template <Machine M, class O>
void exec_PLD_imm(M& m, const O& o) {
    m.preload(o, immediate_address(m, o).access, false, false);
}

// PLDW<c> [<Rn>{, #+/-<imm>}]                                                  ARM ARM A8.8.126
template <Machine M, class O>
void exec_PLDW_imm(M& m, const O& o) {
    m.preload(o, immediate_address(m, o).access, true, false);
}

// PLD<c> <label>                                                               ARM ARM A8.8.127
template <Machine M, class O>
void exec_PLD_lit(M& m, const O& o) {
    m.preload(o, literal_address(m, o).access, false, false);
}

// PLD<c> [<Rn>, +/-<Rm>{, <shift>}]                                            ARM ARM A8.8.128
template <Machine M, class O>
void exec_PLD_reg(M& m, const O& o) {
    m.preload(o, register_address(m, o).access, false, false);
}

// PLDW<c> [<Rn>, +/-<Rm>{, <shift>}]                                           ARM ARM A8.8.128
template <Machine M, class O>
void exec_PLDW_reg(M& m, const O& o) {
    m.preload(o, register_address(m, o).access, true, false);
}

// PLI<c> [<Rn>{, #+/-<imm>}]                                                   ARM ARM A8.8.129
template <Machine M, class O>
void exec_PLI_imm(M& m, const O& o) {
    m.preload(o, immediate_address(m, o).access, false, true);
}

// PLI<c> <label>                                                               ARM ARM A8.8.129
template <Machine M, class O>
void exec_PLI_lit(M& m, const O& o) {
    m.preload(o, literal_address(m, o).access, false, true);
}

// PLI<c> [<Rn>, +/-<Rm>{, <shift>}]                                            ARM ARM A8.8.130
template <Machine M, class O>
void exec_PLI_reg(M& m, const O& o) {
    m.preload(o, register_address(m, o).access, false, true);
}

// An unallocated memory hint
//                                                                            ARM ARM A5.7.1, A6.3.8
template <Machine M, class O>
void exec_MEMORY_HINT(M&, const O&) {}

}  // namespace hypscope::isa::exec
