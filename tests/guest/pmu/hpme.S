@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.HPME enables the hypervisor's counters, PMCR.E the guest's
@ section: ARM ARM C12.6.1
@ expect: e=1 e=0 hpme=1 hpme=1 both=2 both=2
@ qemu: wrong: HDCR.HPME has no effect, C12.6.1
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, EV_SW_INCR|F_NSH
    counter 3, EV_SW_INCR|F_NSH
    enable 9
    write 4, c1, c1, 1, 2
    pmcr PMCR_E
    pm c12, 4, 9
    out_counter 0
    out_counter 3
    pmcr 0
    write 4, c1, c1, 1, (HPME|2)
    pm c12, 4, 9
    out_counter 0
    out_counter 3
    pmcr PMCR_E
    pm c12, 4, 9
    out_counter 0
    out_counter 3
    done
