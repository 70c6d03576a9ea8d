// SPDX-License-Identifier: Apache-2.0
// The L0 data filter: what a load or store may use without asking anybody. One entry answers for
// one granule of virtual addresses (an L1D line when time is modelled, a page when it is not) in
// one context (mmu::Mmu::context()), so that a world switch empties nothing. Where the granule is a
// line, pages stand behind: what they answer has a price, but no translation to be looked up.
// Loads and stores have entries of their own: a loop that copies between arrays at a distance of
// some power of two does not lose an entry at every access.
//
// An entry of loads may be there only while all of these hold, one of stores likewise:
//   - the functional TLB holds the translation, it permits the access, and the memory is RAM;
//   - of a line: the timing models hold it and its page (uarch::FilterListener says when they do
//   not);
//   - for writes: the page holds no translated code, and nobody watches it (WriteWatch);
//   - no watchpoint that is enabled may watch a byte of the granule.
// What ends it: a new context id (register writes, invalidation by ASID, VMID or all), a dropped
// translation (mmu::MmuListener), a dropped line or page (uarch::FilterListener), code in the page,
// a watch of it that begins.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "common/types.hpp"
#include "cpu/page_output.hpp"

namespace hypscope::cpu {

class LineFilter {
  public:
    /// 64 MB of pages; twice the lines of an L1D of 32 KB.
    static constexpr u32 kPageEntries = 16384, kLineEntries = 1024;

    struct Entry {
        u64 tag = kNoTag;
        i64 addend = 0;  ///< host address = virtual address + addend
    };
    static constexpr u8 kLog2Entry = 4;
    static_assert(sizeof(Entry) == 1u << kLog2Entry);
    /// The page that the latest fill with another page or context replaced, as when worlds with the
    /// same addresses take turns. (Of twice an entry's size: engines emit the exchange, too.)
    struct alignas(2 * sizeof(Entry)) Behind {
        Entry entry;
        PageOutput output;
    };

    LineFilter() {
        set_granule_shift(kPageShift);
        for (Side& side : sides_) side.used.reserve(kPageEntries);
    }
    LineFilter(const LineFilter&) = delete;
    LineFilter& operator=(const LineFilter&) = delete;
    void set_granule_shift(u8 shift) {
        shift_ = shift;
        look_up_ = look_up();
        clear();
    }
    [[nodiscard]] u8 granule_shift() const { return shift_; }
    [[nodiscard]] u32 granule_size() const { return u32{1} << shift_; }
    /// Time is not modelled: the granule is a page.
    [[nodiscard]] bool is_by_page() const { return shift_ == kPageShift; }

    /// Tag of an aligned access of T: an unaligned address matches no entry. `context_tag`: the
    /// context in bits 63:32.
    template <class T>
    [[nodiscard]] u64 tag(u32 va, u64 context_tag) const {
        constexpr auto kLog2Size = static_cast<size_t>(std::countr_zero(sizeof(T)));
        return context_tag | (va & look_up_.tag_masks[kLog2Size]);
    }
    [[nodiscard]] const Entry& at(u32 va, bool write) const {
        const u32 offset = va >> look_up_.shift & look_up_.offset_mask;
        return *reinterpret_cast<const Entry*>(reinterpret_cast<const u8*>(look_up_.first[write]) +
                                               offset);
    }
    /// Where the host has `va`, if the filter answers for an aligned T there; else null.
    template <class T>
    [[nodiscard, gnu::always_inline]] u8* find(u32 va, u64 context_tag, bool write) const {
        const Entry& entry = at(va, write);
        if (entry.tag != tag<T>(va, context_tag)) [[unlikely]]
            return nullptr;
        u8* const host = reinterpret_cast<u8*>(entry.addend + static_cast<i64>(va));
        if (host == nullptr) __builtin_unreachable();  // so that nobody asks twice
        return host;
    }
    /// find() looks at one of `index_mask()` + 1 entries from this one on: for engines that emit
    /// it as host code.
    [[nodiscard]] const Entry& first(bool write) const {
        return sides_[write].entries[is_by_page() ? 0 : kPageEntries];
    }
    [[nodiscard]] u32 index_mask() const {
        return (is_by_page() ? kPageEntries : kLineEntries) - 1;
    }
    /// The same of what page() exchanges where the granule is a page.
    [[nodiscard]] const PageOutput& first_output(bool write) const {
        return sides_[write].outputs[0];
    }
    [[nodiscard]] const Behind& first_behind(bool write) const { return sides_[write].behind[0]; }
    /// A byte for each of them: 0 where none is.
    [[nodiscard]] const u8& first_stands_behind(bool write) const {
        return sides_[write].stands_behind[0];
    }

