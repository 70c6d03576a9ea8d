// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD permutations and of one register with a modified immediate, in the order
// of isa/tables/simd_permute.inc. They move elements and raise nothing.
#pragma once
#include "isa/builders/simd_permute.hpp"
#include "isa/exec/simd_vector.hpp"

namespace hypscope::isa::exec {

/// Element e of the double-length vector <high>:<low>, esize bits of each.
[[nodiscard]] inline u64 element_of_pair(const Elements& low, const Elements& high, u32 elements,
                                         u32 e) {
    return e < elements ? low.at<u64>(e) : high.at<u64>(e - elements);
}

// VEXT<c>.8 <Qd|Dd>, <Qn|Dn>, <Qm|Dm>, #<imm>                         ARM ARM A8.8.316
template <Machine M, class O>
bool exec_VEXT(M& m, const O& o) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 regs = o.a, bytes = 8 * regs;
    const Elements low = operand(m, o, o.n, regs, 8), high = operand(m, o, o.m, regs, 8);
    write_vector(m, o.d, regs, make_vector(regs, 8, [&](u32 e) {
                     return element_of_pair(low, high, bytes, e + o.imm);
                 }));
    return true;
}

/// D[d] = the bytes of the table that the bytes of D[m] name; outside() where they name none.
template <class M, class O, class Outside>
bool look_up_bytes(M& m, const O& o, Outside outside) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    u64 table[4];
    for (u32 r = 0; r < o.imm; ++r) table[r] = m.D(o.n + r);
    const Elements index = operand(m, o, o.m, 1, 8), before = operand(m, o, o.d, 1, 8);
    write_vector(m, o.d, 1, make_vector(1, 8, [&](u32 e) {
                     const u32 at = static_cast<u8>(index.at<u64>(e));
                     return at < 8 * o.imm ? table[at / 8] >> (8 * (at % 8)) : outside(before, e);
                 }));
    return true;
}

// VTBL<c>.8 <Dd>, <list>, <Dm>                                        ARM ARM A8.8.419
template <Machine M, class O>
bool exec_VTBL(M& m, const O& o) {
    return look_up_bytes(m, o, [](const Elements&, u32) { return u64{0}; });
}

// VTBX<c>.8 <Dd>, <list>, <Dm>                                        ARM ARM A8.8.419
template <Machine M, class O>
bool exec_VTBX(M& m, const O& o) {
    return look_up_bytes(m, o, [](const Elements& before, u32 e) { return before.at<u64>(e); });
}

// VDUP<c>.<size> <Qd|Dd>, <Dm[x]>                                     ARM ARM A8.8.313
template <Machine M, class O>
bool exec_VDUP_scalar(M& m, const O& o) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u64 scalar = operand(m, o, o.m, 1, esize_of(o)).template at<u64>(o.imm);
    write_vector(m, o.d, o.a, make_vector(o.a, esize_of(o), [&](u32) { return scalar; }));
    return true;
}

/// Both vectors anew: first(d, m, e) and second(d, m, e) are their elements. With d == m the manual
/// leaves the register UNKNOWN; here the second vector stays.
template <class M, class O, class First, class Second>
bool exchange_elements(M& m, const O& o, First first, Second second) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 regs = o.a, esize = esize_of(o);
    const Elements d = operand(m, o, o.d, regs, esize), rm = operand(m, o, o.m, regs, esize);
    write_vector(m, o.d, regs, make_vector(regs, esize, [&](u32 e) { return first(d, rm, e); }));
    write_vector(m, o.m, regs, make_vector(regs, esize, [&](u32 e) { return second(d, rm, e); }));
    return true;
}

template <class O>
u32 elements_of_vector(const O& o) {
    return o.a * 64u / esize_of(o);
}

// VSWP<c> <Qd|Dd>, <Qm|Dm>                                            ARM ARM A8.8.418
template <Machine M, class O>
bool exec_VSWP(M& m, const O& o) {
    return exchange_elements(
        m, o, [](const Elements&, const Elements& rm, u32 e) { return rm.at<u64>(e); },
        [](const Elements& d, const Elements&, u32 e) { return d.at<u64>(e); });
}

// VTRN<c>.<size> <Qd|Dd>, <Qm|Dm>                                     ARM ARM A8.8.420
template <Machine M, class O>
bool exec_VTRN(M& m, const O& o) {
    return exchange_elements(
        m, o,
        [](const Elements& d, const Elements& rm, u32 e) {
            return bit(e, 0) ? rm.at<u64>(e - 1) : d.at<u64>(e);
        },
        [](const Elements& d, const Elements& rm, u32 e) {
            return bit(e, 0) ? rm.at<u64>(e) : d.at<u64>(e + 1);
        });
}

// VUZP<c>.<size> <Qd|Dd>, <Qm|Dm>                                     ARM ARM A8.8.422
template <Machine M, class O>
bool exec_VUZP(M& m, const O& o) {
    const u32 elements = elements_of_vector(o);
    return exchange_elements(
        m, o,
        [=](const Elements& d, const Elements& rm, u32 e) {
            return element_of_pair(d, rm, elements, 2 * e);
        },
        [=](const Elements& d, const Elements& rm, u32 e) {
            return element_of_pair(d, rm, elements, 2 * e + 1);
        });
}

// VZIP<c>.<size> <Qd|Dd>, <Qm|Dm>                                     ARM ARM A8.8.423
template <Machine M, class O>
bool exec_VZIP(M& m, const O& o) {
    const u32 half = elements_of_vector(o) / 2;
    const auto zipped = [](const Elements& d, const Elements& rm, u32 e) {
        return bit(e, 0) ? rm.at<u64>(e / 2) : d.at<u64>(e / 2);
    };
    return exchange_elements(m, o, zipped, [=](const Elements& d, const Elements& rm, u32 e) {
        return zipped(d, rm, e + 2 * half);
    });
}

// One register and a modified immediate -----------------------------------------------------------

/// D[d] = f(D[d], imm64)
template <class M, class O, class F>
bool simd_immediate(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u64 imm64 = AdvSIMDExpandImm(builders::ModifiedImmediate::unpack(o.imm));
    for (u32 r = 0; r < o.a; ++r) m.set_D(o.d + r, f(m.D(o.d + r), imm64));
    return true;
}

// VMOV<c>.<dt> <Qd|Dd>, #<imm>                                        ARM ARM A8.8.339
template <Machine M, class O>
bool exec_VMOV_imm(M& m, const O& o) {
    return simd_immediate(m, o, [](u64, u64 imm64) { return imm64; });
}

// VMVN<c>.<dt> <Qd|Dd>, #<imm>                                        ARM ARM A8.8.353
template <Machine M, class O>
bool exec_VMVN_imm(M& m, const O& o) {
    return simd_immediate(m, o, [](u64, u64 imm64) { return ~imm64; });
}

// VORR<c>.<dt> <Qd|Dd>, #<imm>                                        ARM ARM A8.8.359
template <Machine M, class O>
bool exec_VORR_imm(M& m, const O& o) {
    return simd_immediate(m, o, [](u64 d, u64 imm64) { return d | imm64; });
}

// VBIC<c>.<dt> <Qd|Dd>, #<imm>                                        ARM ARM A8.8.288
template <Machine M, class O>
bool exec_VBIC_imm(M& m, const O& o) {
    return simd_immediate(m, o, [](u64 d, u64 imm64) { return d & ~imm64; });
}

}  // namespace hypscope::isa::exec
