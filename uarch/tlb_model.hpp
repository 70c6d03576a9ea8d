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
inline constexpr unsigned kShiftAt = 20;

[[nodiscard]] constexpr u32 page_of(u32 va, u8 shift) {
    return (va >> shift) | u32{shift} << kShiftAt;
}
[[nodiscard]] constexpr u64 key_of(TlbTag tag, u8 shift) {
    return tag.space.word() | page_of(tag.va, shift);
}
[[nodiscard]] constexpr TlbSpace space_of(u64 key) {
    return TlbSpace::from_word(key & ~u64{0} << 32);
}
[[nodiscard]] constexpr u32 micro_va_of(u64 key) { return static_cast<u32>(key << kMicroShift); }

}  // namespace tlb_key

/// The unified second-level TLB, replaced round robin in each set (policy not published).
class MainTlb {
  public:
    MainTlb(u32 entries, u32 ways);
    /// Is the translation there, whose key is `key`? If not, it is filled.
    [[gnu::always_inline]] bool look_up(TlbTag tag, u64 key) {
        const u32 generation = generations_[tag.space.regime_and_vmid()];
        Line* const set = &lines_[set_of(tag.va, tag.page_shift) << lines_in_set_shift_];
        u32 line = 0;
        do {
            if (set[line].holds(key, generation)) return true;
        } while (++line < lines_in_set_);
        if (tag.page_shift != tlb_key::kMicroShift) shifts_used_ |= u32{1} << tag.page_shift;
        const u32 way = set->next;
        set->next = (way + 1) & (ways_ - 1);
        set[way / kWaysInLine].fill(way % kWaysInLine, key, generation);
        return false;
    }
    /// Returns true when an entry of more than 4 KB was dropped.
    bool invalidate(const TlbInvalidate& op);
    /// Drops every entry of a regime.
    void invalidate_regime(u8 regime) {
        for (u32 vmid = 0; vmid < 256; ++vmid) ++generation_of(regime, static_cast<u8>(vmid));
    }

  private:
    static constexpr u32 kWaysInLine = 4;
    /// Up to four ways of a set, in a line of the host's caches. Ways that the set does not have
    /// are never filled.
    struct alignas(64) Line {
        std::array<u64, kWaysInLine> keys{};  ///< 0: not filled
        std::array<u32, kWaysInLine> generations{};
        u32 next = 0;  ///< in the first line of a set: the way that is filled next

        [[nodiscard]] bool holds(u64 key, u32 generation) const {
            for (u32 way = 0; way < kWaysInLine; ++way) {
                if (keys[way] == key && generations[way] == generation) return true;
            }
            return false;
        }
        void fill(u32 way, u64 key, u32 generation) {
            keys[way] = key;
            generations[way] = generation;
        }
    };
    [[nodiscard]] u32& generation_of(u8 regime, u8 vmid) {
        return generations_[TlbSpace(regime, 0, vmid).regime_and_vmid()];
    }
    [[nodiscard]] u32 set_of(u32 va, u8 shift) const { return (va >> shift) & set_mask_; }
    void invalidate_all(const TlbInvalidate& op, u8 regime);
    void invalidate_asid(const TlbInvalidate& op, u8 regime);
    bool invalidate_va(const TlbInvalidate& op, u8 regime);

    u32 set_mask_, ways_, lines_in_set_, lines_in_set_shift_;
    std::vector<Line> lines_;
    /// Bit n: a block of 2^n bytes was ever filled, or is one of 4 KB.
    u32 shifts_used_ = u32{1} << tlb_key::kMicroShift;
    /// Of a regime and VMID: what was filled under an earlier one is gone. (Only one regime has
    /// VMIDs; the others are in the first place.)
    std::array<u32, TlbSpace::kRegimesAndVmids> generations_{};
};

/// One core's TLBs.
class TlbModel {
  public:
    enum class Kind : u8 { Fetch, Load, Store };
    enum class Hit : u8 { Micro, Main, None };

    explicit TlbModel(const CorePreset& preset);
    void set_listener(FilterListener* listener) { listener_ = listener; }

    /// Where a page is looked for first.
    struct MicroEntry {
        AssociativeSet* set;
        u64 key;
        /// A short cut: it is the latest one that was looked for there.
        [[nodiscard]] bool is_latest() const { return set->is_latest(key); }
    };
    [[nodiscard]] MicroEntry micro_entry(Kind kind, TlbTag tag) {
        return {&micro(kind), tlb_key::key_of(tag, tlb_key::kMicroShift)};
    }
    static constexpr u64 kNoKey = AssociativeSet::kNoKey;
    /// Looks the page up and fills what missed; the caller prices the answer, and tells the
    /// listener of the key that the micro-TLB `replaced`. `at` is its micro_entry().
    [[gnu::always_inline]] Hit access(TlbTag tag, MicroEntry at, u64& replaced) {
        replaced = kNoKey;
        if (!vmid_tagged_) [[unlikely]]
            forget_other_vmid(tag);
        if (at.set->contains(at.key)) return Hit::Micro;
        at.set->insert(at.key, replaced);
        const bool is_block = tag.page_shift != tlb_key::kMicroShift;
        const u64 key = is_block ? tlb_key::key_of(tag, tag.page_shift) : at.key;
        return main_.look_up(tag, key) ? Hit::Main : Hit::None;
    }
    Hit access(Kind kind, TlbTag tag) {
        u64 replaced;
        const Hit hit = access(tag, micro_entry(kind, tag), replaced);
        if (replaced != kNoKey) tell_dropped(kind, replaced);
        return hit;
    }
    void tell_dropped(Kind kind, u64 key);
    void invalidate(const TlbInvalidate& op);

  private:
    [[nodiscard]] AssociativeSet& micro(Kind kind) {
        if (kind == Kind::Fetch) return fetch_;
        return kind == Kind::Store && split_ ? store_ : load_;
    }
    void clear_micro();
    void forget_other_vmid(TlbTag tag);
    void invalidate_micro_page(const TlbInvalidate& op);

    bool split_, flush_micro_, vmid_tagged_;
    u8 latest_vmid_ = 0;
    AssociativeSet fetch_, load_, store_;
    MainTlb main_;
    FilterListener* listener_ = nullptr;
};

inline void TlbModel::tell_dropped(Kind kind, u64 key) {
    if (listener_ == nullptr) return;
    const u32 va = tlb_key::micro_va_of(key);
    if (kind == Kind::Fetch) return listener_->fetch_page_dropped(va, tlb_key::kMicroShift);
    if (kind == Kind::Load || !split_)
        listener_->data_page_dropped(va, tlb_key::kMicroShift, false);
    if (kind == Kind::Store || !split_)
        listener_->data_page_dropped(va, tlb_key::kMicroShift, true);
}

}  // namespace hypscope::uarch
