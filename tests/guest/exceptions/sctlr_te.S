@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.TE: exceptions are taken in Thumb state
@ section: ARM ARM B1.8.4
@ expect: cpsr=d3 spsr=53
@ qemu: yes
.include "guest.inc"

test:
    set r0, table2
    mcr p15, 0, r0, c12, c0, 0
    sctlr_set 0x40000000
    eret_to (SVC|PSR_F), 1f
1:  svc #0
    .balign 32
    .thumb
table2: b.w .
    b.w .
    mrs r0, cpsr
    and r0, r0, #0xff
    bx pc
    nop
    .arm
    out r0
    mrs r0, spsr
    and r0, r0, #0xff
    out r0
    done
