// SPDX-License-Identifier: Apache-2.0
// The latest translation of a kind: misses of the L0 filters come in runs on one page.
#pragma once
#include "cpu/block.hpp"
#include "cpu/line_filter.hpp"
#include "mmu/tlb.hpp"
#include "uarch/core_timing.hpp"

namespace hypscope::cpu {

class Core;

/// Good while no walk and no invalidation happened and the context is the same.
struct RecentPage {
    u32 context = 0;
    u32 page = 0;
    u64 walks = 0;

    [[nodiscard]] bool holds(u32 va, u32 now_context, u64 now_walks) const {
        return context == now_context && now_context != 0 && page == va >> kPageShift &&
               walks == now_walks;
    }
    void forget() { context = 0; }
};

/// A load or store before it has an address.
struct AccessPlan {
    bool privileged = true;
    bool write = false;
    bool unaligned = false;
    [[nodiscard]] u8 key() const {
        return static_cast<u8>(u32{privileged} | u32{write} << 1 | u32{unaligned} << 2);
    }
};

struct RecentTranslation : RecentPage {
    u8 key = 0;  ///< AccessPlan::key()
    const mmu::TlbEntry* entry = nullptr;
};

/// What the timing models are told of an access to one page of the L0 filter, and where it lies.
/// Good while the filter holds the page.
struct PricedPage {
    static constexpr u64 kNoTag = ~u64{0};
    u64 tag = kNoTag;  ///< context in 63:32, virtual page
    /// The same once its micro-TLB has been asked for it (uarch::DataAccess::translated), of a page
    /// that caches may hold.
    u64 ready = kNoTag;
    u8* host = nullptr;
    PageOutput output{};
    bool readable = false;       ///< of stores: loads are permitted, too
    bool flat_uncached = false;  ///< uarch::FlatUncached says what an access costs

    /// Of an access there; like no page's, when it is not aligned.
    [[nodiscard]] static u64 tag_of(u64 context_tag, u32 va, u32 size) {
        return context_tag | (va & (~kPageMask | (size - 1)));
    }
    void forget() { tag = ready = kNoTag; }
};
/// What is known of it. New: no micro-TLB was asked for it, caches may hold it, and FlatUncached
/// does not say what it costs.
enum class PageIs : u8 { Ready, New, Described };

/// What the common miss of the L0 filter came to.
struct Missed {
    u8* host = nullptr;   ///< of the bytes; nullptr: nothing was done, or `faults`
    u32 cycles = 0;       ///< which the engine adds to its time
    bool faults = false;  ///< an exception is pending
};

/// Of a core: what its misses call, made for its timing.
struct MissFunctions {
    Missed (*load)(Core& core, const Op& op, u32 va, u32 size);
    Missed (*store)(Core& core, const Op& op, u32 va, u32 size);
};

/// Where the word of an exclusive access lies.
struct HeldPlace {
    u8* host = nullptr;
    PhysAddr pa{};
    bool non_secure = false;
};

/// Of fetches: lines that no cache may hold are priced at every block.
struct RecentFetch : RecentPage {
    bool cacheable = true;
    uarch::TlbTag tag{};
    const WalkPath* walk = nullptr;  ///< null: the page has no translation
};

}  // namespace hypscope::cpu
