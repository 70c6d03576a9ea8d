// SPDX-License-Identifier: Apache-2.0
// The functional TLB of one core: the only source of translations, of fixed geometry and without
// timing. 1024 sets of 4 ways hold 4 KB pages; each larger size has 64 sets of 4 ways, so that one
// section costs one entry and a look-up probes only the sizes its regime has used. Invalidations by
// scope raise a floor under the stamps of entries (O(1)); those by MVA probe sets. ARM ARM B3.9,
// B3.10.
#pragma once
#include <array>
#include <bit>
#include <vector>

#include "common/lanes.hpp"
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
    /// An entry of 4 KB at `va` is about to hold what a walk found: the entry of any number that
    /// was there may say something else now.
    virtual void page_walked(u32 /*va*/) {}
};

/// What an entry must match: regime, stages that were on, VMID and ASID in one word (A15 TRM 5.3).
struct TlbTag {
    static constexpr u32 kAsidMask = 0xff;
    static constexpr u32 kVmidMask = 0xff00;
    static constexpr u32 kRegimeMask = 0x30000;
    static constexpr unsigned kRegimeShift = 16;
    u32 value = 0;

    bool operator==(const TlbTag&) const = default;
    [[nodiscard]] static TlbTag of(const MmuState& state);
    /// Without the stages.
    [[nodiscard]] static constexpr TlbTag of(Regime regime, Vmid vmid, Asid asid) {
        return {static_cast<u32>(regime) << kRegimeShift | u32{vmid.value} << 8 | asid.value};
    }
    /// The bits that tell a translation from others.
    [[nodiscard]] static constexpr u32 mask_of(bool global) {
        return global ? ~kAsidMask : ~u32{0};
    }
    [[nodiscard]] Asid asid() const { return {static_cast<u8>(value)}; }
    [[nodiscard]] Vmid vmid() const { return {static_cast<u8>(value >> 8)}; }
    [[nodiscard]] Regime regime() const { return static_cast<Regime>((value >> 16) & 3); }
    /// Regime and stages without VMID and ASID: 0-63.
    [[nodiscard]] unsigned space() const { return (value >> 16) & 63; }
};

/// Entries filled before these moments are gone, seen from one (regime, VMID, ASID).
struct TlbFloors {
    u64 global = 1;
    u64 non_global = 1;
    bool operator==(const TlbFloors&) const = default;
};

/// What an entry gives, in one line of the host's caches.
struct alignas(64) TlbEntry {
    Translation translation{};
    u32 registers = 0;  ///< RegisterSets: under which it was walked
    /// WriteWatch::epoch() while which memory is known to say what the walk was told; 0: none.
    u32 epoch = 0;
};

static_assert(sizeof(TlbEntry) == 64);

/// Where the entries of a set are and what they must match, in one line of the host's caches.
struct alignas(64) TlbSet {
    static constexpr unsigned kWays = 4;
    static constexpr u32 kNoTag = ~u32{0};  ///< like no TlbTag
    static constexpr u32 kGlobal = 1;

    std::array<u32, kWays> blocks{};  ///< virtual address of the block, and kGlobal
    std::array<u32, kWays> tags{kNoTag, kNoTag, kNoTag, kNoTag};  ///< kNoTag: never filled
    std::array<u64, kWays> stamps{};                              ///< time of the fill; 0: no entry

    [[nodiscard]] u32 va_base(unsigned way) const { return blocks[way] & ~kGlobal; }
    [[nodiscard]] bool is_global(unsigned way) const { return (blocks[way] & kGlobal) != 0; }
    /// Which ways, alive or not, are of the block at `va` in the space of `tag`: bit i for way i.
    /// All at once, because the host could not predict which one it is.
    [[nodiscard]] u32 ways_of(u32 va, unsigned log2_size, u32 tag) const {
        const auto all_blocks = load_lanes<FourWords>(blocks.data());
        const FourWords globals = FourWords{} - (all_blocks & four_of(kGlobal));
        const FourWords other_space = (load_lanes<FourWords>(tags.data()) ^ four_of(tag)) &
                                      ~(globals & four_of(TlbTag::kAsidMask));
        const FourWords others = other_block(all_blocks, va, log2_size) | other_space;
        return mask_of(FourLanes(others == FourWords{}));
    }
    /// The same of any space.
    [[nodiscard]] u32 ways_at(u32 va, unsigned log2_size) const {
        const auto all_blocks = load_lanes<FourWords>(blocks.data());
        return mask_of(FourLanes(other_block(all_blocks, va, log2_size) == FourWords{}));
    }
    /// Whether the way belongs to spaces that are like `tag` in the bits of `mask`.
    [[nodiscard]] bool is_of(unsigned way, u32 tag, u32 mask) const {
        return ((tags[way] ^ tag) & mask & TlbTag::mask_of(is_global(way))) == 0;
    }
    [[nodiscard]] bool is_live(unsigned way, const TlbFloors& floors) const {
        return stamps[way] >= (is_global(way) ? floors.global : floors.non_global);
    }
    /// The first of these ways that is alive, or kWays.
    [[nodiscard]] unsigned live_of(u32 ways, const TlbFloors& floors) const {
        for (; ways != 0; ways &= ways - 1) {
            const auto way = static_cast<unsigned>(std::countr_zero(ways));
            if (is_live(way, floors)) return way;
        }
        return kWays;
    }

