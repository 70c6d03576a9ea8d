@ SPDX-License-Identifier: Apache-2.0
@ title: MVBAR moves the vectors of Monitor mode
@ section: ARM ARM B4.1.107
@ machine: secure
@ expect: here=3
@ qemu: yes
.equ SECURE, 1
.include "guest.inc"

test:
    set r0, table2
    mcr p15, 0, r0, c12, c0, 1
    smc #0
    .balign 32
table2: nop
    nop
    mov r0, #3
    out r0
    done
