// SPDX-License-Identifier: Apache-2.0
// Bodies of Advanced SIMD with two registers and a shift amount, integers, in the order of
// isa/tables/simd_shift.inc.
#pragma once
#include "isa/exec/simd_vector.hpp"

namespace hypscope::isa::exec {

/// d[e] = f(d[e], m[e])
template <class Int, class M, class O, class F>
bool simd_two(M& m, const O& o, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 regs = o.a, esize = esize_of(o);
    const Elements x = operand(m, o, o.m, regs, esize), d = operand(m, o, o.d, regs, esize);
    write_vector(m, o.d, regs, make_vector(regs, esize, [&](u32 e) {
                     return f(d.template at<Int>(e), x.template at<Int>(e));
                 }));
    return true;
}

/// d[e] = f(m[e]), m a quadword of elements twice as wide, signed or not.
template <class Int, class M, class O, class F>
bool simd_narrow(M& m, const O& o, bool is_unsigned, F f) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 esize = esize_of(o);
    const Elements x{read_vector(m, o.m, 2), 2 * esize, is_unsigned};
    write_vector(m, o.d, 1, make_vector(1, esize, [&](u32 e) { return f(x.template at<Int>(e)); }));
    return true;
}

/// Quadword d[e] = m[e] shifted to the left, twice as wide.
template <class M, class O>
bool simd_shift_left_long(M& m, const O& o, u32 amount) {
    if (!CheckAdvSIMDEnabled(m, o)) return false;
    const u32 esize = esize_of(o);
    const Elements x = operand(m, o, o.m, 1, esize);
    write_vector(m, o.d, 2,
                 make_vector(2, 2 * esize, [&](u32 e) { return x.template at<u64>(e) << amount; }));
    return true;
}

template <class M, class O>
bool simd_shift_right(M& m, const O& o, bool round, bool accumulate) {
    return simd_two<i128>(m, o, [&](i128 d, i128 x) {
        return (accumulate ? d : 0) + shifted_right(x, o.imm, round);
    });
}

/// The elements of m, unsigned or not, saturated as numbers that are unsigned or not.
template <class M, class O>
bool simd_saturating_shift_right_narrow(M& m, const O& o, bool round, bool from_unsigned,
                                        bool to_unsigned) {
    SatQ sat;
    return sat.finish(m, simd_narrow<i128>(m, o, from_unsigned, [&](i128 x) {
                          return sat(shifted_right(x, o.imm, round), esize_of(o), to_unsigned);
                      }));
}

/// d[e] with the bits of `inserted` that `kept` does not name.
[[nodiscard]] constexpr u64 insert_bits(u64 d, u64 inserted, u64 kept) {
    return (d & kept) | (inserted & ~kept);
}

// VSHR<c>.<type><size> <Qd|Dd>, <Qm|Dm>, #<imm>                    ARM ARM A8.8.398
template <Machine M, class O>
bool exec_VSHR(M& m, const O& o) {
    return simd_shift_right(m, o, false, false);
}

// VSRA<c>.<type><size> <Qd|Dd>, <Qm|Dm>, #<imm>                    ARM ARM A8.8.402
template <Machine M, class O>
bool exec_VSRA(M& m, const O& o) {
    return simd_shift_right(m, o, false, true);
}

// VRSHR<c>.<type><size> <Qd|Dd>, <Qm|Dm>, #<imm>                   ARM ARM A8.8.389
template <Machine M, class O>
bool exec_VRSHR(M& m, const O& o) {
    return simd_shift_right(m, o, true, false);
}

// VRSRA<c>.<type><size> <Qd|Dd>, <Qm|Dm>, #<imm>                   ARM ARM A8.8.393
template <Machine M, class O>
bool exec_VRSRA(M& m, const O& o) {
    return simd_shift_right(m, o, true, true);
}

// VSRI<c>.<size> <Qd|Dd>, <Qm|Dm>, #<imm>                          ARM ARM A8.8.403
template <Machine M, class O>
bool exec_VSRI(M& m, const O& o) {
    const u64 ones = mask<u64>(esize_of(o) - 1, 0), kept = ~static_cast<u64>(i128{ones} >> o.imm);
    return simd_two<u64>(m, o, [&](u64 d, u64 x) {
        return insert_bits(d, static_cast<u64>(i128{x & ones} >> o.imm), kept);
    });
}