  private:
    /// 0 where the block is the one at `va`.
    static FourWords other_block(FourWords all_blocks, u32 va, unsigned log2_size) {
        return log2_size == 32 ? FourWords{} : (all_blocks ^ four_of(va)) >> log2_size;
    }
};

static_assert(sizeof(TlbSet) == 64);

class Tlb {
  public:
    explicit Tlb(MmuListener* listener = nullptr);

    /// The entry for `va`, or null. `floors` are those of the tag: floors(tag).
    [[nodiscard]] const TlbEntry* find(VirtAddr va, TlbTag tag, const TlbFloors& floors) const {
        const TlbEntry* former;
        return find(va, tag, floors, former);
    }
    /// The same; where it is null, `former` is the 4 KB entry that `va` had before it was
    /// invalidated, if nothing has taken its place.
    [[nodiscard]] const TlbEntry* find(VirtAddr va, TlbTag tag, const TlbFloors& floors,
                                       const TlbEntry*& former) const {
        const u32 set = set_of(va.value, 12, tag.value, kSmallSets);
        const TlbEntry* const entries = &entries_[set * kWays];
        prefetch(set);
        const u32 ways = sets_[set].ways_of(va.value, 12, tag.value);
        const unsigned way = sets_[set].live_of(ways, floors);
        if (way != kWays) return &entries[way];
        former = ways == 0 ? nullptr : &entries[std::countr_zero(ways)];
        const unsigned sizes = large_sizes(va, tag);
        return sizes == 0 ? nullptr : find_large(va, tag, floors, sizes);
    }
    /// Of the number of an entry of 4 KB, the entry, if find() would find none for `va` and name it
    /// as the former one without a doubt; else null.
    [[nodiscard]] const TlbEntry* former(u32 number, VirtAddr va, TlbTag tag,
                                         const TlbFloors& floors) const {
        const TlbSet& set = sets_[number / kWays];
        const unsigned way = number % kWays;
        const bool is_alone = set.ways_of(va.value, 12, tag.value) == u32{1} << way;
        if (!is_alone || set.is_live(way, floors) || large_sizes(va, tag) != 0) return nullptr;
        return &entries_[number];
    }
    /// `registers` are those of the walk (RegisterSets).
    const TlbEntry* fill(VirtAddr va, TlbTag tag, const Translation& translation, u32 registers,
                         const WalkPath& walk);
    /// Fills the former entry of this number with what it already holds.
    void revive(u32 number, VirtAddr va, TlbTag tag) {
        const Translation& translation = entries_[number].translation;
        if (translation.stage1_log2_size > translation.log2_size) [[unlikely]]
            note_if_splintered(va, tag, translation);
        sets_[number / kWays].tags[number % kWays] = tag.value;
        sets_[number / kWays].stamps[number % kWays] = now_;
    }
    void set_epoch(const TlbEntry& entry, u32 epoch) { entries_[number_of(entry)].epoch = epoch; }

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
    void invalidate_mva(Regime regime, Vmid vmid, VirtAddr va, Asid asid) {
        invalidate_address(va.value, TlbTag::of(regime, vmid, asid).value,
                           TlbTag::kRegimeMask | TlbTag::kVmidMask | TlbTag::kAsidMask);
    }
    void invalidate_mva_all_asid(Regime regime, Vmid vmid, VirtAddr va) {
        invalidate_address(va.value, TlbTag::of(regime, vmid, {}).value,
                           TlbTag::kRegimeMask | TlbTag::kVmidMask);
    }

    static constexpr unsigned kSmallSets = 1024;
    static constexpr unsigned kLargeSets = 64;
    static constexpr unsigned kWays = TlbSet::kWays;

