@ SPDX-License-Identifier: Apache-2.0
@ title: LDRD, LDM and STM access two and more registers, one word after the other
@ section: GIC 4.1.4
@ machine: secure
@ expect: w0=a0a0a0a0 w1=40404040 m0=a0a0a0a0 m1=40404040 m2=80808080
@ qemu: yes
.include "worlds.inc"
.include "guest.inc"
.include "gic.inc"

test:
    set r1, GICD_IPRIORITYR+40
    set r2, 0xa0a0a0a0
    set r3, 0x40404040
    set r4, 0x80808080
    stm r1, {r2, r3, r4}
    ldrd r6, r7, [r1]
    out r6
    out r7
    ldm r1, {r2, r3, r4}
    out r2
    out r3
    out r4
    done