    [[nodiscard]] bool same_granule(u32 a, u32 b) const { return (a ^ b) >> shift_ == 0; }

    /// The page of `va`, if it permits the access.
    [[nodiscard]] FoundPage page(u32 va, u32 context, bool write) const {
        const Side& side = sides_[write];
        const u32 i = page_index(va);
        const u64 tag = tag_of(va & kPageNumber, context);
        if (side.entries[i].tag == tag) return page_of(side.entries[i], side.outputs[i], va);
        const Behind& behind = side.behind[i];
        if (side.stands_behind[i] == 0 || behind.entry.tag != tag) return {};
        return page_of(behind.entry, behind.output, va);
    }
    /// So that find() finds it, where the granule is a page.
    void bring_to_front(u32 va, u32 context, bool write) {
        Side& side = sides_[write];
        const u32 i = page_index(va);
        if (side.entries[i].tag != tag_of(va & kPageNumber, context)) exchange(side, i);
    }
    /// What was known of the page of `va` before its translation was invalidated or its context
    /// left; null: nothing, or something else took its place.
    [[nodiscard]] FoundPage former_page(u32 va, bool write) const {
        const Side& side = sides_[write];
        const u32 i = page_index(va);
        if (static_cast<u32>(side.entries[i].tag) != (va & kPageNumber)) return {};
        return page_of(side.entries[i], side.outputs[i], va);
    }
    /// The same page permits accesses again.
    void renew_page(u32 va, u32 context, bool write) {
        sides_[write].entries[page_index(va)].tag = tag_of(va & kPageNumber, context);
    }
    /// No page of `va` can come back: former_page() is null.
    void forget_former_pages(u32 va) {
        const u32 i = page_index(va);
        for (Side& side : sides_) {
            for (Entry* e : {&side.entries[i], &side.behind[i].entry})
                if ((static_cast<u32>(e->tag) ^ va) >> kPageShift == 0) e->tag = kNoTag;
        }
    }
    void fill_page(u32 va, u32 context, u8* host_of_page, bool read, bool write,
                   const PageOutput& output) {
        if (read) fill_page(sides_[0], va, context, host_of_page, output);
        if (write) fill_page(sides_[1], va, context, host_of_page, output);
    }
    // Where the granule is a line. kShift: granule_shift(), if the caller knows it.
    template <u8 kShift = 0>
    void fill_line(u32 va, u32 context, u8* host_of_va, bool read, bool write) {
        fill_line<kShift>(tag_of(va, context), host_of_va, read, write);
    }
    /// `tagged_va`: the context above the address.
    template <u8 kShift = 0>
    void fill_line(u64 tagged_va, u8* host_of_va, bool read, bool write) {
        const u32 va = static_cast<u32>(tagged_va);
        const Entry entry{tagged_va & (~u64{0} << shift<kShift>()), addend(host_of_va, va)};
        if (read) fill_line<kShift>(sides_[0], va, entry);
        if (write) fill_line<kShift>(sides_[1], va, entry);
    }

