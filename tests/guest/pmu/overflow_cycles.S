@ SPDX-License-Identifier: Apache-2.0
@ title: PMCCNTR wraps and sets bit 31 of PMOVSR
@ section: ARM ARM C12.3
@ expect: flag=80000000
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    pm c12, 5, 31
    pm c13, 1, F_NSH
    pm c13, 0, 0xfffffff0
    enable CYCLES
    pmcr PMCR_E
    mov r0, #100
1:  subs r0, r0, #1
    bne 1b
    pmcr 0
    out_pm c12, 3
    done
