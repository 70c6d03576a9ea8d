// SPDX-License-Identifier: Apache-2.0
// Bodies of the extension register loads, stores and transfers (ARM ARM A8.8.314, A8.8.332,
// A8.8.333, A8.8.341-A8.8.345, A8.8.348, A8.8.349, A8.8.367, A8.8.368, A8.8.412, A8.8.413,
// B9.3.21, B9.3.22).
#pragma once
#include "isa/builders/vfp.hpp"
#include "isa/exec/load_store_multiple.hpp"

namespace hypscope::isa::exec {

// Load and store multiple -------------------------------------------------------------------------

template <class M, class O>
void write_back_by_imm(M& m, const O& o, u32 base) {
    if (o.wback()) m.set_R(o.n, o.add() ? base + o.imm : base - o.imm);
}

/// Whether doubles from D[first] reach D16-D31.
[[nodiscard]] constexpr bool reaches_upper(u32 first, u32 count = 1) { return first + count > 16; }

/// A doubleword in memory is two words, the less significant first in little-endian data.
[[nodiscard]] inline u64 doubleword(u32 first, u32 second, bool big_endian) {
    return big_endian ? (u64{first} << 32) | second : (u64{second} << 32) | first;
}

template <class M, class O>
bool load_D_list(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, reaches_upper(o.d, o.a))) return false;
    const u32 base = m.R(o.n);
    LoadedWords words;
    if (!words.load(m, o, o.add() ? base : base - o.imm, 2u * o.a)) return false;
    write_back_by_imm(m, o, base);
    const bool big_endian = m.big_endian();
    for (u32 i = 0; i < o.a; ++i) {
        const u32 first = words.next(), second = words.next();
        m.set_D(o.d + i, doubleword(first, second, big_endian));
    }
    return true;
}

template <class M, class O>
bool load_S_list(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    const u32 base = m.R(o.n);
    LoadedWords words;
    if (!words.load(m, o, o.add() ? base : base - o.imm, o.a)) return false;
    write_back_by_imm(m, o, base);
    for (u32 i = 0; i < o.a; ++i) m.set_S(o.d + i, words.next());
    return true;
}

template <class M, class O>
bool store_D_list(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, reaches_upper(o.d, o.a))) return false;
    const u32 base = m.R(o.n);
    const bool big_endian = m.big_endian();
    const bool done = store_words(m, o, o.add() ? base : base - o.imm, 2u * o.a, [&](u32 i) {
        const u64 value = m.D(o.d + i / 2);
        return static_cast<u32>(bit(i, 0) != big_endian ? value >> 32 : value);
    });
    if (done) write_back_by_imm(m, o, base);
    return done;
}

template <class M, class O>
bool store_S_list(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    const u32 base = m.R(o.n);
    const bool done =
        store_words(m, o, o.add() ? base : base - o.imm, o.a, [&](u32 i) { return m.S(o.d + i); });
    if (done) write_back_by_imm(m, o, base);
    return done;
}

// VLDM{mode}<c> <Rn>{!}, <list of doubles>                            ARM ARM A8.8.332
template <Machine M, class O>
bool exec_VLDM_D(M& m, const O& o) {
    return load_D_list(m, o);
}

// VLDM{mode}<c> <Rn>{!}, <list of singles>                            ARM ARM A8.8.332
template <Machine M, class O>
bool exec_VLDM_S(M& m, const O& o) {
    return load_S_list(m, o);
}

// FLDM<mode>X<c> <Rn>{!}, <list of doubles>                  ARM ARM A8.8.50, A8.8.332
template <Machine M, class O>
bool exec_FLDMX(M& m, const O& o) {
    return load_D_list(m, o);
}

// VPOP<c> <list of doubles>                                           ARM ARM A8.8.367
template <Machine M, class O>
bool exec_VPOP_D(M& m, const O& o) {
    return load_D_list(m, o);
}

// VPOP<c> <list of singles>                                           ARM ARM A8.8.367
template <Machine M, class O>
bool exec_VPOP_S(M& m, const O& o) {
    return load_S_list(m, o);
}