    /// In any context; `line` is the address of a line, or of none.
    template <u8 kShift = 0>
    void drop_line(u32 line) {
        const u32 at = line >> shift<kShift>();
        for (Side& side : sides_) drop_line(line_entry(side, at), line);
    }
    void drop_write(u32 line) { drop_line(line_entry(sides_[1], line >> shift_), line); }
    /// Every line of [va, va + 2^log2_size), in any context; pages stay.
    void drop_lines(u32 va, u8 log2_size, bool read, bool write) {
        if (read) drop_lines(sides_[0], va, log2_size);
        if (write) drop_lines(sides_[1], va, log2_size);
    }
    /// The same of one page.
    template <u8 kShift>
    void drop_lines_of_page(u32 va, bool write) {
        drop_lines_of_page<kShift>(sides_[write], va);
    }
    /// Pages of [va, va + 2^log2_size) and their lines, in any context.
    void drop_pages(u32 va, u8 log2_size) {
        if (!is_by_page()) drop_lines(va, log2_size, true, true);
        for (Side& side : sides_) drop_pages(side, va, log2_size);
    }
    /// The same of a page.
    void drop_page(u32 va) {
        if (!is_by_page()) {
            drop_lines_of_page<0>(sides_[0], va);
            drop_lines_of_page<0>(sides_[1], va);
        }
        const u32 i = page_index(va);
        drop_inside(sides_[0], i, va, kPageShift);
        drop_inside(sides_[1], i, va, kPageShift);
    }
    void clear_lines() {
        if (is_by_page()) return;
        for (Side& side : sides_) clear_lines(side);
    }
    void clear() {
        clear_lines();
        for (Side& side : sides_) {
            for (const u16 used : side.used)
                side.entries[used] = {}, side.outputs[used] = {}, side.behind[used] = {},
                side.stands_behind[used] = 0;
            side.used.clear();
        }
    }
    /// No entry permits writes to a page of the host any more (code appeared in it).
    void drop_writes_to(const u8* host_of_page) {
        drop_writes_if([=](const u8* page) { return page == host_of_page; });
    }
    /// The same of each page of the host that `is_one` says.
    template <class IsOne>
    void drop_writes_if(IsOne&& is_one) {
        Side& stores = sides_[1];
        for (const u16 used : stores.used) {
            drop_if(stores.entries[used], is_one);
            drop_if(stores.behind[used].entry, is_one);
        }
        if (is_by_page()) return;
        for (const Slot& slot : stores.slots)
            for_each_line(stores, slot, [&](Entry& e) { drop_if(e, is_one); });
    }

  private:
    static constexpr u64 kNoTag = ~u64{0};
    /// Of no context: pages that were dropped with their translation keep their address
    /// (former_page()).
    static constexpr u64 kNoContext = ~u64{0} << 32;
    static constexpr u32 kPageSize = 1u << kPageShift, kPageNumber = ~kPageMask;

    /// Which lines of a page may be in the filter, so that a page is dropped without a search.
    /// Every filled line is in the mask of its page's slot; a page that loses its slot loses its
    /// lines.
    struct Slot {
        u32 page = ~u32{0};
        u64 lines = 0;  ///< by the low bits of their numbers
    };
    static constexpr u32 kSlots = 256, kLinesInSlot = 64;
    /// What loads, or stores, may use: pages, and lines behind them.
    struct Side {
        std::array<Entry, kPageEntries + kLineEntries> entries{};
        std::array<PageOutput, kPageEntries> outputs{};
        std::array<Behind, kPageEntries> behind{};
        std::array<u8, kPageEntries> stands_behind{};  ///< 0: nothing does: no need to look
        std::array<Slot, kSlots> slots{};
        std::vector<u16> used;  ///< pages that were filled since the last clear()
    };

    /// What find() takes its entry and its tag with, as its arithmetic wants it.
    struct LookUp {
        std::array<const Entry*, 2> first{};  ///< of loads, of stores
        std::array<u32, 3> tag_masks{};       ///< by log2 of the access's size
        u32 offset_mask = 0;                  ///< of an entry from the first, in bytes
        u8 shift = 0;                         ///< of an address, to be such an offset
    };
    [[nodiscard]] LookUp look_up() const {
        const u32 line_mask = ~u32{0} << shift_;
        return {{&first(false), &first(true)},
                {line_mask, line_mask | 1, line_mask | 3},
                index_mask() << kLog2Entry,
                static_cast<u8>(shift_ - kLog2Entry)};
    }
    template <u8 kShift>
    [[nodiscard]] u8 shift() const {
        return kShift != 0 ? kShift : shift_;
    }
    [[nodiscard]] static u32 page_index(u32 va) { return va / kPageSize % kPageEntries; }
    [[nodiscard]] static Entry& line_entry(Side& side, u32 line_number) {
        return side.entries[size_t{kPageEntries} + line_number % kLineEntries];
    }
    [[nodiscard]] static u64 tag_of(u32 granule, u32 context) {
        return u64{context} << 32 | granule;
    }
    [[nodiscard]] static i64 addend(u8* host, u32 va) {
        return std::bit_cast<i64>(host) - static_cast<i64>(va);
    }

