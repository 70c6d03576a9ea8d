@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA with TDRA and TDOSA traps the debug registers
@ section: ARM ARM B1.14.15
@ expect: didr=17e00081 dscr=17e00083 bvr0=17e80081 clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 1, 0xe06
    probe mrc p14, 0, r4, c0, c0, 0
    probe mrc p14, 0, r4, c0, c1, 0
    probe mrc p14, 0, r4, c0, c0, 4
    write 4, c1, c1, 1, 6
    probe mrc p14, 0, r4, c0, c0, 0
    done