// VSTM{mode}<c> <Rn>{!}, <list of doubles>                            ARM ARM A8.8.412
template <Machine M, class O>
bool exec_VSTM_D(M& m, const O& o) {
    return store_D_list(m, o);
}

// VSTM{mode}<c> <Rn>{!}, <list of singles>                            ARM ARM A8.8.412
template <Machine M, class O>
bool exec_VSTM_S(M& m, const O& o) {
    return store_S_list(m, o);
}

// FSTM<mode>X<c> <Rn>{!}, <list of doubles>                  ARM ARM A8.8.50, A8.8.412
template <Machine M, class O>
bool exec_FSTMX(M& m, const O& o) {
    return store_D_list(m, o);
}

// VPUSH<c> <list of doubles>                                          ARM ARM A8.8.368
template <Machine M, class O>
bool exec_VPUSH_D(M& m, const O& o) {
    return store_D_list(m, o);
}

// VPUSH<c> <list of singles>                                          ARM ARM A8.8.368
template <Machine M, class O>
bool exec_VPUSH_S(M& m, const O& o) {
    return store_S_list(m, o);
}

// Load and store of one register ------------------------------------------------------------------

template <class M, class O>
u32 extension_address(M& m, const O& o) {
    const u32 base = o.n == 15 ? align_down(m.PC(), u32{4}) : m.R(o.n);
    return o.add() ? base + o.imm : base - o.imm;
}

// VLDR<c> <Dd>, [<Rn>{, #+/-<imm>}]                                   ARM ARM A8.8.333
template <Machine M, class O>
bool exec_VLDR_D(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, reaches_upper(o.d))) return false;
    const u32 address = extension_address(m, o);
    u32 first, second;
    if (!m.MemA(o, address, first) || !m.MemA(o, address + 4, second)) return false;
    m.set_D(o.d, doubleword(first, second, m.big_endian()));
    return true;
}

// VLDR<c> <Sd>, [<Rn>{, #+/-<imm>}]                                   ARM ARM A8.8.333
template <Machine M, class O>
bool exec_VLDR_S(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    u32 data;
    if (!m.MemA(o, extension_address(m, o), data)) return false;
    m.set_S(o.d, data);
    return true;
}

// VSTR<c> <Dd>, [<Rn>{, #+/-<imm>}]                                   ARM ARM A8.8.413
template <Machine M, class O>
bool exec_VSTR_D(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, reaches_upper(o.d))) return false;
    const u32 address = extension_address(m, o);
    const u64 value = m.D(o.d);
    const u32 low = static_cast<u32>(value), high = static_cast<u32>(value >> 32);
    const bool big_endian = m.big_endian();
    return m.store_MemA(o, address, big_endian ? high : low) &&
           m.store_MemA(o, address + 4, big_endian ? low : high);
}

// VSTR<c> <Sd>, [<Rn>{, #+/-<imm>}]                                   ARM ARM A8.8.413
template <Machine M, class O>
bool exec_VSTR_S(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    return m.store_MemA(o, extension_address(m, o), m.S(o.d));
}

// Transfers between core and extension registers --------------------------------------------------

/// The bits of D[m] that a scalar takes.
template <class O>
u64 scalar_mask(const O& o) {
    return mask<u64>(o.a - 1u, 0) << o.shift_amount();
}

/// A scalar of 8 or 16 bits is an Advanced SIMD matter, one of 32 Floating-point as well.
template <class M, class O>
bool CheckAdvSIMDOrVFPEnabled(M& m, const O& o) {
    return m.CheckVFPEnabled(o, o.a != 32, true, o.a == 32 && reaches_upper(o.m));
}

// VDUP<c>.<size> <Qd|Dd>, <Rt>                                        ARM ARM A8.8.314
template <Machine M, class O>
bool exec_VDUP_core(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, true, true)) return false;
    const u64 scalar = m.R(o.d) & mask<u64>(o.a - 1u, 0);
    u64 value = 0;
    for (u32 at = 0; at < 64; at += o.a) value |= scalar << at;
    for (u32 i = 0; i < o.imm; ++i) m.set_D(o.m + i, value);
    return true;
}

