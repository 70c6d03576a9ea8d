@ SPDX-License-Identifier: Apache-2.0
@ title: BL under a condition writes LR each time that it is taken, and only then
@ section: ARM ARM A8.8.25
@ expect: taken=100 returned=100 kept=100
@ qemu: yes
.include "guest.inc"

@ Often enough for any predictor to know it, and for code that is translated when it has run often.
test:
    mov r4, #0
    mov r5, #0
    mov r6, #0
    mov r7, #0x100
1:  cmp r7, #0
    mov lr, #0
    blne 4f
2:  cmp r7, #0
    mov lr, #0
    bleq 4f
    cmp lr, #0
    addeq r6, r6, #1
    subs r7, r7, #1
    bne 1b
    out r4
    out r5
    out r6
    done

4:  add r4, r4, #1
    adr r0, 2b
    cmp lr, r0
    addeq r5, r5, #1
    b 2b
