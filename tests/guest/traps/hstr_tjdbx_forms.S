@ SPDX-License-Identifier: Apache-2.0
@ title: HSTR.TJDBX traps BXJ at PL1 and PL0 with its register
@ section: ARM ARM B1.14.10
@ expect: r3=2be00003 r14=2be0000e thumb=2a000003 user=2be00003 failed=4a0000ff
@ expect: failed.thumb=4a0000ff clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    set r3, 1f
    write 4, c1, c1, 3, 0x20000
    pl1 bxj r3
    pl1 bxj lr
    pl1_thumb bxj r3
    pl0 bxj r3
    pl1_failed bxjne r3
    pl1_thumb_failed bxjne r3
    write 4, c1, c1, 3, 0
    pl1 bxj r3
    b 2f
    .balign 4
    1: hvc #0xff
2:
    done
