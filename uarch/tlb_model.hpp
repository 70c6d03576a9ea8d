// SPDX-License-Identifier: Apache-2.0
// The tags of the real TLBs: micro-TLBs of 4 KB granules and the set-associative main TLB, tagged
// by regime, ASID and VMID (A15 TRM 5.1-5.2, A7 TRM 5.2-5.3). They hold no translations: those come
// from mmu/ alone. TLBIALL bumps a generation, whatever the size.
//
// APPROX: micro-TLB entries of a larger block than 4 KB outlive a TLBIMVA of another 4 KB of it
// when the main TLB no longer holds the block.
#pragma once
#include <array>
#include <vector>

#include "common/types.hpp"
#include "uarch/associative_set.hpp"
#include "uarch/core_timing.hpp"
#include "uarch/parameters.hpp"

namespace hypscope::uarch {

/// A key is {page number, block size, TlbSpace}; its low 32 bits are the page alone, by which
/// AssociativeSet finds it.
namespace tlb_key {

inline constexpr u8 kMicroShift = 12;  // A15 TRM 5.2.1, 5.2.2: 4 KB granules
inline constexpr unsigned kShiftAt = 20, kSpaceAt = 32;

[[nodiscard]] constexpr u32 page_of(u32 va, u8 shift) {
    return (va >> shift) | u32{shift} << kShiftAt;
}
[[nodiscard]] constexpr u64 key_of(const TlbTag& tag, u8 shift) {
    return u64{tag.space.word()} << kSpaceAt | page_of(tag.va, shift);
}
[[nodiscard]] constexpr TlbSpace space_of(u64 key) {
    return TlbSpace::from_word(static_cast<u32>(key >> kSpaceAt));
}

}  // namespace tlb_key

/// The unified second-level TLB, replaced round robin in each set (policy not published).
class MainTlb {
  public:
    MainTlb(u32 entries, u32 ways);
    /// Is the translation there, whose key is `key`? If not, it is filled.
    bool look_up(const TlbTag& tag, u64 key);
    /// Returns true when an entry of more than 4 KB was dropped.
    bool invalidate(const TlbInvalidate& op);
    /// Drops every entry of a regime.
    void invalidate_regime(u8 regime) { ++regime_generation_[regime]; }

  private:
    struct Entry {
        u64 key = 0;  ///< 0: never filled
        u32 generation = 0;
    };
    static constexpr u32 kEntriesInLine = 4;
    /// A line of the host's caches: a set of up to four ways is in one.
    struct alignas(64) EntryLine {
        Entry entries[kEntriesInLine];
    };
    /// Lines of entries follow one another.
    [[nodiscard]] Entry* entry(u32 i) { return lines_.data()->entries + i; }
    [[nodiscard]] u32 generation_of(TlbSpace space) const {
        return regime_generation_[space.regime()] +
               (space.regime() == 1 ? vmid_generation_[space.vmid()] : 0);
    }
    [[nodiscard]] u32 set_of(u32 va, u8 shift) const { return (va >> shift) & (sets_ - 1); }
    void invalidate_all(const TlbInvalidate& op, u8 regime);
    void invalidate_asid(const TlbInvalidate& op, u8 regime);
    bool invalidate_va(const TlbInvalidate& op, u8 regime);

    u32 sets_, ways_;
    std::vector<EntryLine> lines_;
    std::vector<u8> next_;  ///< of a set: the way that is filled next
    std::array<u32, 3> regime_generation_{};
    std::array<u32, 256> vmid_generation_{};
};

/// One core's TLBs.
class TlbModel {
  public:
    enum class Kind : u8 { Fetch, Load, Store };
    enum class Hit : u8 { Micro, Main, None };

    explicit TlbModel(const CorePreset& preset);
    void set_listener(FilterListener* listener) { listener_ = listener; }

    /// Looks the page up and fills what missed; the caller prices the answer.
    Hit access(Kind kind, const TlbTag& tag) {
        const u64 key = tlb_key::key_of(tag, tlb_key::kMicroShift);
        AssociativeSet& set = micro(kind);
        if (set.is_latest(key)) return Hit::Micro;
        return access_slow(kind, set, tag, key);
    }
    void invalidate(const TlbInvalidate& op);

  private:
    [[nodiscard]] AssociativeSet& micro(Kind kind) {
        if (kind == Kind::Fetch) return fetch_;
        return kind == Kind::Store && split_ ? store_ : load_;
    }
    Hit access_slow(Kind kind, AssociativeSet& set, const TlbTag& tag, u64 key);
    void tell_dropped(Kind kind, u64 key);
    void clear_micro();
    void forget_other_vmid(const TlbTag& tag);
    void invalidate_micro_page(const TlbInvalidate& op);

    bool split_, flush_micro_, vmid_tagged_;
    u8 latest_vmid_ = 0;
    AssociativeSet fetch_, load_, store_;
    MainTlb main_;
    FilterListener* listener_ = nullptr;
};

}  // namespace hypscope::uarch