// VMOV<c>{.<size>} <Dd[x]>, <Rt>                                      ARM ARM A8.8.341
template <Machine M, class O>
bool exec_VMOV_core_to_scalar(M& m, const O& o) {
    if (!CheckAdvSIMDOrVFPEnabled(m, o)) return false;
    const u64 field = scalar_mask(o);
    m.set_D(o.m, (m.D(o.m) & ~field) | ((u64{m.R(o.d)} << o.shift_amount()) & field));
    return true;
}

// VMOV<c>{.<dt>} <Rt>, <Dn[x]>                                        ARM ARM A8.8.342
template <Machine M, class O>
bool exec_VMOV_scalar_to_core(M& m, const O& o) {
    if (!CheckAdvSIMDOrVFPEnabled(m, o)) return false;
    const u32 value = static_cast<u32>((m.D(o.m) & scalar_mask(o)) >> o.shift_amount());
    m.set_R(o.d, o.imm != 0 ? sign_extend(value, o.a) : value);
    return true;
}

// VMOV<c> <Sn>, <Rt>                                                  ARM ARM A8.8.343
template <Machine M, class O>
bool exec_VMOV_core_to_S(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    m.set_S(o.m, m.R(o.d));
    return true;
}

// VMOV<c> <Rt>, <Sn>                                                  ARM ARM A8.8.343
template <Machine M, class O>
bool exec_VMOV_S_to_core(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    m.set_R(o.d, m.S(o.m));
    return true;
}

// VMOV<c> <Sm>, <Sm1>, <Rt>, <Rt2>                                    ARM ARM A8.8.344
template <Machine M, class O>
bool exec_VMOV_core_to_SS(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    m.set_S(o.m, m.R(o.d));
    m.set_S(o.m + 1u, m.R(o.a));
    return true;
}

// VMOV<c> <Rt>, <Rt2>, <Sm>, <Sm1>                                    ARM ARM A8.8.344
template <Machine M, class O>
bool exec_VMOV_SS_to_core(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true)) return false;
    m.set_R(o.d, m.S(o.m));
    m.set_R(o.a, m.S(o.m + 1u));
    return true;
}

// VMOV<c> <Dm>, <Rt>, <Rt2>                                           ARM ARM A8.8.345
template <Machine M, class O>
bool exec_VMOV_core_to_D(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, reaches_upper(o.m))) return false;
    m.set_D(o.m, (u64{m.R(o.a)} << 32) | m.R(o.d));
    return true;
}

// VMOV<c> <Rt>, <Rt2>, <Dm>                                           ARM ARM A8.8.345
template <Machine M, class O>
bool exec_VMOV_D_to_core(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, false, true, reaches_upper(o.m))) return false;
    const u64 value = m.D(o.m);
    m.set_R(o.d, static_cast<u32>(value));
    m.set_R(o.a, static_cast<u32>(value >> 32));
    return true;
}

/// The FPSCR is anybody's; the other system registers are UNDEFINED in User mode and do not ask for
/// FPEXC.EN.
template <class M, class O>
bool vfp_system_register_is_accessible(M& m, const O& o) {
    if (o.imm == builders::kFpscr) return m.CheckVFPEnabled(o, false, true);
    if (!m.CurrentModeIsNotUser()) return m.take_undefined(o);
    return m.CheckVFPEnabled(o, false, false);
}

// VMRS<c> <Rt>, <spec_reg>                                  ARM ARM A8.8.348, B9.3.21
template <Machine M, class O>
bool exec_VMRS(M& m, const O& o) {
    if (!vfp_system_register_is_accessible(m, o)) return false;
    u32 value;
    if (!m.vmrs(o, o.imm, value)) return false;
    if (o.d == 15) {
        m.set_nzcv_bits(value >> 28);
    } else {
        m.set_R(o.d, value);
    }
    return true;
}

// VMSR<c> <spec_reg>, <Rt>                                  ARM ARM A8.8.349, B9.3.22
template <Machine M, class O>
bool exec_VMSR(M& m, const O& o) {
    if (!vfp_system_register_is_accessible(m, o)) return false;
    return m.vmsr(o, o.imm, m.R(o.d));
}

}  // namespace hypscope::isa::exec
