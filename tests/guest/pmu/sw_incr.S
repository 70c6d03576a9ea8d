@ SPDX-License-Identifier: Apache-2.0
@ title: PMSWINC increments the counters that count SW_INCR and are enabled
@ section: ARM ARM C12.8.21
@ expect: c0=3 c1=1 c2=0 c3=0
@ qemu: yes
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, EV_SW_INCR|F_NSH
    counter 1, EV_SW_INCR|F_NSH
    counter 2, EV_SW_INCR|F_NSH
    counter 3, EV_INST_RETIRED
    enable 0xb
    pmcr PMCR_E
    pm c12, 4, 0xf
    pm c12, 4, 1
    pm c12, 4, 5
    out_counter 0
    out_counter 1
    out_counter 2
    disable 8
    out_counter 3
    done
