@ SPDX-License-Identifier: Apache-2.0
@ title: SRSIB without writeback stores above and leaves the stack pointer
@ section: ARM ARM B9.3.15
@ expect: lr=1234 spsr=1d0 wb=0
@ qemu: yes
.include "guest.inc"

test:
    eret_to (ABT|MASKED), 1f
1:  set r0, 0x1d0
    msr spsr_cxsf, r0
    set r1, frame
    msr sp_irq, r1
    set lr, 0x1234
    srsib #IRQ
    load r1, frame+4
    out r1
    load r1, frame+8
    out r1
    mrs r0, sp_irq
    set r1, frame
    sub r1, r0, r1
    out r1
    done
    .data
frame: .word 0, 0, 0
    .text
