// SPDX-License-Identifier: Apache-2.0
// Filling, replacing and invalidating. An entry lives while its stamp is not below the floors of
// its regime, VMID and ASID. Replacement takes a dead way first, then turns round (no randomness).
#include "mmu/tlb.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace hypscope::mmu {

namespace {

constexpr u32 kStage1Bit = 1u << 18, kStage2Bit = 1u << 19;
constexpr u32 kOffCacheableBit = 1u << 20, kOffIcacheBit = 1u << 21;

constexpr unsigned index_of(Regime regime) { return static_cast<unsigned>(regime); }

}  // namespace

/// Stage 1 off is an address space of its own without ASIDs: its entries must not be found once the
/// MMU is on, nor the other way round; HCR.DC and SCTLR.I decide its attributes.
TlbTag TlbTag::of(const MmuState& state) {
    u32 value = of(state.regime, state.current_vmid(), {}).value;
    if (state.stage2_enabled()) value |= kStage2Bit;
    if (state.stage1_enabled()) return {value | kStage1Bit | state.current_asid().value};
    if (state.default_cacheable()) value |= kOffCacheableBit;
    if (state.icache_enabled()) value |= kOffIcacheBit;
    return {value};
}

Tlb::Tlb(MmuListener* listener)
    : listener_(listener),
      sets_(kSets),
      entries_(kEntries),
      walks_(kEntries),
      splintered_(kSplinteredSets * kWays),
      non_secure_asid_floor_(256 * 256) {}

unsigned Tlb::size_class(unsigned log2_size) {
    return static_cast<unsigned>(std::find(kLargeSizes.begin(), kLargeSizes.end(), log2_size) -
                                 kLargeSizes.begin());
}

u32 Tlb::set_for(u32 va, unsigned log2_size, u32 tag) {
    if (log2_size == 12) return set_of(va, 12, tag, kSmallSets);
    return large_set(va, size_class(log2_size), tag);
}

u32 Tlb::large_set(u32 va, unsigned size, u32 tag) {
    return kSmallSets + size * kLargeSets + set_of(va, kLargeSizes[size], tag, kLargeSets);
}

const TlbEntry* Tlb::find_large(VirtAddr va, TlbTag tag, const TlbFloors& floors,
                                unsigned sizes) const {
    for (; sizes != 0; sizes &= sizes - 1) {
        const auto size = static_cast<unsigned>(std::countr_zero(sizes));
        const u32 set = large_set(va.value, size, tag.value);
        const u32 ways = sets_[set].ways_of(va.value, kLargeSizes[size], tag.value);
        const unsigned way = sets_[set].live_of(ways, floors);
        if (way != kWays) return &entries_[set * kWays + way];
    }
    return nullptr;
}

const TlbEntry* Tlb::fill(VirtAddr va, TlbTag tag, const Translation& translation, u32 registers,
                          const WalkPath& walk) {
    const unsigned log2_size = translation.log2_size;
    if (log2_size != 12)
        note_large(va, tag, log2_size);
    else if (listener_ != nullptr)
        listener_->page_walked(va.value);
    // Before the entry is there, since what it makes the TLB forget may lie at the same address.
    note_if_splintered(va, tag, translation);
    const u32 place = place_for(va, tag, log2_size);
    TlbSet& set = sets_[place / kWays];
    const unsigned way = place % kWays;
    set.blocks[way] = static_cast<u32>(va.value & ~translation.offset_mask()) |
                      (translation.global ? TlbSet::kGlobal : 0);
    set.tags[way] = tag.value;
    set.stamps[way] = now_;
    entries_[place] = {translation, registers};
    walks_[place] = walk;
    return &entries_[place];
}

void Tlb::note_large(VirtAddr va, TlbTag tag, unsigned log2_size) {
    const u8 size = static_cast<u8>(1u << size_class(log2_size));
    sizes_used_[tag.space()] |= size;
    sizes_used_by_any_ |= size;
    const u64 first = va.value & ~u64{0} << log2_size;
    const u64 count = std::max<u64>(u64{1} << log2_size >> kNearShift, 1);
    for (u8& near : std::span(sizes_near_).subspan(first >> kNearShift, count)) near |= size;
}

/// The number of the entry to fill: of a page, the one that it had; else a dead one, else one in
/// turn, which is dropped.
u32 Tlb::place_for(VirtAddr va, TlbTag tag, unsigned log2_size) {
    const u32 set = set_for(va.value, log2_size, tag.value);
    const u32 former = log2_size == 12 ? sets_[set].ways_of(va.value, 12, tag.value) : 0;
    if (former != 0) return set * kWays + static_cast<u32>(std::countr_zero(former));
    for (unsigned way = 0; way < kWays; ++way)
        if (!is_live(set, way)) return set * kWays + way;
    const unsigned way = next_victim_++ % kWays;
    drop(set, way);
    return set * kWays + way;
}

bool Tlb::is_above_floors(const TlbSet& set, unsigned way) const {
    return set.stamps[way] != 0 && set.is_live(way, floors({set.tags[way]}));
}

