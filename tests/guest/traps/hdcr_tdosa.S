@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDOSA traps the OS lock registers
@ section: ARM ARM B1.14.15
@ expect: oslsr=17e80483 osdlr=17e80486 clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 1, 0x406
    probe mrc p14, 0, r4, c1, c1, 4
    probe mcr p14, 0, r4, c1, c3, 4
    write 4, c1, c1, 1, 6
    probe mrc p14, 0, r4, c1, c1, 4
    done
