@ SPDX-License-Identifier: Apache-2.0
@ title: The trivial Jazelle implementation: JIDR, JOSCR and JMCR are zero, BXJ is BX
@ section: ARM ARM B1.13, A2.9.7
@ expect: jidr=0 joscr=0 jmcr=0 arm=1 thumb=20
@ qemu: yes
.include "guest.inc"

test:
    mov r4, #3
    mcr p14, 7, r4, c1, c0, 0
    mcr p14, 7, r4, c2, c0, 0
    mrc p14, 7, r10, c0, c0, 0
    out r10
    mrc p14, 7, r10, c1, c0, 0
    out r10
    mrc p14, 7, r10, c2, c0, 0
    out r10
    set r4, 1f
    bxj r4
    outi 0xbad
1:  outi 1
    set r4, 2f
    orr r4, r4, #1
    bxj r4
    .thumb
    .balign 4
2:  mrs r4, cpsr                        @ T reads as zero; only Thumb code gets here
    adr r5, 3f
    bx r5
    .balign 4
    .arm
3:  mov r10, #0x20
    out r10
    done
