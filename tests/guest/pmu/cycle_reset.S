@ SPDX-License-Identifier: Apache-2.0
@ title: PMCR.C clears PMCCNTR, PMCR.P the event counters, and neither the other
@ section: ARM ARM C12.8.4
@ expect: c=0 c=77 p=55 p=0
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    pm c13, 0, 0x55
    counter 0, EV_SW_INCR, 0x77
    pmcr PMCR_C
    out_pm c13, 0
    out_counter 0
    pm c13, 0, 0x55
    pmcr PMCR_P
    out_pm c13, 0
    out_counter 0
    done
