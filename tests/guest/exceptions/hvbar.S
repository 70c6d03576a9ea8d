@ SPDX-License-Identifier: Apache-2.0
@ title: HVBAR moves the vectors of Hyp mode
@ section: ARM ARM B4.1.68
@ expect: hvbar=ffffffe0 here=14
@ qemu: yes
.include "guest.inc"

test:
    write 4, c12, c0, 0, 0xffffffff
    mrc p15, 4, r0, c12, c0, 0
    out r0
    set r0, table2
    mcr p15, 4, r0, c12, c0, 0
    eret_to (SVC|MASKED), 1f
1:  hvc #0
    .balign 32
table2: nop
    nop
    nop
    nop
    nop
    b 2f
2:  mov r0, #0x14
    out r0
    done
