@ SPDX-License-Identifier: Apache-2.0
@ title: A trap in Thumb state: IL is 1 for a coprocessor access
@ section: ARM ARM B3.13.6
@ expect: elr=0 hsr=e0204a1 spsr=33
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x200000
    catch 3f
    eret_to (SVC|MASKED|PSR_T), 2f
    .thumb
2:  mrc p15, 0, r5, c1, c0, 1
    nop
    .arm
    .balign 4
3:  out_return 2b
    mrc p15, 4, r0, c5, c2, 0
    set r1, 0xfe0fffff
    and r0, r0, r1
    out r0
    out_spsr 0x3f
    done
