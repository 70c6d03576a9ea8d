@ SPDX-License-Identifier: Apache-2.0
@ title: A 32-bit Thumb instruction over a page boundary: the fault is of the second page
@ section: ARM ARM B1.9.5
@ expect: vector=c ifar=80002000 ifsr=7 lr=80002002
@ qemu: yes
.include "guest.inc"
.include "mmu.inc"

test:
    entry32 short_l2, 1, (page_a+S_PAGE)
    set r0, 0xf000
    set r1, page_a+0xffe
    strh r0, [r1]
    use_short
    catch 3f
    eret_to (SVC|PSR_T|MASKED), 0x80001ffe
3:  out_vector
    out_ifar
    out_ifsr
    load r0, caught+4
    out r0
    done
