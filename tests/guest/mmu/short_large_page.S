@ SPDX-License-Identifier: Apache-2.0
@ title: Short descriptors: a large page maps 64KB
@ section: ARM ARM B3.5.1
@ expect: page_b=1234
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    set r3, short_l2+16*4
    set r2, page_a+S_LARGE
    mov r4, #16
8:  str r2, [r3], #4
    subs r4, r4, #1
    bne 8b
    set r0, 0x1234
    save r0, page_b
    use_short
    eret_to (SVC|MASKED), 1f
1:  nop
    load r2, 0x80011000
    out r2
    done
