// SPDX-License-Identifier: Apache-2.0
#include "uarch/tlb_model.hpp"

#include <bit>

namespace hypscope::uarch {

namespace {

using namespace tlb_key;

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
    : set_mask_(entries / ways - 1),
      ways_(ways),
      lines_in_set_((ways + kWaysInLine - 1) / kWaysInLine),
      lines_in_set_shift_(static_cast<u32>(std::countr_zero(lines_in_set_))),
      lines_((set_mask_ + 1) << lines_in_set_shift_) {}

void MainTlb::invalidate_all(const TlbInvalidate& op, u8 regime) {
    if (regime != 1 || op.all_vmids) {
        invalidate_regime(regime);
    } else {
        ++generation_of(regime, op.vmid);
    }
}

void MainTlb::invalidate_asid(const TlbInvalidate& op, u8 regime) {
    for (Line& line : lines_) {
        for (u64& key : line.keys) {
            if (key != 0 && concerns(op, regime, key)) key = 0;
        }
    }
}

bool MainTlb::invalidate_va(const TlbInvalidate& op, u8 regime) {
    bool dropped_block = false;
    for (u32 used = shifts_used_; used != 0; used &= used - 1) {
        const u8 shift = static_cast<u8>(std::countr_zero(used));
        const u32 page = page_of(op.va, shift);
        const u32 first = set_of(op.va, shift) << lines_in_set_shift_;
        for (u32 line = first; line < first + lines_in_set_; ++line) {
            for (u64& key : lines_[line].keys) {
                if (static_cast<u32>(key) != page || !concerns(op, regime, key)) continue;
                key = 0;
                dropped_block |= shift != kMicroShift;
            }
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

void TlbModel::clear_micro() {
    fetch_.clear();
    load_.clear();
    store_.clear();
    if (listener_ != nullptr) listener_->everything_dropped();
}

void TlbModel::forget_other_vmid(TlbTag tag) {
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
