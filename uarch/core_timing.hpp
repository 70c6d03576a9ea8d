// SPDX-License-Identifier: Apache-2.0
// The seam between a core and its time: what the engines ask, only when an L0 filter did not
// answer. Everything here costs cycles and nothing else: no call changes what an instruction does.
// Calls come in program order of the core; all arithmetic is in whole cycles of the core clock.
#pragma once
#include <algorithm>
#include <memory>
#include <span>

#include "common/types.hpp"
#include "common/walk_path.hpp"
#include "isa/instruction.hpp"
#include "uarch/block_edges.hpp"

namespace hypscope::uarch {

/// What a TLB entry is tagged with beside its page, in bits 63:32 of a word: its page goes below.
class TlbSpace {
  public:
    /// `regime`: 0 Secure PL1&0, 1 Non-secure PL1&0 (the only one that has a VMID), 2 Hyp.
    constexpr TlbSpace() : TlbSpace(0) {}
    constexpr explicit TlbSpace(u8 regime, u8 asid = 0, u8 vmid = 0)
        : word_(kValid | u64{regime} << kRegimeAt | u64{asid} << kAsidAt |
                u64{regime == 1 ? vmid : u8{0}} << kVmidAt) {}
    /// No stage is enabled: no TLB is asked.
    [[nodiscard]] static constexpr TlbSpace flat() { return from_word(0); }
    [[nodiscard]] static constexpr TlbSpace from_word(u64 word) {
        TlbSpace space;
        space.word_ = word;
        return space;
    }
    /// Of a page that matches every ASID.
    [[nodiscard]] constexpr TlbSpace for_all_asids() const {
        return is_flat() ? *this
                         : from_word((word_ & ~(u64{0xff} << kAsidAt)) | u64{1} << kGlobalAt);
    }

    [[nodiscard]] constexpr u64 word() const { return word_; }
    [[nodiscard]] constexpr bool is_flat() const { return word_ == 0; }
    [[nodiscard]] constexpr u8 regime() const { return word_ >> kRegimeAt & 3; }
    [[nodiscard]] constexpr bool global() const { return (word_ >> kGlobalAt & 1) != 0; }
    [[nodiscard]] constexpr u8 asid() const { return word_ >> kAsidAt & 0xff; }
    [[nodiscard]] constexpr u8 vmid() const { return word_ >> kVmidAt & 0xff; }
    /// As one number below kRegimesAndVmids.
    [[nodiscard]] constexpr u32 regime_and_vmid() const { return word_ >> kVmidAt & 0x3ff; }
    static constexpr u32 kRegimesAndVmids = 3 * 256;

