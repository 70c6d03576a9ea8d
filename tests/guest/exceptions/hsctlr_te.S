@ SPDX-License-Identifier: Apache-2.0
@ title: HSCTLR.TE: exceptions to Hyp mode are taken in Thumb state
@ section: ARM ARM B1.8.4
@ expect: here=5
@ qemu: yes
.include "guest.inc"

test:
    set r0, table2
    mcr p15, 4, r0, c12, c0, 0
    set_bits 4, c1, c0, 0, 0x40000000
    eret_to SVC, 1f
1:  hvc #0
    .balign 32
    .thumb
table2: b.w .
    b.w .
    b.w .
    b.w .
    b.w .
    bx pc
    nop
    .arm
    mov r0, #5
    out r0
    done
