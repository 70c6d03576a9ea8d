// SPDX-License-Identifier: Apache-2.0
#include "uarch/tlb_model.hpp"

#include "common/bits.hpp"

namespace hypscope::uarch {

namespace {

// Block sizes of both descriptor formats, 4 KB to 1 GB (ARM ARM B3.5.1, B3.6.1).
constexpr std::array<u8, 6> kShifts{12, 16, 20, 21, 24, 30};

using namespace tlb_key;

u32 micro_va_of(u64 key) { return static_cast<u32>(key << kMicroShift); }

/// Does the entry belong to what the operation names, its page apart?
bool concerns(const TlbInvalidate& op, u8 regime, u64 key) {
    const TlbSpace space = space_of(key);
    if (space.regime() != regime) return false;
    if (regime == 1 && !op.all_vmids && space.vmid() != op.vmid) return false;
    switch (op.scope) {
        case TlbInvalidate::Scope::All:
        case TlbInvalidate::Scope::VaAllAsids: return true;
        case TlbInvalidate::Scope::Asid: return !space.global() && space.asid() == op.asid;
        case TlbInvalidate::Scope::Va: return space.global() || space.asid() == op.asid;
    }
    return false;
}

template <class Action>
void for_each_regime(const TlbInvalidate& op, Action&& action) {
    if (op.secure) action(u8{0});
    if (op.nonsecure_pl10) action(u8{1});
    if (op.hyp) action(u8{2});
}

}  // namespace

MainTlb::MainTlb(u32 entries, u32 ways)
    : sets_(entries / ways),
      ways_(ways),
      lines_((entries + kEntriesInLine - 1) / kEntriesInLine),
      next_(sets_) {}

inline bool MainTlb::look_up(const TlbTag& tag, u64 key) {
    const u32 generation = generation_of(tag.space);
    const u32 set = set_of(tag.va, tag.page_shift);
    Entry* const first = entry(set * ways_);
    for (const Entry *e = first, *const end = first + ways_; e != end; ++e) {
        if (e->key == key && e->generation == generation) return true;
    }
    const u32 way = next_[set];
    next_[set] = static_cast<u8>((way + 1) & (ways_ - 1));
    first[way] = {key, generation};
    return false;
}

void MainTlb::invalidate_all(const TlbInvalidate& op, u8 regime) {
    if (regime != 1 || op.all_vmids) {
        ++regime_generation_[regime];
    } else {
        ++vmid_generation_[op.vmid];
    }
}

void MainTlb::invalidate_asid(const TlbInvalidate& op, u8 regime) {
    for (u32 i = 0; i < sets_ * ways_; ++i) {
        Entry& e = *entry(i);
        if (e.key != 0 && concerns(op, regime, e.key)) e = {};
    }
}

bool MainTlb::invalidate_va(const TlbInvalidate& op, u8 regime) {
    bool dropped_block = false;
    for (const u8 shift : kShifts) {
        const u32 first = set_of(op.va, shift) * ways_;
        for (u32 i = first; i < first + ways_; ++i) {
            Entry& e = *entry(i);
            if (static_cast<u32>(e.key) != page_of(op.va, shift)) continue;
            if (e.key == 0 || !concerns(op, regime, e.key)) continue;
            e = {};
            dropped_block |= shift != kMicroShift;
        }
    }
    return dropped_block;
}

bool MainTlb::invalidate(const TlbInvalidate& op) {
    bool dropped_block = false;
    for_each_regime(op, [&](u8 regime) {
        switch (op.scope) {
            case TlbInvalidate::Scope::All: invalidate_all(op, regime); break;
            case TlbInvalidate::Scope::Asid: invalidate_asid(op, regime); break;
            case TlbInvalidate::Scope::Va:
            case TlbInvalidate::Scope::VaAllAsids:
                dropped_block |= invalidate_va(op, regime);
                break;
        }
    });
    return dropped_block;
}

TlbModel::TlbModel(const CorePreset& preset)
    : split_(preset.tlb_l1d_split != 0),
      flush_micro_(preset.tlb_l1_flush != 0),
      vmid_tagged_(preset.vmid_tagged != 0),
      fetch_(preset.tlb_l1i_entries),
      load_(preset.tlb_l1d_entries),
      store_(preset.tlb_l1d_entries),
      main_(preset.tlb_l2_entries, preset.tlb_l2_ways) {}

/// `set` is micro(kind).
TlbModel::Hit TlbModel::access_slow(Kind kind, AssociativeSet& set, const TlbTag& tag, u64 key) {
    if (!vmid_tagged_) forget_other_vmid(tag);
    if (set.contains(key)) return Hit::Micro;
    u64 replaced;
    if (set.insert(key, replaced)) tell_dropped(kind, replaced);
    const u64 main_key = tag.page_shift == kMicroShift ? key : key_of(tag, tag.page_shift);
    return main_.look_up(tag, main_key) ? Hit::Main : Hit::None;
}

inline void TlbModel::tell_dropped(Kind kind, u64 key) {
    if (listener_ == nullptr) return;
    const u32 va = micro_va_of(key);
    if (kind == Kind::Fetch) return listener_->fetch_page_dropped(va, kMicroShift);
    if (kind == Kind::Load || !split_) listener_->data_page_dropped(va, kMicroShift, false);
    if (kind == Kind::Store || !split_) listener_->data_page_dropped(va, kMicroShift, true);
}

void TlbModel::clear_micro() {
    fetch_.clear();
    load_.clear();
    store_.clear();
    if (listener_ != nullptr) listener_->everything_dropped();
}

void TlbModel::forget_other_vmid(const TlbTag& tag) {
    if (tag.space.regime() != 1 || tag.space.vmid() == latest_vmid_) return;
    latest_vmid_ = tag.space.vmid();
    main_.invalidate_regime(1);
    clear_micro();
}

void TlbModel::invalidate_micro_page(const TlbInvalidate& op) {
    const u32 page = page_of(op.va, kMicroShift);
    const auto erase = [&](Kind kind) {
        const auto named = [&](u64 key) {
            bool any = false;
            for_each_regime(op, [&](u8 regime) { any |= concerns(op, regime, key); });
            return any;
        };
        if (micro(kind).erase_if(page, named)) tell_dropped(kind, page);
    };
    erase(Kind::Fetch);
    erase(Kind::Load);
    if (split_) erase(Kind::Store);
}

void TlbModel::invalidate(const TlbInvalidate& op) {
    const bool dropped_block = main_.invalidate(op);
    const bool by_page =
        op.scope == TlbInvalidate::Scope::Va || op.scope == TlbInvalidate::Scope::VaAllAsids;
    if (flush_micro_ || dropped_block || !by_page) {
        clear_micro();
    } else {
        invalidate_micro_page(op);
    }
}

}  // namespace hypscope::uarch