  private:
    static constexpr unsigned kGlobalAt = 34, kAsidAt = 40, kVmidAt = 48, kRegimeAt = 56;
    static constexpr u64 kValid = u64{1} << 63;
    u64 word_;
};

/// The page of an access, as the models of the TLBs know it.
struct TlbTag {
    u32 va = 0;  ///< of the access, not of the page
    TlbSpace space{};
    u8 page_shift = 12;  ///< log2 of the block that the translation maps
};

/// Of a load in a block: what its address waits for, and what waits for it. A miss can overlap with
/// an earlier one on which it does not depend.
struct LoadDependence {
    u32 loads = 0;   ///< earlier loads of the block, by index
    u16 heads = 0;   ///< core registers as they were at the block's head
    u16 taints = 0;  ///< core registers that depend on its result at the block's end
    u8 use = 0;      ///< instructions until the first that needs its result, or the block's end
    u8 cycles = 0;   ///< from its issue until then
    /// Of a loop: its address is made from what a load of the round before has read.
    bool follows_pointer = false;
};

inline constexpr LoadDependence kNoDependence{};

/// Where in the program an access is.
struct AccessPlace {
    Cycles now{};
    u64 entered = 0;  ///< names the execution of the block: no two in a row are the same
    u64 number = 0;   ///< instructions before this one
    u8 index = 0;     ///< in its block
    const LoadDependence* dependence = &kNoDependence;
};

struct DataAccess {
    u64 pa = 0;
    u8 size = 4;  ///< bytes; an access that crosses a line comes as two
    bool write = false;
    bool secure = false;
    bool cacheable = true;  ///< Normal, inner write-back or write-through
    /// The engine knows that no TLB need be asked: the latest access of this kind was to the same
    /// page, and the listener was not told that the page was dropped.
    bool translated = false;
    TlbTag tag{};
    AccessPlace place{};
};

struct FetchAccess {
    u64 pa = 0;  ///< of the line
    bool secure = false;
    bool cacheable = true;
    TlbTag tag{};
};

/// A device or Strongly-ordered access; `gic` is any GICD, GICC, GICH or GICV register.
struct DeviceAccess {
    bool write = false;
    bool gic = false;
};

enum class BranchKind : u8 { Conditional, Direct, Call, Indirect, IndirectCall, Return };

struct Branch {
    u32 pc = 0;      ///< of the branch instruction
    u32 target = 0;  ///< where control went
    u32 fallthrough = 0;
    BranchKind kind = BranchKind::Direct;
    bool taken = true;
};

/// Things with a price of their own. Presets give each a parameter of the same name.
enum class TimingEvent : u8 {
    ExceptionEntryPl1,
    ExceptionEntryHyp,
    ExceptionEntryMonitor,
    ExceptionReturn,
    ContextSync /*ISB*/,
    Dsb,
    Dmb,
    TlbMaintenance,
    TlbMaintenanceBroadcast,
    CacheMaintenanceLine,
    CacheMaintenanceAll,
    BranchPredictorMaintenance,
    SysregRead,
    SysregWrite,
    TimerRead,
    TimerWrite,
    BankedRead,
    BankedWrite,
    StatusWrite,
    ExclusiveLoad,
    ExclusiveStore,
    WaitWakeUp,
    Psci,
    Count
};

/// TLB maintenance as the tag models must follow it (the functional TLB gets its own call).
struct TlbInvalidate {
    enum class Scope : u8 { All, Asid, Va, VaAllAsids } scope = Scope::All;
    bool hyp = false, secure = false, nonsecure_pl10 = false;
    bool all_vmids = false;
    u8 vmid = 0, asid = 0;
    u32 va = 0;
};

/// Cache maintenance by line (pa) or of everything.
struct CacheMaintenance {
    bool instruction = false, data = false;
    bool clean = false, invalidate = false;
    bool all = false;  ///< by set/way counts as one line, ICIALLU as all
    bool to_coherency = true;
    u64 pa = 0;
    bool secure = false;
};

/// Told when a model no longer holds what an L0 filter may still answer for. An L0 filter may hold:
/// data line L for reads only while L is in the L1D model and its page in the load micro-TLB model;
/// for writes only while L1D also has it writable and the page is in the store micro-TLB; a fetch
/// line only while it is in the L1I model.
class FilterListener {
  public:
    virtual ~FilterListener() = default;
    virtual void data_line_dropped(u32 va_of_line) = 0;
    virtual void data_line_not_writable(u32 va_of_line) = 0;
    /// The page left the micro-TLB for reads (or writes): lines of [va, va + 2^shift) go.
    virtual void data_page_dropped(u32 va, u8 page_shift, bool write) = 0;
    virtual void fetch_line_dropped(u64 pa_of_line) = 0;
    virtual void fetch_page_dropped(u32 va, u8 page_shift) = 0;
    virtual void everything_dropped() = 0;
};

inline constexpr u32 kNoLineVa = 4;  ///< the virtual address of no line

/// What an engine may keep in its L0 filter after the access. (Three words: it comes in two
/// registers of the host.)
class AccessCost {
  public:
    u32 cycles = 0;  ///< beyond what the block's static price holds for a hit

    AccessCost() : AccessCost(0, false, false) {}
    AccessCost(u32 cycles_of_it, bool filter_read, bool filter_write, u32 dropped = kNoLineVa)
        : cycles(cycles_of_it), word_(dropped | u32{filter_write} << 1 | u32{filter_read}) {}
    [[nodiscard]] bool filter_read() const { return (word_ & 1) != 0; }
    [[nodiscard]] bool filter_write() const { return (word_ & 2) != 0; }
    /// What the filter must forget first, as by FilterListener::data_line_dropped(): the line that
    /// made room for this one (most misses have one), or kNoLineVa.
    [[nodiscard]] u32 dropped() const { return word_ & ~u32{3}; }
    /// The same of 4 KB, as by FilterListener::data_page_dropped(), if loads or stores forget any:
    /// by data_elsewhere() alone, data() tells the listener.
    [[nodiscard]] bool drops_page() const { return page_ != 0; }
    [[nodiscard]] u32 dropped_page() const { return page_ & ~u32{3}; }
    [[nodiscard]] bool loads_drop_page() const { return (page_ & 1) != 0; }
    [[nodiscard]] bool stores_drop_page() const { return (page_ & 2) != 0; }
    void drop_page(u32 va, bool loads, bool stores) { page_ = va | u32{stores} << 1 | u32{loads}; }

  private:
    u32 word_;
    u32 page_ = 0;
};

/// What an access costs that no TLB is asked about (TlbSpace::flat()) and no cache may hold: each
/// time the same. Who charges it without asking counts it here.
struct FlatUncached {
    u32 read = 0, write = 0;  ///< cycles; of a fetch, `read`
    u64 accesses = 0;
    [[nodiscard]] u32 charge(u32 count, bool is_write) {
        accesses += count;
        return count * (is_write ? write : read);
    }
};

/// What an engine may charge for any event but kAsked without asking: the event issues when the
/// results of all loads are there.
struct EventPrices {
    u64 usable = 0;              ///< when they are
    u64 settled = 0;             ///< until when the core waited for them last
    const u32* costs = nullptr;  ///< cycles by TimingEvent
    /// A DSB also waits for stores and devices.
    static constexpr TimingEvent kAsked = TimingEvent::Dsb;
    /// Cycles until then; nothing later is issued before `now` and those cycles.
    [[nodiscard]] u32 settle(Cycles now) {
        settled = std::max(usable, now.value);
        return static_cast<u32>(settled - now.value);
    }
    [[nodiscard]] u32 of(TimingEvent event, Cycles now) {
        return settle(now) + costs[static_cast<size_t>(event)];
    }
};

/// One instruction of a block, as the pipeline model sees it.
struct PricedInstruction {
    const isa::OpInfo* op = nullptr;
    isa::Operands operands{};
};

class BranchFilter;  // uarch/branch_filter.hpp
struct TimingCounters;

class CoreTiming {
  public:
    virtual ~CoreTiming() = default;