    [[nodiscard]] static FoundPage page_of(const Entry& entry, const PageOutput& output, u32 va) {
        u8* const host = std::bit_cast<u8*>(entry.addend + static_cast<i64>(va & kPageNumber));
        if (host == nullptr) __builtin_unreachable();  // so that nobody asks twice
        return {output, host};
    }
    static void fill_page(Side& side, u32 va, u32 context, u8* host, const PageOutput& output) {
        const u32 i = page_index(va), page = va & kPageNumber;
        if (!side.outputs[i].is_page())
            side.used.push_back(static_cast<u16>(i));
        else if (side.entries[i].tag != tag_of(page, context))
            exchange(side, i);
        side.entries[i] = {tag_of(page, context), addend(host, page)};
        side.outputs[i] = output;
    }
    static void drop_pages(Side& side, u32 va, u8 log2_size) {
        const u64 pages = u64{1} << (log2_size - kPageShift);
        if (pages > side.used.size()) {
            for (const u16 used : side.used) drop_inside(side, used, va, log2_size);
            return;
        }
        const u32 first = static_cast<u32>(va & ~u64{0} << log2_size);
        for (u32 page = 0; page < pages; ++page)
            drop_inside(side, page_index(first + page * kPageSize), va, log2_size);
    }
    static void exchange(Side& side, u32 i) {
        std::swap(side.entries[i], side.behind[i].entry);
        std::swap(side.outputs[i], side.behind[i].output);
        side.stands_behind[i] = 1;
    }
    static void drop_inside(Side& side, u32 i, u32 va, u8 log2_size) {
        if (is_inside(side.entries[i], va, log2_size)) side.entries[i].tag |= kNoContext;
        if (side.stands_behind[i] == 0 || !is_inside(side.behind[i].entry, va, log2_size)) return;
        side.behind[i].entry.tag = kNoTag;
        side.stands_behind[i] = 0;
    }
    static bool is_inside(const Entry& e, u32 va, u8 log2_size) {
        return (u64{static_cast<u32>(e.tag) ^ va} >> log2_size) == 0;
    }

    template <class IsOne>
    static void drop_if(Entry& e, IsOne& is_one) {
        if (e.tag == kNoTag) return;
        const i64 page_va = static_cast<u32>(e.tag) & kPageNumber;
        if (is_one(std::bit_cast<const u8*>(e.addend + page_va))) e.tag = kNoTag;
    }

    template <u8 kShift>
    void fill_line(Side& side, u32 va, const Entry& entry) {
        const u32 line = va >> shift<kShift>(), page = va / kPageSize;
        Slot& slot = side.slots[page % kSlots];
        if (slot.page != page) [[unlikely]] {
            drop_lines<kShift>(side, slot);
            slot.page = page;
        }
        slot.lines |= u64{1} << line % kLinesInSlot;
        line_entry(side, line) = entry;
    }
    static void drop_line(Entry& e, u32 line) {
        if (static_cast<u32>(e.tag) == line) e.tag = kNoTag;
    }
    void drop_lines(Side& side, u32 va, u8 log2_size) {
        if (log2_size >= 20) return clear_lines(side);
        const u32 size = u32{1} << log2_size;
        const u32 first = va & ~(size - 1);
        for (u32 offset = 0; offset < size; offset += kPageSize)
            drop_lines_of_page<0>(side, first + offset);
    }
    template <u8 kShift>
    void drop_lines_of_page(Side& side, u32 va) {
        Slot& slot = side.slots[va / kPageSize % kSlots];
        if (slot.page == va / kPageSize) drop_lines<kShift>(side, slot);
    }
    /// Those of a slot's page. (An entry's place says which line of its page it can hold.)
    template <u8 kShift = 0, class Action>
    void for_each_line(Side& side, const Slot& slot, Action&& action) {
        const u32 first = slot.page << (kPageShift - shift<kShift>()) & ~(kLinesInSlot - 1);
        for (u64 left = slot.lines; left != 0; left &= left - 1) {
            Entry& e = line_entry(side, first + static_cast<u32>(std::countr_zero(left)));
            if (static_cast<u32>(e.tag) / kPageSize == slot.page) action(e);
        }
    }
    template <u8 kShift>
    void drop_lines(Side& side, Slot& slot) {
        for_each_line<kShift>(side, slot, [](Entry& e) { e.tag = kNoTag; });
        slot.lines = 0;
    }
    static void clear_lines(Side& side) {
        std::fill_n(&side.entries[kPageEntries], kLineEntries, Entry{});
        side.slots.fill({});
    }

    std::array<Side, 2> sides_;  ///< of loads, of stores
    LookUp look_up_;
    u8 shift_ = kPageShift;
};

}  // namespace hypscope::cpu
