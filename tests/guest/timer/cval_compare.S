@ SPDX-License-Identifier: Apache-2.0
@ title: CVAL compares as unsigned 64 bits: zero is always reached
@ section: ARM ARM B8.1.5
@ expect: reached=5 never=1
@ qemu: yes
.include "guest.inc"

test:
    mov r0, #0
    mcrr p15, 2, r0, r0, c14
    mov r1, #1
    mcr p15, 0, r1, c14, c2, 1
    isb
    mrc p15, 0, r2, c14, c2, 1
    out r2
    mvn r0, #0
    mcrr p15, 2, r0, r0, c14
    isb
    mrc p15, 0, r2, c14, c2, 1
    out r2
    mov r1, #0
    mcr p15, 0, r1, c14, c2, 1
    done
