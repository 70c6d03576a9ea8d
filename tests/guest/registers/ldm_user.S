@ SPDX-License-Identifier: Apache-2.0
@ title: LDM ^ without PC loads the registers of User mode
@ section: ARM ARM B9.3.6
@ expect: own=77 sp_usr=11 lr_usr=22
@ qemu: yes
.include "guest.inc"

test:
    eret_to (IRQ|MASKED), 1f
1:  set lr, 0x77
    set r0, words
    ldmia r0, {r13, r14}^
    nop
    out lr
    mrs r1, sp_usr
    out r1
    mrs r1, lr_usr
    out r1
    done
    .data
words: .word 0x11, 0x22
    .text
