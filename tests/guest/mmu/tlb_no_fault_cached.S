@ SPDX-License-Identifier: Apache-2.0
@ title: An invalid descriptor is not cached: a new page needs no TLB maintenance
@ section: ARM ARM B3.10.1
@ expect: before=100007 after=0
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    entry32 short_l2, 1, (page_a+S_PAGE)
    isb
    access (SVC|MASKED), ldr r2, [r1]
    done
