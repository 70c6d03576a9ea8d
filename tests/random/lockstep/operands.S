/* SPDX-License-Identifier: Apache-2.0 */
/* Runs one floating-point or SIMD instruction after the other over many operands, in Hyp mode with
   translation off. The host copies the loops below to LS_LOOPS, once an instruction, and fills in the
   instruction, where its operands begin and how many there are. Operands and results alike are
   records of FPSCR and D0-D31; all results follow one another from LS_OUT on. */
#include "layout.h"
#include "assembly.inc"

    .global _start
_start:
    b boot
    .balign 32
vectors:
.rept 8
    b unexpected
.endr

boot:
    cpsid aif
    adr r0, vectors
    mcr p15, 4, r0, c12, c0, 0  @ HVBAR
    mov r0, #(1 << 30)
    vmsr fpexc, r0
    address r1, LS_OUT
    address r0, LS_LOOPS
    bx r0

/* No exception belongs here: where it happened goes into the control block. */
unexpected:
    address r4, LS_CONTROL
    mrs r0, elr_hyp
    str r0, [r4, #LS_VECTOR]
finish:
    address r4, LS_CONTROL
    mov r0, #1
    str r0, [r4, #LS_DONE]
    dsb
asleep:
    wfi                         @ everything is masked
    b asleep

/* R0: operands; R1: results; R2: how many are left. */
.macro over_operands instruction, back=bne
0:  ldr r3, [r0], #4
    vmsr fpscr, r3
    vldmia r0!, {d0-d15}
    vldmia r0!, {d16-d31}
    \instruction                @ the host's
    vmrs r3, fpscr
    str r3, [r1], #4
    vstmia r1!, {d0-d15}
    vstmia r1!, {d16-d31}
    subs r2, r2, #1
    \back 0b
.endm

    .org LS_LOOP_A32
    ldr r0, 1f
    ldr r2, 2f
    .org LS_LOOP_A32 + LS_LOOP_HEAD
    over_operands nop
    b 3f
    .org LS_LOOP_A32 + LS_LOOP_OPERANDS
1:  .word 0
2:  .word 0
3:
    .org LS_LOOP_T32
    add r3, pc, #(LS_LOOP_HEAD - 8 + 1)
    ldr r0, 1f
    ldr r2, 2f
    bx r3
    .org LS_LOOP_T32 + LS_LOOP_HEAD
    .thumb
    over_operands nop.w, bne.w
    .balign 4
    bx pc
    nop
    .arm
    b 3f
    .org LS_LOOP_T32 + LS_LOOP_OPERANDS
1:  .word 0
2:  .word 0
3:
    .org LS_LOOP_END
    ldr pc, 4f
4:  .word finish
