@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.T1 takes a PL2-mode register of PL1 before it is UNDEFINED
@ section: ARM ARM B1.14.14
@ expect: hcr=fe10483 clear=4
@ qemu: wrong: UNDEFINED comes first there, B1.14.14
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 3, 2
    pl1 mrc p15, 4, r4, c1, c1, 0
    write 4, c1, c1, 3, 0
    pl1 mrc p15, 4, r4, c1, c1, 0
    done
