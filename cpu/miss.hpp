// SPDX-License-Identifier: Apache-2.0
// The ways of a miss of the L0 filter in line: what every miss runs through, so that it is one
// function with the engine that asks. What is rare is out of line, in memory_access.cpp.
#pragma once
#include "cpu/block.hpp"
#include "cpu/core.hpp"
#include "uarch/functional_timing.hpp"

namespace hypscope::cpu {

/// The timing is known to look at pages alone: no access has a price.
template <class Timing>
inline constexpr bool kKnowsPagesAlone = Timing::kGranuleShift == kPageShift;

template <class Timing>
[[gnu::always_inline]] inline uarch::AccessPlace Core::find_place(const Op& op,
                                                                  Counts counts) const {
    const Block& block = *hot.block;
    const Cycles now{counts.cycles - u32{block.cost} + u32{op.cumulative}};
    if (!Timing::kOverlapsMisses && block.dependences == nullptr) return {.now = now};
    return {.now = now,
            .entered = counts.instructions,
            .number = counts.instructions - u32{block.count} + u32{op.index} + 1,
            .index = op.index,
            .dependence = &block.dependences[op.index]};
}

/// To the ledger alone, while an exit is open.
inline void Core::charge_phase(const Op& op, u32 cycles) {
    if (!hot.exit_running) [[likely]]
        return;
    const trace::Phase phase = op_phase(op, *hot.block);
    if (phase != trace::Phase::Handler) ledger_.charge(phase, cycles, 0);
}

/// What follows from a price: the filter forgets the line that made room, and may hold this one.
template <bool kWrite, class Timing>
[[gnu::always_inline]] inline void Core::note_answer(PricedPage& page, const Op& op, u32 va,
                                                     u8* host, uarch::AccessCost cost) {
    constexpr u8 kShift = Timing::kGranuleShift;
    lines.drop_line<kShift>(cost.dropped());
    charge_phase(op, cost.cycles);
    if (kWrite ? cost.filter_write() : cost.filter_read())
        lines.fill_line<kShift>(page.tag | (va & kPageMask), host,
                                !kWrite || (cost.filter_read() && page.readable), kWrite);
}

/// What left a micro-TLB, if anything did.
template <class Timing>
[[gnu::always_inline]] inline void Core::forget_page(uarch::AccessCost cost) {
    if (!cost.drops_page()) return;
    const auto forget = [&](bool write) __attribute__((always_inline)) {
        priced_[write].ready = PricedPage::kNoTag;
        lines.drop_lines_of_page<Timing::kGranuleShift>(cost.dropped_page(), write);
    };
    if (cost.loads_drop_page()) forget(false);
    if (cost.stores_drop_page()) forget(true);
}

template <bool kWrite, PageIs kPage, class Timing, class CountsOf>
[[gnu::always_inline]] inline Missed Core::price_miss(const Op& op, u32 va, u32 size,
                                                      CountsOf&& counts) {
    PricedPage& page = priced_[kWrite];
    const u32 offset = va & kPageMask;
    u8* const host = page.host + offset;
    __builtin_prefetch(host);  // comes while the access is priced
    constexpr bool kReady = kPage == PageIs::Ready, kKnown = kPage != PageIs::Described;
    const PageOutput output = page.output;
    uarch::DataAccess access{.pa = output.pa() | offset,
                             .size = static_cast<u8>(size),
                             .write = kWrite,
                             .secure = output.secure(),
                             .cacheable = kKnown || output.cacheable(),
                             .translated = kReady || (!kKnown && page.ready == page.tag),
                             .tag = {va, output.global() ? tlb_space_.for_all_asids() : tlb_space_,
                                     output.block_shift()}};
    const WalkPath& walk = mmu_.walk_of(output.tlb_entry());
    bool follows_pointer = false;
    // Asked for late, so that the host need not keep it while caches are looked at.
    const auto place = [&]() __attribute__((always_inline)) {
        const uarch::AccessPlace found = find_place<Timing>(op, counts());
        follows_pointer = found.dependence->follows_pointer;
        return found;
    };
    if (kWrite) monitors_.store(id(), {access.pa}, !access.secure, size);
    if (!kKnown && page.flat_uncached) return {host, price_flat_uncached(op, 1, kWrite), false};
    Timing& timing = static_cast<Timing&>(timing_);
    const uarch::AccessCost cost =
        kReady ? timing.template data_in_page<kWrite>(access, walk, place)
               : timing.template data_elsewhere<kWrite>(access, walk, place);
    if (!kWrite && kPage == PageIs::New && follows_pointer) trail.load(host);
    if (!kReady) forget_page<Timing>(cost);
    if (!kReady) page.ready = access.cacheable ? page.tag : PricedPage::kNoTag;
    note_answer<kWrite, Timing>(page, op, va, host, cost);
    return {host, cost.cycles, false};
}

template <bool kWrite>
[[gnu::always_inline]] inline void Core::open_page(const FoundPage& found, u32 va) {
    __builtin_prefetch(&mmu_.walk_of(found.output.tlb_entry()));
    PricedPage& page = priced_[kWrite];
    page.tag = hot.context_tag | (va & ~kPageMask);
    page.ready = PricedPage::kNoTag;
    page.host = found.host;
    page.output = found.output;
    page.readable = !kWrite || lines.page(va, hot.context, false);
    page.flat_uncached =
        !found.output.cacheable() && hot.flat_uncached != nullptr && tlb_space_.is_flat();
}

/// Not in line: what engines give no function of its own.
template <bool kWrite>
[[gnu::noinline]] Missed Core::price_otherwise(const Op& op, u32 va, u32 size, Counts counts) {
    return price_miss<kWrite, PageIs::Described, uarch::CoreTiming>(op, va, size,
                                                                    [&] { return counts; });
}

inline PageOutput Core::output_of(const mmu::TlbEntry& entry, u32 va) const {
    const mmu::Translation& t = entry.translation;
    return PageOutput({.page_number = static_cast<u32>(t.output({va}).value >> kPageShift),
                       .block_shift = t.log2_size,
                       .secure = !t.non_secure,
                       .cacheable = t.memory.is_inner_cacheable(),
                       .global = t.global,
                       .tlb_entry = static_cast<u16>(mmu_.number_of(entry))});
}

/// A page of 4 KB that the filter held until its translation was invalidated, with an entry of the
/// TLB that comes back: then it lies where it lay, since no walk has filled that entry meanwhile
/// (page_walked()). None: not so.
template <bool kWrite, class Timing>
[[gnu::always_inline]] inline FoundPage Core::page_comes_back(u32 va) {
    const FoundPage former = lines.former_page(va, kWrite);
    if (!former || former.output.block_shift() != kPageShift || hot.context == 0 ||
        debug_.on_data())
        return {};
    if (!kKnowsPagesAlone<Timing>) __builtin_prefetch(&mmu_.walk_of(former.output.tlb_entry()));
    const bool privileged = !is_pl0();
    const mmu::TlbEntry* entry =
        mmu_.come_back(former.output.tlb_entry(), {va},
                       kWrite ? mmu::Access::store(privileged) : mmu::Access::load(privileged));
    if (entry == nullptr || !entry->translation.memory.is_normal()) return {};
    lines.renew_page(va, hot.context, kWrite);
    if (kWrite && (entry->translation.stage2_permissions & mmu::kRead) != 0)
        lines.fill_page(va, hot.context, former.host, true, false, former.output);
    return former;
}

/// Where time is functional the page is all there is.
inline u8* Core::unpriced(const FoundPage& page, u32 va, u32 size, bool write) {
    lines.bring_to_front(va, hot.context, write);
    const u32 offset = va & kPageMask;
    if (write) monitors_.store(id(), {page.output.pa() | offset}, !page.output.secure(), size);
    return page.host + offset;
}

/// Where time is functional, before miss_elsewhere(): null unless a page that comes back is all it
/// takes.
template <bool kWrite>
[[gnu::always_inline]] inline u8* Core::access_page_again(u32 va, u32 size) {
    if ((va & (size - 1)) != 0) return nullptr;
    const FoundPage page = page_comes_back<kWrite, uarch::FunctionalTiming>(va);
    return page ? unpriced(page, va, size, kWrite) : nullptr;
}

template <bool kWrite, class Timing, class CountsOf>
[[gnu::always_inline]] inline Missed Core::miss_elsewhere(const Op& op, u32 va, u32 size,
                                                          CountsOf&& counts) {
    if ((va & (size - 1)) != 0) return {};
    bool faults = false;
    FoundPage page = lines.page(va, hot.context, kWrite);
    if (!kKnowsPagesAlone<Timing> && !page) [[unlikely]]
        page = page_comes_back<kWrite, Timing>(va);
    if (!page) [[unlikely]]
        page = page_of_miss<kWrite>(va, size, faults);
    if (!page) [[unlikely]]
        return {nullptr, 0, faults};
    if (Timing::kGranuleShift == 0 ? lines.is_by_page() : kKnowsPagesAlone<Timing>)
        return {unpriced(page, va, size, kWrite), 0, false};
    open_page<kWrite>(page, va);
    if (!page.output.cacheable()) [[unlikely]]
        return price_otherwise<kWrite>(op, va, size, counts());
    return price_miss<kWrite, PageIs::New, Timing>(op, va, size, counts);
}

}  // namespace hypscope::cpu
