@ SPDX-License-Identifier: Apache-2.0
@ title: A breakpoint inside an IT block saves ITSTATE
@ section: ARM ARM B1.8.3, C4.3
@ expect: vector=c spsr=5f3
@ qemu: yes
.include "guest.inc"
.include "debug.inc"

test:
    debug_on
    breakpoint 0, 2f, (E|ANY_PL|BAS_LOW)
    catch 3f
    eret_to (SVC|MASKED|PSR_T), 1f
3:  out_vector
    out_spsr 0x0600fdff
    done
    .thumb
    .balign 4
1:  movs r0, #0
    itt eq
2:  moveq r0, #1
    moveq r0, #2
    hvc #0
    .arm
