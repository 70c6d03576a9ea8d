@ SPDX-License-Identifier: Apache-2.0
@ title: HCPTR.TCP0-9, TCP12 and TCP13 read as one: there are no such coprocessors
@ section: ARM ARM B4.1.63
@ expect: hcptr=33ff undefined=3
@ qemu: wrong: the RAO bits read as zero, B4.1.63
.include "guest.inc"
.include "traps.inc"

test:
    write 4, c1, c1, 2, 0
    mrc p15, 4, r4, c1, c1, 2
    out r4
    tally UNDEFINED
    pl1 mrc p0, 0, r4, c0, c0, 0
    pl1 mrc p9, 0, r4, c0, c0, 0
    pl1 cdp p12, 0, c0, c0, c0, 0
    tally_out
    done
