@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: two small pages
@ section: ARM ARM B3.5.1
@ expect: written=99 read=1234
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_b+S_PAGE)
    entry32 short_l2, 2, (page_a+S_PAGE)
    set r0, 0x1234
    save r0, page_a
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001008
    set r0, 0x99
    str r0, [r1]
    load r2, page_b+8
    out r2
    load r2, 0x80002000
    out r2
    done
