@ SPDX-License-Identifier: Apache-2.0
@ title: SDER and MVBAR keep what is written to the bits that they have
@ section: ARM ARM B4.1.109, B4.1.130
@ machine: secure
@ expect: SDER=3 MVBAR=a5a5a5a0
@ qemu: wrong: SDER keeps bits that it does not have, B4.1.130
.include "guest.inc"
    .macro rw opc1, crn, crm, opc2, value, cp=p15
    set r4, \value
    mcr \cp, \opc1, r4, \crn, \crm, \opc2
    mov r5, #0
    mrc \cp, \opc1, r5, \crn, \crm, \opc2
    out r5
    .endm
    .macro rw64 opc1, crm, low, high
    set r4, \low
    set r5, \high
    mcrr p15, \opc1, r4, r5, \crm
    mov r6, #0
    mov r7, #0
    mrrc p15, \opc1, r6, r7, \crm
    out r6
    out r7
    .endm
    .macro ro opc1, crn, crm, opc2, cp=p15
    mov r5, #0
    mrc \cp, \opc1, r5, \crn, \crm, \opc2
    out r5
    .endm
    .macro wo opc1, crn, crm, opc2
    mov r4, #0
    mcr p15, \opc1, r4, \crn, \crm, \opc2
    .endm

test:
    rw 0, c1, c1, 1, 0xffffffff    @ SDER
    rw 0, c12, c0, 1, 0xa5a5a5bf    @ MVBAR
    done
