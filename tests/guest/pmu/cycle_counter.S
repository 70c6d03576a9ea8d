@ SPDX-License-Identifier: Apache-2.0
@ title: PMCCNTR counts while PMCR.E and its enable are set
@ section: ARM ARM C12.2
@ expect: on=1 pmcr=0 again=1 disabled=0
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

    .macro moves                        @ 1: the counter counts
    mrc p15, 0, r4, c9, c13, 0
    mov r6, #100
8:  subs r6, r6, #1
    bne 8b
    mrc p15, 0, r5, c9, c13, 0
    subs r5, r5, r4
    out_bool r5
    .endm
test:
    pm c12, 5, 31
    pm c13, 1, F_NSH
    enable CYCLES
    pmcr PMCR_E
    moves
    pmcr 0
    moves
    pmcr PMCR_E
    moves
    disable CYCLES
    moves
    done
