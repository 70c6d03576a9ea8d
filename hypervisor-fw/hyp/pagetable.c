/* SPDX-License-Identifier: Apache-2.0
 * LPAE table builder (ARM ARM B3.6.1: descriptor formats). See pagetable.h.
 */
#include "pagetable.h"

static const u32 level_shift[] = {[1] = 30, [2] = 21, [3] = 12};

static u64 *next_table(u64 descriptor)
{
    return (u64 *)(uintptr_t)(descriptor & PT_ADDRESS_MASK);
}

static bool is_table(u64 descriptor, u32 level)
{
    return level < 3 && (descriptor & 3) == PT_TABLE;
}

static u32 index_at(const struct page_table *table, u64 address, u32 level)
{
    u64 index = address >> level_shift[level];

    return (u32)(level == 1 ? index & (table->root_entries - 1) : index & (PT_ENTRIES - 1));
}

/* One leaf for the start of the range, at the highest level that fits; its size or 0. */
static u64 map_one(const struct page_table *table, u64 address, u64 output, u64 size,
                   u64 attributes)
{
    u64 *entries = table->root;

    for (u32 level = 1; level <= 3; level++) {
        u64 span = 1ull << level_shift[level];
        u64 *entry = &entries[index_at(table, address, level)];

        if (((address | output) & (span - 1)) == 0 && size >= span && !is_table(*entry, level)) {
            if ((*entry & PT_VALID) != 0) {
                return 0;
            }
            *entry = output | attributes | (level == 3 ? PT_PAGE : PT_BLOCK);
            return span;
        }
        if (level == 3 || ((*entry & PT_VALID) != 0 && !is_table(*entry, level))) {
            return 0;
        }
        if ((*entry & PT_VALID) == 0) {
            u64 *fresh = table->take_table();

            if (fresh == NULL) {
                return 0;
            }
            *entry = (u64)(uintptr_t)fresh | PT_TABLE;
        }
        entries = next_table(*entry);
    }
    return 0;
}

bool pt_map(const struct page_table *table, u64 address, u64 output, u64 size, u64 attributes)
{
    if (address + size > (u64)table->root_entries << level_shift[1]) {
        return false;
    }
    while (size != 0) {
        u64 done = map_one(table, address, output, size, attributes);

        if (done == 0) {
            return false;
        }
        address += done;
        output += done;
        size -= done;
    }
    return true;
}

u64 pt_lookup(const struct page_table *table, u64 address)
{
    u64 *entries = table->root;

    for (u32 level = 1; level <= 3; level++) {
        u64 descriptor = entries[index_at(table, address, level)];

        if (!is_table(descriptor, level)) {
            return (descriptor & PT_VALID) != 0 ? descriptor : 0;
        }
        entries = next_table(descriptor);
    }
    return 0;
}
