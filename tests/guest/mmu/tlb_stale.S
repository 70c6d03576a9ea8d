@ SPDX-License-Identifier: Apache-2.0
@ title: A removed page stays usable until TLBIMVA
@ section: ARM ARM B3.10.1
@ expect: before=0 stale=0 after=100007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    entry32 short_l2, 1, 0
    access (SVC|MASKED), ldr r2, [r1]
    tlbimva 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    done
