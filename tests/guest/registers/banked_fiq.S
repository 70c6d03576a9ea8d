@ SPDX-License-Identifier: Apache-2.0
@ title: R8 to R12 of FIQ mode from outside, and of User mode from inside
@ section: ARM ARM B9.3.9
@ expect: r8_fiq=88 r9_fiq=99 r8_usr=8 r9_usr=9 r8=8
@ qemu: yes
.include "guest.inc"

test:
    mov r8, #8
    mov r9, #9
    set r0, 0x88
    msr r8_fiq, r0
    set r0, 0x99
    msr r9_fiq, r0
    eret_to (FIQ|MASKED), 1f
1:  mov r0, r8
    mov r1, r9
    mrs r2, r8_usr
    mrs r3, r9_usr
    cps #SVC
    out r0
    out r1
    out r2
    out r3
    out r8
    done
