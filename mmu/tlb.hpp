// SPDX-License-Identifier: Apache-2.0
// The functional TLB of one core: the only source of translations, of fixed geometry and without
// timing. 1024 sets of 4 ways hold 4 KB pages; each larger size has 64 sets of 4 ways, so that one
// section costs one entry and a look-up probes only the sizes its regime has used. Invalidations by
// scope raise a floor under the stamps of entries (O(1)); those by MVA probe sets. ARM ARM B3.9,
// B3.10.
#pragma once
#include <array>
#include <vector>

#include "common/types.hpp"
#include "common/walk_path.hpp"
#include "mmu/regime.hpp"
#include "mmu/translation.hpp"

namespace hypscope::mmu {

/// Hears of entries that leave the TLB one by one, so that what was derived from them can go too.
/// Entries dropped by scope (ALL, ASID, VMID) are not reported: they change the context id.
class MmuListener {
  public:
    virtual ~MmuListener() = default;
    /// 2^log2_size bytes at `va` (log2_size is at most 32), whatever the context.
    virtual void translation_dropped(u32 va, u8 log2_size) = 0;
};

/// What an entry must match: regime, stages that were on, VMID and ASID in one word (A15 TRM 5.3).
struct TlbTag {
    static constexpr u32 kAsidMask = 0xff;
    static constexpr u32 kVmidMask = 0xff00;
    static constexpr u32 kRegimeMask = 0x30000;
    u32 value = 0;

    bool operator==(const TlbTag&) const = default;
    [[nodiscard]] static TlbTag of(const MmuState& state);
    [[nodiscard]] Asid asid() const { return {static_cast<u8>(value)}; }
    [[nodiscard]] Vmid vmid() const { return {static_cast<u8>(value >> 8)}; }
    [[nodiscard]] Regime regime() const { return static_cast<Regime>((value >> 16) & 3); }
    /// Regime and stages without VMID and ASID: 0-63.
    [[nodiscard]] unsigned space() const { return (value >> 16) & 63; }
};

/// One line of the host's cache.
struct alignas(64) TlbEntry {
    u32 va_base = 0;
    u32 tag = 0;
    u32 tag_mask = 0;   ///< without the ASID where the entry is global
    u32 registers = 0;  ///< RegisterSets: under which it was walked; 0 was never filled
    u64 stamp = 0;      ///< time of the fill; 0 is no entry
    Translation translation{};
};

static_assert(sizeof(TlbEntry) == 64);

/// Entries filled before these moments are gone, seen from one (regime, VMID, ASID).
struct TlbFloors {
    u64 global = 1;
    u64 non_global = 1;
    bool operator==(const TlbFloors&) const = default;
};

class Tlb {
  public:
    explicit Tlb(MmuListener* listener = nullptr);

    /// The entry for `va`, or null. `floors` are those of the tag: floors(tag).
    [[nodiscard]] const TlbEntry* find(VirtAddr va, TlbTag tag, const TlbFloors& floors) const {
        const TlbEntry* set = &entries_[set_of(va.value, 12, tag.value, kSmallSets) * kWays];
        for (unsigned way = 0; way < kWays; ++way)
            if (hits(set[way], va.value, 12, tag, floors)) return &set[way];
        return sizes_used_[tag.space()] == 0 ? nullptr : find_large(va, tag, floors);
    }
    /// `registers` are those of the walk (RegisterSets).
    const TlbEntry* fill(VirtAddr va, TlbTag tag, const Translation& translation, u32 registers,
                         const WalkPath& walk);
    /// The 4 KB entry that `va` had before it was invalidated, if nothing has taken its place. For
    /// a tag and address that find() knows nothing of.
    [[nodiscard]] TlbEntry* former(VirtAddr va, TlbTag tag);
    /// Fills an entry with what it already holds.
    void revive(TlbEntry& entry, VirtAddr va, TlbTag tag);

    /// A number for each entry, below kEntries.
    [[nodiscard]] u32 number_of(const TlbEntry& entry) const {
        return static_cast<u32>(&entry - entries_.data());
    }
    [[nodiscard]] const WalkPath& walk_of(u32 entry) const { return walks_[entry]; }

    [[nodiscard]] TlbFloors floors(TlbTag tag) const;

