// SPDX-License-Identifier: Apache-2.0
// Bodies of the Advanced SIMD element and structure loads and stores (ARM ARM A8.8.320-A8.8.331,
// A8.8.404-A8.8.411). All are one transfer of elements that follow one another in memory; what
// differs is which register and lane an element belongs to. A load takes all elements before it
// writes a register, so that an abort changes nothing.
#pragma once
#include <cstring>

#include "isa/builders/simd_memory.hpp"
#include "isa/exec/shared.hpp"

namespace hypscope::isa::exec {

using builders::ElementTransfer;

/// The bytes of a transfer: elements in memory order, each with its low byte first.
struct ElementBytes {
    u8 bytes[32];  // the longest: four doublewords
};

/// `size` bytes of an element at `from`, zero-extended.
[[nodiscard]] inline u64 element_at(const u8* from, u32 size) {
    const auto as = [from]<class T>(T value) {
        std::memcpy(&value, from, sizeof value);
        return u64{value};
    };
    switch (size) {
        case 1: return *from;
        case 2: return as(u16{});
        case 4: return as(u32{});
        default: return as(u64{});
    }
}

inline void put_element(u8* to, u32 size, u64 value) {
    switch (size) {
        case 1: *to = static_cast<u8>(value); break;
        case 2: std::memcpy(to, &value, 2); break;
        case 4: std::memcpy(to, &value, 4); break;
        default: std::memcpy(to, &value, 8); break;
    }
}

/// Elements one by one, by MemU of their size.
template <class T, class M, class O>
bool load_elements_of(M& m, const O& o, u32 address, u32 bytes, u8* to) {
    for (u32 at = 0; at < bytes; at += sizeof(T)) {
        T value;
        if (!m.MemU(o, address + at, value)) return false;
        std::memcpy(to + at, &value, sizeof value);
    }
    return true;
}
template <class T, class M, class O>
bool store_elements_of(M& m, const O& o, u32 address, u32 bytes, const u8* from) {
    for (u32 at = 0; at < bytes; at += sizeof(T)) {
        T value;
        std::memcpy(&value, from + at, sizeof value);
        if (!m.store_MemU(o, address + at, value)) return false;
    }
    return true;
}

/// A doubleword element is two words, in the order of the endianness.
inline void swap_words(u8* bytes, u32 count) {
    for (u32 at = 0; at < count; at += 8) {
        const u64 value = element_at(bytes + at, 8);
        const u64 swapped = value << 32 | value >> 32;
        std::memcpy(bytes + at, &swapped, sizeof swapped);
    }
}

/// The alignment that the instruction asks for, and that of doubleword elements, which memory sees
/// as words.
template <class M, class O>
bool check_element_alignment(M& m, const O& o, const ElementTransfer& t, u32 address, bool write) {
    const u32 asked = (u32{1} << t.log2_alignment) - 1;
    const bool doubleword_unaligned = t.log2_ebytes == 3 && (address & 7) != 0;
    if ((address & asked) == 0 && !(doubleword_unaligned && m.sctlr_A())) return true;
    return m.alignment_fault(o, address, write);
}

/// The elements of a load: in the memory itself where a span of it can be had, else in `buffer`.
/// nullptr: an exception is pending.
template <class M, class O>
const u8* load_elements(M& m, const O& o, const ElementTransfer& t, ElementBytes& buffer) {
    const u32 address = m.R(o.n);
    if (!check_element_alignment(m, o, t, address, false)) return nullptr;
    if (const u8* span = m.ram_span(o, address, t.bytes, false)) return span;
    u8* to = buffer.bytes;
    bool done;
    switch (t.log2_ebytes) {
        case 0: done = load_elements_of<u8>(m, o, address, t.bytes, to); break;
        case 1: done = load_elements_of<u16>(m, o, address, t.bytes, to); break;
        default: done = load_elements_of<u32>(m, o, address, t.bytes, to); break;
    }
    if (t.log2_ebytes == 3 && m.big_endian()) swap_words(to, t.bytes);
    return done ? to : nullptr;
}

template <class M, class O>
bool store_elements(M& m, const O& o, const ElementTransfer& t, ElementBytes& data) {
    const u32 address = m.R(o.n);
    if (!check_element_alignment(m, o, t, address, true)) return false;
    u8* from = data.bytes;
    if (u8* span = m.ram_span(o, address, t.bytes, true)) {
        std::memcpy(span, from, t.bytes);
        return true;
    }
    if (t.log2_ebytes == 3 && m.big_endian()) swap_words(from, t.bytes);
    switch (t.log2_ebytes) {
        case 0: return store_elements_of<u8>(m, o, address, t.bytes, from);
        case 1: return store_elements_of<u16>(m, o, address, t.bytes, from);
        default: return store_elements_of<u32>(m, o, address, t.bytes, from);
    }
}

template <class M, class O>
void write_back_element_address(M& m, const O& o, const ElementTransfer& t) {
    if (!o.wback()) return;
    m.set_R(o.n, m.R(o.n) + (o.has(kRegisterForm) ? m.R(o.m) : t.bytes));
}

/// The register that holds element `e` of a structure, in the `r`th group of registers.
template <class O>
u32 structure_register(const O& o, u32 r, u32 e) {
    return o.d + r + e * (o.has(kHalf) ? 2u : 1u);
}

/// Calls element(register, bit position, place in the bytes) for all elements of a multiple form.
template <u32 kCount, class O, class Element>
void for_each_element(const O& o, const ElementTransfer& t, Element element) {
    const u32 ebytes = 1u << t.log2_ebytes;
    u32 at = 0;
    for (u32 r = 0; r < o.a; ++r) {
        for (u32 lane = 0; lane < 64; lane += 8 * ebytes) {
            for (u32 e = 0; e < kCount; ++e, at += ebytes) {
                element(structure_register(o, r, e), lane, at);
            }
        }
    }
}

template <u32 kCount, class M, class O>
bool load_multiple_structures(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, true, true)) return false;
    const ElementTransfer t = ElementTransfer::unpack(o.imm);
    ElementBytes buffer;
    const u8* from = load_elements(m, o, t, buffer);
    if (from == nullptr) return false;
    write_back_element_address(m, o, t);
    if constexpr (kCount == 1) {
        for (u32 r = 0; r < o.a; ++r) m.set_D(o.d + r, element_at(from + 8 * r, 8));
    } else {
        u64 values[32] = {};
        for_each_element<kCount>(o, t, [&](u32 reg, u32 lane, u32 at) {
            values[reg] |= element_at(from + at, 1u << t.log2_ebytes) << lane;
        });
        for (u32 r = 0; r < o.a; ++r) {
            for (u32 e = 0; e < kCount; ++e) {
                const u32 reg = structure_register(o, r, e);
                m.set_D(reg, values[reg]);
            }
        }
    }
    return true;
}

