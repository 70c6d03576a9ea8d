@ SPDX-License-Identifier: Apache-2.0
@ title: The same words in ARM and Thumb state
@ section: ARM ARM A4.1.1
@ expect: thumb=5
@ qemu: yes
.include "guest.inc"

test:
    bl place
    set r1, place+1
    blx r1
    out r0
    done
place: .word 0x47702005
    mov r0, #1
    bx lr
