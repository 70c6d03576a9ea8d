// SPDX-License-Identifier: Apache-2.0
// Memory attributes of a translation: type, cacheability with allocation hints, shareability; how
// each descriptor format encodes them and how two stages combine. ARM ARM A3.5, B3.8.
#pragma once
#include "common/types.hpp"
#include "mmu/regime.hpp"

namespace hypscope::mmu {

/// In the order in which the stricter type wins when stages combine.
enum class MemoryType : u8 { Normal, Device, StronglyOrdered };
enum class Shareability : u8 { NonShareable, InnerShareable, OuterShareable };
enum class CachePolicy : u8 { NonCacheable, WriteThrough, WriteBack };

/// One byte; the constructors are there because a bit-field can not be initialized from a variable
/// as a member of an aggregate.
struct Cacheability {
    CachePolicy policy : 2;
    bool read_allocate : 1;
    bool write_allocate : 1;
    bool transient : 1;

    constexpr Cacheability(CachePolicy cache_policy = CachePolicy::NonCacheable, bool ra = false,
                           bool wa = false, bool is_transient = false)
        : policy(cache_policy), read_allocate(ra), write_allocate(wa), transient(is_transient) {}
    constexpr bool operator==(const Cacheability&) const = default;
};

/// A word, so that a copy is one move.
struct alignas(4) MemoryAttributes {
    MemoryType type : 2;
    Shareability shareability : 2;
    Cacheability inner;
    Cacheability outer;

    constexpr MemoryAttributes(MemoryType memory_type = MemoryType::Normal,
                               Shareability sh = Shareability::NonShareable,
                               Cacheability inner_cache = {}, Cacheability outer_cache = {})
        : type(memory_type), shareability(sh), inner(inner_cache), outer(outer_cache) {}
    constexpr bool operator==(const MemoryAttributes&) const = default;

    [[nodiscard]] constexpr bool is_normal() const { return type == MemoryType::Normal; }
    [[nodiscard]] constexpr bool is_inner_cacheable() const {
        return is_normal() && inner.policy != CachePolicy::NonCacheable;
    }
    [[nodiscard]] constexpr bool is_outer_cacheable() const {
        return is_normal() && outer.policy != CachePolicy::NonCacheable;
    }
    [[nodiscard]] constexpr bool is_shareable() const {
        return shareability != Shareability::NonShareable;
    }
};

inline constexpr Cacheability kNonCacheable{};
inline constexpr Cacheability kWriteThrough{CachePolicy::WriteThrough, true, false, false};
inline constexpr Cacheability kWriteBack{CachePolicy::WriteBack, true, false, false};
inline constexpr Cacheability kWriteBackWriteAllocate{CachePolicy::WriteBack, true, true, false};

inline constexpr MemoryAttributes kStronglyOrdered{
    MemoryType::StronglyOrdered, Shareability::OuterShareable, {}, {}};
inline constexpr MemoryAttributes kDevice{MemoryType::Device, Shareability::OuterShareable, {}, {}};
/// HCR.DC: what stage 1 gives when it is off and default cacheable (ARM ARM B3.2.1).
inline constexpr MemoryAttributes kDefaultCacheable{MemoryType::Normal, Shareability::NonShareable,
                                                    kWriteBackWriteAllocate,
                                                    kWriteBackWriteAllocate};

/// TEX, C, B and S of a Short-descriptor, with or without TEX remap (ARM ARM B3.8.2, B3.8.3).
[[nodiscard]] MemoryAttributes short_attributes(const MmuState& state, unsigned tex, bool c, bool b,
                                                bool s);
/// One MAIRn or HMAIRn attribute byte and SH[1:0] (ARM ARM B4.1.104, B3.8.4).
[[nodiscard]] MemoryAttributes mair_attributes(u8 attr, unsigned sh);
/// MemAttr[3:0] and SH[1:0] of a stage 2 descriptor (ARM ARM B3.8).
[[nodiscard]] MemoryAttributes stage2_attributes(unsigned mem_attr, unsigned sh);
/// Both stages combined (ARM ARM B3.8); allocation hints are those of stage 1.
[[nodiscard]] MemoryAttributes combine(const MemoryAttributes& stage1,
                                       const MemoryAttributes& stage2);
/// What stage 1 gives when it is off: data and instruction accesses differ (ARM ARM B3.2.1).
[[nodiscard]] MemoryAttributes stage1_off_data_attributes(const MmuState& state);
[[nodiscard]] MemoryAttributes stage1_off_fetch_attributes(const MmuState& state);
/// Attributes of the walk itself, from TTBRn, TTBCR, HTCR or VTCR (ARM ARM B3.5.3, B3.6.5).
[[nodiscard]] MemoryAttributes walk_attributes_of_ttbr(u64 ttbr);
[[nodiscard]] MemoryAttributes walk_attributes_of_tcr(u32 tcr, unsigned irgn_lsb);
/// The MAIR byte that stands for these attributes, as the 64-bit PAR reports it.
[[nodiscard]] u8 mair_byte(const MemoryAttributes& memory);

}  // namespace hypscope::mmu
