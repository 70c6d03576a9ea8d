@ SPDX-License-Identifier: Apache-2.0
@ title: PMCEID lists the events that are counted, and an event that is not there stays at zero
@ section: ARM ARM C12.8.10
@ expect: sw=1 inst=1 cycles=1 high=0 chain=0
@ qemu: wrong: the registers are UNDEFINED, C12.8.10
.include "guest.inc"
.include "pmu.inc"

test:
    mrc p15, 0, r4, c9, c12, 6
    and r10, r4, #1
    out r10
    ubfx r10, r4, #8, #1
    out r10
    ubfx r10, r4, #17, #1
    out r10
    mrc p15, 0, r10, c9, c12, 7
    out r10
    ubfx r10, r4, #30, #1               @ CHAIN is of PMUv3
    out r10
    done
