@ SPDX-License-Identifier: Apache-2.0
@ title: A manager of the domain is not held by AP
@ section: ARM ARM B3.7.3
@ expect: manager=0 client=10083f
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x44e)
    entry32 short_l1, 0x800, (short_l2+S_COARSE+0x60)
    use_short 0xc1
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (USR|MASKED), str r1, [r1]
    write 0, c3, c0, 0, 0x41
    access (USR|MASKED), str r1, [r1]
    done
