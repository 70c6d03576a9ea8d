/* SPDX-License-Identifier: Apache-2.0
 * PL2 translation and stage 2: register values and descriptor attributes
 * (LPAE, ARM ARM B3.6). The same table builder serves both (pagetable.h).
 */
#ifndef MMU_H
#define MMU_H

// clang-format off
/* HMAIR0: index 0 Device, index 1 Normal Write-Back Write-Allocate. */
#define HMAIR0_VALUE   0x0000ff04
/* 32-bit VA, walks Write-Back Write-Allocate, Inner Shareable; bits 31 and 23 are one. */
#define HTCR_VALUE     ((1 << 31) | (1 << 23) | (3 << 12) | (1 << 10) | (1 << 8))
/* T0SZ = -8 (40-bit IPA) with its sign bit, start at level 1 with two
 * concatenated tables, walks as above (ARM ARM B3.6.5, table B3-13). */
#define VTCR_VALUE     ((1 << 31) | (3 << 12) | (1 << 10) | (1 << 8) | (1 << 6) | (1 << 4) | 8)

#define STAGE2_ROOT_ENTRIES 1024
#define HYP_ROOT_ENTRIES    4

/* Leaf attributes. AF is set: no access flag faults are used. */
#define PT_AF          (1ull << 10)
#define PT_SH_INNER    (3ull << 8)
#define PT_XN          (1ull << 54)
/* PL2: AP[1] is should-be-one, AP[2] is read-only (ARM ARM B3.7.1). */
#define PT_HYP_BASE    (PT_AF | (1ull << 6))
#define PT_HYP_CODE    (PT_HYP_BASE | PT_SH_INNER | (1ull << 2) | (1ull << 7))
#define PT_HYP_DATA    (PT_HYP_BASE | PT_SH_INNER | (1ull << 2) | PT_XN)
#define PT_HYP_DEVICE  (PT_HYP_BASE | PT_XN)
/* Stage 2: HAP read and write in bits 7:6, MemAttr in bits 5:2 (ARM ARM B3.6.2). */
#define PT_S2_RW       (3ull << 6)
#define PT_S2_NORMAL   (PT_AF | PT_SH_INNER | PT_S2_RW | (0xfull << 2))
#define PT_S2_DEVICE   (PT_AF | PT_S2_RW | (0x1ull << 2) | PT_XN)
// clang-format on

#ifndef __ASSEMBLER__
#include "pagetable.h"

extern u64 hyp_root_table[HYP_ROOT_ENTRIES];

void hyp_mmu_build(void);
u64 *table_pool_take(void);
u64 *table_pool_take_stage2_root(void);
/* Makes code written as data visible to instruction fetch on all cores. */
void sync_code(const void *start, size_t size);
#endif

#endif
