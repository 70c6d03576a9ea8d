/* SPDX-License-Identifier: Apache-2.0
 * The LPAE table builder: sizes of leaves, descriptors, refusals.
 */
#include "pagetable.h"
#include "check.h"

int failures;

#define TABLES 8
#define ATTRIBUTES 0x7fcull

static u64 root[1024] __attribute__((aligned(8192)));
static u64 pool[TABLES][PT_ENTRIES] __attribute__((aligned(4096)));
static u32 taken;

static u64 *take(void)
{
    return taken < TABLES ? pool[taken++] : NULL;
}

static struct page_table fresh(u32 root_entries)
{
    taken = 0;
    for (u32 i = 0; i < 1024; i++) {
        root[i] = 0;
    }
    for (u32 i = 0; i < TABLES * PT_ENTRIES; i++) {
        pool[i / PT_ENTRIES][i % PT_ENTRIES] = 0;
    }
    return (struct page_table){.root = root, .root_entries = root_entries, .take_table = take};
}

static void only_the_first_page_is_mapped_with_all_others_left_absent(void)
{
    struct page_table table = fresh(1024);

    CHECK(pt_map(&table, 0, 0x40000000, PAGE_SIZE, ATTRIBUTES));
    CHECK(pt_lookup(&table, 0) == (0x40000000 | ATTRIBUTES | PT_PAGE));
    CHECK(pt_lookup(&table, PAGE_SIZE) == 0);
    CHECK(pt_lookup(&table, 0x200000) == 0);
    CHECK(taken == 2);
}

static void an_aligned_gigabyte_is_one_block(void)
{
    struct page_table table = fresh(1024);

    CHECK(pt_map(&table, 0x40000000, 0x80000000, 0x40000000, ATTRIBUTES));
    CHECK(root[1] == (0x80000000 | ATTRIBUTES | PT_BLOCK));
    CHECK(taken == 0);
}

static void the_output_address_must_be_aligned_too(void)
{
    struct page_table table = fresh(1024);

    CHECK(pt_map(&table, 0x40000000, 0x50001000, 0x200000, ATTRIBUTES));
    CHECK(taken == 2);
    CHECK(pt_lookup(&table, 0x401ff000) == (0x50200000 | ATTRIBUTES | PT_PAGE));
}

static void an_uneven_range_uses_pages_then_blocks_then_pages(void)
{
    struct page_table table = fresh(4);

    CHECK(pt_map(&table, 0x401ff000, 0x401ff000, 0x202000, ATTRIBUTES));
    CHECK(pt_lookup(&table, 0x401ff000) == (0x401ff000 | ATTRIBUTES | PT_PAGE));
    CHECK(pt_lookup(&table, 0x40212345) == (0x40200000 | ATTRIBUTES | PT_BLOCK));
    CHECK(pt_lookup(&table, 0x40400000) == (0x40400000 | ATTRIBUTES | PT_PAGE));
    CHECK(pt_lookup(&table, 0x40401000) == 0);
}

static void a_40_bit_ipa_reaches_the_second_concatenated_table(void)
{
    struct page_table table = fresh(1024);

    CHECK(pt_map(&table, 0xffc0000000, 0x40000000, 0x40000000, ATTRIBUTES));
    CHECK(root[1023] != 0);
    CHECK(!pt_map(&table, 0x10000000000, 0, PAGE_SIZE, ATTRIBUTES));
}

static void a_mapped_page_is_not_mapped_again(void)
{
    struct page_table table = fresh(1024);

    CHECK(pt_map(&table, 0x1000, 0x1000, PAGE_SIZE, ATTRIBUTES));
    CHECK(!pt_map(&table, 0x1000, 0x2000, PAGE_SIZE, ATTRIBUTES));
    CHECK(pt_lookup(&table, 0x1000) == (0x1000 | ATTRIBUTES | PT_PAGE));
}

static void a_block_is_not_split(void)
{
    struct page_table table = fresh(1024);

    CHECK(pt_map(&table, 0, 0, 0x200000, ATTRIBUTES));
    CHECK(!pt_map(&table, 0x1000, 0x1000, PAGE_SIZE, ATTRIBUTES));
}

static void running_out_of_tables_is_reported(void)
{
    struct page_table table = fresh(1024);

    taken = TABLES;
    CHECK(!pt_map(&table, 0, 0, PAGE_SIZE, ATTRIBUTES));
    CHECK(root[0] == 0);
}

int main(void)
{
    only_the_first_page_is_mapped_with_all_others_left_absent();
    an_aligned_gigabyte_is_one_block();
    the_output_address_must_be_aligned_too();
    an_uneven_range_uses_pages_then_blocks_then_pages();
    a_40_bit_ipa_reaches_the_second_concatenated_table();
    a_mapped_page_is_not_mapped_again();
    a_block_is_not_split();
    running_out_of_tables_is_reported();
    printf("pagetable: %d failures\n", failures);
    return failures != 0;
}
