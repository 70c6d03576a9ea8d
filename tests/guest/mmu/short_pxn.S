@ SPDX-License-Identifier: Apache-2.0
@ title: PXN of a page table and of a section: no execution at PL1 only
@ section: ARM ARM B3.7.2
@ expect: page.pl1=c000f page.user=0 section.pl1=c000d section.user=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l1, 0x800, (short_l2+S_COARSE+4)
    entry32 short_l1, 0x801, (0x40000000+S_SECTION+1)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    fetch (SVC|MASKED), 0x80001000
    fetch (USR|MASKED), 0x80001000
    fetch (SVC|MASKED), page_a_at_801
    fetch (USR|MASKED), page_a_at_801
    done
