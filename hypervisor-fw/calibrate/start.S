/* SPDX-License-Identifier: Apache-2.0
 * Entry in Hyp mode on core 0: opens everything to PL1, gives it a stage 2 that maps each
 * address to itself, and goes to SVC mode. Vectors of Hyp mode answer HVC alone.
 */
#include "asm.h"
#include "calibrate.h"
#include "cp15.h"
#include "gicv2.h"
#include "platform.h"

    .arch_extension virt
    .arch_extension sec

#define HDCR_HPMN_MASK 0x1f
#define PMCR_N_SHIFT 11
#define VTCR_1GB_BLOCKS ((1 << 31) | (1 << 6) | (3 << 12) | (1 << 10) | (1 << 8))
#define PSR_SVC_MASKED 0x1d3

    .section .text.start, "ax"
FUNC _start                             @ r0: groups
    mov     r8, r0
    ldr     r0, =hyp_vectors
    mcr     HVBAR(r0)
    mrc     HSCTLR(r0)
    orr     r0, r0, #1 << 12            @ I: the vectors are fetched through the cache
    mcr     HSCTLR(r0)
    mov     r0, #0
    mcr     HCR(r0)
    mcr     HSTR(r0)
    mcr     HCPTR(r0)
    mrc     PMCR(r0)
    lsr     r0, r0, #PMCR_N_SHIFT
    and     r0, r0, #HDCR_HPMN_MASK     @ all counters to PL1
    mcr     HDCR(r0)
    ldr     r0, =VTCR_1GB_BLOCKS
    mcr     VTCR(r0)
    ldr     r0, =stage2_table
    mov     r1, #1 << 16                @ VMID 1
    mcrr    VTTBR(r0, r1)
    ldr     r0, =GICH_BASE
    mov     r1, #GICH_HCR_EN
    str     r1, [r0, #GICH_HCR]
    mcr     TLBIALLH(r0)
    mcr     TLBIALLNSNH(r0)
    dsb
    isb
    mov     r0, #PSR_SVC_MASKED
    msr     spsr_cxsf, r0
    ldr     r0, =enter_pl1
    msr     elr_hyp, r0
    eret

enter_pl1:
    mrc     CPACR(r0)
    orr     r0, r0, #0xf << 20          @ CP10, CP11
    mcr     CPACR(r0)
    isb
    mov     r0, #0x40000000             @ FPEXC.EN
    .fpu    vfpv4
    vmsr    fpexc, r0
    ldr     sp, =stack_end
    mov     r0, r8
    bl      calibrate_main
    b       .
END _start
    .ltorg

    .balign 32
hyp_vectors:
    b       .
    b       .
    b       .
    b       .
    b       .
    mrc     PMCCNTR(r1)                 @ HVC: the time first
    b       hvc_entry                   @ (IRQs are masked)
    b       .

FUNC hvc_entry                          @ r0: HVC_*; r1: the time
    cmp     r0, #HVC_TIME
    beq     1f
    cmp     r0, #HVC_STAGE2_ON
    moveq   r2, #1                      @ HCR.VM
    movne   r2, #0
    mcr     HCR(r2)
    mcr     TLBIALLNSNH(r2)
    dsb
    isb
1:  eret
END hvc_entry

FUNC smc                                @ (function)
    mov     r1, #0
    mov     r2, #0
    mov     r3, #0
    smc     #0
    bx      lr
END smc

    .section .rodata, "a"
    .balign 32
stage2_table:                           @ AF, SH, HAP 0b11, MemAttr: Device or Normal Write-Back
    .quad   0x0000000000000000 | 0x4c1 | (1 << 2)
    .quad   0x0000000040000000 | 0x7c1 | (15 << 2)
    .quad   0x0000000080000000 | 0x7c1 | (15 << 2)
    .quad   0x00000000c0000000 | 0x4c1 | (1 << 2)

    .bss
    .balign 8
    .space  4096
stack_end:
