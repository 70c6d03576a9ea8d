@ SPDX-License-Identifier: Apache-2.0
@ title: CNTHCTL.PL1PCTEN clear traps CNTPCT, not CNTVCT
@ section: ARM ARM B8.1.2
@ expect: cntpct=13e00c5d cntvct=4a0000ff set=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c14, c1, 0, 2
    probe mrrc p15, 0, r2, r3, c14
    probe mrrc p15, 1, r2, r3, c14
    write 4, c14, c1, 0, 3
    probe mrrc p15, 0, r2, r3, c14
    done
