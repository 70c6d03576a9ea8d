// SPDX-License-Identifier: Apache-2.0
// The MMU of one core as cpu/ sees it: translate, maintain, address translation operations, and a
// context id that says which cached translations hold now. Deterministic, without time and without
// SystemC; nothing the guest writes can make it fail.
#pragma once
#include <array>

#include "common/result.hpp"
#include "common/types.hpp"
#include "common/write_watch.hpp"
#include "mmu/context_table.hpp"
#include "mmu/fault.hpp"
#include "mmu/par.hpp"
#include "mmu/regime.hpp"
#include "mmu/register_sets.hpp"
#include "mmu/tlb.hpp"
#include "mmu/walker.hpp"

namespace hypscope::mmu {

/// TLB maintenance by name (ARM ARM B3.10.5). Inner Shareable forms, and local ones
/// under HCR.FB, are the same request given to every core; instruction and data forms (ITLBI..,
/// DTLBI..) are their unified ones.
enum class TlbOperation : u8 {
    TLBIALL,
    TLBIMVA,
    TLBIASID,
    TLBIMVAA,
    TLBIALLH,
    TLBIMVAH,
    TLBIALLNSNH,
};

/// A maintenance request carries its scope, so that it means the same on every core it reaches.
struct TlbMaintenance {
    TlbOperation operation = TlbOperation::TLBIALL;
    /// Executed in Secure state, Monitor mode included whatever SCR.NS: PL1&0 operations reach
    /// Secure entries only.
    bool secure = false;
    Vmid vmid{};    ///< VTTBR.VMID of the core that executes it; of no effect when Secure
    u32 value = 0;  ///< Rt: MVA in [31:12], ASID in [7:0]

    [[nodiscard]] VirtAddr va() const { return {value & ~0xfffu}; }
    [[nodiscard]] Asid asid() const { return {static_cast<u8>(value)}; }
    // Of operations that are not Hyp mode's own.
    [[nodiscard]] Regime regime() const {
        return secure ? Regime::SecurePL10 : Regime::NonSecurePL10;
    }
    [[nodiscard]] Vmid vmid_of_regime() const { return secure ? Vmid{} : vmid; }
};

/// Address translation operations (ARM ARM B4.2.4).
enum class AtOperation : u8 {
    ATS1CPR,
    ATS1CPW,
    ATS1CUR,
    ATS1CUW,
    ATS12NSOPR,
    ATS12NSOPW,
    ATS12NSOUR,
    ATS12NSOUW,
    ATS1HR,
    ATS1HW,
};

class Mmu {
  public:
    /// `watch`: the machine's, which outlives the object, where writes to memory are watched.
    explicit Mmu(DescriptorPort& port, MmuListener* listener = nullptr,
                 WriteWatch* watch = nullptr);

    // The translate path keeps pointers into the object.
    Mmu(const Mmu&) = delete;
    Mmu& operator=(const Mmu&) = delete;

    /// Takes over the registers of `state.regime`. Needed before the regime is next used, not at
    /// every register write; each regime keeps its own.
    void set_state(const MmuState& state);
    [[nodiscard]] const MmuState& state(Regime regime) const { return view(regime).state; }
    [[nodiscard]] const MmuState& state() const { return active_->state; }

    /// The regime and privilege of what runs now: exception entry and return, CPS, MSR. Cheap.
    void select(Regime regime, bool privileged) {
        active_ = &views_[static_cast<unsigned>(regime)];
        privileged_ = privileged;
        context_ = active_->contexts[privileged ? 1 : 0];
        if (context_ == 0) [[unlikely]]
            refresh_context();
    }

    /// Identifies all that decides which cached translations are valid: regime, VMID, ASID,
    /// privilege, DACR, the stages that are on, and every invalidation by scope. Never 0, never
    /// reused: a context entered again without an invalidation in between has its old id (as long
    /// as it is among the last ContextTable::kCapacity), any other has a new one. What is cached
    /// under (context, VA) stays valid until translation_dropped names it.
    [[nodiscard]] u32 context() const { return context_; }

    /// The translation for an access of the selected regime. The entry may be kept until the next
    /// call of a non-const function.
    [[nodiscard]] Result<const TlbEntry*, Fault> translate(VirtAddr va, Access access) {
        const TlbEntry* entry = known(va, access);
        if (entry != nullptr) [[likely]]
            return entry;
        return translate_anew(va, access);
    }
    /// The entry if the TLB holds it and it permits the access, else null; never walks.
    [[nodiscard]] const TlbEntry* find(VirtAddr va, Access access) const {
        const TlbEntry* entry = tlb_.find(va, active_->tag, active_->floors);
        return entry != nullptr && entry->translation.permits(access, active_->dacr) ? entry
                                                                                     : nullptr;
    }

