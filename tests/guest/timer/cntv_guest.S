@ SPDX-License-Identifier: Apache-2.0
@ title: The virtual timer of a guest goes by CNTVOFF; CNTHCTL has no say
@ section: ARM ARM B8.1.5
@ expect: ctl=5
@ qemu: yes
.include "guest.inc"

test:
    set r2, 0x00ffffff
    mov r3, #0
    mvn r2, r2
    mvn r3, r3
    mcrr p15, 4, r2, r3, c14
    write 4, c14, c1, 0, 0
    eret_to (SVC|MASKED), 1f
1:  mov r4, #0x01000000
    mov r5, #0
    mcrr p15, 3, r4, r5, c14
    mov r0, #1
    mcr p15, 0, r0, c14, c3, 1
    isb
    mrc p15, 0, r2, c14, c3, 1
    out r2
    mov r0, #0
    mcr p15, 0, r0, c14, c3, 1
    done