  private:
    static constexpr std::array<u8, 6> kLargeSizes{16, 20, 21, 24, 30, 32};
    /// All but 4 GB, which is what no table maps: both stages are off.
    static constexpr unsigned kSizesOfTables = (1u << (kLargeSizes.size() - 1)) - 1;
    static_assert(kLargeSizes.back() == 32);
    static constexpr u32 kSets = kSmallSets + kLargeSizes.size() * kLargeSets;
    static constexpr u32 kEntries = kSets * kWays;
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
    /// What the ways of a set give, while the host still waits to know which way it is.
    void prefetch(u32 set) const {
        for (unsigned way = 0; way < kWays; ++way) __builtin_prefetch(&entries_[set * kWays + way]);
    }
    /// The larger sizes that may lie at `va`: a bit for each of kLargeSizes.
    [[nodiscard]] unsigned large_sizes(VirtAddr va, TlbTag tag) const {
        return sizes_used_[tag.space()] & sizes_near_[va.value >> kNearShift];
    }
    /// `sizes`: a bit for each of kLargeSizes.
    [[nodiscard]] const TlbEntry* find_large(VirtAddr va, TlbTag tag, const TlbFloors& floors,
                                             unsigned sizes) const;
    /// The number of the set.
    [[nodiscard]] static u32 set_for(u32 va, unsigned log2_size, u32 tag);
    [[nodiscard]] static u32 large_set(u32 va, unsigned size, u32 tag);
    void note_large(VirtAddr va, TlbTag tag, unsigned log2_size);
    [[nodiscard]] u32 place_for(VirtAddr va, TlbTag tag, unsigned log2_size);
    /// (No floor is above the present.)
    [[nodiscard]] bool is_live(u32 set, unsigned way) const {
        return sets_[set].stamps[way] == now_ || is_above_floors(sets_[set], way);
    }
    [[nodiscard]] bool is_above_floors(const TlbSet& set, unsigned way) const;
    void drop(u32 set, unsigned way);
    void drop_matching(u32 set, u32 va, unsigned log2_size, u32 tag, u32 mask);
    void invalidate_address(u32 va, u32 tag, u32 mask);
    void invalidate_larger(u32 va, u32 tag, u32 mask, unsigned sizes);
    [[nodiscard]] Splintered* splintered_set(u32 va, unsigned log2_size);
    void note_splintered(u32 va, u32 tag, u32 tag_mask, u8 log2_size);
    void invalidate_splintered(u32 va, u32 tag, u32 mask);
    void sweep(const Splintered& block, u32 tag, u32 mask);
    void sweep_size(const Splintered& block, unsigned log2_size, unsigned sets, u32 tag, u32 mask);
    void note_if_splintered(VirtAddr va, TlbTag tag, const Translation& translation);
    [[nodiscard]] static unsigned size_class(unsigned log2_size);
    [[nodiscard]] u64 next_moment() { return ++now_; }

    MmuListener* listener_;
    std::vector<TlbSet> sets_;       ///< of 4 KB pages, then of each larger size
    std::vector<TlbEntry> entries_;  ///< of their ways
    std::vector<WalkPath> walks_;    ///< that gave them
    std::vector<Splintered> splintered_;
    std::array<u8, 64> sizes_used_{};  ///< per space: which of kLargeSizes were ever filled
    /// Per megabyte: the same, in any space, of blocks that lie there.
    static constexpr unsigned kNearShift = 20;
    std::array<u8, (u64{1} << 32 >> kNearShift)> sizes_near_{};
    u8 sizes_used_by_any_ = 0;
    u8 splintered_sizes_ = 0;  ///< which of kLargeSizes are in splintered_
    u64 now_ = 1;
    u32 next_victim_ = 0;
    std::array<u64, kRegimeCount> regime_floor_{1, 1, 1};
    std::array<u64, 256> vmid_floor_{};
    std::vector<u64> non_secure_asid_floor_;  ///< by VMID and ASID
    std::array<u64, 256> secure_asid_floor_{};
};

[[gnu::always_inline]] inline void Tlb::drop(u32 set, unsigned way) {
    const bool reported = listener_ != nullptr && is_live(set, way);
    sets_[set].stamps[way] = 0;
    if (!reported) return;
    const bool is_page = set < kSmallSets;
    const u8 log2_size = is_page ? 12 : entries_[set * kWays + way].translation.log2_size;
    listener_->translation_dropped(sets_[set].va_base(way), log2_size);
}

[[gnu::always_inline]] inline void Tlb::drop_matching(u32 set, u32 va, unsigned log2_size, u32 tag,
                                                      u32 mask) {
    const TlbSet& s = sets_[set];
    for (u32 ways = s.ways_at(va, log2_size); ways != 0; ways &= ways - 1) {
        const auto way = static_cast<unsigned>(std::countr_zero(ways));
        if (s.stamps[way] != 0 && s.is_of(way, tag, mask)) drop(set, way);
    }
}

[[gnu::always_inline]] inline void Tlb::invalidate_address(u32 va, u32 tag, u32 mask) {
    drop_matching(set_of(va, 12, tag, kSmallSets), va, 12, tag, mask);
    const unsigned larger = sizes_near_[va >> kNearShift] & kSizesOfTables;
    if ((larger | splintered_sizes_) != 0) [[unlikely]]
        invalidate_larger(va, tag, mask, larger);
}

}  // namespace hypscope::mmu
