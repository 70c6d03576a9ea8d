@ SPDX-License-Identifier: Apache-2.0
@ title: PMCCNTR stands in WFI: the core's clock does
@ section: ARM ARM B4.1.113
@ expect: stood=1
@ qemu: wrong: counts on; the manual lets it, B4.1.113
.include "guest.inc"
.include "pmu.inc"
.include "gic.inc"

@ Sleeps until the timer fires much later; the counter saw only a small part of it.
test:
    gic_on
    poke 1<<26, GICD_ISENABLER
    pm c12, 5, 31
    pm c13, 1, F_NSH
    enable CYCLES
    pmcr (PMCR_E|PMCR_C)
    set r0, 1000000                     @ CNTHP_TVAL: 16 ms, over 20 million cycles
    mcr p15, 4, r0, c14, c2, 0
    mov r0, #1
    mcr p15, 4, r0, c14, c2, 1
    isb
    wfi
    mrc p15, 0, r4, c9, c13, 0
    lsrs r4, r4, #16
    mov r10, #0
    moveq r10, #1
    out r10
    done
