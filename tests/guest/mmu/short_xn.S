@ SPDX-License-Identifier: Apache-2.0
@ title: XN of a small page and of a section
@ section: ARM ARM B3.7.2
@ expect: page=0 page.xn=c000f user=c000f section.xn=c000d
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    svc_at page_a
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_a+S_PAGE+1)
    entry32 short_l1, 0x801, (0x40000000+S_SECTION+0x10)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    fetch (SVC|MASKED), 0x80001000
    fetch (SVC|MASKED), 0x80002000
    fetch (USR|MASKED), 0x80002000
    fetch (SVC|MASKED), page_a_at_801
    done
