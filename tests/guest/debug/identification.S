@ SPDX-License-Identifier: Apache-2.0
@ title: Six breakpoints, two of them context-aware, four watchpoints, v7.1 Debug; no ROM table
@ section: A15 TRM 10.3, ARM ARM C11.11.15
@ expect: wrp=3 brp=5 ctx=1 version=5 drar=0 drar=0 drar=0 dsar=0 dsar=0 dsar=0
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    mrc p14, 0, r4, c0, c0, 0
    lsr r10, r4, #28
    out r10
    ubfx r10, r4, #24, #4
    out r10
    ubfx r10, r4, #20, #4
    out r10
    ubfx r10, r4, #16, #4
    out r10
    out14 c1, c0, 0
    mrrc p14, 0, r4, r5, c1
    out r4
    out r5
    out14 c2, c0, 0
    mrrc p14, 0, r4, r5, c2
    out r4
    out r5
    done
