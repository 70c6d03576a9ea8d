@ SPDX-License-Identifier: Apache-2.0
@ title: Without trace registers in CP14 they are UNDEFINED, HCPTR.TTA or not
@ section: ARM ARM B1.14.16
@ expect: undefined=2
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    tally UNDEFINED
    write 4, c1, c1, 2, 0x100000
    pl1 mrc p14, 1, r4, c0, c0, 0
    write 4, c1, c1, 2, 0
    pl1 mrc p14, 1, r4, c0, c0, 0
    tally_out
    done
