/* SPDX-License-Identifier: Apache-2.0
 * The hypervisor's own map (identity) and the pool that all tables come from.
 * Code is read-only, everything writable is execute-never (HSCTLR.WXN backs it).
 */
#include "mmu.h"

#include "cp15.h"
#include "platform.h"

#define TABLE_POOL_SIZE 24
#define RAM_SIZE_MAPPED 0x20000000u

extern u8 __code_start[], __code_end[], __hyp_end[];

u64 hyp_root_table[HYP_ROOT_ENTRIES] ALIGNED(32);

static u64 table_pool[TABLE_POOL_SIZE][PT_ENTRIES] ALIGNED(4096);
static u64 stage2_roots[2][STAGE2_ROOT_ENTRIES] ALIGNED(8192);
static u32 tables_taken, roots_taken;

/* .bss is cleared at entry and a table is never given back. */
u64 *table_pool_take(void)
{
    return tables_taken < TABLE_POOL_SIZE ? table_pool[tables_taken++] : NULL;
}

u64 *table_pool_take_stage2_root(void)
{
    return roots_taken < ARRAY_SIZE(stage2_roots) ? stage2_roots[roots_taken++] : NULL;
}

static void map_identity(uintptr_t start, uintptr_t end, u64 attributes)
{
    const struct page_table table = {
        .root = hyp_root_table, .root_entries = HYP_ROOT_ENTRIES, .take_table = table_pool_take};

    if (!pt_map(&table, start, start, end - start, attributes)) {
        for (;;) { /* no console yet */
        }
    }
}

/* Runs with the MMU off, before anything else of C. */
void hyp_mmu_build(void)
{
    map_identity(GICD_BASE & ~0x1fffffu, UART_BASE + 0x200000, PT_HYP_DEVICE);
    map_identity(RAM_BASE, (uintptr_t)__code_start, PT_HYP_DATA);
    map_identity((uintptr_t)__code_start, (uintptr_t)__code_end, PT_HYP_CODE);
    map_identity((uintptr_t)__code_end, RAM_BASE + RAM_SIZE_MAPPED, PT_HYP_DATA);
    dsb();
}

#define LINE 32 /* the smallest line of A15 and A7 */

void sync_code(const void *start, size_t size)
{
    uintptr_t end = (uintptr_t)start + size;

    /* To the point of coherency: a guest starts with its caches off. */
    for (uintptr_t line = (uintptr_t)start & ~(LINE - 1u); line < end; line += LINE) {
        cp_write(DCCMVAC, line);
    }
    dsb();
    cp_write(ICIALLUIS, 0);
    cp_write(BPIALLIS, 0);
    dsb();
    isb();
}
