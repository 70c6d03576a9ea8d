@ SPDX-License-Identifier: Apache-2.0
@ title: CNTVCT is CNTPCT less CNTVOFF
@ section: ARM ARM B8.1.4
@ expect: difference=10 cntvoff=10000000
@ qemu: yes
.include "guest.inc"

test:
    set r2, 0x10000000
    mov r3, #0
    mcrr p15, 4, r2, r3, c14
    isb
    mrrc p15, 1, r6, r7, c14
    isb
    mrrc p15, 0, r4, r5, c14
    subs r6, r4, r6
    sbc r7, r5, r7
    lsr r6, r6, #24
    out r6
    mrrc p15, 4, r2, r3, c14
    out r2
    done
