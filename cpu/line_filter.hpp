// SPDX-License-Identifier: Apache-2.0
// The L0 data filter: what a load or store may use without asking anybody. One entry answers for
// one granule of virtual addresses (an L1D line when time is modelled, a page when it is not) in
// one context (mmu::Mmu::context()), so that a world switch empties nothing.
//
// An entry may say "read" only while all of these hold, "write" likewise:
//   - the functional TLB holds the translation, it permits the access, and the memory is Normal
//   RAM;
//   - the timing models hold the line and its page (uarch::FilterListener says when they do not);
//   - for writes: the page holds no translated code;
//   - no watchpoint that is enabled may watch a byte of the granule.
// What ends it: a new context id (register writes, invalidation by ASID, VMID or all), a dropped
// translation (mmu::MmuListener), a dropped line or page (uarch::FilterListener), code in the page.
#pragma once
#include <array>
#include <bit>

#include "common/types.hpp"

namespace hypscope::cpu {

class LineFilter {
  public:
    static constexpr u32 kEntries = 1024;

    struct Entry {
        u64 read_tag = kNoTag;
        u64 write_tag = kNoTag;
        i64 addend = 0;  ///< host address = virtual address + addend
        u64 unused = 0;
    };

    void set_granule_shift(u8 shift) {
        shift_ = shift;
        line_mask_ = ~u32{0} << shift;
        clear();
    }
    [[nodiscard]] u8 granule_shift() const { return shift_; }
    [[nodiscard]] u32 granule_size() const { return u32{1} << shift_; }

    /// Tag of an aligned access of T in `context`: an unaligned address matches no entry.
    template <class T>
    [[nodiscard]] u64 tag(u32 va, u32 context) const {
        return u64{context} << 32 | (va & (line_mask_ | (sizeof(T) - 1)));
    }
    [[nodiscard]] const Entry& at(u32 va) const { return entries_[(va >> shift_) % kEntries]; }

    [[nodiscard]] bool same_granule(u32 a, u32 b) const { return ((a ^ b) & line_mask_) == 0; }

    void fill(u32 va, u32 context, u8* host_of_va, bool read, bool write) {
        note_filled(va);
        Entry& e = entry(va);
        const u64 tag = u64{context} << 32 | (va & line_mask_);
        const i64 addend = std::bit_cast<i64>(host_of_va) - static_cast<i64>(va);
        if (read)
            e.read_tag = tag;
        else if (e.read_tag != tag)
            e.read_tag = kNoTag;
        if (write)
            e.write_tag = tag;
        else if (e.write_tag != tag)
            e.write_tag = kNoTag;
        e.addend = addend;
    }

    void drop_line(u32 va) { drop(entry(va), va & line_mask_, true, true); }
    void drop_write(u32 va) { drop(entry(va), va & line_mask_, false, true); }
    /// Every line of [va, va + 2^log2_size), in any context.
    void drop_range(u32 va, u8 log2_size, bool read, bool write) {
        if (log2_size >= 20) return clear();
        const u32 size = u32{1} << log2_size;
        const u32 first = va & ~(size - 1);
        for (u32 offset = 0; offset < size; offset += kPageSize)
            drop_page(first + offset, read, write);
    }
    void clear() {
        entries_.fill({});
        pages_.fill({});
    }
    /// No entry permits writes any more (code appeared somewhere).
    void drop_all_writes() {
        for (Entry& e : entries_) e.write_tag = kNoTag;
    }

  private:
    static constexpr u64 kNoTag = ~u64{0};
    [[nodiscard]] Entry& entry(u32 va) { return entries_[(va >> shift_) % kEntries]; }
    static void drop(Entry& e, u32 line, bool read, bool write) {
        if (read && static_cast<u32>(e.read_tag) == line) e.read_tag = kNoTag;
        if (write && static_cast<u32>(e.write_tag) == line) e.write_tag = kNoTag;
    }

    /// Which lines of a page may be in the filter, so that a page is dropped without a search.
    /// Every filled line is in the mask of its page's slot; a page that loses its slot loses its
    /// lines.
    struct Page {
        u32 number = ~u32{0};
        u64 lines = 0;
    };
    static constexpr u32 kPageSize = 4096;
    static constexpr u32 kPages = 256;
    [[nodiscard]] Page& page_of(u32 va) { return pages_[(va / kPageSize) % kPages]; }
    [[nodiscard]] u32 line_in_page(u32 va) const { return (va % kPageSize) >> shift_; }

    void note_filled(u32 va) {
        Page& page = page_of(va);
        if (page.number != va / kPageSize) [[unlikely]] {
            if (page.lines != 0) drop_lines(page, true, true);
            page = {va / kPageSize, 0};
        }
        page.lines |= u64{1} << line_in_page(va);
    }
    void drop_page(u32 va, bool read, bool write) {
        Page& page = page_of(va);
        if (page.number == va / kPageSize) drop_lines(page, read, write);
    }
    void drop_lines(Page& page, bool read, bool write) {
        for (u64 left = page.lines; left != 0; left &= left - 1) {
            const u32 va =
                page.number * kPageSize + (static_cast<u32>(std::countr_zero(left)) << shift_);
            drop(entry(va), va & line_mask_, read, write);
        }
        if (read && write) page.lines = 0;
    }

    std::array<Entry, kEntries> entries_{};
    std::array<Page, kPages> pages_{};
    u32 line_mask_ = ~u32{0} << 12;
    u8 shift_ = 12;
};

}  // namespace hypscope::cpu