template <u32 kCount, class M, class O>
bool store_multiple_structures(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, true, true)) return false;
    const ElementTransfer t = ElementTransfer::unpack(o.imm);
    ElementBytes data;
    for_each_element<kCount>(o, t, [&](u32 reg, u32 lane, u32 at) {
        put_element(data.bytes + at, 1u << t.log2_ebytes, m.D(reg) >> lane);
    });
    if (!store_elements(m, o, t, data)) return false;
    write_back_element_address(m, o, t);
    return true;
}

/// Where the lane of a single structure lies in its registers.
template <class O>
u32 lane_position(const O& o, const ElementTransfer& t) {
    return o.shift_n * (8u << t.log2_ebytes);
}

template <u32 kCount, class M, class O>
bool load_lane(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, true, true)) return false;
    const ElementTransfer t = ElementTransfer::unpack(o.imm);
    ElementBytes buffer;
    const u8* from = load_elements(m, o, t, buffer);
    if (from == nullptr) return false;
    write_back_element_address(m, o, t);
    const u32 ebytes = 1u << t.log2_ebytes, position = lane_position(o, t);
    const u64 lane = mask<u64>(8 * ebytes - 1, 0) << position;
    for (u32 e = 0; e < kCount; ++e) {
        const u32 reg = structure_register(o, 0, e);
        const u64 value = element_at(from + e * ebytes, ebytes) << position;
        m.set_D(reg, (m.D(reg) & ~lane) | value);
    }
    return true;
}

template <u32 kCount, class M, class O>
bool store_lane(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, true, true)) return false;
    const ElementTransfer t = ElementTransfer::unpack(o.imm);
    const u32 ebytes = 1u << t.log2_ebytes;
    ElementBytes data;
    for (u32 e = 0; e < kCount; ++e) {
        put_element(data.bytes + e * ebytes, ebytes,
                    m.D(structure_register(o, 0, e)) >> lane_position(o, t));
    }
    if (!store_elements(m, o, t, data)) return false;
    write_back_element_address(m, o, t);
    return true;
}

