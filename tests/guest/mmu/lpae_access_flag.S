@ SPDX-License-Identifier: Apache-2.0
@ title: Long descriptors: AF 0 is an Access flag fault
@ section: ARM ARM B3.7.4
@ expect: l3=10020b l2=100a0a
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE-L_AF)
    entry64 s1_l2, 2, (0x40000000+L_BLOCK-L_AF)
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    set r3, 0x80400000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r3]
    done
