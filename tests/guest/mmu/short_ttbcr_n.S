@ SPDX-License-Identifier: Apache-2.0
@ title: TTBCR.N: the upper half of the addresses goes through TTBR1; PD1 makes it fault
@ section: ARM ARM B3.5.4
@ expect: n1=0 value=1234 pd1=100005
@ qemu: wrong: no PD1, since its machine lacks the Security Extensions, B3.5.4
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    set r0, 0x1234
    save r0, page_a
    use_short
    set r0, short_l1+0x4a
    mcr p15, 0, r0, c2, c0, 1
    set r0, short_l1+0x4a
    mcr p15, 0, r0, c2, c0, 0
    write 0, c2, c0, 2, 1
    tlbiall
    eret_to (SVC|MASKED), 1f
1:  nop
    set r1, 0x80001000
    access (SVC|MASKED), ldr r2, [r1]
    out r2
    write 0, c2, c0, 2, 0x21
    tlbiall
    access (SVC|MASKED), ldr r2, [r1]
    done
