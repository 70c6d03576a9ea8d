@ SPDX-License-Identifier: Apache-2.0
@ title: RFE loads PC and CPSR from memory
@ section: ARM ARM B9.3.13
@ expect: cpsr=600001d7 wb=8
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|MASKED), 1f
1:  set r5, frame
    rfeia r5!
2:  mrs r0, cpsr
    set r1, 0xf00003ff
    and r0, r0, r1
    out r0
    set r1, frame
    sub r1, r5, r1
    out r1
    done
    .data
frame: .word 2b, 0x600001d7
    .text
