@ SPDX-License-Identifier: Apache-2.0
@ title: ERET from Hyp mode to Thumb state
@ section: ARM ARM B9.3.3
@ expect: cpsr=1d3
@ qemu: yes
.include "guest.inc"

test:
    eret_to (SVC|PSR_T|MASKED), 1f
    .thumb
1:  mrs r0, cpsr
    movw r1, #0x3ff
    and r0, r0, r1
    bx pc
    nop
    .arm
    out r0
    done
