@ SPDX-License-Identifier: Apache-2.0
@ title: SCTLR.AFE: AP[0] = 0 is an Access flag fault
@ section: ARM ARM B3.7.4
@ expect: page=100006 set=0 section=100803
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+0x46e)
    entry32 short_l2, 2, (page_a+0x47e)
    entry32 short_l1, 0x801, (0x40000000+S_SECTION-0x400)
    use_short
    sctlr_set 0x20000000
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    set r3, 0x80002000
    set r4, 0x80100000
    access (SVC|MASKED), ldr r2, [r1]
    access (SVC|MASKED), ldr r2, [r3]
    access (SVC|MASKED), str r2, [r4]
    done
