@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: a supersection maps 16MB
@ section: ARM ARM B3.5.1
@ expect: first=1234 third=77
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set r3, short_l1+0x820*4
    set r2, 0x40000000+S_SECTION+0x40000
    mov r4, #16
8:  str r2, [r3], #4
    subs r4, r4, #1
    bne 8b
    set r0, 0x1234
    save r0, page_a
    set r1, 0x40200000
    set r2, 0x77
    str r2, [r1]
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, page_a_at_820
    out r2
    load r2, 0x82200000
    out r2
    done
