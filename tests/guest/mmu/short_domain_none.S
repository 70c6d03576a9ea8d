@ SPDX-License-Identifier: Apache-2.0
@ title: A domain without access: Domain faults of a section and a page, with the domain in DFSR
@ section: ARM ARM B3.7.3
@ expect: section=100039 page=10085b
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l1, 0x801, (0x40000000+S_SECTION+0x60)
    entry32 short_l1, 0x802, (short_l2+S_COARSE+0xa0)
    entry32 short_l2, 1, (page_a+S_PAGE)
    use_short 0x1
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80100000
    set r3, 0x80201000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), str r2, [r3]
    done
