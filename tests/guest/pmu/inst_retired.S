@ SPDX-License-Identifier: Apache-2.0
@ title: INST_RETIRED between two reads is the number of instructions, taken branches and failed conditions too
@ section: ARM ARM C12.8
@ expect: straight=5 loop=10 conditional=5 thumb=6
@ qemu: wrong: needs -icount
.include "guest.inc"
.include "pmu.inc"

    .macro start reg
    mrc p15, 0, \reg, c9, c13, 2
    .endm
test:
    counter 0, EV_INST_RETIRED|F_NSH
    enable 1
    pmcr PMCR_E
    pm c12, 5, 0
    start r4
    nop
    nop
    nop
    nop
    start r5
    sub r5, r5, r4
    out r5
    start r4
    mov r6, #7
1:  subs r6, r6, #1
    bne 1b
    start r5
    sub r5, r5, r4
    out r5
    start r4
    cmp r4, r4
    movne r6, #1
    addne r6, r6, #1
    ldrne r6, [r6]
    start r5
    sub r5, r5, r4
    out r5
    start r4
    blx 2f
    start r5
    sub r5, r5, r4
    out r5
    done
    .thumb
    .balign 4
2:  nop
    add.w r6, r6, #1
    nop
    bx lr
    .arm
