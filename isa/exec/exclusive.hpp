// SPDX-License-Identifier: Apache-2.0
// Bodies of the exclusives, CLREX and SWP (ARM ARM A8.8.32, A8.8.75-A8.8.78, A8.8.212-A8.8.215,
// A8.8.229). The monitors are the machine's.
#pragma once
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

template <class T, class M, class O>
bool load_exclusive_narrow(M& m, const O& o) {
    T data;
    if (!m.load_exclusive(o, m.R(o.n) + o.imm, data)) return false;
    m.set_R(o.d, data);
    return true;
}

template <class T, class M, class O>
bool store_exclusive_narrow(M& m, const O& o) {
    u32 status;
    if (!m.store_exclusive(o, m.R(o.n) + o.imm, static_cast<T>(m.R(o.a)), status)) return false;
    m.set_R(o.d, status);
    return true;
}

// LDREX<c> <Rt>, [<Rn>{, #<imm>}]                                       ARM ARM A8.8.75
template <Machine M, class O>
bool exec_LDREX(M& m, const O& o) {
    return load_exclusive_narrow<u32>(m, o);
}

// LDREXB<c> <Rt>, [<Rn>]                                                ARM ARM A8.8.76
template <Machine M, class O>
bool exec_LDREXB(M& m, const O& o) {
    return load_exclusive_narrow<u8>(m, o);
}

// LDREXD<c> <Rt>, <Rt2>, [<Rn>]                                         ARM ARM A8.8.77
template <Machine M, class O>
bool exec_LDREXD(M& m, const O& o) {
    u64 value;
    if (!m.load_exclusive(o, m.R(o.n), value)) return false;
    const u32 low = static_cast<u32>(value), high = static_cast<u32>(value >> 32);
    const bool big = m.big_endian();
    m.set_R(o.d, big ? high : low);
    m.set_R(o.a, big ? low : high);
    return true;
}

// LDREXH<c> <Rt>, [<Rn>]                                                ARM ARM A8.8.78
template <Machine M, class O>
bool exec_LDREXH(M& m, const O& o) {
    return load_exclusive_narrow<u16>(m, o);
}

// STREX<c> <Rd>, <Rt>, [<Rn>{, #<imm>}]                                ARM ARM A8.8.212
template <Machine M, class O>
bool exec_STREX(M& m, const O& o) {
    return store_exclusive_narrow<u32>(m, o);
}

// STREXB<c> <Rd>, <Rt>, [<Rn>]                                         ARM ARM A8.8.213
template <Machine M, class O>
bool exec_STREXB(M& m, const O& o) {
    return store_exclusive_narrow<u8>(m, o);
}

// STREXD<c> <Rd>, <Rt>, <Rt2>, [<Rn>]                                  ARM ARM A8.8.214
template <Machine M, class O>
bool exec_STREXD(M& m, const O& o) {
    const u32 first = m.R(o.a), second = m.R(o.m);
    const u64 value = m.big_endian() ? (u64{first} << 32) | second : (u64{second} << 32) | first;
    u32 status;
    if (!m.store_exclusive(o, m.R(o.n), value, status)) return false;
    m.set_R(o.d, status);
    return true;
}

// STREXH<c> <Rd>, <Rt>, [<Rn>]                                         ARM ARM A8.8.215
template <Machine M, class O>
bool exec_STREXH(M& m, const O& o) {
    return store_exclusive_narrow<u16>(m, o);
}

// CLREX<c>                                                              ARM ARM A8.8.32
template <Machine M, class O>
void exec_CLREX(M& m, const O&) {
    m.ClearExclusiveLocal();
}

/// UNDEFINED unless SCTLR.SW is implemented and set (it resets to 0).
template <class T, class M, class O>
bool swap(M& m, const O& o) {
    if (!m.swp_enabled()) return m.take_undefined(o);
    const u32 address = m.R(o.n);
    T data;
    if (!m.MemA(o, address, data)) return false;
    if (!m.store_MemA(o, address, static_cast<T>(m.R(o.m)))) return false;
    m.set_R(o.d, data);
    return true;
}

// SWP<c> <Rt>, <Rt2>, [<Rn>]                                           ARM ARM A8.8.229
template <Machine M, class O>
bool exec_SWP(M& m, const O& o) {
    return swap<u32>(m, o);
}

// SWPB<c> <Rt>, <Rt2>, [<Rn>]                                          ARM ARM A8.8.229
template <Machine M, class O>
bool exec_SWPB(M& m, const O& o) {
    return swap<u8>(m, o);
}

}  // namespace hypscope::isa::exec
