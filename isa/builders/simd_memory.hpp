// SPDX-License-Identifier: Apache-2.0
// Operand builders of the Advanced SIMD element and structure loads and stores: ARM ARM A7.7.1
// (addressing mode), A8.8.320-A8.8.331, A8.8.404-A8.8.411.
// Operands: d is the first extension register, n the base, m the index register or 15; a registers
// follow one another for each element of a structure (two names of them with kHalf, which spaces
// the elements of a structure two registers apart); shift_n is the lane. imm holds an
// ElementTransfer. kWback: the base advances by R[m] with kRegisterForm, else by the bytes
// transferred.
#pragma once
#include "isa/builders/shared.hpp"

namespace hypscope::isa::builders {

/// What `imm` holds: the bytes transferred, and the logarithms of element size and alignment.
struct ElementTransfer {
    u32 bytes = 0, log2_ebytes = 0, log2_alignment = 0;

    [[nodiscard]] constexpr u32 pack() const {
        return bytes | log2_ebytes << 8 | log2_alignment << 16;
    }
    [[nodiscard]] static constexpr ElementTransfer unpack(u32 imm) {
        return {bits(imm, 7, 0), bits(imm, 15, 8), bits(imm, 23, 16)};
    }
};

/// Base, index register and first register. `last` is the distance of the last register from the
/// first one; a list that leaves the registers is UNPREDICTABLE, and moves down to fit.
constexpr DecodeStatus set_element_address(const Fields& f, u32 last, Operands& o) {
    const u32 d = (f['D'] << 4) | f['v'], m = f['m'];
    o.n = f.reg('n');
    o.set(kRegisterForm, m != 15 && m != 13);
    o.m = static_cast<u8>(o.has(kRegisterForm) ? m : 15);
    o.set(kWback, m != 15 && o.n != 15);
    o.d = static_cast<u8>(d + last > 31 ? 31 - last : d);
    return unpredictable_when(o.n == 15 || d + last > 31);
}

/// Multiple structures of kCount elements; the picture's t, where it has one, doubles the spacing.
template <u32 kCount, u32 kRegisters = 1, bool kSpaced = false>
struct MultipleStructures {
    static constexpr std::string_view takes = "Dnvtsam";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 size = f['s'], align = f['a'], total = kCount * kRegisters;
        if (kCount > 1 && size == 3) return DecodeStatus::Undefined;
        // An alignment that the list is no multiple of: 2 or 4 registers for @128, 4 for @256.
        if ((align == 2 && total % 2 != 0) || (align == 3 && total != 4)) {
            return DecodeStatus::Undefined;
        }
        const u32 log2_alignment = align == 0 ? 0 : align + 2;
        o.imm = ElementTransfer{8 * total, size, log2_alignment}.pack();
        o.a = kRegisters;
        o.set(kHalf, kSpaced || (f.has('t') && f['t'] != 0));
        const u32 increment = o.has(kHalf) ? 2 : 1;
        return set_element_address(f, (kCount - 1) * increment + kRegisters - 1, o);
    }
};
using Elements1 = MultipleStructures<1, 1>;
using Elements2 = MultipleStructures<1, 2>;
using Elements3 = MultipleStructures<1, 3>;
using Elements4 = MultipleStructures<1, 4>;
using Structures2 = MultipleStructures<2>;
using Structures2Pairs = MultipleStructures<2, 2, true>;
using Structures3 = MultipleStructures<3>;
using Structures4 = MultipleStructures<4>;

/// What index_align says for one element size.
struct IndexAlign {
    bool undefined = false, spaced = false;
    u32 lane = 0, log2_alignment = 0;
};

