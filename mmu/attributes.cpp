// SPDX-License-Identifier: Apache-2.0
// The encodings of memory attributes in descriptors and registers, one function for each of the
// manual's tables. ARM ARM B3.8.2 (TEX), B3.8.3 (TEX remap), B4.1.104 (MAIRn), B3.6 (stage 2),
// B3.8 (combination).
#include "mmu/attributes.hpp"

#include <algorithm>
#include <array>

#include "common/bits.hpp"

namespace hypscope::mmu {

namespace {

/// RGN, IRGN, AA, BB, ORn and IRn: one encoding everywhere (ARM ARM B3.8).
constexpr std::array kRegion{kNonCacheable, kWriteBackWriteAllocate, kWriteThrough, kWriteBack};

constexpr Cacheability region(unsigned encoding) { return kRegion[encoding & 3]; }

/// The manual gives Shareable without a choice of inner or outer as Outer Shareable.
constexpr Shareability shareable_if(bool s) {
    return s ? Shareability::OuterShareable : Shareability::NonShareable;
}

/// SH[1:0]. UNPREDICTABLE: 01, taken as Outer Shareable, the wider domain.
constexpr Shareability decode_sh(unsigned sh) {
    constexpr std::array kShareability{Shareability::NonShareable, Shareability::OuterShareable,
                                       Shareability::OuterShareable, Shareability::InnerShareable};
    return kShareability[sh & 3];
}

constexpr MemoryAttributes normal(Cacheability inner, Cacheability outer, Shareability sh) {
    return {MemoryType::Normal, sh, inner, outer};
}

/// Normal memory that neither level caches is Outer Shareable in the long format and after two
/// stages, whatever the descriptor says (ARM ARM B3.8).
constexpr MemoryAttributes non_cacheable_is_outer_shareable(MemoryAttributes memory) {
    if (!memory.is_inner_cacheable() && !memory.is_outer_cacheable())
        memory.shareability = Shareability::OuterShareable;
    return memory;
}

// With the Large Physical Address Extension Device memory is Outer Shareable however it is encoded
// (ARM ARM A3.5.2; B3.19.6, DefaultTEXDecode and RemappedTEXDecode).
// IMPLEMENTATION DEFINED: TEX 001 C 1 B 0 is Normal Non-cacheable.
// UNPREDICTABLE: reserved values of TEX, C and B are Strongly-ordered.
constexpr MemoryAttributes tex_attributes(unsigned tex, bool c, bool b, bool s) {
    if ((tex & 4) != 0)
        return normal(region(unsigned{c} << 1 | unsigned{b}), region(tex), shareable_if(s));
    switch (tex << 2 | unsigned{c} << 1 | unsigned{b}) {
        case 0b00000: return kStronglyOrdered;
        case 0b00001: return kDevice;
        case 0b00010: return normal(kWriteThrough, kWriteThrough, shareable_if(s));
        case 0b00011: return normal(kWriteBack, kWriteBack, shareable_if(s));
        case 0b00100:
        case 0b00110: return normal(kNonCacheable, kNonCacheable, shareable_if(s));
        case 0b00111:
            return normal(kWriteBackWriteAllocate, kWriteBackWriteAllocate, shareable_if(s));
        case 0b01000: return kDevice;  // "Non-shareable Device"
        default: return kStronglyOrdered;
    }
}

/// PRRR.NOSn turns Shareable into Inner Shareable.
Shareability remapped_shareability(u32 prrr, unsigned n, bool shareable) {
    if (!shareable) return Shareability::NonShareable;
    return bit(prrr, 24 + n) ? Shareability::InnerShareable : Shareability::OuterShareable;
}

// IMPLEMENTATION DEFINED: n = 6 is remapped as the others are. UNPREDICTABLE: TRn = 11 is
// Strongly-ordered.
MemoryAttributes remapped_attributes(u32 prrr, u32 nmrr, unsigned n, bool s) {
    switch (bits(prrr, 2 * n + 1, 2 * n)) {
        case 0b01: return kDevice;  // whatever DS0, DS1 and NOSn say
        case 0b10: {
            const bool shareable = bit(prrr, s ? 19 : 18);  // NS1, NS0
            return normal(region(bits(nmrr, 2 * n + 1, 2 * n)),
                          region(bits(nmrr, 2 * n + 17, 2 * n + 16)),
                          remapped_shareability(prrr, n, shareable));
        }
        default: return kStronglyOrdered;
    }
}

/// Half of a MAIR byte. UNPREDICTABLE: 0000 as the inner half of Normal memory is Non-cacheable;
/// the Transient encodings, which Cortex-A15 does not support (A15 TRM 5.1), are taken as the ARM
/// ARM has them.
constexpr Cacheability mair_cacheability(unsigned nibble) {
    if (nibble == 0b0000 || nibble == 0b0100) return kNonCacheable;
    const bool transient = (nibble & 8) == 0;
    const CachePolicy policy =
        (nibble & 4) != 0 ? CachePolicy::WriteBack : CachePolicy::WriteThrough;
    return {policy, (nibble & 2) != 0, (nibble & 1) != 0, transient};
}

unsigned mair_nibble(Cacheability c) {
    if (c.policy == CachePolicy::NonCacheable) return 0b0100;
    const unsigned base = (c.transient ? 0 : 8) | (c.policy == CachePolicy::WriteBack ? 4 : 0);
    return base | unsigned{c.read_allocate} << 1 | unsigned{c.write_allocate};
}

/// MemAttr[1:0] and [3:2] of Normal memory. UNPREDICTABLE: 00 is Non-cacheable.
constexpr Cacheability stage2_cacheability(unsigned encoding) {
    constexpr std::array kStage2{kNonCacheable, kNonCacheable, kWriteThrough, kWriteBack};
    return kStage2[encoding & 3];
}

// UNPREDICTABLE: MemAttr 001x is Device.
constexpr MemoryAttributes decode_stage2(unsigned mem_attr, unsigned sh) {
    if (mem_attr == 0) return kStronglyOrdered;
    if ((mem_attr >> 2) == 0) return kDevice;
    return non_cacheable_is_outer_shareable(
        normal(stage2_cacheability(mem_attr), stage2_cacheability(mem_attr >> 2), decode_sh(sh)));
}

// UNPREDICTABLE: 0000xxxx other than Strongly-ordered and Device is Device.
constexpr MemoryAttributes decode_mair(unsigned attr, unsigned sh) {
    if (attr == 0) return kStronglyOrdered;
    if ((attr >> 4) == 0) return kDevice;
    return non_cacheable_is_outer_shareable(
        normal(mair_cacheability(attr & 15u), mair_cacheability(attr >> 4), decode_sh(sh)));
}

/// All values of a field, decoded when the program is built: walks look them up often.
template <unsigned kValues = 64, class Decode>
constexpr std::array<MemoryAttributes, kValues> decode_all(Decode decode) {
    std::array<MemoryAttributes, kValues> table{};
    for (unsigned field = 0; field < kValues; ++field) table[field] = decode(field);
    return table;
}

/// S, TEX[2:0], C, B, without TEX remap.
constexpr auto kTexAttributes = decode_all([](unsigned field) {
    return tex_attributes(field >> 2 & 7, (field & 2) != 0, (field & 1) != 0, field >= 32);
});
/// SH[1:0], one byte of MAIRn.
constexpr auto kMairAttributes =
    decode_all<1024>([](unsigned field) { return decode_mair(field & 255, field >> 8); });

/// SH[1:0], MemAttr[3:0].
constexpr auto kStage2Attributes =
    decode_all([](unsigned field) { return decode_stage2(field & 15, field >> 4); });
/// SHn, ORGNn, IRGNn.
constexpr auto kTcrAttributes = decode_all([](unsigned field) {
    return normal(region(field), region(field >> 2), decode_sh(field >> 4));
});

/// The less cacheable one; hints of stage 1 (ARM ARM B3.8).
Cacheability combine(Cacheability stage1, Cacheability stage2) {
    const CachePolicy policy = std::min(stage1.policy, stage2.policy);
    if (policy == CachePolicy::NonCacheable) return kNonCacheable;
    return {policy, stage1.read_allocate, stage1.write_allocate, stage1.transient};
}

}  // namespace

MemoryAttributes short_attributes(const MmuState& state, unsigned tex, bool c, bool b, bool s) {
    if (!state.TRE()) [[likely]]
        return kTexAttributes[unsigned{s} << 5 | (tex & 7) << 2 | unsigned{c} << 1 | unsigned{b}];
    const unsigned n = (tex & 1) << 2 | unsigned{c} << 1 | unsigned{b};
    return remapped_attributes(state.mair0, state.mair1, n, s);
}

MemoryAttributes mair_attributes(u8 attr, unsigned sh) {
    return kMairAttributes[(sh & 3) << 8 | attr];
}

MemoryAttributes stage2_attributes(unsigned mem_attr, unsigned sh) {
    return kStage2Attributes[(sh & 3) << 4 | (mem_attr & 15)];
}

MemoryAttributes combine(const MemoryAttributes& stage1, const MemoryAttributes& stage2) {
    const MemoryType type = std::max(stage1.type, stage2.type);
    if (type != MemoryType::Normal) return {type, Shareability::OuterShareable, {}, {}};
    return non_cacheable_is_outer_shareable(
        normal(combine(stage1.inner, stage2.inner), combine(stage1.outer, stage2.outer),
               std::max(stage1.shareability, stage2.shareability)));
}

MemoryAttributes stage1_off_data_attributes(const MmuState& state) {
    return state.default_cacheable() ? kDefaultCacheable : kStronglyOrdered;
}

MemoryAttributes stage1_off_fetch_attributes(const MmuState& state) {
    if (state.default_cacheable()) return kDefaultCacheable;
    const Cacheability cacheability = state.icache_enabled() ? kWriteThrough : kNonCacheable;
    return normal(cacheability, cacheability, Shareability::NonShareable);
}

MemoryAttributes walk_attributes_of_ttbr(u64 ttbr) {
    const unsigned irgn = unsigned{bit(ttbr, 0)} << 1 | unsigned{bit(ttbr, 6)};
    const Shareability shareable =
        bit(ttbr, 5) ? Shareability::InnerShareable : Shareability::OuterShareable;
    return normal(region(irgn), region(static_cast<unsigned>(bits(ttbr, 4, 3))),
                  bit(ttbr, 1) ? shareable : Shareability::NonShareable);
}

MemoryAttributes walk_attributes_of_tcr(u32 tcr, unsigned irgn_lsb) {
    return kTcrAttributes[(tcr >> irgn_lsb) & 63];
}

u8 mair_byte(const MemoryAttributes& memory) {
    if (memory.type == MemoryType::StronglyOrdered) return 0x00;
    if (memory.type == MemoryType::Device) return 0x04;
    return static_cast<u8>(mair_nibble(memory.outer) << 4 | mair_nibble(memory.inner));
}

}  // namespace hypscope::mmu
