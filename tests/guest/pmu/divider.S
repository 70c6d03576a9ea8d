@ SPDX-License-Identifier: Apache-2.0
@ title: PMCR.D lets PMCCNTR count every 64th cycle
@ section: ARM ARM C12.8.4
@ expect: less=1
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

    .macro measure reg
    pm c13, 0, 0
    mov r6, #0x1000
8:  subs r6, r6, #1
    bne 8b
    mrc p15, 0, \reg, c9, c13, 0
    .endm
test:
    pm c12, 5, 31
    pm c13, 1, F_NSH
    enable CYCLES
    pmcr PMCR_E
    measure r4
    pmcr (PMCR_E|PMCR_D)
    measure r5
    lsr r4, r4, #3                      @ well under an eighth
    cmp r5, r4
    mov r10, #0
    movlo r10, #1
    out r10
    done
