@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T12 traps accesses to c12 at PL1
@ section: ARM ARM B1.14.14
@ expect: set=fe03081 others=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x1000
    probe mrc p15, 0, r4, c12, c0, 0
    write 4, c1, c1, 3, 0xafef
    probe mrc p15, 0, r4, c12, c0, 0
    done
