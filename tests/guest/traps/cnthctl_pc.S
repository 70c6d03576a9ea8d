@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL.PL1PCEN clear traps CNTP, not CNTV
@ section: ARM ARM B8.1.3
@ expect: ctl=fe23885 tval=fe03885 cval=13e20c5d cntv=4a0000ff set=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c14, c1, 0, 1
    probe mrc p15, 0, r4, c14, c2, 1
    probe mrc p15, 0, r4, c14, c2, 0
    probe mrrc p15, 2, r2, r3, c14
    probe mrc p15, 0, r4, c14, c3, 1
    write 4, c14, c1, 0, 3
    probe mrc p15, 0, r4, c14, c2, 1
    done
