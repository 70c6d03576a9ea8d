// SPDX-License-Identifier: Apache-2.0
// Ties walker, TLB and contexts together for one core. Scope of maintenance: ARM ARM B3.10.5;
// address translation operations: ARM ARM B4.2.4.
#include "mmu/mmu.hpp"

#include <array>

namespace hypscope::mmu {

namespace {

/// What an address translation operation stands for: one row each, in the order of AtOperation.
struct AtRow {
    AtOperation operation;
    bool both_stages;
    bool hyp;
    bool privileged;
    bool write;
};

// clang-format off
constexpr std::array kAt{
    //    operation                  both   hyp    PL1    write
    AtRow{AtOperation::ATS1CPR,      false, false, true,  false},
    AtRow{AtOperation::ATS1CPW,      false, false, true,  true },
    AtRow{AtOperation::ATS1CUR,      false, false, false, false},
    AtRow{AtOperation::ATS1CUW,      false, false, false, true },
    AtRow{AtOperation::ATS12NSOPR,   true,  false, true,  false},
    AtRow{AtOperation::ATS12NSOPW,   true,  false, true,  true },
    AtRow{AtOperation::ATS12NSOUR,   true,  false, false, false},
    AtRow{AtOperation::ATS12NSOUW,   true,  false, false, true },
    AtRow{AtOperation::ATS1HR,       false, true,  true,  false},
    AtRow{AtOperation::ATS1HW,       false, true,  true,  true },
};
// clang-format on

Regime regime_of(const AtRow& row, Regime current, bool monitor_with_ns) {
    if (row.hyp) return Regime::Hyp;
    const bool non_secure = row.both_stages || monitor_with_ns || current == Regime::Hyp;
    return non_secure ? Regime::NonSecurePL10 : current;
}

/// The format of PAR (ARM ARM B4.1.112).
bool par_is_64bit(const AtRow& row, const MmuState& state, Regime current) {
    if (state.uses_long_descriptors()) return true;
    return row.both_stages ? state.stage2_enabled() : current == Regime::Hyp;
}

Par par_of(const Result<Translation, Fault>& result, const AtRow& row, VirtAddr va, bool is_64bit) {
    if (!result)
        return is_64bit ? par_failure_long(result.fault()) : par_failure_short(result.fault());
    const Translation& found = result.value();
    const u64 output = row.both_stages ? found.output(va).value : found.ipa(va).value;
    return is_64bit ? par_success_long(found, output) : par_success_short(found, output);
}

}  // namespace

Mmu::Mmu(DescriptorPort& port, MmuListener* listener, WriteWatch* watch)
    : port_(port), watch_(watch), tlb_(listener) {
    for (unsigned i = 0; i < kRegimeCount; ++i) {
        views_[i].state.regime = static_cast<Regime>(i);
        derive(views_[i]);
    }
    select(Regime::SecurePL10, true);
}

void Mmu::set_state(const MmuState& state) {
    View& changed = views_[static_cast<unsigned>(state.regime)];
    changed.state = state;
    changed.registers = 0;
    derive(changed);
    if (&changed == active_) refresh_context();
}

/// Domains decide only where the Short-descriptor format is used with stage 1 on. Elsewhere all are
/// clients: that keeps a DACR write from changing contexts it has no say in.
void Mmu::derive(View& view) {
    const MmuState& state = view.state;
    const bool uses_domains = state.stage1_enabled() && !state.uses_long_descriptors();
    const TlbTag tag = TlbTag::of(state);
    const TlbFloors floors = tlb_.floors(tag);
    const u64 dacr = wide_dacr(uses_domains ? state.dacr : 0x55555555);
    if (tag == view.tag && dacr == view.dacr && floors == view.floors) return;
    view.tag = tag;
    view.dacr = dacr;
    view.floors = floors;
    view.contexts = {};
}

/// After an invalidation by scope: floors rose somewhere.
void Mmu::refresh() {
    for (View& view : views_) {
        const TlbFloors floors = tlb_.floors(view.tag);
        if (floors == view.floors) continue;
        view.floors = floors;
        view.contexts = {};
    }
    refresh_context();
}

void Mmu::refresh_context() {
    u32& known = active_->contexts[privileged_ ? 1 : 0];
    if (known == 0)
        known = contexts_.id_of(
            {active_->tag.value, static_cast<u32>(active_->dacr), active_->floors, privileged_});
    context_ = known;
}

/// The entry that permits the access, be it one that was dropped and is alive again; null: none, or
/// it does not permit it.
///
/// IMPLEMENTATION DEFINED: TLB conflict aborts (ARM ARM B3.12.2). Neither Cortex-A15 nor Cortex-A7
/// reports them: their fault status registers have no such code (A15 TRM 4.3.40, A7 TRM 4.3.45).
/// Where software leaves two entries that match, the smaller page answers, of one size the first
/// way; each by itself is a translation that was current.
const TlbEntry* Mmu::known(VirtAddr va, Access access) {
    const TlbEntry* former = nullptr;
    const TlbEntry* entry = tlb_.find(va, active_->tag, active_->floors, former);
    if (entry == nullptr) {
        ++walk_count_;
        if (active_->registers == 0) [[unlikely]]
            active_->registers = register_sets_.id_of(active_->state);
        return former == nullptr ? nullptr : walked_before(*former, va, access);
    }
    return entry->translation.permits(access, active_->dacr) ? entry : nullptr;
}

/// A walk is a function of registers and descriptors (walker.hpp): where both are what they were,
/// so is the outcome. Software that invalidates more than it changed gets its entries back so: the
/// entry if the walk that gave it would give it now. That is known without a look at memory while
/// nobody writes to its descriptors.
inline const TlbEntry* Mmu::walked_before(const TlbEntry& former, VirtAddr va, Access access) {
    if (!may_come_back(former, access)) return nullptr;
    if (!is_unwritten(former) && !still_holds(former)) return nullptr;
    tlb_.revive(tlb_.number_of(former), va, active_->tag);
    return &former;
}

/// Whether memory still says what the walk of an entry was told: the same walk would end as it did.
/// Asked once while nobody writes to the descriptors, where all of them are watched.
[[gnu::noinline]] bool Mmu::still_holds(const TlbEntry& former) {
    const WalkPath& walk = walk_of(former);
    const bool long_descriptors = active_->state.uses_long_descriptors();
    if (active_->state.stage2_enabled()) walk.prefetch_rest();
    bool watched = watch_ != nullptr;
    for (const WalkFetch& fetch : walk.fetches()) {
        if (!port_.still_says(fetch, long_descriptors || fetch.stage() == 2 ? 8 : 4)) return false;
        watched = is_watched(fetch) && watched;
    }
    tlb_.set_epoch(former, watched ? watch_->epoch() : 0);
    return true;
}

/// Whether writes to a descriptor just read are watched; if not they may be soon.
inline bool Mmu::is_watched(const WalkFetch& fetch) {
    const u8* page = watch_ != nullptr ? port_.kept_host(fetch) : nullptr;
    if (page == nullptr) return false;
    if (watch_->is_watched(page)) [[likely]]
        return true;
    watch_->wish_for(page);
    return false;
}

/// Where known() knows none.
Result<const TlbEntry*, Fault> Mmu::translate_anew(VirtAddr va, Access access) {
    const TlbEntry* entry = tlb_.find(va, active_->tag, active_->floors);
    if (entry != nullptr) return denied(entry->translation, va, access, active_->dacr);
    path_.clear();
    Translation found;
    Fault fault;
    if (!walk_into(found, fault, active_->state, va, access, port_, walk_policy_)) return fault;
    return tlb_.fill(va, active_->tag, found, active_->registers, path_);
}

void Mmu::maintain(const TlbMaintenance& request) {
    const Regime regime = request.regime();
    const Vmid vmid = request.vmid_of_regime();
    switch (request.operation) {
        case TlbOperation::TLBIALL:
            request.secure ? tlb_.invalidate_regime(regime) : tlb_.invalidate_vmid(vmid);
            break;
        case TlbOperation::TLBIASID: tlb_.invalidate_asid(regime, vmid, request.asid()); break;
        case TlbOperation::TLBIALLH: tlb_.invalidate_regime(Regime::Hyp); break;
        case TlbOperation::TLBIALLNSNH: tlb_.invalidate_regime(Regime::NonSecurePL10); break;
        default: return maintain_address(request);
    }
    refresh();
}

void Mmu::invalidate_all() {
    tlb_.invalidate_all();
    refresh();
}

Result<Par, Fault> Mmu::address_translation(AtOperation operation, VirtAddr va,
                                            bool monitor_with_ns) {
    const AtRow& row = kAt[static_cast<unsigned>(operation)];
    const Regime current = active_->state.regime;
    const MmuState& at = view(regime_of(row, current, monitor_with_ns)).state;
    const Access access{AccessKind::AddressTranslation, row.privileged, row.write, false};
    ++walk_count_;
    const auto result = walk(at, va, access, port_, {.stage1_only = !row.both_stages});
    if (!result && at_fault_is_taken(result.fault(), row.both_stages, current))
        return result.fault();
    return par_of(result, row, va, par_is_64bit(row, at, current));
}

/// External aborts are taken, and so is a stage 2 fault that an ATS1C.. operation of PL1 meets on a
/// descriptor fetch: a guest must not see its hypervisor's tables in PAR (ARM ARM B4.2.4).
bool Mmu::at_fault_is_taken(const Fault& fault, bool both_stages, Regime current) {
    if (!fault.is_mmu_fault()) return true;
    return fault.stage2 && !both_stages && current == Regime::NonSecurePL10;
}

Result<Translation, Fault> Mmu::debug_translate(VirtAddr va) const {
    const TlbEntry* entry = tlb_.find(va, active_->tag, active_->floors);
    if (entry != nullptr) return entry->translation;
    return walk(active_->state, va, Access::load(true), port_, {.check_access = false});
}

}  // namespace hypscope::mmu
