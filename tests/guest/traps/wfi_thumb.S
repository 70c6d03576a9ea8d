@ SPDX-License-Identifier: Apache-2.0
@ title: A trapped WFI of 16 bits has IL 0
@ section: ARM ARM B3.13.6
@ expect: elr=0 hsr=4000000
@ qemu: yes
.include "guest.inc"

test:
    hcr 0x2000
    catch 3f
    eret_to (SVC|MASKED|PSR_T), 2f
    .thumb
2:  wfi
    nop
    .arm
    .balign 4
3:  out_return 2b
    mrc p15, 4, r0, c5, c2, 0
    set r1, 0xfe0fffff
    and r0, r0, r1
    out r0
    done
