@ SPDX-License-Identifier: Apache-2.0
@ title: A software increment in a mode that the filter excludes does not count
@ section: ARM ARM C12.8.21, C12.8.17
@ expect: hyp=0 nsh=1
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, EV_SW_INCR
    counter 1, EV_SW_INCR|F_NSH
    enable 3
    pmcr PMCR_E
    pm c12, 4, 3
    out_counter 0
    out_counter 1
    done
