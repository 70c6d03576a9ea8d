@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDRA traps DBGDRAR and DBGDSAR
@ section: ARM ARM B1.14.15
@ expect: drar=17e00481 dsar=17e00881 clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 1, 0x806
    probe mrc p14, 0, r4, c1, c0, 0
    probe mrc p14, 0, r4, c2, c0, 0
    write 4, c1, c1, 1, 6
    probe mrc p14, 0, r4, c1, c0, 0
    done
