@ SPDX-License-Identifier: Apache-2.0
@ title: TLBIMVA with another ASID leaves a non-global page
@ section: ARM ARM B3.10.5
@ expect: other=0 own=100007
@ qemu: wrong: ignores the ASID of TLBIMVA, which B3.10.5 allows
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE+0x800)
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    write 0, c13, c0, 1, 1
    ldr r2, [r1]
    entry32 short_l2, 1, 0
    tlbimva 0x80001000, 2
    access (SVC|MASKED), ldr r2, [r1]
    tlbimva 0x80001000, 1
    access (SVC|MASKED), ldr r2, [r1]
    done