constexpr IndexAlign element_index_align(u32 size, u32 i) {
    switch (size) {
        case 0: return {bit(i, 0), false, i >> 1, 0};
        case 1: return {bit(i, 1), false, i >> 2, i & 1};
        default: return {bit(i, 2) || bit(i, 0) != bit(i, 1), false, i >> 3, bit(i, 0) ? 2u : 0u};
    }
}
constexpr IndexAlign pair_index_align(u32 size, u32 i) {
    const u32 log2_alignment = bit(i, 0) ? size + 1 : 0;
    switch (size) {
        case 0: return {false, false, i >> 1, log2_alignment};
        case 1: return {false, bit(i, 1), i >> 2, log2_alignment};
        default: return {bit(i, 1), bit(i, 2), i >> 3, log2_alignment};
    }
}
constexpr IndexAlign triple_index_align(u32 size, u32 i) {
    switch (size) {
        case 0: return {bit(i, 0), false, i >> 1, 0};
        case 1: return {bit(i, 0), bit(i, 1), i >> 2, 0};
        default: return {(i & 3) != 0, bit(i, 2), i >> 3, 0};
    }
}
constexpr IndexAlign quadruple_index_align(u32 size, u32 i) {
    switch (size) {
        case 0: return {false, false, i >> 1, bit(i, 0) ? 2u : 0u};
        case 1: return {false, bit(i, 1), i >> 2, bit(i, 0) ? 3u : 0u};
        default: return {(i & 3) == 3, bit(i, 2), i >> 3, (i & 3) != 0 ? (i & 3) + 2 : 0};
    }
}

/// One structure from or to one lane. Size 11 of a load is "to all lanes", another row.
template <u32 kCount, IndexAlign (*kIndexAlign)(u32, u32)>
struct OneLane {
    static constexpr std::string_view takes = "Dnvsim";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 size = f['s'];
        if (size == 3) return DecodeStatus::Undefined;
        const IndexAlign at = kIndexAlign(size, f['i']);
        if (at.undefined) return DecodeStatus::Undefined;
        o.imm = ElementTransfer{kCount << size, size, at.log2_alignment}.pack();
        o.a = 1;
        o.shift_n = static_cast<u8>(at.lane);
        o.set(kHalf, at.spaced);
        return set_element_address(f, (kCount - 1) * (at.spaced ? 2 : 1), o);
    }
};
using Lane1 = OneLane<1, element_index_align>;
using Lane2 = OneLane<2, pair_index_align>;
using Lane3 = OneLane<3, triple_index_align>;
using Lane4 = OneLane<4, quadruple_index_align>;

/// One structure to all lanes. T is a second register for VLD1, the spacing for the others.
template <u32 kCount>
struct AllLanes {
    static constexpr std::string_view takes = "DnvsTam";
    static constexpr DecodeStatus build(const Fields& f, const DecodeContext&, Operands& o) {
        const u32 size = f['s'], log2_ebytes = size == 3 ? 2 : size;
        const bool aligned = f['a'] != 0, spaced = kCount > 1 && f['T'] != 0;
        if (size == 3 && !(kCount == 4 && aligned)) return DecodeStatus::Undefined;
        if (aligned && ((kCount == 1 && size == 0) || kCount == 3)) return DecodeStatus::Undefined;
        o.imm =
            ElementTransfer{kCount << log2_ebytes, log2_ebytes, aligned ? log2_alignment(size) : 0}
                .pack();
        o.a = static_cast<u8>(kCount == 1 ? f['T'] + 1 : 1);
        o.set(kHalf, spaced);
        return set_element_address(f, (kCount - 1) * (spaced ? 2 : 1) + o.a - 1, o);
    }

  private:
    /// The size of the structure; four words may be aligned to 64 bits (size 10) or 128 (size 11).
    static constexpr u32 log2_alignment(u32 size) {
        if (kCount == 4) return size == 3 ? 4 : size == 2 ? 3 : size + 2;
        return size + (kCount == 2 ? 1 : 0);
    }
};
using AllLanes1 = AllLanes<1>;
using AllLanes2 = AllLanes<2>;
using AllLanes3 = AllLanes<3>;
using AllLanes4 = AllLanes<4>;

}  // namespace hypscope::isa::builders
