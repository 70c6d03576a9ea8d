/* SPDX-License-Identifier: Apache-2.0 */
/* The lockstep harness: runs in Hyp mode, puts the machine into the initial state of one case after
   the other, starts it in the case's mode, and writes down the whole state at the first exception.
   The PL1 vectors are made by the host: each is an HVC with the number 0x100 + vector. */
#include "layout.h"
    .syntax unified
    .arch armv7ve
    .fpu neon-vfpv4
    .arm
    .text

.macro address reg, value
    movw \reg, #(\value & 0xffff)
    movt \reg, #(\value >> 16)
.endm
.macro load_banked name, word
    ldr r0, [sp, #(4 * (\word))]
    msr \name, r0
.endm
.macro save_banked name, word
    mrs r0, \name
    str r0, [sp, #(4 * (\word))]
.endm
.macro save_cp15 word, opc1, crn, crm, opc2
    mrc p15, \opc1, r0, \crn, \crm, \opc2
    str r0, [sp, #(4 * (\word))]
.endm
.macro for_all_banked do
    \do SP_usr, LS_SP_USR
    \do SP_svc, LS_SVC
    \do LR_svc, LS_SVC + 1
    \do SPSR_svc, LS_SVC + 2
    \do SP_abt, LS_ABT
    \do LR_abt, LS_ABT + 1
    \do SPSR_abt, LS_ABT + 2
    \do SP_und, LS_UND
    \do LR_und, LS_UND + 1
    \do SPSR_und, LS_UND + 2
    \do SP_irq, LS_IRQ
    \do LR_irq, LS_IRQ + 1
    \do SPSR_irq, LS_IRQ + 2
    \do r8_fiq, LS_R8_FIQ
    \do r9_fiq, LS_R8_FIQ + 1
    \do r10_fiq, LS_R8_FIQ + 2
    \do r11_fiq, LS_R8_FIQ + 3
    \do r12_fiq, LS_R8_FIQ + 4
    \do SP_fiq, LS_FIQ
    \do LR_fiq, LS_FIQ + 1
    \do SPSR_fiq, LS_FIQ + 2
.endm

    .global _start
_start:
    b boot
    .balign 32
hyp_vectors:
    b vector_0
    b vector_1
    b vector_2
    b vector_3
    b vector_4
    b vector_5
    b vector_6
    b vector_7
.irp n, 0, 1, 2, 3, 4, 5, 6, 7
vector_\n:
    mcr p15, 4, r0, c13, c0, 2  @ HTPIDR holds r0
    mov r0, #\n
    b save
.endr

boot:
    address r4, LS_CONTROL
    adr r0, hyp_vectors
    mcr p15, 4, r0, c12, c0, 0  @ HVBAR
    address r0, LS_PL1_VECTORS
    mcr p15, 0, r0, c12, c0, 0  @ VBAR
    mov r0, #0
    mcr p15, 4, r0, c1, c1, 0   @ HCR: no stage 2, no traps
    mcr p15, 4, r0, c1, c1, 2   @ HCPTR
    mcr p15, 4, r0, c1, c1, 3   @ HSTR
    ldr r0, =0x00f00000
    mcr p15, 0, r0, c1, c0, 2   @ CPACR
    isb
    ldr r0, =0x000000ff         @ attribute 0 is Normal, Write-Back
    mcr p15, 4, r0, c10, c2, 0  @ HMAIR0
    ldr r0, [r4, #LS_TTBCR]
    mcr p15, 0, r0, c2, c0, 2   @ TTBCR first: it says what MAIR0 and PRRR are
    ldr r1, =0x000000ff
    tst r0, r0
    mcrmi p15, 0, r1, c10, c2, 0
    mov r1, #0
    ldr r0, [r4, #LS_TTBR0]
    mcrr p15, 0, r0, r1, c2     @ TTBR0
    mov r2, #1
    mcr p15, 0, r2, c3, c0, 0   @ DACR: domain 0 is a client
    ldr r0, =0x80800000
    mcr p15, 4, r0, c2, c0, 2   @ HTCR
    ldr r0, [r4, #LS_HTTBR]
    mcrr p15, 4, r0, r1, c2     @ HTTBR
    mcr p15, 4, r0, c8, c7, 0   @ TLBIALLH
    mcr p15, 4, r0, c8, c7, 4   @ TLBIALLNSNH
    mcr p15, 0, r0, c7, c5, 0   @ ICIALLU
    dsb
    ldr r0, [r4, #LS_SCTLR]
    mcr p15, 0, r0, c1, c0, 0
    ldr r0, [r4, #LS_HSCTLR]
    mcr p15, 4, r0, c1, c0, 0
    isb

next_case:
    address r4, LS_CONTROL
    ldr r0, [r4, #LS_INDEX]
    ldr r1, [r4, #LS_COUNT]
    cmp r0, r1
    bhs finish
    address sp, LS_IN
    add sp, sp, r0, lsl #9
    mov r0, #(1 << 30)
    vmsr fpexc, r0
    add r0, sp, #(4 * LS_D0)
    vldmia r0!, {d0-d15}
    vldmia r0, {d16-d31}
    ldr r0, [sp, #(4 * LS_FPSCR)]
    vmsr fpscr, r0
    for_all_banked load_banked
    ldr r0, [sp, #(4 * LS_TPIDRURW)]
    mcr p15, 0, r0, c13, c0, 2
    ldr r0, [sp, #(4 * LS_TPIDRURO)]
    mcr p15, 0, r0, c13, c0, 3
    mov r0, #0
    mcr p15, 4, r0, c5, c2, 0   @ HSR
    mcr p15, 4, r0, c6, c0, 0   @ HDFAR
    mcr p15, 4, r0, c6, c0, 2   @ HIFAR
    mcr p15, 0, r0, c5, c0, 0   @ DFSR
    mcr p15, 0, r0, c6, c0, 0   @ DFAR
    mcr p15, 0, r0, c5, c0, 1   @ IFSR
    mcr p15, 0, r0, c6, c0, 2   @ IFAR
    mcrr p15, 0, r0, r0, c7     @ PAR
    clrex
    ldr lr, [sp, #(4 * LS_LR_USR)]
    ldr r0, [sp, #(4 * LS_CPSR)]
    ldr r1, [sp, #(4 * LS_PC)]
    and r2, r0, #0x1f
    cmp r2, #0x1a
    beq start_in_hyp
    msr spsr_cxsf, r0
    msr elr_hyp, r1
    ldr r0, [sp, #(4 * LS_SP_HYP)]
    ldmia sp, {r0-r12}
    eret

start_in_hyp:
    str r1, [r4, #LS_JUMP]
    ldr r1, [sp, #(4 * LS_ELR_HYP)]
    msr elr_hyp, r1
    ldr r1, [sp, #(4 * LS_SPSR_HYP)]
    msr spsr_cxsf, r1
    msr cpsr_fsc, r0            @ data stay little-endian: more is loaded
    ldmia sp, {r0-r12}
    ldr sp, [sp, #(4 * LS_SP_HYP)]
    ldr pc, _start + (LS_CONTROL - LS_BASE) + LS_JUMP

save:
    mcr p15, 0, sp, c13, c0, 4  @ TPIDRPRW holds SP_hyp
    address sp, LS_CONTROL
    ldr sp, [sp, #LS_INDEX]
    lsl sp, sp, #9
    add sp, sp, #0x40000000     @ LS_OUT
    add sp, sp, #0x00800000
    str r0, [sp, #(4 * LS_PC)]
    mrc p15, 4, r0, c13, c0, 2
    stmia sp, {r0-r12}
    str lr, [sp, #(4 * LS_LR_USR)]
    for_all_banked save_banked
    save_banked elr_hyp, LS_ELR_HYP
    save_banked spsr, LS_SPSR_HYP
    save_cp15 LS_SP_HYP, 0, c13, c0, 4
    save_cp15 LS_TPIDRURW, 0, c13, c0, 2
    save_cp15 LS_TPIDRURO, 0, c13, c0, 3
    save_cp15 LS_HSR, 4, c5, c2, 0
    save_cp15 LS_HDFAR, 4, c6, c0, 0
    save_cp15 LS_HIFAR, 4, c6, c0, 2
    save_cp15 LS_DFSR, 0, c5, c0, 0
    save_cp15 LS_DFAR, 0, c6, c0, 0
    save_cp15 LS_IFSR, 0, c5, c0, 1
    save_cp15 LS_IFAR, 0, c6, c0, 2
    mrrc p15, 0, r0, r1, c7
    str r0, [sp, #(4 * LS_PAR)]
    str r1, [sp, #(4 * LS_PAR_HIGH)]
    vmrs r0, fpexc
    str r0, [sp, #(4 * LS_FPEXC)]
    mov r0, #(1 << 30)
    vmsr fpexc, r0
    vmrs r0, fpscr
    str r0, [sp, #(4 * LS_FPSCR)]
    add r0, sp, #(4 * LS_D0)
    vstmia r0!, {d0-d15}
    vstmia r0, {d16-d31}
    address r4, LS_CONTROL
    ldr r0, [r4, #LS_INDEX]
    add r0, r0, #1
    str r0, [r4, #LS_INDEX]
    b next_case

finish:
    mov r0, #1
    str r0, [r4, #LS_DONE]
    dsb
    address r0, 0x84000008      @ PSCI SYSTEM_OFF
    smc #0
    b .
    .ltorg