TlbFloors Tlb::floors(TlbTag tag) const {
    TlbFloors result;
    const Regime regime = tag.regime();
    result.global = regime_floor_[index_of(regime)];
    if (regime == Regime::NonSecurePL10)
        result.global = std::max(result.global, vmid_floor_[tag.vmid().value]);
    const u64 asid_floor = regime == Regime::NonSecurePL10
                               ? non_secure_asid_floor_[tag.value & 0xffff]
                           : regime == Regime::SecurePL10 ? secure_asid_floor_[tag.asid().value]
                                                          : 0;
    result.non_global = std::max(result.global, asid_floor);
    return result;
}

void Tlb::invalidate_all() { regime_floor_.fill(next_moment()); }

void Tlb::invalidate_regime(Regime regime) { regime_floor_[index_of(regime)] = next_moment(); }

void Tlb::invalidate_vmid(Vmid vmid) { vmid_floor_[vmid.value] = next_moment(); }

void Tlb::invalidate_asid(Regime regime, Vmid vmid, Asid asid) {
    if (regime == Regime::NonSecurePL10)
        non_secure_asid_floor_[u32{vmid.value} << 8 | asid.value] = next_moment();
    else if (regime == Regime::SecurePL10)
        secure_asid_floor_[asid.value] = next_moment();
}

void Tlb::invalidate_larger(u32 va, u32 tag, u32 mask, unsigned sizes) {
    for (; sizes != 0; sizes &= sizes - 1) {
        const auto size = static_cast<unsigned>(std::countr_zero(sizes));
        drop_matching(large_set(va, size, tag), va, kLargeSizes[size], tag, mask);
    }
    if (splintered_sizes_ != 0) invalidate_splintered(va, tag, mask);
}

Tlb::Splintered* Tlb::splintered_set(u32 va, unsigned log2_size) {
    return &splintered_[set_of(va, log2_size, 0, kSplinteredSets) * kWays];
}

void Tlb::note_if_splintered(VirtAddr va, TlbTag tag, const Translation& translation) {
    if (translation.stage1_log2_size <= translation.log2_size || translation.stage1_log2_size >= 32)
        return;
    const u32 tag_mask = TlbTag::mask_of(translation.global);
    note_splintered(va.value, tag.value & tag_mask, tag_mask, translation.stage1_log2_size);
}

/// Remembers that the stage 1 block around `va` has more than one entry, so that an invalidation of
/// any of its addresses finds them all.
void Tlb::note_splintered(u32 va, u32 tag, u32 tag_mask, u8 log2_size) {
    const Splintered block{static_cast<u32>(va & ~u64{0} << log2_size), tag, tag_mask, log2_size};
    Splintered* set = splintered_set(va, log2_size);
    Splintered* slot = nullptr;
    for (unsigned way = 0; way < kWays; ++way) {
        if (set[way] == block) return;
        if (set[way].log2_size == 0) slot = &set[way];
    }
    if (slot == nullptr) {
        slot = &set[next_victim_++ % kWays];
        sweep(*slot, slot->tag, slot->tag_mask);
    }
    *slot = block;
    splintered_sizes_ |= static_cast<u8>(1u << size_class(log2_size));
}

void Tlb::invalidate_splintered(u32 va, u32 tag, u32 mask) {
    for (unsigned sizes = splintered_sizes_; sizes != 0; sizes &= sizes - 1) {
        const unsigned log2_size = kLargeSizes[static_cast<unsigned>(std::countr_zero(sizes))];
        Splintered* set = splintered_set(va, log2_size);
        for (unsigned way = 0; way < kWays; ++way) {
            Splintered& block = set[way];
            if (block.log2_size != log2_size || (u64{block.va_base ^ va} >> log2_size) != 0 ||
                ((block.tag ^ tag) & mask & block.tag_mask) != 0)
                continue;
            sweep(block, tag, mask);
            block.log2_size = 0;
        }
    }
}

/// Drops all entries inside a block: at most one pass over the sets it can lie in.
void Tlb::sweep(const Splintered& block, u32 tag, u32 mask) {
    sweep_size(block, 12, kSmallSets, tag, mask);
    for (unsigned used = sizes_used_by_any_; used != 0; used &= used - 1) {
        const unsigned log2_size = kLargeSizes[static_cast<unsigned>(std::countr_zero(used))];
        if (log2_size < block.log2_size) sweep_size(block, log2_size, kLargeSets, tag, mask);
    }
}

void Tlb::sweep_size(const Splintered& block, unsigned log2_size, unsigned sets, u32 tag,
                     u32 mask) {
    const u64 pieces = std::min<u64>(u64{1} << (block.log2_size - log2_size), sets);
    for (u64 piece = 0; piece < pieces; ++piece) {
        const u32 va = block.va_base + static_cast<u32>(piece << log2_size);
        drop_matching(set_for(va, log2_size, tag), block.va_base, block.log2_size, tag, mask);
    }
}

}  // namespace hypscope::mmu
