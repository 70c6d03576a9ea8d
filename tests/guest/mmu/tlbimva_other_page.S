@ SPDX-License-Identifier: Apache-2.0
@ title: TLBIMVA leaves other pages alone
@ section: ARM ARM B3.10.5
@ expect: a=0 b=0 stale=0 gone=100007
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    entry32 short_l2, 2, (page_b+S_PAGE)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    set r3, 0x80002000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), ldr r2, [r3]
    entry32 short_l2, 1, 0
    entry32 short_l2, 2, 0
    tlbimva 0x80002000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), ldr r2, [r3]
    done
