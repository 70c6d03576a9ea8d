@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: AP[2:1], pl1 ro
@ section: ARM ARM B3.7.1
@ expect: user.read=10020f user.write=100a0f pl1.read=0 pl1.write=100a0f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE-0x40+0x80)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (USR|MASKED), ldr r2, [r1]
    access (USR|MASKED), str r2, [r1]
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r1]
    done
