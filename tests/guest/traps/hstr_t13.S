@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T13 traps accesses to c13 at PL1
@ section: ARM ARM B1.14.14
@ expect: set=fe43481 others=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x2000
    probe mrc p15, 0, r4, c13, c0, 2
    write 4, c1, c1, 3, 0x8fef
    probe mrc p15, 0, r4, c13, c0, 2
    done
