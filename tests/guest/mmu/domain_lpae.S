@ SPDX-License-Identifier: Apache-2.0
@ title: DACR has no say in long descriptors
@ section: ARM ARM B3.7.3
@ expect: lpae=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry64 s1_l3, 1, (page_a+L_PAGE)
    write 0, c3, c0, 0, 0
    use_lpae
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    done
