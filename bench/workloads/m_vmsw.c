// SPDX-License-Identifier: Apache-2.0
/* World switch: a guest with stage 2 on touches 16 pages and does an HVC; the Hyp
 * handler swaps the VMID in VTTBR (same stage-2 tables, VMID 1 <-> 2) and returns. Needs a start in
 * Hyp. */
#include <stdint.h>
volatile uint32_t g_iters = ITERS;
static uint64_t s2l1[4] __attribute__((aligned(4096)));
static uint64_t s2l2[4][512] __attribute__((aligned(4096)));
static uint64_t s2l3[64][512] __attribute__((aligned(4096)));
__asm__(
    ".arch armv7ve\n.global hyp_entry\nhyp_entry:\n"
    " push {r0-r3}\n mrrc p15,6,r0,r1,c2\n eor r1,r1,#(3<<16)\n mcrr p15,6,r0,r1,c2\n isb\n pop "
    "{r0-r3}\n eret\n");
void hyp_setup(void) {
    for (int g = 0; g < 4; g++) {
        s2l1[g] = (uint32_t)s2l2[g] | 3;
        for (uint32_t i = 0; i < 512; i++) {
            uint64_t pa = ((uint64_t)g << 30) | ((uint64_t)i << 21);
            if (g == 1 && i < 64) {
                for (uint32_t k = 0; k < 512; k++) s2l3[i][k] = pa | (k << 12) | 0x7ff;
                s2l2[g][i] = (uint32_t)s2l3[i] | 3;
            } else
                s2l2[g][i] = pa | 0x4c5;
        }
    }
    __asm__ volatile(
        "mcrr p15,6,%0,%1,c2\n mcr p15,4,%2,c2,c1,2\n mrc p15,4,r3,c1,c1,0\n orr r3,r3,#1\n mcr "
        "p15,4,r3,c1,c1,0\n"
        "mcr p15,4,%2,c8,c7,4\n dsb\n isb\n" ::"r"((uint32_t)s2l1),
        "r"(1u << 16), "r"(0x80003540u)
        : "r3", "memory");
}
uint32_t main(void) {
    uint32_t sum = 0;
    for (uint32_t n = g_iters; n; n--) {
        for (uint32_t p = 0; p < 16; p++) sum += *(volatile uint32_t*)(0x42000000u + (p << 12)) + 1;
        __asm__ volatile("hvc #0" ::: "memory");
    }
    return sum;
}
