@ SPDX-License-Identifier: Apache-2.0
@ title: VBAR moves the vectors of PL1; bits 4:0 read zero
@ section: ARM ARM B4.1.156
@ expect: vbar=ffffffe0 here=1
@ qemu: yes
.include "guest.inc"

test:
    write 0, c12, c0, 0, 0xffffffff
    mrc p15, 0, r0, c12, c0, 0
    out r0
    set r0, table2
    mcr p15, 0, r0, c12, c0, 0
    eret_to (SVC|MASKED), 1f
1:  svc #0
    .balign 32
table2: nop
    nop
    mov r0, #1
    out r0
    done
