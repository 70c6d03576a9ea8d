@ SPDX-License-Identifier: Apache-2.0
@ title: BLX between states keeps the return state in LR bit 0
@ section: ARM ARM A8.8.25
@ expect: arm_lr=1
@ qemu: yes
.include "guest.inc"

test:
    mov r0, #0
    blx 5f
    out r0
    done
    .thumb
    .balign 4
5:  tst lr, #1
    ite eq
    moveq r0, #1
    movne r0, #2
    bx lr
    .arm
    .balign 4
