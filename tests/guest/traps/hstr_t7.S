@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T7 traps accesses to c7 at PL1
@ section: ARM ARM B1.14.14
@ expect: set=fe01c89 others=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x80
    probe mrc p15, 0, r4, c7, c4, 0
    write 4, c1, c1, 3, 0xaf6f
    probe mrc p15, 0, r4, c7, c4, 0
    done
