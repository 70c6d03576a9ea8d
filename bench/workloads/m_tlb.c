// SPDX-License-Identifier: Apache-2.0
/* Frequent TLB misses: 4096 pages of 4 KiB touched in a shuffled order.
 * FLUSH: 0 none, 1 TLBIALL after each pass, 2 TLBIMVA of each page before its touch.
 * LPAE: 1 uses the long-descriptor format for the whole map.
 * S2: 1 adds stage 2 (needs a start in Hyp: -M virt,virtualization=on). */
#include <stdint.h>
#ifndef FLUSH
#define FLUSH 0
#endif
#ifndef LPAE
#define LPAE 0
#endif
#ifndef S2
#define S2 0
#endif
#define PAGES 4096u
#define VA 0x80000000u
#define PA 0x42000000u
volatile uint32_t g_iters = ITERS;
extern uint32_t l1[4096];

#if S2
static uint64_t s2l1[4] __attribute__((aligned(4096)));
static uint64_t s2l2[4][512] __attribute__((aligned(4096)));
static uint64_t s2l3[64][512] __attribute__((aligned(4096)));
void hyp_setup(void) {
    for (int g = 0; g < 4; g++) {
        s2l1[g] = (uint32_t)s2l2[g] | 3;
        for (uint32_t i = 0; i < 512; i++) {
            uint64_t pa = ((uint64_t)g << 30) | ((uint64_t)i << 21);
            if (g == 1 && i < 64) { /* RAM: 4 KiB pages at stage 2 */
                for (uint32_t k = 0; k < 512; k++)
                    s2l3[i][k] = pa | (k << 12) | 0x7ff; /* AF, SH=3, S2AP=RW, normal WB, page */
                s2l2[g][i] = (uint32_t)s2l3[i] | 3;
            } else
                s2l2[g][i] = pa | 0x4c5; /* block, device, RW, AF */
        }
    }
    __asm__ volatile(
        "mcrr p15,6,%0,%1,c2\n"  /* VTTBR, VMID 1 */
        "mcr p15,4,%2,c2,c1,2\n" /* VTCR: SL0=1 (start at level 1), T0SZ=0, WB, SH=3 */
        "mrc p15,4,r3,c1,c1,0\n"
        "orr r3,r3,#1\n"
        "mcr p15,4,r3,c1,c1,0\n" /* HCR.VM */
        "mcr p15,4,%2,c8,c7,4\n" /* TLBIALLNSNH */
        "dsb\nisb\n" ::"r"((uint32_t)s2l1),
        "r"(1u << 16), "r"(0x80003540u)
        : "r3", "memory");
}
#endif

#if LPAE
static uint64_t t1[4] __attribute__((aligned(4096)));
static uint64_t t2[3][512] __attribute__((aligned(4096)));
static uint64_t t3[8][512] __attribute__((aligned(4096)));
static void map(void) {
    for (uint32_t i = 0; i < 512; i++) {
        t2[0][i] = ((uint64_t)i << 21) | 0x445;                   /* device attr 1 */
        t2[1][i] = (0x40000000ull + ((uint64_t)i << 21)) | 0x741; /* normal attr 0 */
    }
    for (uint32_t p = 0; p < PAGES; p++) t3[p >> 9][p & 511] = (PA + (p << 12)) | 0x743;
    for (uint32_t i = 0; i < 8; i++) t2[2][i] = (uint32_t)t3[i] | 3;
    for (int i = 0; i < 3; i++) t1[i] = (uint32_t)t2[i] | 3;
    __asm__ volatile(
        "mrc p15,0,r3,c1,c0,0\n bic r3,r3,#5\n mcr p15,0,r3,c1,c0,0\n isb\n" /* MMU off */
        "mcr p15,0,%1,c10,c2,0\n" /* MAIR0: attr0 = 0xff, attr1 = 0x04 */
        "mcr p15,0,%2,c2,c0,2\n"  /* TTBCR.EAE */
        "mcrr p15,0,%0,%3,c2\n"   /* TTBR0 */
        "mcr p15,0,%3,c8,c7,0\n dsb\n isb\n"
        "mrc p15,0,r3,c1,c0,0\n orr r3,r3,#5\n mcr p15,0,r3,c1,c0,0\n isb\n" ::"r"((uint32_t)t1),
        "r"(0x04ffu), "r"(0x80003500u), "r"(0)
        : "r3", "memory");
}
#else
static uint32_t l2[16][256] __attribute__((aligned(1024)));
static void map(void) {
    for (uint32_t p = 0; p < PAGES; p++) l2[p >> 8][p & 255] = (PA + (p << 12)) | 0x47e;
    for (uint32_t i = 0; i < 16; i++) l1[(VA >> 20) + i] = (uint32_t)l2[i] | 1;
    __asm__ volatile("dsb\nmcr p15,0,%0,c8,c7,0\ndsb\nisb" ::"r"(0) : "memory");
}
#endif

uint32_t main(void) {
    map();
    uint32_t n = g_iters, sum = 0, p = 0;
    for (uint32_t i = 0; i < PAGES; i++) *(volatile uint32_t*)(VA + (i << 12)) = i * 2654435761u;
    while (n--) {
        for (uint32_t i = 0; i < PAGES; i++) {
            p = (p * 1229 + 331) & (PAGES - 1); /* full-period LCG: every page once */
#if FLUSH == 2
            __asm__ volatile("mcr p15,0,%0,c8,c7,1\ndsb" ::"r"(VA + (p << 12)) : "memory");
#endif
            sum += *(volatile uint32_t*)(VA + (p << 12) + ((p & 63) << 6) * 0);
        }
#if FLUSH == 1
        __asm__ volatile("mcr p15,0,%0,c8,c7,0\ndsb\nisb" ::"r"(0) : "memory");
#endif
        sum = (sum << 1) | (sum >> 31);
    }
    return sum;
}
