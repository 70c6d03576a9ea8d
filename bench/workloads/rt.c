// SPDX-License-Identifier: Apache-2.0
/* Flat short-descriptor map with caches on, and a result line on the UART. */
#include <stdint.h>
uint32_t l1[4096] __attribute__((aligned(16384)));

void mmu_on(void) {
    for (uint32_t i = 0; i < 4096; i++) {
        if (i >= 0x400 && i < 0x480)
            l1[i] = (i << 20) | 0x11c0e; /* normal WBWA shareable, AP=11 */
        else if (i < 0x400)
            l1[i] = (i << 20) | 0x00c16; /* device, XN, AP=11 */
    }
    __asm__ volatile(
        "mcr p15,0,%0,c2,c0,0\n" /* TTBR0 */
        "mcr p15,0,%1,c2,c0,2\n" /* TTBCR */
        "mcr p15,0,%2,c3,c0,0\n" /* DACR */
        "mcr p15,0,%1,c8,c7,0\n" /* TLBIALL */
        "mcr p15,0,%1,c7,c5,0\n" /* ICIALLU */
        "dsb\nisb\n"
        "mrc p15,0,r3,c1,c0,0\n"
        "orr r3,r3,#0x1800\n" /* I, Z */
        "orr r3,r3,#5\n"      /* M, C */
        "mcr p15,0,r3,c1,c0,0\n"
        "isb\n" ::"r"((uint32_t)l1 | 0x4a),
        "r"(0), "r"(1)
        : "r3", "memory");
}

void report(uint32_t r) {
    volatile uint32_t* uart = (volatile uint32_t*)0x09000000;
    for (int i = 28; i >= 0; i -= 4) *uart = (uint32_t) "0123456789abcdef"[(r >> i) & 15];
    *uart = '\n';
}