template <u32 kCount, class M, class O>
bool load_all_lanes(M& m, const O& o) {
    if (!m.CheckVFPEnabled(o, true, true)) return false;
    const ElementTransfer t = ElementTransfer::unpack(o.imm);
    ElementBytes buffer;
    const u8* from = load_elements(m, o, t, buffer);
    if (from == nullptr) return false;
    write_back_element_address(m, o, t);
    const u32 ebytes = 1u << t.log2_ebytes;
    u64 values[kCount];
    for (u32 e = 0; e < kCount; ++e) {
        const u64 element = element_at(from + e * ebytes, ebytes);
        u64 value = 0;
        for (u32 lane = 0; lane < 64; lane += 8 * ebytes) value |= element << lane;
        values[e] = value;
    }
    for (u32 r = 0; r < o.a; ++r) {
        for (u32 e = 0; e < kCount; ++e) m.set_D(structure_register(o, r, e), values[e]);
    }
    return true;
}

// VLD1<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.320
template <Machine M, class O>
bool exec_VLD1_multiple(M& m, const O& o) {
    return load_multiple_structures<1>(m, o);
}

// VLD1<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.321
template <Machine M, class O>
bool exec_VLD1_lane(M& m, const O& o) {
    return load_lane<1>(m, o);
}

// VLD1<c>.<size> <list of all lanes>, [<Rn>{@<align>}]{!|, <Rm>}     ARM ARM A8.8.322
template <Machine M, class O>
bool exec_VLD1_all(M& m, const O& o) {
    return load_all_lanes<1>(m, o);
}

// VLD2<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.323
template <Machine M, class O>
bool exec_VLD2_multiple(M& m, const O& o) {
    return load_multiple_structures<2>(m, o);
}

// VLD2<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.324
template <Machine M, class O>
bool exec_VLD2_lane(M& m, const O& o) {
    return load_lane<2>(m, o);
}

// VLD2<c>.<size> <list of all lanes>, [<Rn>{@<align>}]{!|, <Rm>}     ARM ARM A8.8.325
template <Machine M, class O>
bool exec_VLD2_all(M& m, const O& o) {
    return load_all_lanes<2>(m, o);
}

// VLD3<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.326
template <Machine M, class O>
bool exec_VLD3_multiple(M& m, const O& o) {
    return load_multiple_structures<3>(m, o);
}

// VLD3<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.327
template <Machine M, class O>
bool exec_VLD3_lane(M& m, const O& o) {
    return load_lane<3>(m, o);
}

// VLD3<c>.<size> <list of all lanes>, [<Rn>{@<align>}]{!|, <Rm>}     ARM ARM A8.8.328
template <Machine M, class O>
bool exec_VLD3_all(M& m, const O& o) {
    return load_all_lanes<3>(m, o);
}

// VLD4<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.329
template <Machine M, class O>
bool exec_VLD4_multiple(M& m, const O& o) {
    return load_multiple_structures<4>(m, o);
}

// VLD4<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.330
template <Machine M, class O>
bool exec_VLD4_lane(M& m, const O& o) {
    return load_lane<4>(m, o);
}

// VLD4<c>.<size> <list of all lanes>, [<Rn>{@<align>}]{!|, <Rm>}     ARM ARM A8.8.331
template <Machine M, class O>
bool exec_VLD4_all(M& m, const O& o) {
    return load_all_lanes<4>(m, o);
}

// VST1<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.404
template <Machine M, class O>
bool exec_VST1_multiple(M& m, const O& o) {
    return store_multiple_structures<1>(m, o);
}

// VST1<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.405
template <Machine M, class O>
bool exec_VST1_lane(M& m, const O& o) {
    return store_lane<1>(m, o);
}

// VST2<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.406
template <Machine M, class O>
bool exec_VST2_multiple(M& m, const O& o) {
    return store_multiple_structures<2>(m, o);
}

// VST2<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.407
template <Machine M, class O>
bool exec_VST2_lane(M& m, const O& o) {
    return store_lane<2>(m, o);
}

// VST3<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.408
template <Machine M, class O>
bool exec_VST3_multiple(M& m, const O& o) {
    return store_multiple_structures<3>(m, o);
}

// VST3<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.409
template <Machine M, class O>
bool exec_VST3_lane(M& m, const O& o) {
    return store_lane<3>(m, o);
}

// VST4<c>.<size> <list>, [<Rn>{@<align>}]{!|, <Rm>}                  ARM ARM A8.8.410
template <Machine M, class O>
bool exec_VST4_multiple(M& m, const O& o) {
    return store_multiple_structures<4>(m, o);
}

// VST4<c>.<size> <list of lanes>, [<Rn>{@<align>}]{!|, <Rm>}         ARM ARM A8.8.411
template <Machine M, class O>
bool exec_VST4_lane(M& m, const O& o) {
    return store_lane<4>(m, o);
}

}  // namespace hypscope::isa::exec
