@ SPDX-License-Identifier: Apache-2.0
@ title: Returns and calls to a register are predicted between A32 and T32 as within either
@ section: ARM ARM C12.8, Cortex-A15 TRM 6.5
@ expect: a32=0 t32=0 to_a32=0 to_t32=0 register_to_a32=0 register_to_t32=0
@ qemu: wrong: has no such event
.include "guest.inc"
.include "pmu.inc"
    .equ EV_BR_MIS_PRED, 0x10

@ 64 calls mispredict fewer than 16 times.
    .macro calls insn:vararg
    mrc p15, 0, r4, c9, c13, 2
    mov r6, #64
1:  \insn
    subs r6, r6, #1
    bne 1b
    mrc p15, 0, r5, c9, c13, 2
    sub r5, r5, r4
    lsr r5, r5, #4
    .endm
    .macro out_calls insn:vararg
    calls \insn
    out r5
    .endm
    .macro out_t32_calls insn:vararg    @ by T32 code
    set r7, (5f+1)
    bx r7
    .balign 4
    .thumb
5:  calls \insn
    blx 6f
    .balign 4
    .arm
6:  out r5
    .endm

test:
    counter 0, EV_BR_MIS_PRED|F_NSH
    enable 1
    pmcr PMCR_E
    pm c12, 5, 0
    set r8, a32
    set r9, t32
    out_calls bl a32
    out_t32_calls bl t32
    out_calls blx t32
    out_t32_calls blx a32
    out_calls blx r9
    out_t32_calls blx r8
    done

    .type a32, %function
a32:
    bx lr
    .thumb
    .thumb_func
    .type t32, %function
t32:
    bx lr
