@ SPDX-License-Identifier: Apache-2.0
@ title: A guest's PMCR.P leaves the hypervisor's counters alone
@ section: ARM ARM C12.8.4
@ expect: c0=0 c3=33
@ qemu: wrong: PMCR.P resets all counters, C12.8.4
.include "guest.inc"
.include "pmu.inc"

test:
    counter 0, EV_SW_INCR, 0x11
    counter 3, EV_SW_INCR, 0x33
    write 4, c1, c1, 1, 2
    catch 9f
    eret_to (SVC|MASKED), 1f
1:  mov r0, #PMCR_P
    mcr p15, 0, r0, c9, c12, 0
    hvc #0
9:  write 4, c1, c1, 1, 6
    out_counter 0
    out_counter 3
    done
