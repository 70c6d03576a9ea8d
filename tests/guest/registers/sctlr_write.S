@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR of PL1 from Hyp mode is the Non-secure copy; reserved bits hold
@ section: ARM ARM B4.1.130
@ expect: toggled=1000 ones=c50078
@ qemu: yes
.include "guest.inc"

test:
    mrc p15, 0, r0, c1, c0, 0
    set r1, 0x1000
    eor r2, r0, r1
    mcr p15, 0, r2, c1, c0, 0
    isb
    mrc p15, 0, r3, c1, c0, 0
    eor r3, r3, r0
    out r3
    mvn r2, #0
    set r1, 0x00c50078
    and r3, r0, r1
    out r3
    done
