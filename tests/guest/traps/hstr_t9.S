@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T9 traps accesses to c9 at PL1
@ section: ARM ARM B1.14.14
@ expect: set=fe02499 others=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x200
    probe mrc p15, 0, r4, c9, c12, 0
    write 4, c1, c1, 3, 0xadef
    probe mrc p15, 0, r4, c9, c12, 0
    done
