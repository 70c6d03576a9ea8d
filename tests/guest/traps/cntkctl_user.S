@ SPDX-License-Identifier: Apache-2.0
@ title: CNTKCTL bars PL0 from counters and timers: UNDEFINED at PL1
@ section: ARM ARM B8.1.3
@ expect: cntvct=4 ctl=4 cntvct.allowed=8 ctl.allowed=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 0, c14, c1, 0, 0
    probe_user mrrc p15, 1, r2, r3, c14
    probe_user mrc p15, 0, r4, c14, c3, 1
    write 0, c14, c1, 0, 2
    probe_user mrrc p15, 1, r2, r3, c14
    probe_user mrc p15, 0, r4, c14, c3, 1
    done
