/* SPDX-License-Identifier: Apache-2.0
 * Guest entry of both vCPUs: SVC, MMU and caches off. The translation table is
 * a constant of the image, so nothing is written before the caches are on.
 * Four 1 GB blocks, LPAE, open to PL0 (which the svc measurement runs in).
 */
#include "asm.h"
#include "cp15.h"
#include "kernel.h"

#define TTBCR_LPAE ((1 << 31) | (3 << 12) | (1 << 10) | (1 << 8))
#define MAIR0_GUEST 0x0000ff04          @ 0: Device, 1: Normal Write-Back Write-Allocate
#define CPACR_VFP (0xf << 20)

    .section .text.start, "ax"
FUNC guest_entry
    mov     r4, #0
    b       1f
END guest_entry

FUNC guest_secondary_entry              @ r0: vCPU number, from CPU_ON
    mov     r4, r0
1:  cpsid   aif, #PSR_MODE_SVC
    mov     r0, #0
    mcr     ICIALLU(r0)
    mcr     BPIALL(r0)
    mcr     TLBIALL(r0)
    dsb
    isb
    ldr     r0, =MAIR0_GUEST
    mcr     MAIR0(r0)
    mov     r1, #0
    mcr     MAIR1(r1)
    ldr     r0, =TTBCR_LPAE
    mcr     TTBCR(r0)
    isb
    ldr     r0, =translation_table
    mcrr    TTBR0_64(r0, r1)
    mcrr    TTBR1_64(r1, r1)
    mcr     CONTEXTIDR(r1)
    ldr     r0, =guest_vectors
    mcr     VBAR(r0)
    isb
    ldr     r0, =SCTLR_RESET | SCTLR_M | SCTLR_C | SCTLR_I | SCTLR_Z
    mcr     SCTLR(r0)
    isb

    @ Stacks grow down from the end of each vCPU's part.
    add     r5, r4, #1
    cps     #PSR_MODE_IRQ
    ldr     r0, =irq_stacks
    add     sp, r0, r5, lsl #GUEST_STACK_SHIFT
    cps     #PSR_MODE_SVC
    ldr     r0, =svc_stacks
    add     sp, r0, r5, lsl #GUEST_STACK_SHIFT
    mrc     CPACR(r0)
    orr     r0, r0, #CPACR_VFP
    mcr     CPACR(r0)
    isb
    cmp     r4, #0
    bne     3f
    ldr     r0, =__bss_start
    ldr     r1, =__bss_end
    mov     r2, #0
    mov     r3, #0
2:  strd    r2, r3, [r0], #8
    cmp     r0, r1
    blo     2b
3:  ldr     r0, =cpu_locals
    add     r0, r0, r4, lsl #3
    str     r4, [r0, #4]
    mcr     TPIDRPRW(r0)
    cmp     r4, #0
    beq     guest_primary
    b       guest_secondary
END guest_secondary_entry
    .ltorg

    .section .rodata, "a"
    .balign 32
translation_table:                      @ AF, AP[1], block; SH and AttrIndx 1: Normal
    .quad   0x0000000000000000 | 0x441 | (1 << 54)
    .quad   0x0000000040000000 | 0x441 | 0x304
    .quad   0x0000000080000000 | 0x441 | 0x304 | (1 << 54)
    .quad   0x00000000c0000000 | 0x441 | (1 << 54)

    .bss
    .balign 8
svc_stacks:
    .space  GUEST_MAX_CPUS << GUEST_STACK_SHIFT
irq_stacks:
    .space  GUEST_MAX_CPUS << GUEST_STACK_SHIFT
    .global user_stack_end
    .space  1 << GUEST_STACK_SHIFT
user_stack_end:
