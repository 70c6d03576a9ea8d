@ SPDX-License-Identifier: Apache-2.0
@ title: At PL0 HSTR takes what PL0 may access; what is UNDEFINED there stays UNDEFINED
@ section: ARM ARM B1.14.14
@ expect: vector=114 tpidruro=fe63481 dacr=4
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 0x2008
    probe_user mrc p15, 0, r4, c13, c0, 3
    probe_user mrc p15, 0, r4, c3, c0, 0
    done
