/* SPDX-License-Identifier: Apache-2.0
 * Builder of LPAE translation tables that start at level 1, for the PL2
 * regime and for stage 2. Pure: it touches nothing but the tables.
 */
#ifndef PAGETABLE_H
#define PAGETABLE_H

#include "types.h"

#define PT_ENTRIES 512
#define PAGE_SIZE 0x1000u
#define PT_VALID 1ull
#define PT_TABLE 3ull /* levels 1 and 2 */
#define PT_BLOCK 1ull /* levels 1 and 2 */
#define PT_PAGE 3ull  /* level 3 */
#define PT_ADDRESS_MASK 0x000000fffffff000ull

struct page_table {
    u64 *root; /* level 1; concatenated tables for more than 39 bits */
    u32 root_entries;
    u64 *(*take_table)(void); /* a table of 512 invalid entries, or NULL */
};

/* Maps [address, address + size) with the largest blocks that fit. False when
 * a table is missing, the range is out of reach or a part is mapped already:
 * an entry only ever goes from invalid to valid, which needs no TLB
 * maintenance (ARM ARM B3.10.1). */
bool pt_map(const struct page_table *table, u64 address, u64 output, u64 size, u64 attributes);

/* The leaf descriptor that translates an address, or 0. */
u64 pt_lookup(const struct page_table *table, u64 address);

#endif
