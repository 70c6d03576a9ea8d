@ SPDX-License-Identifier: Apache-2.0
@ title: STM ^ stores the registers of User mode, from FIQ mode R8 too
@ section: ARM ARM B9.3.17
@ expect: r8=8 r9=9 sp=55
@ qemu: yes
.include "guest.inc"

test:
    mov r8, #8
    mov r9, #9
    set r1, 0x55
    msr sp_usr, r1
    eret_to (FIQ|MASKED), 1f
1:  mov r8, #0x80
    mov r9, #0x90
    set r0, words
    stmia r0, {r8, r9, r13}^
    nop
    cps #SVC
    load r1, words
    out r1
    load r1, words+4
    out r1
    load r1, words+8
    out r1
    done
    .data
words: .space 12
    .text
