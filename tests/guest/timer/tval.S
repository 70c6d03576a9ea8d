@ SPDX-License-Identifier: Apache-2.0
@ title: TVAL is CVAL less the counter, signed; writing it sets CVAL
@ section: ARM ARM B8.1.5
@ expect: past=5 negative=1 future=1 distance=7f high=0
@ qemu: yes
.include "guest.inc"

test:
    mvn r0, #0
    mcr p15, 0, r0, c14, c2, 0
    isb
    mov r1, #1
    mcr p15, 0, r1, c14, c2, 1
    isb
    mrc p15, 0, r2, c14, c2, 1
    out r2
    mrc p15, 0, r2, c14, c2, 0
    lsr r2, r2, #31
    out r2
    set r0, 0x7fffffff
    mcr p15, 0, r0, c14, c2, 0
    isb
    mrc p15, 0, r2, c14, c2, 1
    out r2
    mrrc p15, 2, r4, r5, c14
    mrrc p15, 0, r6, r7, c14
    subs r4, r4, r6
    sbc r5, r5, r7
    lsr r4, r4, #24
    out r4
    out r5
    done