    /// The same entry as translate() gives, where it is the 4 KB one of this number, which was
    /// invalidated and comes back with no question to memory; else null, and nothing was done.
    [[nodiscard]] const TlbEntry* come_back(u32 number, VirtAddr va, Access access) {
        const TlbEntry* former = tlb_.former(number, va, active_->tag, active_->floors);
        if (former == nullptr || !is_unwritten(*former) || !may_come_back(*former, access))
            return nullptr;
        ++walk_count_;
        tlb_.revive(number, va, active_->tag);
        return former;
    }

    void maintain(const TlbMaintenance& request);
    /// The same of TLBIMVA, TLBIMVAA and TLBIMVAH.
    void maintain_address(const TlbMaintenance& request) {
        using enum TlbOperation;
        if (request.operation == TLBIMVAH)
            return tlb_.invalidate_mva_all_asid(Regime::Hyp, {}, request.va());
        const Regime regime = request.regime();
        const Vmid vmid = request.vmid_of_regime();
        if (request.operation == TLBIMVAA)
            return tlb_.invalidate_mva_all_asid(regime, vmid, request.va());
        tlb_.invalidate_mva(regime, vmid, request.va(), request.asid());
    }
    /// So many walks were compared with memory that a watch over their pages should begin.
    [[nodiscard]] bool wants_watch() const { return watch_ != nullptr && watch_->is_due(); }
    /// Everything, of all regimes: reset, or a change of the memory map.
    void invalidate_all();

    /// Executes `operation` for `va` from the selected regime: the PAR value, or the fault to take
    /// as a Data Abort (to Hyp mode when Fault::stage2). ATS1C.. executed in Hyp mode and
    /// ATS12NSO.. use the state last set for Regime::NonSecurePL10. So does ATS1C.. in Monitor mode
    /// with SCR.NS set, which `monitor_with_ns` says.
    [[nodiscard]] Result<Par, Fault> address_translation(AtOperation operation, VirtAddr va,
                                                         bool monitor_with_ns = false);

    /// What the core would access now at `va`, without permission checks and without side effects.
    [[nodiscard]] Result<Translation, Fault> debug_translate(VirtAddr va) const;

    /// The walk that gave the entry.
    [[nodiscard]] const WalkPath& walk_of(const TlbEntry& entry) const {
        return tlb_.walk_of(tlb_.number_of(entry));
    }
    /// For those who keep entries by number (number_of()).
    [[nodiscard]] const WalkPath& walk_of(u32 entry) const { return tlb_.walk_of(entry); }
    [[nodiscard]] u32 number_of(const TlbEntry& entry) const { return tlb_.number_of(entry); }
    /// How many walks were done: a change tells that translate missed.
    [[nodiscard]] u64 walk_count() const { return walk_count_; }

  private:
    /// A regime's registers and what is derived from them.
    struct View {
        MmuState state{};
        TlbTag tag{};
        TlbFloors floors{};
        u64 dacr = wide_dacr(0);
        u32 registers = 0;              ///< RegisterSets::id_of(state); 0 is not known yet
        std::array<u32, 2> contexts{};  ///< ids at PL0 and above; 0 is not known yet
    };

    [[nodiscard]] const View& view(Regime regime) const {
        return views_[static_cast<unsigned>(regime)];
    }
    const TlbEntry* known(VirtAddr va, Access access);
    Result<const TlbEntry*, Fault> translate_anew(VirtAddr va, Access access);
    [[nodiscard]] static bool at_fault_is_taken(const Fault& fault, bool both_stages,
                                                Regime current);
    /// As far as registers and permissions decide.
    [[nodiscard]] bool may_come_back(const TlbEntry& former, Access access) const {
        return former.registers == active_->registers &&
               former.translation.permits(access, active_->dacr);
    }
    /// Nobody wrote to the descriptors since they were last compared.
    [[nodiscard]] bool is_unwritten(const TlbEntry& former) const {
        return former.epoch != 0 && former.epoch == watch_->epoch();
    }
    const TlbEntry* walked_before(const TlbEntry& former, VirtAddr va, Access access);
    [[nodiscard]] bool still_holds(const TlbEntry& former);
    [[nodiscard]] bool is_watched(const WalkFetch& fetch);
    void derive(View& view);
    void refresh();
    void refresh_context();

    DescriptorPort& port_;
    WriteWatch* watch_;
    Tlb tlb_;
    ContextTable contexts_;
    std::array<View, kRegimeCount> views_{};
    View* active_ = views_.data();
    bool privileged_ = true;
    u32 context_ = 0;
    WalkPath path_;                           ///< of the walk that is being made
    WalkPolicy walk_policy_{.path = &path_};  ///< of translate
    RegisterSets register_sets_;
    u64 walk_count_ = 0;
};

}  // namespace hypscope::mmu
