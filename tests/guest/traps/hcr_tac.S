@ SPDX-License-Identifier: Apache-2.0
@ title: HCR.TAC traps reads and writes of ACTLR
@ section: ARM ARM B1.14.6
@ expect: actlr.r=fe204a1 actlr.w=fe204a0 sctlr.passes=4a0000ff actlr.r.clear=4a0000ff
@ qemu: yes
.include "guest.inc"
.include "traps.inc"

test:
    mov r5, #0
    hcr 0x200000
    probe mrc p15, 0, r5, c1, c0, 1
    probe mcr p15, 0, r5, c1, c0, 1
    probe mrc p15, 0, r5, c1, c0, 0
    hcr 0
    probe mrc p15, 0, r5, c1, c0, 1
    done
