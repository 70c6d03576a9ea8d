@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T3 traps accesses to c3 at PL1
@ section: ARM ARM B1.14.14
@ expect: set=fe00c81 others=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x8
    probe mrc p15, 0, r4, c3, c0, 0
    write 4, c1, c1, 3, 0xafe7
    probe mrc p15, 0, r4, c3, c0, 0
    done