    void invalidate_all();
    void invalidate_regime(Regime regime);
    void invalidate_vmid(Vmid vmid);
    void invalidate_asid(Regime regime, Vmid vmid, Asid asid);  ///< non-global entries only
    /// By address: entries of this ASID and global ones, or of any ASID.
    void invalidate_mva(Regime regime, Vmid vmid, VirtAddr va, Asid asid);
    void invalidate_mva_all_asid(Regime regime, Vmid vmid, VirtAddr va);

    static constexpr unsigned kSmallSets = 1024;
    static constexpr unsigned kLargeSets = 64;
    static constexpr unsigned kWays = 4;

  private:
    static constexpr std::array<u8, 6> kLargeSizes{16, 20, 21, 24, 30, 32};
    static constexpr u32 kEntries = (kSmallSets + kLargeSizes.size() * kLargeSets) * kWays;
    /// A stage 1 block held as several entries, because stage 2 maps it in smaller pieces.
    struct Splintered {
        u32 va_base = 0;
        u32 tag = 0;
        u32 tag_mask = 0;
        u8 log2_size = 0;  ///< 0 is free
        bool operator==(const Splintered&) const = default;
    };
    static constexpr unsigned kSplinteredSets = 64;

    /// Regime and VMID go into the index, so that guests which use the same addresses do not push
    /// each other out; the ASID can not, since a global entry must be found under all of them.
    [[nodiscard]] static unsigned set_of(u32 va, unsigned log2_size, u32 tag, unsigned sets) {
        const u32 salt = ((tag & (TlbTag::kRegimeMask | TlbTag::kVmidMask)) >> 8) * 37;
        return static_cast<unsigned>(((u64{va} >> log2_size) ^ salt) & (sets - 1));
    }
    [[nodiscard]] static bool hits(const TlbEntry& entry, u32 va, unsigned log2_size, TlbTag tag,
                                   const TlbFloors& floors) {
        return (u64{entry.va_base ^ va} >> log2_size) == 0 &&
               ((entry.tag ^ tag.value) & entry.tag_mask) == 0 &&
               entry.stamp >= (entry.translation.global ? floors.global : floors.non_global);
    }
    [[nodiscard]] const TlbEntry* find_large(VirtAddr va, TlbTag tag,
                                             const TlbFloors& floors) const;
    [[nodiscard]] TlbEntry* set_for(u32 va, unsigned log2_size, u32 tag);
    [[nodiscard]] const TlbEntry* set_for(u32 va, unsigned log2_size, u32 tag) const;
    [[nodiscard]] const TlbEntry* large_set(u32 va, unsigned size, u32 tag) const;
    /// A way to fill: a dead one, else in turn; that one is dropped.
    [[nodiscard]] TlbEntry& victim(TlbEntry* set);
    [[nodiscard]] bool is_live(const TlbEntry& entry) const;
    void drop(TlbEntry& entry);
    void drop_matching(TlbEntry* set, u32 va, unsigned log2_size, u32 tag, u32 mask);
    void invalidate_address(u32 va, u32 tag, u32 mask);
    [[nodiscard]] Splintered* splintered_set(u32 va, unsigned log2_size);
    void note_splintered(u32 va, u32 tag, u32 tag_mask, u8 log2_size);
    void invalidate_splintered(u32 va, u32 tag, u32 mask);
    void sweep(const Splintered& block, u32 tag, u32 mask);
    void sweep_size(const Splintered& block, unsigned log2_size, unsigned sets, u32 tag, u32 mask);
    [[nodiscard]] static u32 tag_mask_of(const Translation& translation);
    void note_if_splintered(VirtAddr va, TlbTag tag, const Translation& translation);
    [[nodiscard]] static unsigned size_class(unsigned log2_size);
    [[nodiscard]] u64 next_moment() { return ++now_; }

    MmuListener* listener_;
    std::vector<TlbEntry> entries_;  ///< of 4 KB pages, then of each larger size
    std::vector<WalkPath> walks_;    ///< that gave them
    std::vector<Splintered> splintered_;
    std::array<u8, 64> sizes_used_{};  ///< per space: which of kLargeSizes were ever filled
    u8 sizes_used_by_any_ = 0;
    u8 splintered_sizes_ = 0;  ///< which of kLargeSizes are in splintered_
    u64 now_ = 1;
    u32 next_victim_ = 0;
    std::array<u64, kRegimeCount> regime_floor_{1, 1, 1};
    std::array<u64, 256> vmid_floor_{};
    std::vector<u64> non_secure_asid_floor_;  ///< by VMID and ASID
    std::array<u64, 256> secure_asid_floor_{};
};

}  // namespace hypscope::mmu
