@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR: T4 and T14 read zero, TJDBX and TTEE are there
@ section: ARM ARM B4.1.71
@ expect: hstr=3bfef
@ qemu: wrong: keeps reserved bits, B4.1.71
.include "guest.inc"

test:
    write 4, c1, c1, 3, 0xffffffff
    mrc p15, 4, r0, c1, c1, 3
    out r0
    write 4, c1, c1, 3, 0
    done
