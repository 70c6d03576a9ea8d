@ SPDX-License-Identifier: Apache-2.0
@ title: A counter that wraps goes on from zero and sets its flag
@ section: ARM ARM C12.3
@ expect: flag=0 flag=1 value=1
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, EV_SW_INCR|F_NSH, 0xfffffffe
    enable 1
    pmcr PMCR_E
    pm c12, 4, 1
    out_pm c12, 3
    pm c12, 4, 1
    pm c12, 4, 1
    out_pm c12, 3
    out_counter 0
    done
