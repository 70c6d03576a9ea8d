// SPDX-License-Identifier: Apache-2.0
// The L0 data filter: what a load or store may use without asking anybody. One entry answers for
// one granule of virtual addresses (an L1D line when time is modelled, a page when it is not) in
// one context (mmu::Mmu::context()), so that a world switch empties nothing. Where the granule is a
// line, pages stand behind: what they answer has a price, but no translation to be looked up.
//
// An entry may say "read" only while all of these hold, "write" likewise:
//   - the functional TLB holds the translation, it permits the access, and the memory is RAM;
//   - of a line: the timing models hold it and its page (uarch::FilterListener says when they do
//   not);
//   - for writes: the page holds no translated code;
//   - no watchpoint that is enabled may watch a byte of the granule.
// What ends it: a new context id (register writes, invalidation by ASID, VMID or all), a dropped
// translation (mmu::MmuListener), a dropped line or page (uarch::FilterListener), code in the page.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <vector>

#include "common/types.hpp"
#include "cpu/page.hpp"

namespace hypscope::cpu {

class LineFilter {
  public:
    /// 64 MB of pages; twice the lines of an L1D of 32 KB.
    static constexpr u32 kPageEntries = 16384, kLineEntries = 1024;

    /// Where a page lies, as the timing models want to know it.
    struct Output {
        u32 page_number = 0;  ///< physical
        u8 block_shift = 0;   ///< log2 of the block that the translation maps; 0: no page
        bool secure : 1 = false;
        bool cacheable : 1 = false;
        bool global : 1 = false;
        u16 tlb_entry = 0;  ///< mmu::Mmu::number_of(): whose walk it was
    };
    struct Entry {
        u64 read_tag = kNoTag;
        u64 write_tag = kNoTag;
        i64 addend = 0;   ///< host address = virtual address + addend
        Output output{};  ///< of a page
    };

    LineFilter() { used_.reserve(kPageEntries); }
    void set_granule_shift(u8 shift) {
        shift_ = shift;
        line_mask_ = ~u32{0} << shift;
        first_ = is_by_page() ? 0 : kPageEntries;
        index_mask_ = (is_by_page() ? kPageEntries : kLineEntries) - 1;
        clear();
    }
    [[nodiscard]] u8 granule_shift() const { return shift_; }
    [[nodiscard]] u32 granule_size() const { return u32{1} << shift_; }
    /// Time is not modelled: the granule is a page.
    [[nodiscard]] bool is_by_page() const { return shift_ == kPageShift; }

    /// Tag of an aligned access of T in `context`: an unaligned address matches no entry.
    template <class T>
    [[nodiscard]] u64 tag(u32 va, u32 context) const {
        return u64{context} << 32 | (va & (line_mask_ | (sizeof(T) - 1)));
    }
    [[nodiscard]] const Entry& at(u32 va) const { return entries_[index(va)]; }
    /// at() is `mask` + 1 entries from this one on: for engines that emit the look-up as host code.
    [[nodiscard]] const Entry& first() const { return entries_[first_]; }
    [[nodiscard]] u32 index_mask() const { return index_mask_; }

    [[nodiscard]] bool same_granule(u32 a, u32 b) const { return ((a ^ b) & line_mask_) == 0; }

    /// The page of `va` if it permits the access, else null.
    [[nodiscard]] const Entry* page(u32 va, u32 context, bool write) const {
        const Entry& e = entries_[page_index(va)];
        const u64 tag = u64{context} << 32 | (va & kPageNumber);
        return (write ? e.write_tag : e.read_tag) == tag ? &e : nullptr;
    }
    const Entry* fill_page(u32 va, u32 context, u8* host_of_page, bool read, bool write,
                           const Output& output) {
        Entry& e = entries_[page_index(va)];
        if (e.output.block_shift == 0) used_.push_back(static_cast<u16>(page_index(va)));
        set(e, va & kPageNumber, context, host_of_page, read, write);
        e.output = output;
        return &e;
    }
    /// Where the granule is a line.
    void fill_line(u32 va, u32 context, u8* host_of_va, bool read, bool write) {
        note_filled(va);
        set(entries_[index(va)], va & line_mask_, context, host_of_va - (va & ~line_mask_), read,
            write);
    }