    /// log2 of the granule of the L0 data filter: the L1D line, or 12 when time is functional.
    [[nodiscard]] virtual u8 data_granule_shift() const = 0;
    [[nodiscard]] virtual u8 fetch_line_shift() const = 0;
    /// False: fetches and branches need not be reported at all (functional timing).
    [[nodiscard]] virtual bool models_fetch() const = 0;
    [[nodiscard]] virtual bool models_branches() const = 0;
    /// False: no event costs anything, and neither events nor maintenance need be reported.
    [[nodiscard]] virtual bool models_events() const { return true; }

    /// True: every instruction is announced by instruction(), in observed blocks, and no L0 filter
    /// holds data.
    [[nodiscard]] virtual bool models_instructions() const { return false; }
    /// The instruction at `pc` is next; `executes`: its condition passes. Cycles until then.
    virtual u32 instruction(const PricedInstruction& /*instruction*/, u32 /*pc*/, bool /*executes*/,
                            Cycles /*now*/) {
        return 0;
    }

    /// True: data() wants to know what each load depends on.
    [[nodiscard]] virtual bool overlaps_misses() const { return false; }

    /// Static price of a block: cumulative[i] = cycles from the block's head to the end of
    /// instruction i, all hits, branches predicted. Non-decreasing; the last is at least 1 and at
    /// least ceil(n / 4). A function of its argument alone. (All 0 with models_instructions().)
    /// What goes on beyond the block's edges; null: nothing that its price leaves out.
    virtual std::unique_ptr<BlockEdges> price_block(std::span<const PricedInstruction> block,
                                                    std::span<u16> cumulative) = 0;

    /// `walk` is that of the translation, made again when every modelled TLB misses.
    virtual AccessCost data(const DataAccess& access, const WalkPath& walk) = 0;
    /// Its two halves, of a model whose class the engine knows; here, of any: cacheable and
    /// `translated`, and the rest.
    /// `place` is called for that of the access, if need be.
    template <bool kWrite, class Place>
    AccessCost data_in_page(DataAccess& access, const WalkPath& walk, Place&& place) {
        access.place = place();
        return data(access, walk);
    }
    template <bool kWrite, class Place>
    AccessCost data_elsewhere(DataAccess& access, const WalkPath& walk, Place&& place) {
        return data_in_page<kWrite>(access, walk, place);
    }
    /// data_granule_shift() and overlaps_misses(), as far as they are known; 0 and false: not.
    static constexpr u8 kGranuleShift = 0;
    static constexpr bool kOverlapsMisses = false;
    /// What an engine may charge for flat, uncached accesses without asking; null: it must ask.
    [[nodiscard]] virtual FlatUncached* flat_uncached() { return nullptr; }
    virtual AccessCost fetch(const FetchAccess& access, const WalkPath& walk) = 0;
    /// Cycles until the access is complete (reads) or accepted (posted writes, drained by a DSB).
    virtual u32 device(const DeviceAccess& access, Cycles now) = 0;
    /// Extra cycles of a misprediction, 0 when predicted.
    virtual u32 branch(const Branch& branch) = 0;
    virtual u32 event(TimingEvent event, Cycles now) = 0;
    /// What an engine may charge for events without asking; null: it must ask.
    [[nodiscard]] virtual EventPrices* event_prices() { return nullptr; }

    virtual void tlb_invalidate(const TlbInvalidate& op) = 0;
    virtual void cache_maintenance(const CacheMaintenance& op) = 0;

    virtual void set_listener(FilterListener* listener) = 0;

    /// The inline half of branch(): an engine asks it first and calls branch() only when it says
    /// no. Null when branches are not modelled.
    [[nodiscard]] virtual BranchFilter* branch_filter() { return nullptr; }
    [[nodiscard]] virtual TimingCounters counters() const;
};

/// Counters for --stats and the PMU, kept by the models as they are asked. L0 hits are accesses
/// too: the engines know how many loads and stores they executed.
struct TimingCounters {
    u64 l1i_refills = 0, l1d_refills = 0, l1d_writebacks = 0;
    u64 l2_accesses = 0, l2_refills = 0, l2_writebacks = 0;
    u64 itlb_refills = 0, dtlb_refills = 0, l2tlb_refills = 0, walk_fetches = 0;
    u64 branches = 0, mispredictions = 0;
    u64 bus_accesses = 0;
};

inline TimingCounters CoreTiming::counters() const { return {}; }

}  // namespace hypscope::uarch