// VSHL<c>.<size> <Qd|Dd>, <Qm|Dm>, #<imm>                          ARM ARM A8.8.395
template <Machine M, class O>
bool exec_VSHL_imm(M& m, const O& o) {
    return simd_two<u64>(m, o, [&](u64, u64 x) { return x << o.imm; });
}

// VSLI<c>.<size> <Qd|Dd>, <Qm|Dm>, #<imm>                          ARM ARM A8.8.400
template <Machine M, class O>
bool exec_VSLI(M& m, const O& o) {
    const u64 kept = ~(~u64{0} << o.imm);
    return simd_two<u64>(m, o, [&](u64 d, u64 x) { return insert_bits(d, x << o.imm, kept); });
}

/// Whether the operand is unsigned says kUnsigned.
template <class M, class O>
bool simd_saturating_shift_left(M& m, const O& o, bool to_unsigned) {
    SatQ sat;
    return sat.finish(m, simd_two<i128>(m, o, [&](i128, i128 x) {
                          return sat(shifted_left(x, o.imm), esize_of(o), to_unsigned);
                      }));
}

// VQSHLU<c>.<type><size> <Qd|Dd>, <Qm|Dm>, #<imm>                  ARM ARM A8.8.380
template <Machine M, class O>
bool exec_VQSHLU_imm(M& m, const O& o) {
    return simd_saturating_shift_left(m, o, true);
}

// VQSHL<c>.<type><size> <Qd|Dd>, <Qm|Dm>, #<imm>                   ARM ARM A8.8.380
template <Machine M, class O>
bool exec_VQSHL_imm(M& m, const O& o) {
    return simd_saturating_shift_left(m, o, o.has(kUnsigned));
}

// VSHRN<c>.I<size> <Dd>, <Qm>, #<imm>                              ARM ARM A8.8.399
template <Machine M, class O>
bool exec_VSHRN(M& m, const O& o) {
    return simd_narrow<u64>(m, o, true, [&](u64 x) { return x >> o.imm; });
}

// VRSHRN<c>.I<size> <Dd>, <Qm>, #<imm>                             ARM ARM A8.8.390
template <Machine M, class O>
bool exec_VRSHRN(M& m, const O& o) {
    return simd_narrow<i128>(m, o, true, [&](i128 x) { return shifted_right(x, o.imm, true); });
}

// VQSHRUN<c>.S<size> <Dd>, <Qm>, #<imm>                            ARM ARM A8.8.381
template <Machine M, class O>
bool exec_VQSHRUN(M& m, const O& o) {
    return simd_saturating_shift_right_narrow(m, o, false, false, true);
}

// VQRSHRUN<c>.S<size> <Dd>, <Qm>, #<imm>                           ARM ARM A8.8.378
template <Machine M, class O>
bool exec_VQRSHRUN(M& m, const O& o) {
    return simd_saturating_shift_right_narrow(m, o, true, false, true);
}

// VQSHRN<c>.<type><size> <Dd>, <Qm>, #<imm>                        ARM ARM A8.8.381
template <Machine M, class O>
bool exec_VQSHRN(M& m, const O& o) {
    const bool is_unsigned = o.has(kUnsigned);
    return simd_saturating_shift_right_narrow(m, o, false, is_unsigned, is_unsigned);
}

// VQRSHRN<c>.<type><size> <Dd>, <Qm>, #<imm>                       ARM ARM A8.8.378
template <Machine M, class O>
bool exec_VQRSHRN(M& m, const O& o) {
    const bool is_unsigned = o.has(kUnsigned);
    return simd_saturating_shift_right_narrow(m, o, true, is_unsigned, is_unsigned);
}

// VSHLL<c>.<type><size> <Qd>, <Dm>, #<imm>                         ARM ARM A8.8.397
template <Machine M, class O>
bool exec_VSHLL(M& m, const O& o) {
    return simd_shift_left_long(m, o, o.imm);
}

// VMOVL<c>.<dt> <Qd>, <Dm>                                         ARM ARM A8.8.346
template <Machine M, class O>
bool exec_VMOVL(M& m, const O& o) {
    return simd_shift_left_long(m, o, 0);
}

}  // namespace hypscope::isa::exec
