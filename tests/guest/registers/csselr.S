@ SPDX-License-Identifier: Apache-2.0
@ title: CSSELR chooses what CCSIDR shows: 32KB L1 of 64-byte lines, 2 ways of a Cortex-A15
@ section: ARM ARM B4.1.19
@ expect: l1d=1fe00a l1i=1fe00a clidr=a200023
@ qemu: yes
.include "guest.inc"

test:
    write 2, c0, c0, 0, 0
    mrc p15, 1, r0, c0, c0, 0
    set r1, 0x0fffffff
    and r0, r0, r1
    out r0
    write 2, c0, c0, 0, 1
    mrc p15, 1, r0, c0, c0, 0
    set r1, 0x0fffffff
    and r0, r0, r1
    out r0
    mrc p15, 1, r0, c0, c0, 1
    out r0
    done
