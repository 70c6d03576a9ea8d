@ SPDX-License-Identifier: Apache-2.0
@ title: SRS stores LR and SPSR to the stack of another mode
@ section: ARM ARM B9.3.15
@ expect: lr=1234 spsr=1d0 wb=fffffff8 own=0
@ qemu: yes
.include "guest.inc"

test:
    eret_to (IRQ|MASKED), 1f
1:  set r0, 0x1d0
    msr spsr_cxsf, r0
    mov r3, sp
    set lr, 0x1234
    srsdb sp!, #SVC
    sub r3, sp, r3
    mov r4, r3
    mrs r0, sp_svc
    ldr r1, [r0]
    out r1
    ldr r1, [r0, #4]
    out r1
    set r1, stacks+0x7000
    sub r1, r0, r1
    out r1
    out r4
    done
