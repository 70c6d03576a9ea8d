@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: AP[2:0] = 101 of a small page
@ section: ARM ARM B3.7.1
@ expect: user.read=10000f user.write=10080f pl1.read=0 pl1.write=10080f ldrt=10000f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x65e)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (USR|MASKED), ldr r2, [r1]
    access (USR|MASKED), str r2, [r1]
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    access (SVC|MASKED), ldrt r2, [r1]
    done