    void drop_line(u32 va) { drop(entries_[index(va)], va & line_mask_, true, true); }
    void drop_write(u32 va) { drop(entries_[index(va)], va & line_mask_, false, true); }
    /// Every line of [va, va + 2^log2_size), in any context; pages stay.
    void drop_lines(u32 va, u8 log2_size, bool read, bool write) {
        if (log2_size >= 20) return clear_lines();
        const u32 size = u32{1} << log2_size;
        const u32 first = va & ~(size - 1);
        for (u32 offset = 0; offset < size; offset += kPageSize)
            drop_lines_of_page(first + offset, read, write);
    }
    /// Pages of [va, va + 2^log2_size) and their lines, in any context.
    void drop_pages(u32 va, u8 log2_size) {
        if (!is_by_page()) drop_lines(va, log2_size, true, true);
        const u64 pages = u64{1} << (log2_size - kPageShift);
        if (pages > used_.size()) {
            for (const u16 used : used_) drop_inside(entries_[used], va, log2_size);
            return;
        }
        const u32 first = static_cast<u32>(va & ~u64{0} << log2_size);
        for (u32 page = 0; page < pages; ++page)
            drop_inside(entries_[page_index(first + page * kPageSize)], va, log2_size);
    }
    void clear_lines() {
        if (is_by_page()) return;
        std::fill_n(&entries_[kPageEntries], kLineEntries, Entry{});
        slots_.fill({});
    }
    void clear() {
        clear_lines();
        for (const u16 used : used_) entries_[used] = {};
        used_.clear();
    }
    /// No entry permits writes any more (code appeared somewhere).
    void drop_all_writes() {
        for (const u16 used : used_) entries_[used].write_tag = kNoTag;
        if (is_by_page()) return;
        for (Entry& line : std::span(entries_).subspan(kPageEntries)) line.write_tag = kNoTag;
    }

  private:
    static constexpr u64 kNoTag = ~u64{0};
    static constexpr u32 kPageSize = 1u << kPageShift, kPageNumber = ~kPageMask;

    [[nodiscard]] static u32 page_index(u32 va) { return va / kPageSize % kPageEntries; }
    [[nodiscard]] u32 index(u32 va) const { return first_ + ((va >> shift_) & index_mask_); }
    static void set(Entry& e, u32 granule, u32 context, u8* host, bool read, bool write) {
        const u64 tag = u64{context} << 32 | granule;
        if (read)
            e.read_tag = tag;
        else if (e.read_tag != tag)
            e.read_tag = kNoTag;
        if (write)
            e.write_tag = tag;
        else if (e.write_tag != tag)
            e.write_tag = kNoTag;
        e.addend = std::bit_cast<i64>(host) - static_cast<i64>(granule);
    }
    static void drop_inside(Entry& e, u32 va, u8 log2_size) {
        if ((u64{static_cast<u32>(e.read_tag) ^ va} >> log2_size) == 0) e.read_tag = kNoTag;
        if ((u64{static_cast<u32>(e.write_tag) ^ va} >> log2_size) == 0) e.write_tag = kNoTag;
    }
    static void drop(Entry& e, u32 granule, bool read, bool write) {
        if (read && static_cast<u32>(e.read_tag) == granule) e.read_tag = kNoTag;
        if (write && static_cast<u32>(e.write_tag) == granule) e.write_tag = kNoTag;
    }

    /// Which lines of a page may be in the filter, so that a page is dropped without a search.
    /// Every filled line is in the mask of its page's slot; a page that loses its slot loses its
    /// lines.
    struct Slot {
        u32 page = ~u32{0};
        u64 lines = 0;
    };
    static constexpr u32 kSlots = 256;
    [[nodiscard]] Slot& slot_of(u32 va) { return slots_[va / kPageSize % kSlots]; }
    [[nodiscard]] u32 line_in_page(u32 va) const { return (va % kPageSize) >> shift_; }

    void note_filled(u32 va) {
        Slot& slot = slot_of(va);
        if (slot.page != va / kPageSize) [[unlikely]] {
            if (slot.lines != 0) drop_lines_of(slot, true, true);
            slot = {va / kPageSize, 0};
        }
        slot.lines |= u64{1} << line_in_page(va);
    }
    void drop_lines_of_page(u32 va, bool read, bool write) {
        Slot& slot = slot_of(va);
        if (slot.page == va / kPageSize) drop_lines_of(slot, read, write);
    }
    void drop_lines_of(Slot& slot, bool read, bool write) {
        for (u64 left = slot.lines; left != 0; left &= left - 1) {
            const u32 va =
                slot.page * kPageSize + (static_cast<u32>(std::countr_zero(left)) << shift_);
            drop(entries_[index(va)], va & line_mask_, read, write);
        }
        if (read && write) slot.lines = 0;
    }

    std::array<Entry, kPageEntries + kLineEntries> entries_{};
    std::array<Slot, kSlots> slots_{};
    std::vector<u16> used_;  ///< pages that were filled since the last clear()
    u32 line_mask_ = ~u32{0} << kPageShift;
    u32 index_mask_ = kPageEntries - 1;
    u32 first_ = 0;  ///< of the entries that at() chooses from
    u8 shift_ = kPageShift;
};

}  // namespace hypscope::cpu
