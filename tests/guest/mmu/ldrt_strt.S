@ SPDX-License-Identifier: Apache-2.0
@ title: LDRT, STRT, LDRBT and STRBT have the rights of User mode
@ section: ARM ARM B3.7.1
@ expect: ldrt=10000f strt=10080f ldrbt=10000f strht=10080f ldr=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x45e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), ldrt r2, [r1]
    access (SVC|MASKED), strt r2, [r1]
    access (SVC|MASKED), ldrbt r2, [r1]
    access (SVC|MASKED), strht r2, [r1]
    access (SVC|MASKED), ldr r2, [r1]
    done
