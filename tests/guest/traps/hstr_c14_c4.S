@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR has no T14 (timers): nothing of c14 is trapped
@ section: ARM ARM B4.1.71
@ expect: cntfrq=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0xafef
    probe mrc p15, 0, r4, c14, c0, 0
    done
