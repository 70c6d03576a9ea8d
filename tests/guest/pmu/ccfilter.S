@ SPDX-License-Identifier: Apache-2.0
@ title: PMSELR 31 selects the cycle counter's filter
@ section: ARM ARM C12.8.17, C12.8.20
@ expect: filter=f8000000 hyp=0
@ qemu: wrong: bit 26 is of ARMv8
.include "guest.inc"
.include "pmu.inc"

test:
    pm c12, 5, 31
    pm c13, 1, 0xffffffff
    out_pm c13, 1
    pm c13, 1, 0
    enable CYCLES
    pmcr PMCR_E
    out_pm c13, 0
    done
