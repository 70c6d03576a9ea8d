// SPDX-License-Identifier: Apache-2.0
// Core::miss() in line: what every miss of the L0 filter runs through, so that it is one function
// with the engine that asks. What is rare is out of line, in memory_access.cpp.
#pragma once
#include "cpu/block.hpp"
#include "cpu/core.hpp"

namespace hypscope::cpu {

[[gnu::always_inline]] inline void Core::find_place(const Op& op, Counts counts,
                                                    uarch::AccessPlace& place) const {
    const Block& block = *hot.block;
    place.now = Cycles{counts.cycles - u32{block.cost} + u32{op.cumulative}};
    if (block.dependences == nullptr) return;
    place.entered = counts.instructions;
    place.number = counts.instructions - u32{block.count} + u32{op.index} + 1;
    place.index = op.index;
    place.dependence = &block.dependences[op.index];
}

/// To the ledger alone, while an exit is open.
inline void Core::charge_phase(const Op& op, u32 cycles) {
    if (!hot.exit_running) [[likely]]
        return;
    const trace::Phase phase = op_phase(op, *hot.block);
    if (phase != trace::Phase::Handler) ledger_.charge(phase, cycles, 0);
}

template <bool kWrite>
[[gnu::always_inline]] inline Core::Missed Core::price_miss(const Op& op, u32 va, u32 size,
                                                            Counts counts) {
    PricedPage& page = priced_[kWrite];
    const u32 offset = va & kPageMask;
    u8* const host = page.host + offset;
    __builtin_prefetch(host);  // comes while the access is priced
    uarch::DataAccess& access = page.access;
    access.pa = page.pa + offset;
    access.size = static_cast<u8>(size);
    access.tag.va = va;
    find_place(op, counts, access.place);
    if (kWrite) monitors_.store(id(), {access.pa}, !access.secure, size);
    if (page.flat_uncached) [[unlikely]]
        return {host, price_flat_uncached(op, 1, kWrite), false};
    const uarch::AccessCost cost = timing_.data(access, *page.walk);
    access.translated = true;
    lines.drop_line(cost.dropped());
    charge_phase(op, cost.cycles);
    if (kWrite ? cost.filter_write() : cost.filter_read())
        lines.fill_line(va, hot.context, host, !kWrite || (cost.filter_read() && page.readable),
                        kWrite);
    return {host, cost.cycles, false};
}

template <bool kWrite>
[[gnu::always_inline]] inline void Core::open_page(const LineFilter::Output& output, u32 va) {
    PricedPage& page = priced_[kWrite];
    const u32 first = va & ~kPageMask;
    page.tag = hot.context_tag | first;
    page.host = lines.page_host(first, kWrite);
    page.readable = !kWrite || lines.page(va, hot.context, false) != nullptr;
    page.walk = &mmu_.walk_of(output.tlb_entry);
    __builtin_prefetch(page.walk);
    uarch::DataAccess& access = page.access;
    page.pa = u64{output.page_number} << kPageShift;
    access.translated = false;
    access.write = kWrite;
    access.secure = output.secure;
    access.cacheable = output.cacheable;
    access.tag.space = output.global ? tlb_space_.for_all_asids() : tlb_space_;
    access.tag.page_shift = output.block_shift;
    page.flat_uncached = hot.flat_uncached != nullptr && tlb_space_.is_flat() && !output.cacheable;
}

/// Where time is functional the page is all there is.
inline u8* Core::unpriced(const LineFilter::Output& page, u32 va, u32 size, bool write) {
    if (write) {
        const u64 pa = u64{page.page_number} << kPageShift | (va & kPageMask);
        monitors_.store(id(), {pa}, !page.secure, size);
    }
    return lines.page_host(va, write);
}

template <bool kWrite>
[[gnu::always_inline]] inline Core::Missed Core::miss_elsewhere(const Op& op, u32 va, u32 size,
                                                                Counts counts) {
    if ((va & (size - 1)) != 0) return {};
    // A page that comes back under another context is most likely where it was: it comes while it
    // is looked for.
    __builtin_prefetch(lines.page_host(va, kWrite));
    bool faults = false;
    const LineFilter::Output* output = lines.page(va, hot.context, kWrite);
    if (output == nullptr) [[unlikely]]
        output = page_of_miss<kWrite>(va, size, faults);
    if (output == nullptr) [[unlikely]]
        return {nullptr, 0, faults};
    if (lines.is_by_page()) return {unpriced(*output, va, size, kWrite), 0, false};
    open_page<kWrite>(*output, va);
    return price_miss<kWrite>(op, va, size, counts);
}

template <bool kWrite>
inline Core::Missed Core::miss(const Op& op, u32 va, u32 size, Counts counts) {
    return misses_in_page<kWrite>(va, size) ? price_miss<kWrite>(op, va, size, counts)
                                            : miss_elsewhere<kWrite>(op, va, size, counts);
}

}  // namespace hypscope::cpu
