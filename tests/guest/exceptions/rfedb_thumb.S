@ SPDX-License-Identifier: Apache-2.0
@ title: RFEDB in Thumb state returns to Thumb state
@ section: ARM ARM B9.3.13
@ expect: cpsr=1d7 wb=0
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED|PSR_T), 1f
    .thumb
1:  set r5, (frame+8)
    rfedb r5!
2:  mrs r0, cpsr
    movw r1, #0x3ff
    and r0, r0, r1
    bx pc
    nop
    .arm
    out r0
    set r1, frame
    sub r1, r5, r1
    out r1
    done
    
    .data
frame: .word 2b, 0x1f7
    .text
