// SPDX-License-Identifier: Apache-2.0
// The ways of a miss of the L0 filter in line: what every miss runs through, so that it is one
// function with the engine that asks. What is rare is out of line, in memory_access.cpp.
#pragma once
#include "cpu/block.hpp"
#include "cpu/core.hpp"

namespace hypscope::cpu {

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
    for (const bool write : {false, true}) {
        if (!(write ? cost.stores_drop_page() : cost.loads_drop_page())) continue;
        priced_[write].ready = PricedPage::kNoTag;
        lines.drop_lines_of_page<Timing::kGranuleShift>(cost.dropped_page(), write);
    }
}

template <bool kWrite, PageIs kPage, class Timing, class CountsOf>
[[gnu::always_inline]] inline Missed Core::price_miss(const Op& op, u32 va, u32 size,
                                                      CountsOf&& counts) {
    PricedPage& page = priced_[kWrite];
    const u32 offset = va & kPageMask;
    u8* const host = page.host + offset;
    __builtin_prefetch(host);  // comes while the access is priced
    constexpr bool kReady = kPage == PageIs::Ready, kKnown = kPage != PageIs::Described;
    uarch::DataAccess access{.pa = page.pa + offset,
                             .size = static_cast<u8>(size),
                             .write = kWrite,
                             .secure = page.output.secure,
                             .cacheable = kKnown || page.output.cacheable,
                             .translated = kReady || (!kKnown && page.ready == page.tag),
                             .tag = {va, page.space, page.output.block_shift}};
    // Asked for late, so that the host need not keep it while caches are looked at.
    const auto place = [&]() __attribute__((always_inline)) {
        return find_place<Timing>(op, counts());
    };
    if (kWrite) monitors_.store(id(), {access.pa}, !access.secure, size);
    if (!kKnown && page.flat_uncached) return {host, price_flat_uncached(op, 1, kWrite), false};
    Timing& timing = static_cast<Timing&>(timing_);
    const uarch::AccessCost cost =
        kReady ? timing.template data_in_page<kWrite>(access, *page.walk, place)
               : timing.template data_elsewhere<kWrite>(access, *page.walk, place);
    if (!kReady) forget_page<Timing>(cost);
    if (!kReady) page.ready = access.cacheable ? page.tag : PricedPage::kNoTag;
    note_answer<kWrite, Timing>(page, op, va, host, cost);
    return {host, cost.cycles, false};
}

template <bool kWrite>
[[gnu::always_inline]] inline void Core::open_page(const LineFilter::Output& output, u32 va) {
    PricedPage& page = priced_[kWrite];
    const u32 first = va & ~kPageMask;
    page.tag = hot.context_tag | first;
    page.ready = PricedPage::kNoTag;
    page.host = lines.page_host(first, kWrite);
    page.readable = !kWrite || lines.page(va, hot.context, false) != nullptr;
    page.output = output;
    page.walk = &mmu_.walk_of(output.tlb_entry);
    __builtin_prefetch(page.walk);
    page.pa = u64{output.page_number} << kPageShift;
    page.space = output.global ? tlb_space_.for_all_asids() : tlb_space_;
    page.flat_uncached = !output.cacheable && hot.flat_uncached != nullptr && tlb_space_.is_flat();
}

/// Not in line: what engines give no function of its own.
template <bool kWrite>
[[gnu::noinline]] Missed Core::price_otherwise(const Op& op, u32 va, u32 size, Counts counts) {
    return price_miss<kWrite, PageIs::Described, uarch::CoreTiming>(op, va, size,
                                                                    [&] { return counts; });
}

inline LineFilter::Output Core::output_of(const mmu::TlbEntry& entry, u32 va) const {
    const mmu::Translation& t = entry.translation;
    return {.page_number = static_cast<u32>(t.output({va}).value >> kPageShift),
            .block_shift = t.log2_size,
            .secure = !t.non_secure,
            .cacheable = t.memory.is_inner_cacheable(),
            .global = t.global,
            .tlb_entry = static_cast<u16>(mmu_.number_of(entry))};
}

/// A page of 4 KB that the filter held until its translation was invalidated, with an entry of the
/// TLB that comes back: then it lies where it lay, since no walk has filled that entry meanwhile
/// (page_walked()). Null: not so.
template <bool kWrite>
[[gnu::always_inline]] inline const LineFilter::Output* Core::page_comes_back(u32 va) {
    const LineFilter::Output* former = lines.former_page(va, kWrite);
    if (former == nullptr || former->block_shift != kPageShift || hot.context == 0 ||
        debug_.on_data())
        return nullptr;
    const bool privileged = !is_pl0();
    const mmu::TlbEntry* entry =
        mmu_.come_back(former->tlb_entry, {va},
                       kWrite ? mmu::Access::store(privileged) : mmu::Access::load(privileged));
    if (entry == nullptr || !entry->translation.memory.is_normal()) return nullptr;
    const bool readable = kWrite && (entry->translation.stage2_permissions & mmu::kRead) != 0;
    lines.renew_page(va, hot.context, kWrite);
    if (readable)
        lines.fill_page(va, hot.context, lines.page_host(va & ~kPageMask, true), true, false,
                        *former);
    return former;
}

/// Where time is functional the page is all there is.
inline u8* Core::unpriced(const LineFilter::Output& page, u32 va, u32 size, bool write) {
    if (write) {
        const u64 pa = u64{page.page_number} << kPageShift | (va & kPageMask);
        monitors_.store(id(), {pa}, !page.secure, size);
    }
    return lines.page_host(va, write);
}

template <bool kWrite, class Timing, class CountsOf>
[[gnu::always_inline]] inline Missed Core::miss_elsewhere(const Op& op, u32 va, u32 size,
                                                          CountsOf&& counts) {
    if ((va & (size - 1)) != 0) return {};
    // A page that comes back under another context is most likely where it was: it comes while it
    // is looked for.
    __builtin_prefetch(lines.page_host(va, kWrite));
    bool faults = false;
    const LineFilter::Output* output = lines.page(va, hot.context, kWrite);
    if (output == nullptr) [[unlikely]]
        output = page_comes_back<kWrite>(va);
    if (output == nullptr) [[unlikely]]
        output = page_of_miss<kWrite>(va, size, faults);
    if (output == nullptr) [[unlikely]]
        return {nullptr, 0, faults};
    if (Timing::kGranuleShift == 0 && lines.is_by_page())
        return {unpriced(*output, va, size, kWrite), 0, false};
    open_page<kWrite>(*output, va);
    if (!priced_[kWrite].output.cacheable) [[unlikely]]
        return price_otherwise<kWrite>(op, va, size, counts());
    return price_miss<kWrite, PageIs::New, Timing>(op, va, size, counts);
}

}  // namespace hypscope::cpu
