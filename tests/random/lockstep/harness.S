/* SPDX-License-Identifier: Apache-2.0 */
/* The lockstep harness: puts the machine into the initial state of one case after the other, starts
   it in the case's mode, and writes down the whole state at the first exception. It is assembled
   twice: for Hyp mode, and with LS_HARNESS_MONITOR for Monitor mode, where all is Secure. The PL1 vectors
   are made by the host; each goes on to the harness by HVC or SMC.
   The control block ends the page before this one, so that a PC-relative transfer reaches it. */
#include "layout.h"
#include "assembly.inc"

#define CONTROL(offset) _start - (LS_HARNESS - LS_CONTROL) + (offset)

.macro load_banked name, word
    ldr r0, [r5, #(4 * (\word))]
    msr \name, r0
.endm
.macro save_banked name, word
    mrs r0, \name
    str r0, [r5, #(4 * (\word))]
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

/* Written only when it changes: a write may cost the machine its translations. */
.macro load_cp15 word, opc1, crn, crm, opc2
    ldr r0, [r5, #(4 * (\word))]
    mrc p15, \opc1, r1, \crn, \crm, \opc2
    cmp r0, r1
    mcrne p15, \opc1, r0, \crn, \crm, \opc2
.endm
.macro save_cp15 word, opc1, crn, crm, opc2
    mrc p15, \opc1, r0, \crn, \crm, \opc2
    str r0, [r5, #(4 * (\word))]
.endm
.macro load_wide word, opc1, crm
    ldr r0, [r5, #(4 * (\word))]
    ldr r1, [r5, #(4 * (\word) + 4)]
    mcrr p15, \opc1, r0, r1, \crm
.endm
.macro save_wide word, opc1, crm
    mrrc p15, \opc1, r0, r1, \crm
    str r0, [r5, #(4 * (\word))]
    str r1, [r5, #(4 * (\word) + 4)]
.endm

    .global _start
_start:
    b boot
    .balign 32
top_vectors:
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
#ifdef LS_HARNESS_MONITOR
    setend le                   @ SCTLR.EE
#endif
    str r0, CONTROL(LS_FRAME)
    str sp, CONTROL(LS_FRAME + LS_FRAME_SP)
    mov r0, #\n
    str r0, CONTROL(LS_VECTOR)
    b save
.endr

/* r0: CPSR; SP: the frame. A case in the harness's own mode. */
start_at_top:
    tst r0, #(1 << 9)
    bne start_at_top_big
    msr cpsr_fsxc, r0
    ldmia sp, {r0-r12}
    ldr lr, [sp, #LS_FRAME_LR]
    ldr sp, [sp, #LS_FRAME_SP]
    ldr pc, CONTROL(LS_FRAME + LS_FRAME_PC)
start_at_top_big:
    rev r1, r1
    str r1, [sp, #LS_FRAME_PC]
    bic r0, r0, #(1 << 9)
    msr cpsr_fsxc, r0
    ldmia sp, {r0-r12}
    ldr lr, [sp, #LS_FRAME_LR]
    ldr sp, [sp, #LS_FRAME_SP]
    setend be
    ldr pc, CONTROL(LS_FRAME + LS_FRAME_PC)

boot:
    cpsid aif
    address r4, LS_CONTROL
    adr r1, top_vectors
    address r0, LS_PL1_VECTORS
    mov r2, #0
#ifdef LS_HARNESS_MONITOR
    mcr p15, 0, r1, c12, c0, 1  @ MVBAR
    mcr p15, 0, r0, c12, c0, 0  @ VBAR
    cps #0x16
    ldr r0, =0x00f00000
    mcr p15, 0, r0, c1, c0, 2   @ CPACR
    mcr p15, 0, r2, c8, c7, 0   @ TLBIALL
#else
    mcr p15, 4, r1, c12, c0, 0  @ HVBAR
    mcr p15, 0, r0, c12, c0, 0  @ VBAR
    ldr r0, [r4, #LS_GIC]
    cmp r0, #0
    blne enable_timer_interrupt
    ldr r0, =0x000000ff         @ attribute 0 is Normal, Write-Back
    mcr p15, 4, r0, c10, c2, 0  @ HMAIR0
    ldr r0, =0x80800000
    mcr p15, 4, r0, c2, c0, 2   @ HTCR
    ldr r0, [r4, #LS_HTTBR]
    mcrr p15, 4, r0, r2, c2     @ HTTBR
    ldr r0, [r4, #LS_VTCR]
    mcr p15, 4, r0, c2, c1, 2   @ VTCR
    ldr r0, [r4, #LS_VTTBR]
    mov r1, #(7 << 16)          @ VMID 7
    mcrr p15, 6, r0, r1, c2     @ VTTBR
    mcr p15, 4, r0, c8, c7, 0   @ TLBIALLH
    mcr p15, 4, r0, c8, c7, 4   @ TLBIALLNSNH
    dsb
    ldr r0, [r4, #LS_HSCTLR]
    mcr p15, 4, r0, c1, c0, 0
#endif
    mcr p15, 0, r0, c7, c5, 0   @ ICIALLU
    dsb
    isb

next_case:
    address r4, LS_CONTROL
    ldr r0, [r4, #LS_INDEX]
    ldr r1, [r4, #LS_COUNT]
    cmp r0, r1
    bhs finish
    address r5, LS_IN
    lsl r0, r0, #LS_RECORD_SHIFT
    str r0, [r4, #LS_CURRENT]
    add r5, r5, r0
    bl restore_window
    mov r0, #(1 << 30)
    vmsr fpexc, r0
    add r0, r5, #(4 * LS_D0)
    vldmia r0!, {d0-d15}
    vldmia r0, {d16-d31}
    ldr r0, [r5, #(4 * LS_FPSCR)]
    vmsr fpscr, r0
    ldr r0, [r5, #(4 * LS_FPEXC)]
    vmsr fpexc, r0
    for_all_banked load_banked
    clrex
    add sp, r4, #LS_FRAME
    ldmia r5, {r6-r12}          @ r0-r6
    stmia sp, {r6-r12}
    add r0, r5, #28
    ldmia r0, {r6-r11}          @ r7-r12
    add r0, sp, #28
    stmia r0, {r6-r11}
    ldr r6, [r5, #(4 * LS_SP_TOP)]
    ldr r7, [r5, #(4 * LS_LR_USR)]
    ldr r8, [r5, #(4 * LS_PC)]
    ldr r9, [r5, #(4 * LS_CPSR)]
    ldr r10, [r5, #(4 * LS_LR_TOP)]
    ldr r11, [r5, #(4 * LS_SPSR_TOP)]
    and r12, r9, #0x1f
#ifdef LS_HARNESS_MONITOR
    msr lr_usr, r7
    cmp r12, #0x16
    moveq r7, r10
    movne r7, r8
    movne r11, r9
#else
    cmp r12, #0x1a
    msreq elr_hyp, r10
    msrne elr_hyp, r8
    movne r11, r9
#endif
    str r6, [sp, #LS_FRAME_SP]
    str r7, [sp, #LS_FRAME_LR]
    str r8, [sp, #LS_FRAME_PC]
    msr spsr_cxsf, r11
#define LS_PL1(word, name, opc1, crn, crm, opc2) load_cp15 word, opc1, crn, crm, opc2 ;
#define LS_WIDE(word, name, opc1, crm) load_wide word, opc1, crm ;
#ifdef LS_HARNESS_MONITOR
#define LS_HYP(word, name, opc1, crn, crm, opc2)
#define LS_MON LS_PL1
#else
#define LS_HYP LS_PL1
#define LS_MON(word, name, opc1, crn, crm, opc2)
    ldr r0, [r5, #(4 * LS_TIMER)]
    cmp r0, #0
    mcrne p15, 4, r0, c14, c2, 0  @ CNTHP_TVAL
    movne r0, #1
    mcrne p15, 4, r0, c14, c2, 1  @ CNTHP_CTL: from here on the case may be interrupted
#endif
#include "system_registers.inc"
    isb                         @ with LS_HARNESS_MONITOR only this page and the one before are mapped now
    mov r0, r9
    mov r1, r8
#ifdef LS_HARNESS_MONITOR
    cmp r12, #0x16
    beq start_at_top
    ldmia sp, {r0-r12}
    ldr lr, [sp, #LS_FRAME_LR]
    ldr sp, [sp, #LS_FRAME_SP]
    subs pc, lr, #0
#else
    cmp r12, #0x1a
    beq start_at_top
    ldmia sp, {r0-r12}
    ldr lr, [sp, #LS_FRAME_LR]
    ldr sp, [sp, #LS_FRAME_SP]
    eret
#endif

save:
    address sp, LS_CONTROL + LS_FRAME
    ldr r0, [sp]
    stmia sp, {r0-r12}
    str lr, [sp, #LS_FRAME_LR]
    address r4, LS_CONTROL
    address r5, LS_OUT
#ifdef LS_HARNESS_MONITOR
    mrc p15, 0, r6, c1, c0, 0
    ldr r0, =0x00c50078         @ SCTLR: translation off
    cmp r0, r6
    mcrne p15, 0, r0, c1, c0, 0
    isb
#endif
    ldr r0, [r4, #LS_CURRENT]
    add r5, r5, r0
#undef LS_PL1
#undef LS_WIDE
#define LS_PL1(word, name, opc1, crn, crm, opc2) save_cp15 word, opc1, crn, crm, opc2 ;
#define LS_WIDE(word, name, opc1, crm) save_wide word, opc1, crm ;
#include "system_registers.inc"
#ifdef LS_HARNESS_MONITOR
    str r6, [r5, #(4 * 163)]    @ SCTLR as the case left it
    str lr, [r5, #(4 * LS_LR_TOP)]
    save_banked lr_usr, LS_LR_USR
    ldr r0, =0x00f00000
    mcr p15, 0, r0, c1, c0, 2   @ CPACR
#else
    str lr, [r5, #(4 * LS_LR_USR)]
    save_banked elr_hyp, LS_LR_TOP
    mov r0, #0
    mcr p15, 4, r0, c14, c2, 1  @ CNTHP_CTL
    mcr p15, 4, r0, c1, c1, 2   @ HCPTR: its traps hold in Hyp mode, too
#endif
    isb
    save_banked spsr, LS_SPSR_TOP
    ldmia sp, {r6-r12}
    stmia r5, {r6-r12}
    add r0, sp, #28
    ldmia r0, {r6-r11}
    add r0, r5, #28
    stmia r0, {r6-r11}
    ldr r0, [sp, #LS_FRAME_SP]
    str r0, [r5, #(4 * LS_SP_TOP)]
    ldr r0, [r4, #LS_VECTOR]
    str r0, [r5, #(4 * LS_PC)]
    for_all_banked save_banked
    vmrs r0, fpexc
    str r0, [r5, #(4 * LS_FPEXC)]
    mov r0, #(1 << 30)
    vmsr fpexc, r0
    vmrs r0, fpscr
    str r0, [r5, #(4 * LS_FPSCR)]
    add r0, r5, #(4 * LS_D0)
    vstmia r0!, {d0-d15}
    vstmia r0, {d16-d31}
    ldr r0, [r4, #LS_INDEX]
    add r0, r0, #1
    str r0, [r4, #LS_INDEX]
    b next_case

/* The case's memory, which an earlier case may have reached: r5 is the record. */
restore_window:
    ldr r1, [r4, #LS_INDEX]
    address r0, LS_WINDOWS
    add r0, r0, r1, lsl #8
    add r1, r5, #(4 * LS_WINDOW)
.rept 8
    ldmia r1!, {r2, r3, r6-r11}
    stmia r0!, {r2, r3, r6-r11}
.endr
    bx lr

finish:
    mov r0, #1
    str r0, [r4, #LS_DONE]
    dsb
asleep:
    wfi                         @ everything is masked
    b asleep

#ifndef LS_HARNESS_MONITOR
/* The Hyp timer is PPI 10, interrupt ID 26. Translation is off yet. */
enable_timer_interrupt:
    address r1, 0x08000000      @ GICD
    mov r0, #(1 << 26)
    str r0, [r1, #0x100]        @ GICD_ISENABLER0
    mov r0, #1
    str r0, [r1]                @ GICD_CTLR
    address r1, 0x08010000      @ GICC
    str r0, [r1]                @ GICC_CTLR
    mov r0, #0xf0
    str r0, [r1, #4]            @ GICC_PMR
    bx lr
#endif
    .ltorg
