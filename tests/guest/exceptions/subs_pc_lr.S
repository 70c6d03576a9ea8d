@ SPDX-License-Identifier: Apache-2.0
@ title: SUBS PC, LR, #4 restores CPSR from SPSR_irq
@ section: ARM ARM B9.3.20
@ expect: cpsr=200001db sp=1
@ qemu: yes
.include "guest.inc"

test:
    eret_to (IRQ|MASKED), 1f
1:  set r0, (UND|MASKED|0x20000000)
    msr spsr_cxsf, r0
    set lr, 2f+4
    subs pc, lr, #4
2:  mrs r0, cpsr
    set r1, 0xf00003ff
    and r0, r0, r1
    out r0
    set r1, stacks+0x2000
    sub r1, sp, r1
    add r1, r1, #1
    out r1
    done
