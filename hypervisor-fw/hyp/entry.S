/* SPDX-License-Identifier: Apache-2.0
 * First instructions of a core in Hyp mode: core 0 from the boot stub (or from
 * a loader that starts images in Hyp mode), the others from PSCI CPU_ON. The
 * PL2 MMU and the caches are off.
 */
#include "asm.h"
#include "cp15.h"
#include "mmu.h"
#include "vcpu_offsets.h"

    .text
FUNC hyp_entry
    cpsid   aif
    bl      initialise_core
    ldr     r0, =__bss_start
    ldr     r1, =__bss_end
    mov     r2, #0
    mov     r3, #0
1:  strd    r2, r3, [r0], #8
    cmp     r0, r1
    blo     1b
    ldr     sp, =core_stacks + CORE_STACK_SIZE
    bl      hyp_mmu_build               @ tables are written with the caches off: in memory
    bl      hyp_mmu_enable
    b       hyp_main
END hyp_entry

@ r0: core number
FUNC hyp_secondary_entry
    cpsid   aif
    mov     r4, r0
    bl      initialise_core
    bl      hyp_mmu_enable              @ from here on this core sees what core 0 has in its cache
    ldr     sp, =core_stacks
    add     r0, r4, #1
    add     sp, sp, r0, lsl #CORE_STACK_SHIFT
    mov     r0, r4
    b       hyp_secondary_main
END hyp_secondary_entry

@ Registers of PL2 without a reset value, before anything depends on them.
initialise_core:
    ldr     r0, =HSCTLR_RESET
    mcr     HSCTLR(r0)
    isb
    ldr     r0, =hyp_vectors
    mcr     HVBAR(r0)
    mov     r0, #(1 << 15)              @ HSTR.T15: implementation registers trap
    mcr     HSTR(r0)
    mov     r0, #0
    mcr     HCR(r0)
    mcr     HTPIDR(r0)
    mcr     CNTHP_CTL(r0)
    mcr     CNTV_CTL(r0)
    mrc     PMCR(r1)
    ubfx    r1, r1, #11, #5             @ HDCR.HPMN: the number of counters
    ldr     r2, =HDCR_TRAPS             @ a VM has no debug registers and no counters
    orr     r1, r1, r2
    mcr     HDCR(r1)
    mcr     ICIALLU(r0)
    mcr     BPIALL(r0)
    mcr     TLBIALLH(r0)
    mcr     TLBIALLNSNH(r0)
    dsb
    isb
    bx      lr

FUNC hyp_mmu_enable
    ldr     r0, =HMAIR0_VALUE
    mcr     HMAIR0(r0)
    mov     r0, #0
    mcr     HMAIR1(r0)
    ldr     r0, =HTCR_VALUE
    mcr     HTCR(r0)
    ldr     r0, =hyp_root_table
    mov     r1, #0
    mcrr    HTTBR(r0, r1)
    isb
    mcr     TLBIALLH(r0)
    dsb
    isb
    ldr     r0, =HSCTLR_RESET | SCTLR_M | SCTLR_C | SCTLR_I | HSCTLR_WXN
    mcr     HSCTLR(r0)
    isb
    bx      lr
END hyp_mmu_enable

    .bss
    .balign 8
    .global core_stacks
core_stacks:
    .space  MAX_CORES << CORE_STACK_SHIFT
