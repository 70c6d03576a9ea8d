@ SPDX-License-Identifier: Apache-2.0
@ title: HDCR.TDA traps LDC and STC of CP14 as class 6, with base and addressing mode
@ section: ARM ARM B3.13.6
@ expect: offset=1be00034 post=1be01033 pre_down=1be02026 unindexed=1be03031 user=1be00034
@ expect: thumb=1a000034 failed=4a0000ff
@ qemu: wrong: it has no LDC and STC, C11.11.27
.include "guest.inc"
.include "traps.inc"

test:
    set r1, buffer
    write 4, c1, c1, 1, 0xe06
    pl1 stc p14, c5, [r1]
    pl1 ldc p14, c5, [r1], #4
    pl1 stc p14, c5, [r1, #-8]!
    pl1 ldc p14, c5, [r1], {3}
    pl0 stc p14, c5, [r1]
    pl1_thumb stc p14, c5, [r1]
    pl1_failed stcne p14, c5, [r1]
    done

    .data
    .balign 64
buffer: .space 64
