@ SPDX-License-Identifier: Apache-2.0
@ title: ATS1CPR with the MMU off: flat, no fault
@ section: ARM ARM B4.2.4
@ expect: par=40010000
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  nop
    at 0, c8, 0, 0x40010123
    mrc p15, 0, r0, c7, c4, 0
    set r1, 0xfffff001
    and r0, r0, r1
    out r0
    done
